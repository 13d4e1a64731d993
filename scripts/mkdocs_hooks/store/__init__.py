"""What is kept from one build for the next, and under which keys."""
