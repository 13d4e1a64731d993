"""What lets people follow the register: the history of its records, feeds, and calendars."""
