"""Turns a press release into a draft record; writes skeletons of new entries, and finishes what was drafted.

`commands` uses `save` (a release into files), `compare` (a release against its record), `report`, `finish` and
`skeletons`; `scripts/score` uses `draft` alone. Inside, `draft` combines what the subpackages find: `text` (paragraphs,
dates and names), `meeting` (its facts), `attendance` (who attended, as printed), `people` (who they are in the
register) and `statements` (what it did). `record` formats a draft as YAML.
"""
