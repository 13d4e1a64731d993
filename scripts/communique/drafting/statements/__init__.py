"""Finds the operative statements of a release, and proposes an act and topics for each.

`drafting.draft` uses `statements` and `topics`. `classifier`, `clauses`, `verbs` and `phrases` are internal.
"""
