"""How much was said in each year, and how strongly; and how much of each year is recorded at all.

Only a meeting's own statements count; the words of one participant do not. A statement counts for the topics that its
record names: those of a narrower topic are not added to the wider one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from communique.analysis.coverage.extent import Extent, measure_extent
from communique.model.parts import EntryKey
from communique.model.vocabulary import Outcomes, Strength
from communique.register.register import Register, Statement

MAX_SPAN = 150
"""Years from the first meeting to the last up to which each is listed, also those without a meeting."""


@dataclass(frozen=True)
class RecordedYears:
    """The years of the register, each with the extent to which its meetings are recorded."""

    years: tuple[int, ...]
    """Every year from the first to the last; where they are more than `MAX_SPAN`, only those with a meeting."""
    extents: dict[int, Extent]
    """The extent of each year with a meeting that was held."""

    @property
    def is_continuous(self) -> bool:
        """Whether the years follow one another without a break, so that they can be an axis."""
        return bool(self.years) and self.years[-1] - self.years[0] + 1 == len(self.years)

    @property
    def meetings(self) -> int:
        """The number of meetings held."""
        return sum(extent.meetings for extent in self.extents.values())

    @property
    def recorded(self) -> int:
        """The number of meetings held whose outcomes are recorded, even if only in a digest."""
        return sum(extent.recorded for extent in self.extents.values())

    @property
    def complete(self) -> int:
        """The number of meetings held whose outcomes are recorded in full."""
        return sum(extent.outcomes[Outcomes.COMPLETE] for extent in self.extents.values())

    @property
    def has_digests_only(self) -> bool:
        """Whether there is a year of which only digests, or an unknown share of outcomes, are recorded."""
        return any(self.of(year).best in (Outcomes.DIGEST, Outcomes.UNKNOWN) for year in self.years)

    @property
    def has_gaps(self) -> bool:
        """Whether there is a year of which no outcome is recorded."""
        return any(self.of(year).best is None for year in self.years)

    def of(self, year: int) -> Extent:
        """Return the extent of a year, which is empty for a year without a meeting."""
        return self.extents.get(year) or Extent(str(year), 0, 0, Counter(), 0)


class Peak(NamedTuple):
    """The year with the most statements, the first one of several."""

    year: int
    statements: int


@dataclass(frozen=True)
class Trend:
    """The number of statements by strength and year."""

    counts: dict[Strength, Counter[int]]

    @property
    def total(self) -> int:
        """The number of all statements."""
        return sum(by_year.total() for by_year in self.counts.values())

    @property
    def by_year(self) -> Counter[int]:
        """The number of statements of each year, whatever their strength; years without one are left out."""
        return sum(self.counts.values(), Counter[int]())

    @property
    def peak(self) -> Peak | None:
        """The year with the most statements; None if there are no statements."""
        by_year = self.by_year
        return Peak(*max(sorted(by_year.items()), key=lambda pair: pair[1])) if by_year else None


def list_years(register: Register) -> tuple[int, ...]:
    """Return every year from the first meeting to the last; if they are many, only those with a meeting."""
    found = sorted({meeting.date.year for meeting in register.meetings.values()})
    if not found or found[-1] - found[0] >= MAX_SPAN:
        return tuple(found)
    return tuple(range(found[0], found[-1] + 1))


def measure_years(register: Register) -> RecordedYears:
    """Return the years of the register with the extent to which their meetings are recorded."""
    extents = measure_extent(register, lambda meeting: str(meeting.date.year))
    return RecordedYears(list_years(register), {int(extent.group): extent for extent in extents})


def count_by_year(statements: Iterable[Statement]) -> Trend:
    """Return the number of statements by strength and year. Those of one participant are left out."""
    counts = {strength: Counter[int]() for strength in Strength}
    for meeting, resolution in statements:
        if not resolution.by:
            counts[resolution.act.strength][meeting.date.year] += 1
    return Trend(counts)


def count_on_topic(register: Register, topic: str) -> Trend:
    """Return the trend of the statements on a topic, without those on narrower topics alone."""
    return count_by_year(register.statements.get(EntryKey("topic", topic), ()))


def count_about_state(register: Register, state: str) -> Trend:
    """Return the trend of the statements about a state, without those that it only joined or did not join."""
    found = register.statements.get(EntryKey("state", state), ())
    return count_by_year(one for one in found if state in one.resolution.states)
