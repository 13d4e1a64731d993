"""Rules on entries of every kind: their fields, facts, days and names, each for itself."""
