"""Reads the text of a release: paragraphs and sentences, and the dates and names in them.

`source` turns a file into paragraphs; anyone may use it. `sentences`, `dates`, `names` and `english` are for the other
packages of `drafting`.
"""
