"""Feeds: their items, and Atom and JSON Feed as two forms of the same."""
