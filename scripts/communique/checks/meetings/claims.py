"""The rule for what sentences in a record say of its own fields. The docstring of the rule is its text."""

import re
from collections.abc import Iterator

from communique.checks.naming import find_speaker_states, find_states
from communique.checks.rules import entry_rule
from communique.model.meeting import Attendee, Meeting, Resolution
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
_UNDER = re.compile(r"\bunder (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*['’]s? (?:chair|chairmanship)\b")
"""Who is in the chair of the organisation: “under India’s chairmanship”."""
_ABSENT = re.compile(r"\babsence of [A-Z][\w-]+(?: [A-Z][\w-]+)*")
_HOST = re.compile(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*, where it met\b")
_MEMBERS = re.compile(
    rf"\b({'|'.join(NUMBERS)}) (?:member states|members|states(?=,? without))(?:(?P<joined>,? without\b)|(?=,|;|$))",
    re.IGNORECASE,
)
"""How many members joined a statement, “six members, without India”, or came, “day, city, ten members”."""
_NAMED = re.compile(rf"\bnames ({'|'.join(NUMBERS)}) (?:states|members)\b", re.IGNORECASE)
"""How many members joined a statement by its page: “The text names six states”."""
_WITHOUT = re.compile(r"\b(?:without|all but)(?: the)? [A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*(?!['’\w-])")
_PRINTED = re.compile(r"\bThe (?:page|text|report|release|communiqué|declaration) prints “([^”]+)”(?=\.)")
_LONG_WORD = re.compile(r"\w{5,}")
_SIDE = re.compile(r"(?<=says that )the ([A-Z]\w+) (?:side|delegation|delegate)\b")
"""Of which state a participant is: “The page says that the Uzbek side informed the others”."""
_SPEAKER = re.compile(r"\bas the [A-Z]\w+ \w+(?: \w+)? (?:said|announced|told|put it)\b|\bwhat (?:he|she) called\b")
_UNREAD = re.compile(r"\b(?:was|were) not read\b")
_ENGLISH = re.compile(r"[a-z]{3,}ed\b")
"""The past tense of an English verb: a note on it has no translation."""
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


def _read_organisation(register: Register, meeting: Meeting, text: str) -> Iterator[_Claim]:
    """Yield the state that was in the chair of the organisation by a text."""
    chair = register.chairing_state(meeting)
    if chair in register.states and (found := _UNDER.search(text)) and (states := find_states(register, found[0])):
        has = f"`chair_state:` is '{chair}'" if meeting.chair_state else f"'{chair}' was in the chair"
        yield found[0], has, chair in states


def _names(register: Register, seat: Attendee, text: str) -> bool:
    """Whether a text has a name of an attendee."""
    person = register.people.get(seat.person or "")
    names = (seat.printed, person.name, person.family_name) if person else ()
    return any(name and re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _read_used_for(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield whose absence a page reports, and how many members were there by it."""
    yield from _read_chair(register, meeting, loc, text)
    yield from _read_organisation(register, meeting, text)
    absent = {absence.state for absence in meeting.absences}
    if absent and (found := _ABSENT.search(text)):
        yield found[0], f"`absences:` has {', '.join(sorted(absent))}", find_states(register, found[0]) <= absent
    present = {seat.state for seat in meeting.attendees if seat.capacity is Capacity.MEMBER}
    if meeting.attendance is Completeness.COMPLETE and (found := _MEMBERS.search(text)):
        yield found[0], f"{len(present)} members are listed", NUMBERS.index(found[1].casefold()) == len(present)


def _read_summary(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield whose words a statement has, how many members joined it, and which did not."""
    resolution = meeting.resolutions[int(loc[1])]
    yield from _read_organisation(register, meeting, text)
    joined = _MEMBERS.search(text) if resolution.joined else None
    if joined and joined["joined"]:
        yield _count_joined(resolution, joined)
    if resolution.left_out and (found := _WITHOUT.search(text)):
        left_out = {*resolution.left_out}
        yield found[0], f"`left_out:` has {', '.join(sorted(left_out))}", find_states(register, found[0]) <= left_out
    if (found := _SPEAKER.search(text)) and (resolution.by or found[0].startswith("what")):
        voice = resolution.by
        named = find_states(register, found[0])
        has = f"`by:` is {_name_voice(resolution)}" if voice else "`by:` is missing"
        yield found[0], has, voice is not None and (not named or bool(named & find_speaker_states(meeting, resolution)))


def _read_note(register: Register, meeting: Meeting, loc: Loc, text: str) -> Iterator[_Claim]:
    """Yield the words that the page prints for a statement, whose words they are, and how many members joined it."""
    if loc[0] != "resolutions":
        return
    resolution = meeting.resolutions[int(loc[1])]
    speaker, printed = find_speaker_states(meeting, resolution), resolution.printed
    if speaker and (side := _SIDE.search(text)) and (states := find_states(register, side[1])):
        yield side[0], f"`by:` is {_name_voice(resolution)}", states <= speaker
    if resolution.joined and (joined := _NAMED.search(text)):
        yield _count_joined(resolution, joined)
    if printed and (found := _PRINTED.search(text)):
        words, others = (one.replace("’", "'").casefold() for one in (found[1], printed))
        are_shared = {*_LONG_WORD.findall(words)} & {*_LONG_WORD.findall(others)}
        is_translated = not are_shared and not _ENGLISH.search(others)
        yield found[0], f"`printed:` is {quote_value(printed)}", words in others or others in words or is_translated


def _count_joined(resolution: Resolution, members: re.Match[str]) -> _Claim:
    """Return how many members joined a statement by some words, and by its field."""
    count = len(resolution.joined)
    return members[0], f"`joined:` has {count}", NUMBERS.index(members[1].casefold()) == count


def _name_voice(resolution: Resolution) -> str:
    return quote_value(resolution.by and (resolution.by.person or resolution.by.state))


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
