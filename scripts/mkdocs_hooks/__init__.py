"""Connects the library with MkDocs.

The files beside this one are hooks: `mkdocs.yml` names them, and MkDocs calls their functions `on_…`. What they need is
in packages, each of which imports only from those after it: `server` (what `mkdocs serve` does besides building),
`build` (the register and the processes of a build), `pages` (how pages become HTML), `store` (what is kept for the next
build).
"""
