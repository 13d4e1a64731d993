"""Which meetings concern an entry: those in its feed and its calendar."""

from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.register.register import Register


def select_meetings(register: Register, key: EntryKey) -> list[Meeting]:
    """Return the meetings of a body, those that a state attended or hosted, those that a person attended, or those
    that said something about a topic, in chronological order.
    """
    attended = [appearance.meeting for appearance in register.appearances.get(key, ())]
    match key.kind:
        case "body":
            return register.meetings_by.get(("body", key.id), [])
        case "topic":
            found = [statement.meeting for statement in register.statements.get(key, ())]
        case "state":
            ids = {meeting.id for meeting in attended}
            meetings = register.meetings.values()
            found = [one for one in meetings if one.id in ids or _find_country(register, one) == key.id]
        case _:
            found = attended
    return list({meeting.id: meeting for meeting in found}.values())


def _find_country(register: Register, meeting: Meeting) -> str | None:
    """Return the state in which a meeting was held, or is to be held."""
    place = register.places.get(meeting.venue.place or "") if meeting.venue else None
    return place.country if place else None
