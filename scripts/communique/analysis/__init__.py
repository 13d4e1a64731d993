"""What the records say together: who led delegations, how topics rise and fall, what became of a decision.

Pure functions from the register to plain objects; nothing here writes markup.
"""
