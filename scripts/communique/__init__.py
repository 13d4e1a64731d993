"""The library behind the register: reads records, checks them, and writes Markdown pages.

It knows neither MkDocs nor the shell: those reach it through `scripts/mkdocs_hooks.py` and `communique.cli`. Data flows
one way, and each package imports only from those below it; `pyproject.toml` holds the order, `scripts/lint` checks it.
"""
