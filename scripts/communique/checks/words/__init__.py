"""Rules on words: how texts, names and offices are written."""
