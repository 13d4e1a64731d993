"""The extension of Python-Markdown that pages need."""
