"""The figures of one kind of command each: builds, checks, edits, searches, and a server after many saves."""
