"""Which meetings concern an entry: those in its feed and its calendar."""

from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.register.register import Register


def select_meetings(register: Register, key: EntryKey) -> list[Meeting]:
    """Return the meetings of a body, those that a state attended or hosted, those that a person attended, or those
    that said something about a topic, in order of time.
    """
    match key.kind:
        case "body":
            return register.meetings_by.get(("body", key.id), [])
        case "topic":
            concerned = {statement.meeting.id for statement in register.statements.get(key, ())}
        case _:
            concerned = {appearance.meeting.id for appearance in register.appearances.get(key, ())}
    if key.kind == "state":
        concerned |= {
            meeting.id for meeting in register.meetings.values() if _find_country(register, meeting) == key.id
        }
    return [meeting for meeting in register.meetings.values() if meeting.id in concerned]


def _find_country(register: Register, meeting: Meeting) -> str | None:
    """Return the state in which a meeting was held, or is to be held."""
    place = register.places.get(meeting.venue.place or "") if meeting.venue else None
    return place.country if place else None
