"""Compares two states of the register, entry by entry, to show what an edit changes."""
