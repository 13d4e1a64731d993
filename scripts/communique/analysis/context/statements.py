"""Context notes on the statements of a meeting."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from communique.analysis.context.echoes import EchoFinder
from communique.analysis.context.note import ContextNote, Followed, InstrumentStatus, SameTopic, Sequel
from communique.model.edtf import Edtf
from communique.model.entries import Instrument
from communique.model.meeting import Meeting, Resolution
from communique.model.vocabulary import ContextKind, InstrumentKind, Relation, Strength
from communique.register.register import Register, Statement

_CHANGED, _NOT_IN_FORCE, _ENDED, _SEQUEL, _IN_FORCE, _ECHO = 95, 85, 90, 80, 20, 15
"""How much each note on a statement matters, beside those on attendees."""
_LONG_BEFORE = 10
"""Years before the first meeting of the register, from which on it goes without saying that a treaty was in force."""
_ENTER_INTO_FORCE = (
    InstrumentKind.TREATY,
    InstrumentKind.CHARTER,
    InstrumentKind.CONVENTION,
    InstrumentKind.AGREEMENT,
    InstrumentKind.PROTOCOL,
)


def find_sequels(register: Register) -> dict[tuple[str, str], list[Sequel]]:
    """Return what follows each statement, in chronological order, by the ids of its meeting and its own."""
    found = defaultdict(list)
    for meeting in register.meetings.values():
        for resolution in meeting.resolutions:
            for follow in resolution.follows:
                found[follow.earlier].append(Sequel(Statement(meeting, resolution), follow.how))
    return dict(found)


def list_statement_notes(
    register: Register, meeting: Meeting, echoes: EchoFinder, sequels: dict[tuple[str, str], list[Sequel]]
) -> Iterator[ContextNote]:
    """Yield the notes on the meeting's own statements, in the order of its page: by strength, then as in the record."""
    for resolution in sorted(meeting.own_resolutions, key=lambda one: list(Strength).index(one.act.strength)):
        found = sequels.get((meeting.id, resolution.id), [])
        if found:
            weight = _ENDED if any(one.how in (Relation.ENDS, Relation.AMENDS) for one in found) else _SEQUEL
            yield Followed(ContextKind.FOLLOWED, resolution.id, weight, tuple(found))
        yield from _note_instruments(register, meeting, resolution)
        yield from _note_topic(register, meeting, resolution, echoes, found)


def _note_topic(
    register: Register, meeting: Meeting, resolution: Resolution, echoes: EchoFinder, followed: list[Sequel]
) -> Iterator[SameTopic]:
    """Yield a note on each side; one on which a link leads to a statement of the same body needs none."""
    followed_meetings = (register.meetings.get(follow.earlier[0]) for follow in resolution.follows)
    before = any(other and other.body == meeting.body for other in followed_meetings)
    after = any(sequel.statement.meeting.body == meeting.body for sequel in followed)
    earlier = None if before else echoes.find_earlier(meeting, resolution)
    later = None if after else echoes.find_later(meeting, resolution)
    for echo, is_later in ((earlier, False), (later, True)):
        if echo:
            weight = _CHANGED if echo.change else _ECHO
            yield SameTopic(ContextKind.SAME_TOPIC, resolution.id, weight, echo, is_later)


def _note_instruments(register: Register, meeting: Meeting, resolution: Resolution) -> Iterator[InstrumentStatus]:
    cited = [register.instruments[one] for one in resolution.instruments if one in register.instruments]
    first = next(iter(register.meetings.values())).date.first  # what was in force long before needs no note
    in_force = tuple(
        one for one in cited if (day := one.in_force) and _is_recent(day, first) and day.last <= meeting.date.first
    )
    not_yet = tuple(one for one in cited if _is_certainly_later(one, meeting.date))
    unknown = sum(one.kind in _ENTER_INTO_FORCE and one.in_force is None for one in cited)
    if in_force or not_yet:
        weight = _NOT_IN_FORCE if not_yet else _IN_FORCE
        yield InstrumentStatus(ContextKind.INSTRUMENT_STATUS, resolution.id, weight, in_force, not_yet, unknown)


def _is_recent(day: Edtf, first: date) -> bool:
    return day.last.year > first.year - _LONG_BEFORE


def _is_certainly_later(instrument: Instrument, day: Edtf) -> bool:
    """Whether an instrument certainly came into force after a day."""
    return instrument.in_force is not None and day.last < instrument.in_force.first
