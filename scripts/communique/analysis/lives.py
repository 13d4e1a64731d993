"""Puts what the records say of an instrument in chronological order: made, in force, ratified, amended, cited.

A citation is a recorded statement that cites the instrument. Meetings say more than is recorded, so an instrument
without a citation may still have been cited.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from communique.model.edtf import Edtf
from communique.model.entries import Instrument
from communique.model.meeting import Meeting
from communique.register.register import InstrumentUse, Register


class LifeStep(StrEnum):
    """What can happen to an instrument. On one day, steps are in this order."""

    MADE = "made"
    ACTED = "acted"
    """Signed, adopted or approved at a meeting on another day than that on which it was made."""
    RATIFIED = "ratified"
    IN_FORCE = "in-force"
    AMENDED = "amended"
    CITED = "cited"


_ORDER = {step: at for at, step in enumerate(LifeStep)}


class LifeEvent(NamedTuple):
    """One thing that happened to an instrument, and the meeting, if it happened at one."""

    step: LifeStep
    when: Edtf
    word: str
    """What happened, as a word: `made`, `approved`, `cited`."""
    meeting: Meeting | None = None

    @property
    def day(self) -> date:
        """The day by which events are ordered: the last one that the date covers."""
        return self.when.last


class Life(NamedTuple):
    """An instrument and its events, in chronological order."""

    instrument: Instrument
    events: tuple[LifeEvent, ...]
    amended_by: tuple[str, ...] = ()
    """The ids of the instruments that amend it."""

    @property
    def later_citations(self) -> list[LifeEvent]:
        """The citations at meetings that began after the instrument was made, one for each statement."""
        made = self.instrument.date.last
        return [event for event in self.events if event.step is LifeStep.CITED and event.when.first > made]

    @property
    def last(self) -> LifeEvent:
        """The latest event."""
        return self.events[-1]

    @property
    def has_several_days(self) -> bool:
        """Whether the events fall on different days."""
        return len({event.day for event in self.events}) > 1


def list_lives(register: Register) -> dict[str, Life]:
    """Return the life of every instrument, by its id."""
    amenders = defaultdict(list)
    for instrument in register.instruments.values():
        for amended in instrument.amends:
            amenders[amended].append(instrument)
    return {entry_id: _trace(register, entry_id, amenders) for entry_id in register.instruments}


def find_last_day(register: Register) -> date | None:
    """Return the last day of the latest meeting that was held; None if no meeting is recorded as held."""
    return max((meeting.date.last for meeting in register.held_meetings), default=None)


def _trace(register: Register, entry_id: str, amenders: Mapping[str, Sequence[Instrument]]) -> Life:
    instrument = register.instruments[entry_id]
    events = [*_own_events(instrument), *_list_uses(instrument, register.instrument_uses.get(entry_id, []))]
    events += [LifeEvent(LifeStep.AMENDED, other.date, "amended") for other in amenders.get(entry_id, ())]
    in_order = sorted(events, key=lambda event: (event.day, _ORDER[event.step]))
    return Life(instrument, tuple(in_order), tuple(other.id for other in amenders.get(entry_id, ())))


def _own_events(instrument: Instrument) -> Iterator[LifeEvent]:
    """Yield what the entry itself says."""
    yield LifeEvent(LifeStep.MADE, instrument.date, "made")
    for ratification in instrument.ratifications:
        yield LifeEvent(LifeStep.RATIFIED, ratification.date, "ratified")
    if instrument.in_force:
        yield LifeEvent(LifeStep.IN_FORCE, instrument.in_force, "in force")


def _list_uses(instrument: Instrument, uses: Sequence[InstrumentUse]) -> Iterator[LifeEvent]:
    """Yield what meetings did with an instrument. An action at the meeting that made it is no event of its own."""
    for use in uses:
        if use.resolution:
            yield LifeEvent(LifeStep.CITED, use.meeting.date, "cited", use.meeting)
        elif not use.meeting.date.overlaps(instrument.date):
            yield LifeEvent(LifeStep.ACTED, use.meeting.date, use.action, use.meeting)
