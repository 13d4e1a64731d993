"""The register: all records and registry entries, linked, as one object in memory.

Other packages may use `loader` (reading it from disk), `register` (the object), `labels`, `mentions`, `offices`,
`gaps`, `sources` and `redirects`.
"""
