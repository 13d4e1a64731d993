"""The subcommands of `communique`, in groups. `cli` puts them together.

Each imports what only it needs when it runs, because imports took half of the time of `check`, which is run most often.
"""
