"""How much is recorded, of which bodies and in which years."""
