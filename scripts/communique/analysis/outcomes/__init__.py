"""Outcomes compared: their acts, positions and threads, and which of them say most about a meeting."""
