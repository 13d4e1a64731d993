"""Context notes on the statements of a meeting."""

from collections import defaultdict
from collections.abc import Iterator

from communique.analysis.context.echoes import EchoFinder
from communique.analysis.context.note import ContextNote, Followed, InstrumentStatus, SameTopic, Sequel
from communique.model.edtf import Edtf
from communique.model.entries import Instrument
from communique.model.meeting import Meeting, Resolution
from communique.model.vocabulary import ContextKind, Relation, Strength
from communique.register.register import Register, Statement

_CHANGED, _NOT_IN_FORCE, _ENDED, _SEQUEL, _IN_FORCE, _ECHO = 95, 85, 90, 80, 20, 15
"""How much each note on a statement matters, beside those on attendees."""


def find_sequels(register: Register) -> dict[tuple[str, str], list[Sequel]]:
    """Return the statements that follow each statement, in order of time, by the ids of its meeting and its own."""
    found = defaultdict(list)
    for meeting in register.meetings.values():
        for resolution in meeting.resolutions:
            for follow in resolution.follows:
                to, _, number = follow.to.partition("#")
                found[to, number].append(Sequel(Statement(meeting, resolution), follow.how))
    return dict(found)


def list_statement_notes(
    register: Register, meeting: Meeting, echoes: EchoFinder, sequels: dict[tuple[str, str], list[Sequel]]
) -> Iterator[ContextNote]:
    """Yield the notes on the meeting's own statements, in the order of its page: by strength, then as in the record."""
    for resolution in sorted(meeting.own_resolutions, key=lambda one: list(Strength).index(one.act.strength)):
        if found := sequels.get((meeting.id, resolution.id)):
            weight = _ENDED if any(one.how in (Relation.ENDS, Relation.AMENDS) for one in found) else _SEQUEL
            yield Followed(ContextKind.FOLLOWED, resolution.id, weight, tuple(found))
        yield from _note_instruments(register, meeting, resolution)
        yield from _note_topic(meeting, resolution, echoes)


def _note_topic(meeting: Meeting, resolution: Resolution, echoes: EchoFinder) -> Iterator[SameTopic]:
    earlier, later = echoes.find_earlier(meeting, resolution), echoes.find_later(meeting, resolution)
    if earlier or later:
        weight = _CHANGED if any(echo and echo.change for echo in (earlier, later)) else _ECHO
        yield SameTopic(ContextKind.SAME_TOPIC, resolution.id, weight, earlier, later)


def _note_instruments(register: Register, meeting: Meeting, resolution: Resolution) -> Iterator[InstrumentStatus]:
    cited = [register.instruments[one] for one in resolution.instruments if one in register.instruments]
    in_force = tuple(one for one in cited if (day := one.in_force) and day.last <= meeting.date.first)
    not_yet = tuple(one for one in cited if _is_certainly_later(one, meeting.date))
    if in_force or not_yet:
        weight = _NOT_IN_FORCE if not_yet else _IN_FORCE
        yield InstrumentStatus(ContextKind.INSTRUMENT_STATUS, resolution.id, weight, in_force, not_yet)


def _is_certainly_later(instrument: Instrument, day: Edtf) -> bool:
    """Whether an instrument certainly came into force after a day."""
    return instrument.in_force is not None and day.last < instrument.in_force.first
