"""The rule for what sentences in a record say of its own fields. The docstring of the rule is its text."""

import re
from collections.abc import Iterator

from communique.checks.naming import find_speaker_states, find_states
from communique.checks.rules import entry_rule
from communique.model.meeting import Attendee, Meeting
from communique.model.parts import walk_texts
from communique.model.vocabulary import Capacity, Completeness, Outcomes
from communique.problems import Finding, Loc
from communique.register.register import Register
from communique.text.numerals import NUMBERS
from communique.text.words import quote_value

_CHAIRED = re.compile(
    r"\bchaired (?:the (?:[a-z]+ )?(?:meeting|session|sitting)|by|from)\b|\b(?:chaired|chairing)$"
    r"|\b(?:in|kept) the chair\b(?! of)|\bunder the chairmanship of\b"
)
_ABSENT = re.compile(r"\babsence of [A-Z][\w-]+(?: [A-Z][\w-]+)*")
_HOST = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*, where it met\b")
_MEMBERS = re.compile(
    rf"\b({'|'.join(NUMBERS)}) (?:member states|members|states(?=,? without))(?:(?P<joined>,? without\b)|(?=,|;|$))",
    re.IGNORECASE,
)
"""How many members joined a statement, “six members, without India”, or came, “day, city, ten members”."""
_WITHOUT = re.compile(r"\b(?:without|all but)(?: the)? [A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*(?!['’\w-])")
_PRINTED = re.compile(r"\bThe (?:page|text|report|release|communiqué|declaration) prints “([^”]+)”(?=\.)")
_LONG_WORD = re.compile(r"\w{5,}")
_SPEAKER = re.compile(r"\bas the [A-Z]\w+ \w+(?: \w+)? (?:said|announced|told|put it)\b|\bwhat (?:he|she) called\b")
_UNREAD = re.compile(r"\b(?:was|were) not read\b")
_Claim = tuple[str, str, bool]
"""What a sentence says, what the record has, and whether the two agree."""


@entry_rule(Meeting)
def words_fit_fields(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """What the text of a record, or a sentence in our own words, says of the record is what its fields have: who was in
    the chair or absent, in which state it met, how many members came or joined a statement, which did not join it,
    whose words a statement has, what the page prints, and, under `doubts:`, that a part was not read.
    """
    for loc, text in walk_texts(meeting):
        for field, read in _READERS:
            if field in loc:
                for words, has, fits in read(register, meeting, loc, text):
                    if not fits:
                        yield Finding(loc, f"{quote_value(words)}, but {has}", "correct one of the two")


def _read_chair(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield the one attendee or state that a part of a text has in the chair."""
    for part in re.split("[.;]" if "text" in loc else "[.;,]", text) if _CHAIRED.search(text) else ():
        if _CHAIRED.search(part):
            people = {seat.person for seat in meeting.attendees if _names(register, seat, part)}
            if meeting.chair in register.people and len(people) == 1:
                yield part.strip(), f"`chair:` is '{meeting.chair}'", meeting.chair in people
            states, chair = find_states(register, part), register.chairing_state(meeting)
            if chair in register.states and len(states) == 1 and "text" not in loc:
                yield part.strip(), f"'{chair}' was in the chair", chair in states


def _names(register: Register, seat: Attendee, text: str) -> bool:
    """Whether a text has a name of an attendee."""
    person = register.people.get(seat.person or "")
    names = (seat.printed, person.name, person.family_name) if person else ()
    return any(name and re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _read_used_for(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield whose absence a page reports, and how many members were there by it."""
    yield from _read_chair(register, meeting, loc, text)
    absent = {absence.state for absence in meeting.absences}
    if absent and (found := _ABSENT.search(text)):
        yield found[0], f"`absences:` has {', '.join(sorted(absent))}", find_states(register, found[0]) <= absent
    present = {seat.state for seat in meeting.attendees if seat.capacity is Capacity.MEMBER}
    if meeting.attendance is Completeness.COMPLETE and (found := _MEMBERS.search(text)):
        yield found[0], f"{len(present)} members are listed", NUMBERS.index(found[1].casefold()) == len(present)


def _read_summary(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield whose words a statement has, how many members joined it, and which did not."""
    resolution = meeting.resolutions[int(loc[1])]
    joined = _MEMBERS.search(text) if resolution.joined else None
    if joined and joined["joined"]:
        count = len(resolution.joined)
        yield joined[0], f"`joined:` has {count}", NUMBERS.index(joined[1].casefold()) == count
    if resolution.left_out and (found := _WITHOUT.search(text)):
        left_out = {*resolution.left_out}
        yield found[0], f"`left_out:` has {', '.join(sorted(left_out))}", find_states(register, found[0]) <= left_out
    if (found := _SPEAKER.search(text)) and (resolution.by or found[0].startswith("what")):
        voice = resolution.by
        named = find_states(register, found[0])
        has = f"`by:` is {voice.person or voice.state}" if voice else "`by:` is missing"
        yield found[0], has, voice is not None and (not named or bool(named & find_speaker_states(meeting, resolution)))


def _read_note(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield the words that the page prints for a statement."""
    printed = meeting.resolutions[int(loc[1])].printed if loc[0] == "resolutions" else None
    if printed and (found := _PRINTED.search(text)):
        words, others = (one.replace("’", "'").casefold() for one in (found[1], printed))
        are_shared = {*_LONG_WORD.findall(words)} & {*_LONG_WORD.findall(others)}  # or else one is a translation
        yield found[0], f"`printed:` is {quote_value(printed)}", words in others or others in words or not are_shared


def _read_doubt(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield in which state it met, and that a part was not read."""
    place = register.places.get((meeting.venue and meeting.venue.place) or "")
    if place and (found := _HOST.search(text)):
        yield found[0], f"'{place.id}' is in '{place.country}'", place.country in find_states(register, found[0])
    if meeting.outcomes is Outcomes.COMPLETE and (found := _UNREAD.search(text)):
        yield found[0], f"`outcomes:` is '{meeting.outcomes}'", False


_READERS = (
    ("text", _read_chair),
    ("occasion", _read_chair),
    ("used_for", _read_used_for),
    ("summary", _read_summary),
    ("note", _read_note),
    ("doubts", _read_doubt),
)
"""The fields with sentences about the record, and the functions that read them."""
