"""What `mkdocs serve` does besides building: it notices saved files, and shows a saved record before the build."""
