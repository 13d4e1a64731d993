"""Functions on plain text, for messages, records and releases alike. They know nothing of the register."""
