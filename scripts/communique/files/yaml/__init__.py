"""YAML: reading it with the position of every value, and explaining what is wrong with it."""
