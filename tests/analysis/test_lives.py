"""The life of an instrument: what the records say of it, in order of time, and nothing that they do not say."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from communique.analysis.lives import Life, LifeStep, find_last_day, list_lives
from communique.register.loader import load
from communique.register.register import Register


def write_instrument(releases: Path, entry_id: str, **fields: Any) -> None:
    data = {
        "title": entry_id,
        "short": entry_id,
        "kind": "charter",
        "date": "2002-06-07",
        "summary": "A text.",
    } | fields
    (releases / f"instruments/{entry_id}.yml").write_text(yaml.safe_dump(data), encoding="utf-8")


def write_meeting(releases: Path, day: str, *cited: str, **fields: Any) -> None:
    """A meeting with a statement for each citation."""
    statements = [
        {"id": f"r{at}", "act": "noted", "summary": "A text.", "instruments": [entry_id]}
        for at, entry_id in enumerate(cited, 1)
    ]
    path = releases / f"meetings/{day[:4]}/{day.rpartition('/')[2]}-cfm-new-york.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"body": "cfm", "date": day, "resolutions": statements} | fields), encoding="utf-8")


def trace(register: Register, entry_id: str = "sco-charter") -> Life:
    return list_lives(register)[entry_id]


def steps(life: Life) -> list[tuple[str, str]]:
    return [(event.word, str(event.when)) for event in life.events]


def test_events_of_an_instrument_are_in_order_of_time(small: Path) -> None:
    ratified = {"state": "cn", "date": "2003-02", "source": "https://example.org/ratified"}
    write_instrument(small, "sco-charter", in_force="2003-09-19", ratifications=[ratified])
    write_instrument(small, "protocol", date="2003-09-05", amends=["sco-charter"])
    write_meeting(small, "2010-06-11", "sco-charter")
    life = trace(load(small))
    assert steps(life) == [
        ("made", "2002-06-07"),
        ("ratified", "2003-02"),
        ("amended", "2003-09-05"),
        ("in force", "2003-09-19"),
        ("cited", "2010-06-11"),
        ("cited", "2017-09-20"),
    ]
    assert life.amended_by == ("protocol",)
    assert life.has_several_days


def test_an_action_at_the_meeting_that_made_an_instrument_is_no_event_of_its_own(small: Path) -> None:
    acted = [{"instrument": "sco-charter", "action": "signed"}]
    write_meeting(small, "2002-06-06/2002-06-07", instruments=acted)
    write_meeting(small, "2004-06-17", instruments=[{"instrument": "sco-charter", "action": "approved"}])
    found = [event for event in trace(load(small)).events if event.step in (LifeStep.MADE, LifeStep.ACTED)]
    assert [(event.word, str(event.when)) for event in found] == [("made", "2002-06-07"), ("approved", "2004-06-17")]


def test_only_a_citation_at_a_later_meeting_is_a_later_citation(small: Path) -> None:
    write_meeting(small, "2002-06-06/2002-06-07", "sco-charter", "sco-charter")
    write_meeting(small, "2010-06-11", "sco-charter", "sco-charter")
    later = trace(load(small)).later_citations
    assert [str(event.when) for event in later] == ["2010-06-11", "2010-06-11", "2017-09-20"]


def test_a_citation_in_the_year_that_is_all_that_is_known_is_not_later(small: Path) -> None:
    write_instrument(small, "sco-charter", date="2017")
    assert trace(load(small)).later_citations == []


def test_an_instrument_that_nothing_mentions_has_one_event(small: Path) -> None:
    write_instrument(small, "forgotten")
    life = trace(load(small), "forgotten")
    assert steps(life) == [("made", "2002-06-07")]
    assert not life.has_several_days
    assert life.last.step is LifeStep.MADE


def test_the_record_ends_with_the_last_meeting_that_was_held(small: Path) -> None:
    write_meeting(small, "2030-06-11", held="announced")
    register = load(small)
    assert find_last_day(register) == date(2017, 9, 20)
    register.entries["meeting"].clear()
    assert find_last_day(register) is None
