"""Processes: work in several of them, and ending them by signals."""
