"""YAML on disk: read with positions, format, write atomically."""
