"""How well the meetings of each body are recorded in each year."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from communique.analysis.coverage.extent import grade_outcomes
from communique.analysis.coverage.trends import list_years
from communique.model.meeting import Meeting
from communique.model.vocabulary import Outcomes
from communique.register.register import Register

MAX_COLUMNS = 40
"""Years of one table; if there are more, the newest years are in the first table and earlier ones in the next."""


class CompletenessCell(NamedTuple):
    """The meetings of a body in a year that were held, in chronological order; none where the register has none."""

    meetings: Sequence[Meeting]

    @property
    def grades(self) -> Counter[Outcomes | None]:
        """The number of meetings by how much of their outcomes is recorded, None for nothing."""
        return Counter(map(grade_outcomes, self.meetings))

    @property
    def best(self) -> Outcomes | None:
        """How much is recorded of the meeting that is recorded best; None if nothing is."""
        grades = self.grades
        return next((degree for degree in Outcomes if grades[degree]), None)


class CompletenessTable(NamedTuple):
    """A row for each body that met in these years, with a cell for each year."""

    years: Sequence[int]
    rows: Sequence[tuple[str, Sequence[CompletenessCell]]]


def tabulate_completeness(register: Register) -> list[CompletenessTable]:
    """Return how well the meetings of each body are recorded by year, in tables of at most `MAX_COLUMNS` years.

    Bodies are in the order of `bodies.yml`. Meetings that were only announced are left out.
    """
    found: dict[str, dict[int, list[Meeting]]] = {body: defaultdict(list) for body in register.bodies}
    for meeting in register.held_meetings:
        found.setdefault(meeting.body, defaultdict(list))[meeting.date.year].append(meeting)
    tables = (CompletenessTable(years, _list_rows(found, years)) for years in _split_years(list_years(register)))
    return [table for table in tables if table.rows]


def _split_years(years: Sequence[int]) -> Iterator[Sequence[int]]:
    for end in range(len(years), 0, -MAX_COLUMNS):
        yield years[max(0, end - MAX_COLUMNS) : end]


def _list_rows(
    found: dict[str, dict[int, list[Meeting]]], years: Sequence[int]
) -> list[tuple[str, Sequence[CompletenessCell]]]:
    rows = ((body, [CompletenessCell(by_year.get(year, ())) for year in years]) for body, by_year in found.items())
    return [(body, cells) for body, cells in rows if any(cell.meetings for cell in cells)]
