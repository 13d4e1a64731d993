"""The rules for ids in a record: the name of its file, ids of its parts, and what refers to a part by its id.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from communique.checks.rules import entry_rule
from communique.model.edtf import are_swapped, is_day
from communique.model.meeting import Action, Attendee, Follow, Meeting, Resolution
from communique.model.parts import EntryKey, walk_parts
from communique.model.registries import key_of
from communique.model.vocabulary import Act, Capacity, Mode, Relation, Strength
from communique.problems import Fact, Finding, Loc
from communique.register.names.lookup import Lookup
from communique.register.register import Register
from communique.text.explanation import Explanation, Hint
from communique.text.suggestions import explain_lookalikes, find_nearest, suggest
from communique.text.words import quote_value

_WITH_SOURCES: tuple[type[Resolution | Attendee | Action], ...] = (Resolution, Attendee, Action)
RESERVED_IDS = (
    "attendees",
    "resolutions",
    "instruments",
    "papers",
    "text",
    "sources",
    "discrepancies",
    "doubts",
    "cite",
    "withdrawn",
    "individual",
    "since",
    "context",
    *(capacity.value for capacity in Capacity),
    *(strength.value for strength in Strength),
)
"""The anchors that the page of a meeting uses for its own headings."""
_RESOLUTION = re.compile(r"(.+?)[\s#/:,.-]+(r[0-9]+)")
"""The id of a meeting and that of a resolution, also where another sign is between them than #."""
_ZEROS = re.compile("([a-z])0+([1-9][0-9]*)")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(?=-|$)")
"""The date at the beginning of the id of a record."""
RESERVED = re.compile(r".*-mark|delegation-.*|context-.*")
"""Other anchors that the page makes: marks of notes, delegations, context notes."""


@entry_rule(Meeting)
def file_name_matches(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The file of a record is `meetings/YEAR/DAY-BODY-PLACE.yml`, with the last day, and `video` without a place."""
    path = register.origin(meeting).document.path
    place, expected = _get_place(meeting), _name_file(meeting)
    year = str(meeting.date.year)
    is_known = meeting.body in register.bodies and (place is None or place in register.places)
    if is_known and not _begins(meeting.id, expected):
        key, value = _find_difference(meeting, place)
        is_copy = expected in register.meetings
        wrong = _explain_copy(key, expected) if is_copy else _explain_name(path, meeting, key, value)
        # A meeting by video link that is given a place is reported by another rule, and then the place is wrong.
        is_video = key == "venue" and meeting.mode is Mode.VIDEO
        facts = (Fact(key_of(meeting), ("venue", "place")),) if is_video else ()
        yield Finding((key,), *wrong, relies_on=facts)
    elif meeting.mode is not Mode.VIDEO and _begins(meeting.id, f"{expected}-{Mode.VIDEO}"):
        fix = f"write `mode: {Mode.VIDEO}`, or name the place under `venue:` and in the file name"
        yield Finding(("mode",), f"the file name {path.name} is that of a meeting by video link", fix)
    elif path.parent.name != year:
        fix = f"move it to {year}/, the folder of its year, or correct `date:`"
        yield Finding(("date",), f"the record is in {path.parent.name}/", fix)


def list_name_facts(*meetings: Meeting) -> tuple[Fact, ...]:
    """Return what gives the files of meetings their names: where that is wrong, one may be a copy of another."""
    return tuple(Fact(key_of(meeting), (name,)) for meeting in meetings for name in ("date", "body", "venue"))


def _get_place(meeting: Meeting) -> str | None:
    return (meeting.venue.place or None) if meeting.venue else None


def _name_file(meeting: Meeting) -> str:
    """Return how the name of the file of a meeting begins."""
    place = _get_place(meeting) or (Mode.VIDEO if meeting.mode is Mode.VIDEO else None)
    return "-".join(filter(None, (meeting.date.end, meeting.body, place)))


def _begins(name: str, beginning: str) -> bool:
    return f"{name}-".startswith(f"{beginning}-")


def _is_misnamed(meeting: Meeting, name: str) -> bool:
    """Whether the file of a meeting has another name than this right one, which `file_name_matches` reports."""
    beginning = _name_file(meeting)
    return _begins(name, beginning) and not _begins(meeting.id, beginning)


def _explain_name(path: Path, meeting: Meeting, key: str, value: str) -> Explanation:
    """Return what is wrong with the name of a file that does not have the value of a key."""
    year, new = str(meeting.date.year), f"{_name_file(meeting)}.yml"
    new = new if path.parent.name == year else f"{year}/{new}"
    cause, day = f"the file name {path.name} does not match {value}", _DAY.match(meeting.id)
    if key == "date" and day and are_swapped(day[0], meeting.date.end):
        return Explanation(cause, f"if not, rename the file to {new}", Hint(day[0]))
    return Explanation(cause, f"correct `{key}:`, or rename the file to {new}")


def _explain_copy(key: str, other: str) -> Explanation:
    """Return what is wrong with a record that should have the file name of another one."""
    cause = f"this record has the body, day and place of {other}, but another file name"
    fix = f"if it was copied, correct `{key}:` and everything else that is of that meeting; if not, keep one of the two"
    return Explanation(cause, fix)


def _find_difference(meeting: Meeting, place: str | None) -> tuple[str, str]:
    """Return the key whose value the file name does not have, and that value."""
    if not (day := _DAY.match(meeting.id)) or day[0] != meeting.date.end:
        name = "the last day" if is_day(meeting.date.end) else "the date"
        return "date", f"{name}, {meeting.date.end}"
    if not _begins(meeting.id, f"{meeting.date.end}-{meeting.body}"):
        return "body", f"the body, '{meeting.body}'"
    return ("venue", f"the place, '{place}'") if place else ("mode", f"the mode, '{meeting.mode}'")


@entry_rule(Meeting)
def id_is_unique(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Paragraphs, resolutions, annotations and sources have different ids, and no retired ids: ids are addresses."""
    seen: dict[str, Loc] = {}
    listed = [
        (name, index, item.id)
        for name in ("resolutions", "text", "annotations", "sources")
        for index, item in enumerate(getattr(meeting, name))
        if item.id
    ]
    for name, index, item_id in listed:
        if item_id in seen:
            yield Finding(
                (name, index, "id"),
                f"the id '{item_id}' is used twice, first on line {_find_line(register, meeting, seen[item_id])}",
                "give this one another id",
            )
        elif item_id in meeting.retired:
            fix = "give this one a new id, or remove it from `retired:` if it is the same as ever"
            yield Finding((name, index, "id"), f"the id '{item_id}' is retired", fix)
        elif zeros := _ZEROS.fullmatch(item_id):
            fix = f"write {zeros[1]}{zeros[2]}, or the next number if that is taken"
            yield Finding((name, index, "id"), f"the number in the id '{item_id}' begins with 0", fix)
        elif _is_reserved(item_id):
            cause = f"the id '{item_id}' is the address of a heading on the page"
            yield Finding((name, index, "id"), cause, "choose another")
        seen.setdefault(item_id, (name, index, "id"))
    for index, retired in enumerate(meeting.retired):
        if _is_reserved(retired):
            yield Finding(
                ("retired", index),
                f"the id '{retired}' is the address of a heading on the page",
                "it cannot have been used",
            )


def _find_line(register: Register, meeting: Meeting, loc: Loc) -> int:
    """Return the line of a value of a record."""
    return register.origin(meeting).locate(Finding(loc, "")).line


def _is_reserved(item_id: str) -> bool:
    return item_id in RESERVED_IDS or RESERVED.fullmatch(item_id) is not None


@entry_rule(Meeting)
def hidden_note_is_on_something(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A hidden context note is on a statement, an attendee or an absent state of the record, and is hidden once."""
    people = [attendee.person for attendee in meeting.attendees if attendee.person]
    known = [*(item.id for item in meeting.resolutions), *people, *(absence.state for absence in meeting.absences)]
    seen = set()
    for index, hidden in enumerate(meeting.hidden_notes):
        if hidden.on not in known:
            what = "no statement, attendee or absent state of this record"
            yield Finding(
                ("hidden_notes", index, "on"), f"{quote_value(hidden.on)} is {what}", hint=suggest(hidden.on, known)
            )
        elif (hidden.on, hidden.note) in seen:
            yield Finding(("hidden_notes", index), f"the note {hidden.note} on '{hidden.on}' is hidden twice")
        seen.add((hidden.on, hidden.note))


@entry_rule(Meeting)
def source_is_listed(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A resolution, attendee or action names only sources of its own record, by their ids. If several have
    ids, each resolution names some.
    """
    known = [source.id for source in meeting.sources if source.id]
    if len(set(known)) < len(known):
        return  # an id that is used twice may be meant
    for index, resolution in enumerate(meeting.resolutions):
        if len(known) > 1 and not resolution.sources:
            cause = f"the resolution '{resolution.id}' does not say which source reports it"
            yield Finding(("resolutions", index), cause, f"write `sources:` with its id, such as [{known[0]}]")
    for loc, part in walk_parts(meeting, *_WITH_SOURCES):
        for index, source in enumerate(part.sources):
            if source not in known:
                cause, hint = (
                    f"there is no source {quote_value(source)} in this record",
                    _suggest_source(source, meeting),
                )
                yield Finding((*loc, "sources", index), cause, hint=hint)


def _suggest_source(word: str, meeting: Meeting) -> Hint:
    """Return a hint at an unknown source: the id of the one by this publisher, or the known ids."""
    if hint := explain_lookalikes(word):
        return hint
    by_publisher = [
        source.id for source in meeting.sources if source.id and word.casefold() in (source.publisher or "").casefold()
    ]
    if len(by_publisher) == 1 and len(word) > 3:
        return Hint(f"'{by_publisher[0]}'")
    return suggest(word, [source.id for source in meeting.sources if source.id])


@entry_rule(Meeting, "date")
def follow_leads_back(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A resolution follows an existing resolution, of an earlier meeting or of the same one, and never itself. One that
    reaffirms something does not amend or end it.
    """
    for index, resolution in enumerate(meeting.resolutions):
        for at, follow in enumerate(resolution.follows):
            loc = ("resolutions", index, "follows", at, "to")
            if resolution.act is Act.REAFFIRMED and follow.how in (Relation.AMENDS, Relation.ENDS):
                cause = f"`{follow.how}`, but the act is `{resolution.act}`"
                fix = f"write `how: {Relation.REAFFIRMS}`, or correct the act"
                yield Finding((*loc[:-1], "how"), cause, fix)
            meeting_id, resolution_id = follow.earlier
            other, missing = register.meetings.get(meeting_id), EntryKey("meeting", meeting_id)
            if other is None:
                near, resolution_id = _guess_resolution(register, follow)
                if near and f"/{near}" in follow.to:
                    cause = f"{quote_value(follow.to)} is a path or an address, and only ids belong here"
                    yield Finding(loc, cause, f"write {near}#{resolution_id or 'r1'}")
                elif not register.is_unreadable(missing) and not (
                    near and _is_misnamed(register.meetings[near], meeting_id)
                ):
                    hint = Hint(f"'{near}#{resolution_id or 'r1'}'" if near else "")
                    fix = "" if near else "expected MEETING#RESOLUTION"
                    yield Finding(loc, f"unknown meeting {quote_value(meeting_id)}", fix, hint, named=missing)
            elif resolution_id not in (ids := [resolution.id for resolution in other.resolutions]):
                yield Finding(loc, *_explain_resolution(meeting_id, resolution_id, ids))
            elif follow.to == f"{meeting.id}#{resolution.id}":
                yield Finding(loc, f"'{resolution.id}' follows itself", "name the earlier statement, or remove this")
            elif other.date.first > meeting.date.last:
                yield Finding(loc, f"'{meeting_id}' is later than this meeting", "name an earlier outcome in `to:`")


def _guess_resolution(register: Register, follow: Follow) -> tuple[str | None, str]:
    """Return the meeting that a reference to an unknown one means, if any, and its resolution."""
    found = _RESOLUTION.fullmatch(follow.to)
    name, resolution = found.groups() if found else follow.earlier
    known = name if name in register.meetings else Lookup(register).find_inside("meeting", name)
    return known or find_nearest(name, register.meetings), resolution


def _explain_resolution(meeting: str, resolution: str, ids: list[str]) -> Explanation:
    """Return what is wrong with a reference to a resolution that a meeting does not have."""
    if not resolution:
        fix = f"name the resolution, too, such as {meeting}#{ids[0] if ids else 'r1'}"
        return Explanation(f"'{meeting}' is a meeting", fix)
    numbered = f"r{resolution}"
    hint = Hint(f"'{numbered}'") if numbered in ids else suggest(resolution, ids)
    return Explanation(f"there is no resolution {quote_value(resolution)} in {meeting}", hint=hint)
