"""Finds who attended and who chaired according to a text, as it prints them: names, offices, states and bodies.

`drafting.people` uses `seats` (the words for one attendee), and the lines that `attendance`, `delegations`, `chairs`,
`tables`, `headline` and `referred` find. The other modules are internal: `groups` finds people and states in a
sentence, `presence` decides which of them came, `pieces`, `shared_office` and `lists` split lists into lines, and
`person_names` finds names. `words` has the words that these consist of, `phrases` those around them.
"""
