"""Says who attended: the person in the register, the state or body, the office and the capacity of each.

`drafting.draft` and `drafting.record` use `participants`, and `MeetingSetting` of `capacity`. The other modules are
internal: `identity` finds the person by `likeness` of names and by `offices`, `speakers` those who only spoke, and
`builder` puts the list together.
"""
