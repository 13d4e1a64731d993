"""Data for reuse: the register in the formats of spreadsheets, databases, reference managers and calendars."""
