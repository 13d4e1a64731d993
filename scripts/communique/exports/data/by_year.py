"""The outcomes on each topic by year, as the page of topics shows them."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from communique.analysis.coverage.extent import Extent
from communique.analysis.coverage.trends import Trend, count_on_topic, measure_years
from communique.exports.data.csv_file import build_csv
from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile
from communique.exports.tables.table import Column, Row, Table, derived
from communique.model.entries import Topic
from communique.model.vocabulary import Outcomes, Strength


class TopicYear(NamedTuple):
    """One topic in one year of the register, whose meetings are recorded to an extent."""

    topic: Topic
    year: int
    trend: Trend
    extent: Extent

    def measure(self, strength: Strength) -> int | None:
        """Return the number of statements of a strength; None, and not 0, in a year of which nothing is recorded."""
        return self.trend.counts[strength][self.year] or (0 if self.extent.recorded else None)


def list_topic_years(edition: Edition) -> Iterator[ExportFile]:
    """Yield the statements on topics by year and strength, as CSV: a row for each topic and year of the register."""
    if edition.register.meetings and edition.register.topics:
        content = partial(_build_content, edition)
        yield ExportFile("topics/by-year.csv", MEDIA_TYPES["csv"], "Topics by year (CSV)", content, ("topics/",))


def _build_content(edition: Edition) -> bytes:
    rows = (Row(one, one, number) for number, one in enumerate(_list_rows(edition), 1))
    return build_csv(_TABLE, _TABLE.cells(edition.register, rows), for_spreadsheets=True)


def _list_rows(edition: Edition) -> Iterable[TopicYear]:
    recorded = measure_years(edition.register)
    for topic in edition.register.topics.values():
        trend = count_on_topic(edition.register, topic.id)
        for year in recorded.years:
            yield TopicYear(topic, year, trend, recorded.of(year))


def _count(strength: Strength) -> Column:
    description = f"Number of {strength.label} of the meetings themselves; empty where no meeting is recorded."
    return derived(strength, description, lambda row: row.part.measure(strength))


_TABLE = Table(
    "by-year",
    "Topics by year",
    "",
    lambda _: (),
    (
        derived("topic", "Id of the topic.", lambda row: row.part.topic.id),
        derived("name", "Name of the topic.", lambda row: row.part.topic.name),
        derived("year", "Year of the meetings.", lambda row: row.part.year),
        *map(_count, Strength),
        derived("meetings", "Meetings held that year, on whatever topic.", lambda row: row.part.extent.meetings),
        derived("recorded", "Those whose outcomes are recorded at all.", lambda row: row.part.extent.recorded),
        derived(
            "complete",
            "Those whose outcomes are recorded in full.",
            lambda row: row.part.extent.outcomes[Outcomes.COMPLETE],
        ),
    ),
    (),
)
