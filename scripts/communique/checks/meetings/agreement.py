"""The rules for what must agree within a record, or between a record and others: what a copied record gets wrong.

The docstring of a rule is its text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from communique.checks.meetings.ids import list_name_facts
from communique.checks.naming import find_speaker_states, find_states
from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.checks.words.days import find_other_days
from communique.model.entries import Person
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.registries import key_of
from communique.model.vocabulary import Act, Completeness, Form, InstrumentAction, Kind, Mode
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.numerals import ORDINAL, read_ordinal
from communique.text.words import quote_value

MIN_COPIED = 2
"""The fewest statements that two records have in common for one to be a copy of the other."""
MAX_DAYS_BEFORE = 31
"""The most days from the date of an instrument to the meeting that signed, adopted or approved it."""

_SESSION = re.compile(
    rf"{ORDINAL}\s(?:[\w’'-]+\s){{0,6}}?(?:meeting|session|sitting)s?\b"
    "(?! of the (?:United Nations|UN|General Assembly))",
    re.IGNORECASE,
)
"""A number of a meeting in its title, such as “10th SCO Meeting”."""
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_ON_WORDS = re.compile(r"The [\w ’'-]{1,40} prints? [^.;]*\.?")
"""A note that says how words are printed, and nothing else."""
_BY_VIDEO = re.compile(r"\b(?:by|via) video(?: link|conference)?\b(?! on)|\bby videoconference\b", re.IGNORECASE)
_OPEN = re.compile(r"\bwhether\b|\bnot\b", re.IGNORECASE)
_ACTS_OF_SEVERAL = (Act.AGREED, Act.EXCHANGED_VIEWS)
_ADOPTED = re.compile(r"\badopt", re.IGNORECASE)
_KINDS = {
    Kind.PRESS_RELEASE: ("press release", "press communiqu"),
    Kind.JOINT_COMMUNIQUE: ("joint communiqu",),
    Kind.DECLARATION: ("declaration",),
    Kind.STATEMENT: ("statement",),
    Kind.INFORMATION_REPORT: ("information report",),
}
"""What a title calls a text of each kind."""
_SCRIPTS = {
    "Chinese": (re.compile("[\u3400-\u9fff]"), {"zh"}),
    "Cyrillic": (re.compile("[\u0400-\u052f]"), {"ru", "be", "kk", "ky", "tg", "mn"}),
    "Arabic": (re.compile("[\u0600-\u06ff]"), {"fa", "ar", "ur", "ps"}),
    "Devanagari": (re.compile("[\u0900-\u097f]"), {"hi", "mr", "ne"}),
}
"""Scripts, and the languages that are written in each of them alone."""


@entry_rule(Meeting, "date")
def title_fits_record(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The title does not name another session, year, day or kind of text than the fields do. Under `doubts:` can be
    said that it has another day.
    """
    title = meeting.title or ""
    if meeting.session and (number := read_session(title)) not in (None, meeting.session):
        cause = f"the title speaks of meeting {number}, but `session:` is {meeting.session}"
        yield Finding(("title",), cause, "correct one of the two")
    years = {int(year) for year in _YEAR.findall(title)}
    if years and not years & {meeting.date.first.year, meeting.date.last.year}:
        cause = f"the title speaks of {min(years)}, but the meeting was on {meeting.date}"
        yield Finding(("title",), cause, "correct one of the two")
    words = find_other_days(title, meeting.date)
    if words and not any("title" in doubt for doubt in meeting.doubts):
        cause = f"the title speaks of {quote_value(words)}, but the meeting was on {meeting.date}"
        fix = "correct one of the two, or say under `doubts:` that the title has another day"
        yield Finding(("title",), cause, fix)
    kinds = [kind for kind, names in _KINDS.items() if any(_is_in_title(name, title) for name in names)]
    if kinds and meeting.kind not in kinds:
        cause = f"the title is that of a {kinds[0].label}"
        yield Finding(("kind",), cause, f"write `kind: {kinds[0]}`, or correct the title")


def read_session(title: str | None) -> int | None:
    """Return the number of a meeting that a title names, or None."""
    found = _SESSION.search(title or "")
    return read_ordinal(found[1]) if found else None


def _is_in_title(name: str, title: str) -> bool:
    """Whether a title has a name of a kind, with the capitals that it has in titles."""
    return name.capitalize() in title or name.title() in title or name.upper() in title


@entry_rule(Meeting)
def venue_fits_mode(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting in person has a venue, a hybrid one a place where some delegations met, and one by video link no place.
    A venue has a place, a site or an occasion, and its site is a building or hall, not a city of the register.
    """
    venue, cities = meeting.venue, {place.name.casefold(): place.id for place in register.places.values()}
    if meeting.mode is Mode.IN_PERSON and venue is None:
        fix = "write `venue: {place: …}`, or `mode: null` if no page says where"
        mode = Fact(key_of(meeting), ("mode",))
        yield Finding(("venue",), "a meeting in person has a place", fix, relies_on=(mode,))
    if meeting.mode is Mode.HYBRID and not (venue and (venue.place or venue.site)):
        fix = "write `venue: {place: …}`, or `mode: video` if nobody met in one place"
        yield Finding(("mode",), "in a hybrid meeting, some met in one place", fix)
    if meeting.mode is Mode.VIDEO and venue and venue.place:
        cause = f"a meeting by video link has no place, but the venue is {quote_value(venue.place)}"
        yield Finding(("venue", "place"), cause, "remove it, or write `mode: hybrid`")
    if venue and not (venue.place or venue.site or venue.occasion):
        yield Finding(("venue",), "the venue is empty", "write `place:`, or `venue: null` where none is known")
    if venue and (place := cities.get((venue.site or "").casefold())):
        fix = "leave `site:` out" if venue.place == place else f"write `place: {place}`"
        fix += "" if venue.place in register.places else ", and the building, if it is known, under `site:`"
        yield Finding(("venue", "site"), f"{quote_value(venue.site)} is a place, not a building", fix)


@entry_rule(Meeting, "mode")
def mode_fits_notes(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting is not in person where a note, a doubt or a source says that somebody took part by video link."""
    if meeting.mode is not Mode.IN_PERSON:
        return
    notes = [seat.note for seat in meeting.attendees] + [source.used_for for source in meeting.sources]
    for text in filter(None, (*notes, *meeting.doubts)):
        if _BY_VIDEO.search(text) and not _OPEN.search(text):
            cause = f"somebody took part by video link, by {quote_value(text)}"
            yield Finding(("mode",), cause, f"write `mode: {Mode.HYBRID}`, or correct these words")
            return


@entry_rule(Meeting, "date")
def instrument_is_of_the_meeting(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """What a meeting signed, adopted or approved is not dated more than a month before it."""
    for index, action in enumerate(meeting.instruments):
        instrument = register.instruments.get(action.instrument)
        if instrument and (meeting.date.first - instrument.date.last).days > MAX_DAYS_BEFORE:
            cause = f"'{instrument.id}' is of {instrument.date}, long before this meeting"
            fix = f"correct the id, or the date in instruments/{instrument.id}.yml; if the meeting only cited it, write"
            fix += " it under `instruments:` of the resolution"
            date = Fact(key_of(instrument), ("date",))
            yield Finding(("instruments", index, "instrument"), cause, fix, relies_on=(date,), contradicts=date)


@entry_rule(Meeting)
def instrument_is_signed_as_stated(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An instrument that a statement of the meeting signed is listed as signed, not as adopted. A `note:` of the
    statement that speaks of its adoption explains an exception.
    """
    actions = [(action.instrument, action.action) for action in meeting.instruments]
    for resolution in meeting.resolutions:
        cited = {*resolution.instruments}
        if resolution.act is not Act.SIGNED or resolution.by or _ADOPTED.search(resolution.note or ""):
            continue
        if any(name in cited and action is InstrumentAction.SIGNED for name, action in actions):
            continue  # what is cited beside it can have been adopted
        for index, (name, action) in enumerate(actions):
            if name in cited and action is InstrumentAction.ADOPTED:
                cause = f"'{resolution.id}' says that '{name}' was signed"
                yield Finding(("instruments", index, "action"), cause, "correct one of the two")


@entry_rule(Meeting)
def voice_was_there(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Whose words a statement has (`by`) is among the attendees: a person always, unless a `note:` says why not, and a
    state where the list is complete. A note on the printed words alone, “The report prints 表示”, is no reason.
    """
    people = {attendee.person for attendee in meeting.attendees}
    states = {attendee.state for attendee in meeting.attendees}
    are_known = all(one is None or register.knows(EntryKey("person", one)) for one in people)
    for index, resolution in enumerate(meeting.resolutions):
        voice, loc = resolution.by, ("resolutions", index, "by")
        if voice is None or (resolution.note and not _ON_WORDS.fullmatch(resolution.note)):
            continue
        fix = "add the seat, correct this, or explain it in `note:`"
        if are_known and voice.person in register.people and voice.person not in people:
            yield Finding((*loc, "person"), f"{quote_value(voice.person)} is not among the attendees", fix)
        is_complete = meeting.attendance is Completeness.COMPLETE
        if is_complete and voice.state in register.states and voice.state not in states:
            yield Finding((*loc, "state"), f"{quote_value(voice.state)} is not among the attendees", fix)


@entry_rule(Meeting)
def act_of_several_is_of_the_meeting(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """One participant cannot agree or exchange views alone: a statement with such an act has no `by:`. A page may know
    it from what one of them told the press; then a `note:` says so.
    """
    for index, resolution in enumerate(meeting.resolutions):
        if resolution.by and resolution.act in _ACTS_OF_SEVERAL:
            cause = f"the act {quote_value(resolution.act.value)} takes several participants, and `by:` names one"
            fix = "remove `by:` and say in `note:` who reported this, or write the act of that participant"
            yield Finding(("resolutions", index, "by"), cause, fix)


@entry_rule(Meeting)
def statement_has_states_that_it_names(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Where a statement has `states:` and its summary names as many or more, it names each of them. States that were
    left out are not counted, nor is the state of the participant whose words a statement has, unless the summary has
    its name: it can be listed alone.
    """
    for index, resolution in enumerate(meeting.resolutions):
        if resolution.states and register.states.keys() >= {*resolution.states}:
            listed, left_out = {*resolution.states}, {*resolution.left_out}
            speaker = find_speaker_states(meeting, resolution)
            found = find_states(register, resolution.summary) - left_out
            named = found - {code for code in speaker if not _has_name(register, code, resolution.summary)}
            missing = sorted(named - listed)
            unnamed = [at for at, code in enumerate(resolution.states) if code not in found | left_out]
            if len(named) < len(listed) or not unnamed or listed <= speaker:
                continue
            names = " and ".join(register.states[code].name for code in missing)
            codes = " and ".join(quote_value(code) for code in missing)
            name = register.states[resolution.states[unnamed[0]]].name
            cause = f"the summary names {names}, not {name}"
            yield Finding(("resolutions", index, "states", unnamed[0]), cause, f"write {codes}, or correct the summary")


def _has_name(register: Register, code: str, text: str) -> bool:
    """Whether a text has the name of a state, not its adjective alone."""
    state = register.states.get(code)
    return state is not None and re.search(rf"\b{re.escape(state.name)}\b", text) is not None


@entry_rule(Person)
def native_name_fits_language(register: Register, person: Person) -> Iterator[Finding]:
    """The name in a person's own language is in the script of that language."""
    if not (native := person.native_name):
        return
    for script, (letters, languages) in _SCRIPTS.items():
        if native.language in languages and not letters.search(native.name):
            cause = f"a name in the language {quote_value(native.language)} is written in {script} letters"
            yield Finding(("native_name", "language"), cause, "correct the language or the name")


@register_rule
def record_is_no_copy(register: Register) -> EntryFindings:
    """A record does not have half of its statements, and at least two, in the very words of another record."""
    seen: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in sorted(register.meetings.values(), key=lambda one: one.id):
        earlier = Counter(other.id for part in meeting.resolutions for other in seen.get(part.summary.casefold(), ()))
        for other, count in earlier.most_common(1):
            if count >= MIN_COPIED and 2 * count >= len(meeting.resolutions):
                cause = f"{count} of these {len(meeting.resolutions)} statements are those of {other}, word for word"
                fix = "if that record was copied, write what this meeting resolved, from its own sources"
                facts = list_name_facts(meeting, register.meetings[other])
                yield meeting, Finding(("resolutions",), cause, fix, at_key=True, relies_on=facts)
        for summary in dict.fromkeys(part.summary.casefold() for part in meeting.resolutions):
            seen[summary].append(meeting)


@register_rule
def body_meets_once_a_day(register: Register) -> EntryFindings:
    """Two regular meetings of one body are not on the same day in two places."""
    seen: dict[tuple[str, str], Meeting] = {}
    for meeting in register.meetings.values():
        if meeting.form is not Form.REGULAR or meeting.date.first != meeting.date.last:
            continue
        other = seen.setdefault((meeting.body, meeting.date.text), meeting)
        places = {one.venue.place if one.venue else None for one in (meeting, other)}
        if other is not meeting and len(places) > 1:
            cause = f"{other.id} is a meeting of the same body and day in another place"
            yield meeting, Finding(("date",), cause, "keep one record, or correct the date or the body")
