"""The subcommands of `communique`, in groups. `cli` puts them together.

A command imports what it works with when it runs, because the model alone takes a fifth of a second to load: help needs
none of it, nor does the check of a register in which nothing has changed.
"""
