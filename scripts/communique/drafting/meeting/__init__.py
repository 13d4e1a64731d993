"""Reads the facts of the meeting from a release: body, form, session, days, place and mode.

`drafting.draft` uses `heading` (what is above the text), `lead` (what the sentences that report the meeting say) and
`day`. The other modules are internal: each finds one fact.
"""
