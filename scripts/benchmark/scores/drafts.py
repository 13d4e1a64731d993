"""Compares the draft of a release with the answer of a careful reader."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from benchmark.scores.topics import compare_topics
from communique.drafting.draft import Draft, Overrides, build_draft
from communique.drafting.people.participant import Participant
from communique.drafting.report import report_draft
from communique.drafting.resolutions import DraftResolution
from communique.drafting.text.sentences import FoundValue
from communique.drafting.text.source import read_page
from communique.model.parts import Entry
from communique.problems import RequestError
from communique.register.register import Register

_MIN_SIMILARITY = 85
"""The similarity, of 100, from which two offices, names or verbs count as the same."""
_RATS = "rats-executive-committee"


def score_draft(register: Register, text: bytes, answer: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Compare the draft of one text with its answer. Return the counts, and a line for each error."""
    attendees, statements = answer["attendees"] or [], answer["statements"] or []
    counts = Counter({"texts": 1, "attendees expected": len(attendees), "statements expected": len(statements)})
    register = remove_meeting(register, answer)
    try:
        draft = build_draft(register, read_page(text), Overrides(partial=True))
    except RequestError as error:
        return counts, [f"no draft: {error}"]
    errors = [
        *_compare_facts(counts, draft, answer),
        *_compare_attendees(counts, draft, attendees, register),
        *_compare_statements(counts, draft, statements),
    ]
    return counts, errors


def remove_meeting(register: Register, answer: dict[str, Any]) -> Register:
    """Return the register without the meeting of an answer, because the draft must not use an existing record."""
    others: dict[str, Entry] = {
        meeting_id: meeting
        for meeting_id, meeting in register.meetings.items()
        if (meeting.body, str(meeting.date)) != (answer["body"], str(answer["date"]))
    }
    return replace(register, entries={**register.entries, "meeting": others})


def _compare_facts(counts: Counter[str], draft: Draft, answer: dict[str, Any]) -> Iterator[str]:
    people, unknown_place = draft.people, draft.lead.unknown_place
    chair = next((one.seat.name for one in people.listed if one.person and one.person == people.chair), None)
    drafted = {
        "body": draft.body and draft.body.value,
        "form": draft.lead.form.value if draft.lead.form else "regular",
        "date": draft.date and draft.date.value,
        "place": draft.place.value if draft.place else unknown_place and unknown_place.value,
        "chair": chair,
        "session": _plain(draft.lead.session),
        "mode": _plain(draft.lead.mode),
        "published": _plain(draft.heading.published),
        "held": _plain(draft.lead.held),
    }
    for fact, value in drafted.items():
        if fact not in answer:
            continue
        expected = _text(answer[fact])
        is_right = _is_same(value, expected) if value and expected else not value and not expected
        counts.update({f"{fact} expected": 1, "facts expected": 1, fact: is_right, "facts right": is_right})
        if not is_right:
            yield f"{fact}: drafted {value}, expected {expected}"


def _plain(found: FoundValue[Any] | None) -> str | None:
    return _text(found.value) if found else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _compare_attendees(
    counts: Counter[str], draft: Draft, attendees: list[dict[str, Any]], register: Register
) -> Iterator[str]:
    unmatched, report = list(draft.people.listed), _simplify(" ".join(report_draft(draft)))
    counts["attendees drafted"] += len(unmatched)
    for expected in attendees:
        participant = next((one for one in unmatched if _is_meant(one, expected)), None)
        if participant is None:
            is_silent = bool(expected["name"]) and _simplify(expected["name"]) not in report
            counts.update({"attendees missing": bool(expected["name"]), "attendees not reported": is_silent})
            yield f"attendee missing{', and not reported' * is_silent}: {expected}"
            continue
        unmatched.remove(participant)
        faults = list(_list_faults(participant, expected, register))
        counts["attendees right"] += not faults
        if faults:
            yield f"attendee wrong: {expected}: drafted {', '.join(faults)}"
    counts["attendees invented"] += sum(1 for participant in unmatched if participant.seat.name)
    yield from (f"attendee not expected: “{participant.seat.words}”" for participant in unmatched)


def _is_meant(participant: Participant, expected: dict[str, Any]) -> bool:
    """Whether a drafted participant is an expected one: by name, or without a name by state or body."""
    seat = participant.seat
    if expected.get("name"):
        return seat.name is not None and _is_same(seat.name, expected["name"])
    return seat.name is None and _owner(seat.state, seat.body) == _owner(expected.get("state"), expected.get("body"))


def _list_faults(participant: Participant, expected: dict[str, Any], register: Register) -> Iterator[str]:
    """Yield what a draft has wrong about a participant."""
    owner = _owner(participant.seat.state, participant.seat.body)
    if owner != _owner(expected.get("state"), expected.get("body")):
        yield f"for {owner}"
    if str(participant.capacity) != expected["capacity"]:
        yield f"as {participant.capacity}"
    if not _is_same(participant.seat.office or "", expected.get("office") or ""):
        yield f"office {participant.seat.office}"
    known = participant.person if participant.person in register.people else None
    if "person" in expected and known != expected["person"]:
        yield f"person {participant.person}"


def _owner(state: str | None, body: str | None) -> str | None:
    return state or ("rats" if body == _RATS else body)


def _compare_statements(counts: Counter[str], draft: Draft, statements: list[dict[str, Any]]) -> Iterator[str]:
    unmatched = list(draft.resolutions)
    counts["statements drafted"] += len(unmatched)
    for expected in statements:
        resolution = next((one for one in unmatched if _has_verb(one, str(expected["verb"]))), None)
        if resolution is None:
            yield f"statement missing: {expected}"
            continue
        unmatched.remove(resolution)
        statement = resolution.statement
        counts["statements found"] += 1
        counts["acts right"] += str(statement.act) == expected["act"]
        if "topics" in expected:
            of_topics = set(compare_topics(set(resolution.proposal.topics), set(expected["topics"] or ())))
            counts["topics expected"] += 1
            counts.update(f"topics {name}" for name in of_topics & {"right", "false"})
        if str(statement.act) != expected["act"]:
            yield f"act of “{statement.quote}”: drafted {statement.act}, expected {expected['act']}"
    yield from (f"statement not expected: “{resolution.statement.words}”" for resolution in unmatched)


def _has_verb(resolution: DraftResolution, verb: str) -> bool:
    return fuzz.partial_ratio(resolution.statement.quote.casefold(), verb.casefold()) >= _MIN_SIMILARITY


def _is_same(one: str, other: str) -> bool:
    """Whether two names or offices differ at most in spelling, order, and words that name the organisation."""
    plain, other_plain = _simplify(one), _simplify(other)
    return plain == other_plain or fuzz.token_sort_ratio(plain, other_plain) >= _MIN_SIMILARITY


def _simplify(text: str) -> str:
    bare = re.sub(r"[^\w ]+", " ", text.casefold().replace("’", "'"))
    return " ".join(re.sub(r"\b(?:of|the|sco|and)\b", " ", bare).split()) or bare.strip()
