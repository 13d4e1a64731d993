"""Citations: of a meeting, and of each paragraph and statement of it."""
