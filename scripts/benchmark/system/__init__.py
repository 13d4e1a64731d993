"""The machine, the processes on it, and the checkouts and servers that are measured."""
