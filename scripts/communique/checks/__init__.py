"""The checks: rules that find what is wrong with a register.

`words`, `entries`, `meetings` and `comparisons` contain the rules, `rules` defines what a rule is, and `run` runs them.
Other packages may use `run`, `verdict` (what the last run found), `files` (how files are written), `examples` and
`comparisons.duplicates`.
"""
