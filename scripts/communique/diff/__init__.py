"""What an edit changes in the register: two states of it, compared entry by entry."""
