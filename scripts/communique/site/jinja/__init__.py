"""The environment of the templates, and where compiled templates are kept."""
