"""Writes a drafted record as YAML: each value below a comment with the words it comes from."""

import re
from pathlib import Path
from typing import Any

from communique.drafting.draft import Draft, DraftResolution
from communique.drafting.people.participants import Newcomer, Participant
from communique.drafting.text.sentences import FoundValue
from communique.files.canonical import format_document
from communique.files.comments import DRAFT_MARK, SCHEMA_LINE, Comments, wrap_comment
from communique.files.formatter import Shape, format_data
from communique.files.reader import MAX_BYTES, read_bytes
from communique.model.registries import REGISTRIES
from communique.model.validation import find_todos, validate
from communique.model.vocabulary import Form, Mode
from communique.problems import Loc, RequestError
from communique.text import make_visible

_HEAD = (
    "Drafted from a release. Above each value stand the words it comes from, with their paragraph. Compare each with "
    f"the release, and replace every TODO; then `communique finish` takes out the lines that begin with {DRAFT_MARK}."
)
_QUOTED = (
    "Keep the text, the quotes and the annotations only where the register may quote the release, and say by what "
    "right; else `communique finish --without-text` takes them out."
)


def format_record(draft: Draft, *, with_text: bool) -> str:
    """The record, checked against the form before it is handed out. RequestError where it cannot be read back."""
    record = _Record("../../schema/meeting.json")
    record.note(("title",), _HEAD)
    _add_facts(record, draft)
    _add_attendees(record, draft)
    for number, one in enumerate(draft.resolutions):
        _add_resolution(record, number, one, with_text=with_text)
    record.data.setdefault("resolutions", [])
    _add_actions(record, draft)
    if with_text:
        _add_text(record, draft)
    _add_sources(record, draft)
    record.data["discrepancies"] = []
    return _canonical(record, "meeting")


def format_person(newcomer: Newcomer, draft: Draft) -> str:
    """The entry of somebody new to the register."""
    seat, record = newcomer.seat, _Record("../schema/person.json")
    drafted_from = f"Drafted from {_where(newcomer.sentence.paragraph.id)}: “{seat.words}”."
    record.note(("name",), f"{drafted_from} Nobody of the register fits.")
    record.data["name"] = newcomer.name
    record.note(("sort",), "Doubtful: which word is the family name?")
    record.data["sort"] = newcomer.sort
    owner = {"state": seat.state} if seat.state else {"body": seat.body} if seat.body else {}
    if seat.office and owner:
        record.note(("offices", 0), f"In office on {draft.when.printed}, by the release of {draft.id}.")
        office: dict[str, Any] = {"office": seat.office, **owner}
        if draft.url:
            office["sources"] = [{"url": draft.url, "used_for": f"in office on {draft.when.start}"}]
        record.data["offices"] = [office]
    if newcomer.may_be:
        record.data["may_be"] = [{"person": other, "note": "TODO"} for other in newcomer.may_be]
    return _canonical(record, "person")


class _Record:
    """The values of a file to come, and the comments above them."""

    def __init__(self, schema: str) -> None:
        self.data: dict[str, Any] = {}
        self.comments = Comments(head=[f"{SCHEMA_LINE} $schema={schema}"])

    def note(self, loc: Loc, text: str) -> None:
        """Put a comment above a key or item, as wide as its indentation allows."""
        indent = "  " * (len(loc) - 1)
        self.comments.add(loc, *(line.strip() for line in wrap_comment(text, indent)))


def _canonical(record: _Record, kind: str) -> str:
    """The text of a file. RequestError where the strict reader or the form of its kind would not take it."""
    registry = REGISTRIES[kind]
    text = format_data(record.data, Shape(registry.model), record.comments)
    if len(text.encode()) > MAX_BYTES:
        raise RequestError(f"the record would be larger than {MAX_BYTES >> 10} KiB, the most a record may be")
    document = read_bytes(text.encode(), Path("draft.yml"))
    problems = [problem.message for problem in document.problems]
    if not problems and isinstance(found := validate(registry.model, document.data), list):
        todo = {finding.loc for finding in find_todos(document.data)}  # what is left to the editor is no fault
        problems = [finding.message for finding in found if finding.loc not in todo]
    if problems:
        raise RequestError(f"the draft could not be written as a record: {problems[0]}")
    formatted = format_document(document, registry)
    return formatted if isinstance(formatted, str) else text


def _add_facts(record: _Record, draft: Draft) -> None:
    heading, lead = draft.heading, draft.lead
    _add_value(record, "title", heading.title, missing="not found above the text; null where no page gives one")
    _add_value(
        record,
        "kind",
        heading.kind,
        missing="not said; press-release, joint-communique, declaration, statement or information-report",
    )
    _add_value(record, "body", draft.body, default="TODO", missing="the release does not say which body met")
    _add_value(record, "form", lead.form, default=str(Form.REGULAR), missing="not said; regular is the rule")
    _add_value(record, "session", lead.session, missing="no number found")
    if lead.held:
        _add_value(record, "held", lead.held)
    _add_value(record, "date", draft.date, default="TODO", missing="the release does not say the day")
    _add_value(record, "mode", lead.mode, missing="not said")
    _add_venue(record, draft)
    published = heading.published
    if published and published.value[:10] < draft.when.start:
        where = _where(published.where)
        record.note(
            ("published",), f"“{published.words}” ({where}) is before the meeting: not the time of publication."
        )
        published = None
    _add_value(record, "published", published, missing="not found")
    _add_chair(record, draft)


def _add_venue(record: _Record, draft: Draft) -> None:
    place, occasion, unknown = draft.place, draft.lead.occasion, draft.lead.unknown_place
    is_video = draft.lead.mode is not None and draft.lead.mode.value is Mode.VIDEO
    if place:
        _explain(record, ("venue",), place)
    elif unknown:
        words, where = unknown.words, _where(unknown.where)
        record.note(("venue",), f"Doubtful: “{words}” ({where}) is not in places.yml; it needs an entry there.")
    elif not is_video:
        record.note(("venue",), "No place found.")
    if occasion:
        _explain(record, ("venue",), occasion)
    venue = {"place": place.value} if place else {}
    record.data["venue"] = venue | ({"occasion": occasion.value} if occasion else {}) or None


def _add_chair(record: _Record, draft: Draft) -> None:
    people = draft.people
    if people.chair_evidence:
        sentence = people.chair_evidence.sentence
        record.note(("chair",), f"{_where(sentence.paragraph.id)}: “{sentence.text}”")
    else:
        record.note(("chair",), "No word of who chaired.")
    record.data["chair"] = people.chair
    if people.chair_state:
        record.data["chair_state"] = people.chair_state


def _add_attendees(record: _Record, draft: Draft) -> None:
    people = draft.people
    record.note(("attendance",), "Complete only where the release names the delegation of every member state.")
    record.data["attendance"] = str(people.attendance)
    for doubt in people.doubts:
        record.note(("attendees",), f"Doubtful: {doubt}")
    record.data["attendees"] = [_attendee(one) for one in people.listed]
    for number, one in enumerate(people.listed):
        loc = ("attendees", number)
        record.note(loc, f"{_where(one.sentence.paragraph.id)}: “{one.seat.words}”")
        if one.person in people.newcomers:
            record.note(loc, f"New to the register: an entry is drafted as {one.person}.yml.")
        elif one.printed:
            record.note(loc, f"Person: {one.evidence}.")
        for doubt in one.doubts:
            record.note(loc, f"Doubtful: {doubt}.")
    if people.unnamed_delegations:
        _add_unheaded(record, draft)


def _add_unheaded(record: _Record, draft: Draft) -> None:
    """Delegations of which nobody is named, as items that are commented out."""
    lines = wrap_comment("Delegations without a name. Take the mark away from those that you list:", "  ")
    for seat, capacity in draft.people.unnamed_delegations.items():
        owner = f"state: {seat.state}" if seat.state else f"body: {seat.body}"
        lines.append(f"{DRAFT_MARK}- {{{owner}, capacity: {capacity or 'TODO'}}}")
    lines = [line.strip() for line in lines]
    if draft.people.listed:
        record.comments.below["attendees", len(draft.people.listed) - 1] = lines
    else:
        record.data["attendees"] = None
        record.comments.add(("resolutions",), *lines)


def _attendee(one: Participant) -> dict[str, Any]:
    seat = one.seat
    values = {
        "person": one.person,
        "state": seat.state,
        "body": None if seat.state else seat.body or "TODO",
        "office": seat.office,
        "capacity": str(one.capacity),
        "printed": one.printed,
    }
    return {key: value for key, value in values.items() if value is not None}


def _add_resolution(record: _Record, number: int, one: DraftResolution, *, with_text: bool) -> None:
    statement, loc = one.statement, ("resolutions", number)
    record.note(loc, f"{_where(statement.sentence.paragraph.id)}: “{statement.words}”")
    if statement.doubt:
        record.note(loc, f"Doubtful: {statement.doubt}.")
    topics = one.proposal.topics
    if not topics:
        record.note((*loc, "topics"), "No topic of topics.yml is near these words.")
    else:
        reasons = "; ".join(f"{topic} ({', '.join(words)})" for topic, words in topics.items())
        doubtful = "Doubtful: few words speak for it. " if one.proposal.weak else ""
        record.note((*loc, "topics"), f"{doubtful}By the words: {reasons}.")
    values = {"id": one.id, "act": str(statement.act), "summary": "TODO", "topics": list(topics)}
    optional: dict[str, Any] = {"states": list(one.states), "instruments": list(one.instruments)}
    if with_text:
        optional |= {"paragraphs": [statement.sentence.paragraph.id], "quote": one.quote, "suffix": one.suffix}
    values |= {key: value for key, value in optional.items() if value}
    for name in one.unlisted:
        what = f"No instrument of the register is called “{name}”: if it lasts, give it a file in releases/instruments."
        record.note((*loc, next(key for key in ("instruments", "paragraphs") if key in values)), what)
    record.data.setdefault("resolutions", []).append(values)


def _add_actions(record: _Record, draft: Draft) -> None:
    record.data["instruments"] = []
    for number, (instrument, action, one) in enumerate(draft.actions):
        where = _where(one.statement.sentence.paragraph.id)
        record.note(("instruments", number), f"{where}: “{one.statement.quote}” ({one.id})")
        record.data["instruments"].append({"instrument": instrument, "action": str(action)})


def _add_text(record: _Record, draft: Draft) -> None:
    record.note(("text_source",), _QUOTED)
    record.data["text_source"] = draft.source.url if draft.source else None
    record.data["text_right"] = "TODO"
    if draft.mentions:
        record.note(("text",), f"Named in the text, and linked by themselves: {', '.join(draft.mentions)}.")
    record.data["text"] = [{"id": paragraph.id, "text": paragraph.text} for paragraph in draft.heading.paragraphs]
    notes = [one for one in draft.people.listed if one.reads and one.printed]
    for number, one in enumerate(notes):
        record.note(("annotations", number), f"Doubtful: a misprint, or another spelling of the name ({one.evidence}).")
    record.data["annotations"] = [_annotation(number, one) for number, one in enumerate(notes, 1)]


def _annotation(number: int, one: Participant) -> dict[str, Any]:
    text, printed = one.sentence.paragraph.text, one.printed or ""
    after = text.partition(printed)[2]
    ends = [0] + [found.end() for found in re.finditer(r"\s*\S+", after)]
    suffix = next((after[:end] for end in ends if text.count(printed + after[:end]) == 1), "")
    return {
        "id": f"a{number}",
        "on": one.sentence.paragraph.id,
        "quote": printed,
        **({"suffix": suffix} if suffix else {}),
        "kind": "correction",
        "reads": one.reads,
    }


def _add_sources(record: _Record, draft: Draft) -> None:
    used_for = "the meeting as the release tells it"
    if draft.source:
        record.note(("sources", 0), "Publisher and grade as the register has them for other pages of this host.")
        source = {"url": draft.source.url, "publisher": draft.source.publisher, "grade": str(draft.source.grade)}
        record.data["sources"] = [source | {"used_for": used_for}]
        return
    record.data["sources"] = []
    record.note(("discrepancies",), "Name the page, and what it was used for:")
    record.comments.add(
        ("discrepancies",),
        f"{DRAFT_MARK}  - url: {draft.url or 'TODO'}",
        f"{DRAFT_MARK}    publisher: {make_visible(draft.publisher) if draft.publisher else 'TODO'}",
        f"{DRAFT_MARK}    grade: TODO (official, press, reprint or mirror)",
        f"{DRAFT_MARK}    used_for: {used_for}",
    )


def _add_value(
    record: _Record, name: str, found: FoundValue[Any] | None, *, default: str | None = None, missing: str = ""
) -> None:
    if found is None:
        record.data[name] = default
        if missing:
            record.comments.beside[name,] = f"{DRAFT_MARK} {missing}"
        return
    _explain(record, (name,), found)
    record.data[name] = found.value if isinstance(found.value, int) else str(found.value)


def _explain(record: _Record, loc: Loc, found: FoundValue[Any]) -> None:
    """The comment on a value: the words it comes from, and what is doubtful."""
    if found.words == found.value:
        record.note(loc, _where(found.where))
    elif found.words:
        record.note(loc, f"{_where(found.where)}: “{found.words}”")
    elif found.where == "given":
        record.note(loc, "given with the command")
    if found.doubt:
        record.note(loc, f"Doubtful: {found.doubt}.")


def _where(place: str) -> str:
    return {"heading": "above the text", "page": "the page of itself", "given": "given"}.get(place, place)
