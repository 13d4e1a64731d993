"""Context notes: what the register itself says beside a statement or an attendee of a meeting."""
