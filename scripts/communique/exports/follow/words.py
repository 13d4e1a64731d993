"""How feeds and calendars put a meeting into words."""

import re
from collections.abc import Iterable

from communique.analysis.outcomes.prominence import rank_outcome
from communique.model.meeting import Meeting, Resolution
from communique.model.vocabulary import Form, Held
from communique.register.names.labels import Labels

MAIN = 3
"""How many statements represent a meeting."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped (section 2.2); iCalendar does not allow them either."""


def clean(text: str) -> str:
    """Return a text without the characters that neither XML nor iCalendar can hold: each becomes U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def name_meeting(labels: Labels, meeting: Meeting) -> str:
    """Return the name of a meeting without its date: body, form unless regular, place, and whether only announced."""
    form = "" if meeting.form is Form.REGULAR else f" ({meeting.form.label})"
    announced = "" if meeting.held is Held.HELD else f" ({meeting.held.label})"
    where = labels.where_held(meeting)
    return labels.name("body", meeting.body) + form + (f", {where}" if where else "") + announced


def choose_main(meeting: Meeting) -> list[Resolution]:
    """Return the statements that say most about a meeting, the first ones first among equals."""
    return sorted(meeting.own_resolutions, key=rank_outcome)[:MAIN]


def list_statements(labels: Labels, resolutions: Iterable[Resolution]) -> list[str]:
    """Return statements as sentences: “Adopted the Declaration …”. The words of one participant are marked."""
    return [_state(labels, resolution) for resolution in resolutions]


def explain_silence(meeting: Meeting) -> str:
    """Return a sentence on a meeting of which no statement is recorded."""
    if meeting.held is Held.ANNOUNCED:
        return "Announced; no source that was read reports the meeting itself."
    return "No outcome of the meeting is recorded; the register may lack its text."


def _state(labels: Labels, resolution: Resolution) -> str:
    verb, by = resolution.verb, resolution.by
    said = f"{verb[:1].upper()}{verb[1:]} {resolution.summary}"
    if by is None:
        return said
    voice = labels.name("person", by.person) if by.person else labels.name("state", by.state or "")
    return f"{said} (Words of {voice}, not of the meeting.)"
