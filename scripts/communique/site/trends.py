"""What templates need to show how much was said in each year, and how much of each year is recorded."""

from typing import Any

from communique.analysis.coverage.trends import RecordedYears, Trend, count_about_state, count_on_topic, measure_years
from communique.model.entries import State, Topic
from communique.model.parts import Entry, EntryKey
from communique.register.names.labels import Labels
from communique.register.register import Register
from communique.site.charts.multiples import MIN_STATEMENTS, draw_key, draw_record, draw_small_trend, draw_trend


def show_trend(register: Register, entry: Entry, recorded: RecordedYears) -> dict[str, Any]:
    """Return what the page of a topic or state needs to show its trend; nothing for the page of another entry.

    `trend` is None where there are too few statements for a table.
    """
    match entry:
        case Topic():
            narrower = [topic.id for topic in register.topics.values() if topic.broader == entry.id]
            trend = count_on_topic(register, entry.id)
            return {"narrower": narrower, **_show(f"on {entry.name}", trend, recorded)}
        case State():
            trend = count_about_state(register, entry.id)
            said = register.statements.get(EntryKey("state", entry.id), [])
            return {
                "apart": sum(not one.resolution.by for one in said) - trend.total,
                **_show(f"about {entry.name}", trend, recorded),
            }
    return {}


def _show(subject: str, trend: Trend, recorded: RecordedYears) -> dict[str, Any]:
    return {
        "trend": trend if trend.total >= MIN_STATEMENTS and len(recorded.years) > 1 else None,
        "chart": draw_trend(subject, trend, recorded),
        "recorded": recorded,
        "draw_key": draw_key,
    }


def show_topics(register: Register) -> dict[str, Any]:
    """Return what the page of all topics needs: each topic with its trend and chart, and the record of the years."""
    recorded = measure_years(register)
    topics = []
    for topic in Labels(register).ordered("topic"):
        trend = count_on_topic(register, topic.id)
        topics.append((topic, trend, draw_small_trend(trend, recorded)))
    return {"topics": topics, "record": draw_record(recorded), "recorded": recorded, "draw_key": draw_key}
