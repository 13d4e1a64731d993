"""Delegations: who led them, how often a state sent one, and how those of several bodies compare."""
