"""Introduces what is shown by year: topics, and how much of the meetings is recorded."""

from communique.analysis.coverage.trends import measure_years
from communique.register.register import Register
from communique.site.overviews.overview import Overview
from communique.text.words import pluralise


def _warn_of_low_columns(register: Register) -> str:
    recorded = measure_years(register)
    if recorded.complete == recorded.meetings:
        return ""
    held = pluralise(recorded.meetings, "meeting")
    return f"Outcomes of {recorded.complete} of the {held} held are recorded in full, of {recorded.recorded} at all."


def _warn_of_meetings_without_outcomes(register: Register) -> str:
    recorded = measure_years(register)
    missing = recorded.meetings - recorded.recorded
    return (
        f"Of {missing} of the {pluralise(recorded.meetings, 'meeting')} held, no outcome is recorded."
        if missing
        else ""
    )


TOPICS_OVER_TIME = Overview(
    "topics/index.md",
    "Topics over time",
    "How much was said on each topic, year by year, and how strongly.",
    _warn_of_low_columns,
)
COMPLETENESS = Overview(
    "coverage/index.md",
    "Completeness",
    "How well the meetings of each body are recorded, year by year, and what is missing.",
    _warn_of_meetings_without_outcomes,
)
