"""The checks: rules that find what is wrong with a register.

Other packages may use `run` (running the rules), `verdict` (what the last run found), `files` (how files are written)
and `examples`. `rules` defines what a rule is; the other modules contain the rules.
"""
