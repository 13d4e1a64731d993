"""YAML files on disk: reads them with positions, formats them, and writes them atomically.

Other packages may use `reader`, `tree` (the files of the register), `comments`, `formatter`, `canonical`, `rewrite` and
`atomic`. The modules `scalars` and `yaml_errors` are internal.
"""
