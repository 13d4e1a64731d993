"""The library behind the register: reads records, checks them, and writes Markdown pages.

Only `communique.cli` and `communique.commands` know the command line; only `scripts/mkdocs_hooks`, which is not part of
the library, knows MkDocs. Data flows in one direction, and each package imports only from the packages below it:
`pyproject.toml` defines the order and `scripts/lint` checks it.
"""
