"""Ids and names of entries: which ids are valid, what entries are called, and finding one by any of its names."""
