"""Rules on who attended a meeting, and in which office."""
