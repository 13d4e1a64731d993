"""Writes a drafted record as YAML: each value below a comment with the words it comes from."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.drafting.draft import Draft, DraftResolution
from communique.drafting.people.participants import Newcomer, Participant
from communique.drafting.text.sentences import FoundValue
from communique.drafting.yaml_lines import folded, item, scalar
from communique.files.canonical import format_document
from communique.files.comments import COMMENT_WIDTH, DRAFT_MARK, wrap_comment
from communique.files.reader import MAX_BYTES, read_bytes
from communique.model.registries import REGISTRIES
from communique.model.validation import find_todos, validate
from communique.model.vocabulary import Form, Mode
from communique.problems import Refusal
from communique.text import make_visible

_HEAD = (
    "Drafted from a release. Above each value stand the words it comes from, with their paragraph. Compare each with "
    f"the release, and replace every TODO; then `communique finish` takes out the lines that begin with {DRAFT_MARK}."
)
_QUOTED = (
    "Keep the text, the quotes and the annotations only where the register may quote the release, and say by what "
    "right; else `communique finish --without-text` takes them out."
)


def format_record(made: Draft, *, with_text: bool) -> str:
    """The record, checked against the form before it is handed out. Refusal where it cannot be read back."""
    lines = [
        "# yaml-language-server: $schema=../../schema/meeting.json",
        *wrap_comment(_HEAD),
        *_facts(made),
        *_attendees(made),
        "resolutions:" if made.resolutions else "resolutions: []",
        *(line for one in made.resolutions for line in _resolution(one, with_text=with_text)),
        *_actions(made),
        *(_text(made) if with_text else ()),
        *_sources(made),
        "discrepancies: []",
    ]  # fmt: skip
    return _canonical("\n".join(lines) + "\n", "meeting")


def format_person(newcomer: Newcomer, made: Draft) -> str:
    """The entry of somebody new to the register."""
    seat = newcomer.seat
    owner = f"state: {seat.state}" if seat.state else f"body: {seat.body}" if seat.body else None
    lines = [
        "# yaml-language-server: $schema=../schema/person.json",
        *wrap_comment(
            f"Drafted from {_where(newcomer.sentence.paragraph.id)}: “{seat.words}”. Nobody of the register fits."
        ),
        f"name: {scalar(newcomer.name)}",
        *wrap_comment("Doubtful: which word is the family name?"),
        f"sort: {scalar(newcomer.sort)}",
    ]
    if seat.office and owner:
        lines += ["offices:", *wrap_comment(f"In office on {made.when.printed}, by the release of {made.id}.", "  "),
                  f"  - office: {scalar(seat.office)}", f"    {owner}"]  # fmt: skip
        if made.url:
            lines += [
                "    sources:",
                f"      - url: {scalar(made.url)}",
                f"        used_for: in office on {made.when.start}",
            ]
    if newcomer.may_be:
        lines += [
            "may_be:",
            *(line for other in newcomer.may_be for line in (f"  - person: {other}", "    note: TODO")),
        ]
    return _canonical("\n".join(lines) + "\n", "person")


def _canonical(text: str, kind: str) -> str:
    """The text as `fmt` puts it. Refusal where the strict reader or the form of its kind would not take it."""
    registry = REGISTRIES[kind]
    if len(text.encode()) > MAX_BYTES:
        raise Refusal(f"the record would be larger than {MAX_BYTES >> 10} KiB, the most a record may be")
    document = read_bytes(text.encode(), Path("draft.yml"))
    problems = [problem.message for problem in document.problems]
    if not problems and isinstance(found := validate(registry.model, document.data), list):
        todo = {breach.loc for breach in find_todos(document.data)}  # what is left to the editor is no fault
        problems = [breach.message for breach in found if breach.loc not in todo]
    if problems:
        raise Refusal(f"the draft could not be written as a record: {problems[0]}")
    tidied = format_document(document, registry)
    return tidied if isinstance(tidied, str) else text


def _facts(made: Draft) -> Iterator[str]:
    top, lead = made.top, made.lead
    yield from _field("title", top.title, missing="not found above the text; null where no page gives one")
    yield from _field(
        "kind",
        top.kind,
        missing="not said; press-release, joint-communique, declaration, statement or information-report",
    )
    yield from _field("body", made.body, default="TODO", missing="the release does not say which body met")
    yield from _field("form", lead.form, default=str(Form.REGULAR), missing="not said; regular is the rule")
    yield from _field("session", lead.session, missing="no number found")
    if lead.held:
        yield from _field("held", lead.held)
    yield from _field("date", made.date, default="TODO", missing="the release does not say the day")
    yield from _field("mode", lead.mode, missing="not said")
    yield from _venue(made)
    published = top.published
    if published and published.value[:10] < made.when.start:
        yield from wrap_comment(
            f"“{published.words}” ({_where(published.where)}) is before the meeting: not the time of publication."
        )
        published = None
    yield from _field("published", published, missing="not found")
    yield from _chair(made)


def _venue(made: Draft) -> Iterator[str]:
    place, occasion = made.place, made.lead.occasion
    video = made.lead.mode is not None and made.lead.mode.value is Mode.VIDEO
    if place:
        yield from _from(place)
    elif made.lead.unknown_place:
        words, where = made.lead.unknown_place.words, _where(made.lead.unknown_place.where)
        yield from wrap_comment(f"Doubtful: “{words}” ({where}) is not in places.yml; it needs an entry there.")
    elif not video:
        yield from wrap_comment("No place found.")
    if occasion:
        yield from _from(occasion)
    parts = ([f"place: {place.value}"] if place else []) + (
        [f"occasion: {scalar(occasion.value, inside=True)}"] if occasion else []
    )
    yield f"venue: {{{', '.join(parts)}}}" if parts else "venue: null"


def _chair(made: Draft) -> Iterator[str]:
    people = made.people
    if people.chaired:
        yield from wrap_comment(f"{_where(people.chaired.sentence.paragraph.id)}: “{people.chaired.sentence.text}”")
    else:
        yield from wrap_comment("No word of who chaired.")
    yield f"chair: {people.chair or 'null'}"
    if people.chair_state:
        yield f"chair_state: {people.chair_state}"


def _attendees(made: Draft) -> Iterator[str]:
    yield from wrap_comment("Complete only where the release names the delegation of every member state.")
    yield f"attendance: {made.people.attendance}"
    for doubt in made.people.doubts:
        yield from wrap_comment(f"Doubtful: {doubt}")
    yield "attendees:" if made.people.listed or made.people.unheaded else "attendees: []"
    for one in made.people.listed:
        yield from wrap_comment(f"{_where(one.sentence.paragraph.id)}: “{one.seat.words}”", "  ")
        if one.person in made.people.newcomers:
            yield from wrap_comment(f"New to the register: an entry is drafted as {one.person}.yml.", "  ")
        elif one.printed:
            yield from wrap_comment(f"Person: {one.evidence}.", "  ")
        for doubt in one.doubts:
            yield from wrap_comment(f"Doubtful: {doubt}.", "  ")
        yield from item(_attendee(one))
    if made.people.unheaded:
        yield from wrap_comment("Delegations without a name. Take the mark away from those that you list:", "  ")
        for seat, capacity in made.people.unheaded.items():
            owner = f"state: {seat.state}" if seat.state else f"body: {seat.body}"
            yield f"  {DRAFT_MARK}- {{{owner}, capacity: {capacity or 'TODO'}}}"


def _attendee(one: Participant) -> dict[str, Any]:
    seat = one.seat
    return {
        "person": one.person, "state": seat.state, "body": None if seat.state else seat.body or "TODO",
        "office": seat.office,
        "capacity": str(one.capacity), "printed": one.printed,
    }  # fmt: skip


def _resolution(one: DraftResolution, *, with_text: bool) -> Iterator[str]:
    statement = one.statement
    yield from wrap_comment(f"{_where(statement.sentence.paragraph.id)}: “{statement.words}”", "  ")
    if statement.doubt:
        yield from wrap_comment(f"Doubtful: {statement.doubt}.", "  ")
    yield f"  - id: {one.id}"
    yield f"    act: {statement.act}"
    yield "    summary: TODO"
    topics = one.proposal.topics
    if not topics:
        yield from wrap_comment("No topic of topics.yml is near these words.", "    ")
    else:
        reasons = [f"{topic} ({', '.join(words)})" for topic, words in topics.items()]
        doubtful = "Doubtful: few words speak for it. " if one.proposal.weak else ""
        yield from wrap_comment(f"{doubtful}By the words: {'; '.join(reasons)}.", "    ")
    yield f"    topics: [{', '.join(topics)}]"
    if one.states:
        yield f"    states: [{', '.join(one.states)}]"
    for name in one.unlisted:
        yield from wrap_comment(
            f"No instrument of the register is called “{name}”: if it lasts, give it a file in releases/instruments.",
            "    ",
        )
    if one.instruments:
        yield f"    instruments: [{', '.join(one.instruments)}]"
    if with_text:
        yield f"    paragraphs: [{statement.sentence.paragraph.id}]"
        if one.quote:
            yield f"    quote: {scalar(one.quote)}"
        if one.suffix:
            yield f"    suffix: {scalar(one.suffix)}"


def _actions(made: Draft) -> Iterator[str]:
    yield "instruments:" if made.actions else "instruments: []"
    for instrument, action, one in made.actions:
        yield from wrap_comment(
            f"{_where(one.statement.sentence.paragraph.id)}: “{one.statement.quote}” ({one.id})", "  "
        )
        yield f"  - {{instrument: {instrument}, action: {action}}}"


def _text(made: Draft) -> Iterator[str]:
    yield from wrap_comment(_QUOTED)
    yield f"text_source: {scalar(made.source.url) if made.source else 'null'}"
    yield "text_right: TODO"
    if made.mentions:
        yield from wrap_comment(f"Named in the text, and linked by themselves: {', '.join(made.mentions)}.")
    yield "text:"
    for paragraph in made.top.paragraphs:
        yield f"  - id: {paragraph.id}"
        yield from folded("text", paragraph.text, "    ")
    notes = [one for one in made.people.listed if one.reads and one.printed]
    yield "annotations:" if notes else "annotations: []"
    for number, one in enumerate(notes, 1):
        yield from _annotation(number, one)


def _annotation(number: int, one: Participant) -> Iterator[str]:
    text, printed = one.sentence.paragraph.text, one.printed or ""
    yield from wrap_comment(f"Doubtful: a misprint, or another spelling of the name ({one.evidence}).", "  ")
    yield f"  - id: a{number}"
    yield f"    on: {one.sentence.paragraph.id}"
    yield f"    quote: {scalar(printed)}"
    after = text.partition(printed)[2]
    ends = [0] + [found.end() for found in re.finditer(r"\s*\S+", after)]
    suffix = next((after[:end] for end in ends if text.count(printed + after[:end]) == 1), "")
    if suffix:
        yield f"    suffix: {scalar(suffix)}"
    yield "    kind: correction"
    yield f"    reads: {scalar(one.reads)}"


def _sources(made: Draft) -> Iterator[str]:
    if made.source:
        yield "sources:"
        yield from wrap_comment("Publisher and grade as the register has them for other pages of this host.", "  ")
        yield f"  - url: {scalar(made.source.url)}"
        yield f"    publisher: {scalar(made.source.publisher)}"
        yield f"    grade: {made.source.grade}"
        yield "    used_for: the meeting as the release tells it"
        return
    yield "sources: []"
    yield from wrap_comment("Name the page, and what it was used for:")
    yield f"{DRAFT_MARK}  - url: {made.url or 'TODO'}"
    yield f"{DRAFT_MARK}    publisher: {make_visible(made.publisher) if made.publisher else 'TODO'}"
    yield f"{DRAFT_MARK}    grade: TODO (official, press, reprint or mirror)"
    yield f"{DRAFT_MARK}    used_for: the meeting as the release tells it"


def _field(name: str, found: FoundValue[Any] | None, *, default: str = "null", missing: str = "") -> Iterator[str]:
    if found is None:
        yield f"{name}: {default}" + (f" {DRAFT_MARK} {missing}" if missing else "")
        return
    yield from _from(found)
    value = str(found.value)
    if isinstance(found.value, str) and len(value) + len(name) > COMMENT_WIDTH:
        yield from folded(name, value, "")
    else:
        yield f"{name}: {value if isinstance(found.value, int) else scalar(value)}"


def _from(found: FoundValue[Any]) -> Iterator[str]:
    """The comment on a value: the words it comes from, and what is doubtful."""
    if found.words == found.value:
        yield from wrap_comment(_where(found.where))
    elif found.words:
        yield from wrap_comment(f"{_where(found.where)}: “{found.words}”")
    elif found.where == "given":
        yield f"{DRAFT_MARK} given with the command"
    if found.doubt:
        yield from wrap_comment(f"Doubtful: {found.doubt}.")


def _where(place: str) -> str:
    return {"heading": "above the text", "page": "the page of itself", "given": "given"}.get(place, place)
