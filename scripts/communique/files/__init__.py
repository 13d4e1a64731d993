"""YAML files on disk: reads them with positions, formats them, and writes them atomically.

Other packages may use `reader`, `paths` and `tree` (the files of the register), `known` and `store` (what an earlier
run has read), `comments`, `formatter`, `canonical`, `rewrite` and `atomic`. The others are internal.
"""
