"""Lists who attended and who chaired: the person in the register, the state or body, the office and the capacity.

`drafting.draft` and `drafting.record` use `participants`, and `MeetingSetting` of `capacity`. The other modules are
internal: `groups` finds people and states in a sentence, `presence` decides which of them came, `attendance` and
`tables` find the lines of lists, `lists`, `seats` and `person_names` parse them, `identity` finds the person.
"""
