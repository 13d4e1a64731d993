"""The rules for facts that cannot be so: names, languages, births, statements and seats.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator

from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.entries import Instrument, NativeName, Person, State, list_names
from communique.model.meeting import Meeting
from communique.model.parts import Entry, walk_parts, walk_texts
from communique.model.registries import key_of
from communique.model.vocabulary import Capacity, Outcomes, Scope
from communique.problems import Fact, Finding, Loc
from communique.register.offices import drop_state_at_end
from communique.register.register import Register
from communique.text.explanation import Hint
from communique.text.suggestions import guess_slug
from communique.text.words import quote_value

_NOT_OF_THE_SCO = (Capacity.INTERNATIONAL_ORGANISATION, Capacity.GUEST)
MIN_AGE = 18
"""The least age at which somebody takes office."""

MAX_AGE = 100
"""The greatest age at which somebody attends a meeting: whoever seems older was born a century later."""
_LANGUAGE_OF = {"by": "be", "cn": "zh", "in": "hi", "ir": "fa", "kg": "ky", "kz": "kk", "pk": "ur", "tj": "tg"}
"""Codes of states that are taken for those of languages, with the code of a language of the state (ISO 639)."""

_YEARS = re.compile(r"\(?\b(?:19|20)[0-9]{2}(?:[–-](?:(?:19|20)[0-9]{2})?)?\)$")
_PLACEHOLDER = re.compile(
    r"tb[acd]|n/?a|x{3,}|\?+|[-–—.…_]+|none|unknown|not known|null|lorem ipsum.*|untitled|ditto|idem|(the )?same"
    r"|(see|as) (above|below)|to be (added|completed|confirmed|written|checked|done)",
    re.IGNORECASE,
)
_QUOTED = {"quote", "prefix", "suffix"}
"""Keys of words from the text of a record, where they are looked for: “the same” may be printed there."""
_HONORIFIC = re.compile(r"((?:Mr|Mrs|Ms|Dr|Prof|Shri|Sir|H\.? ?E)\.? )\S", re.IGNORECASE)
_LETTER = re.compile("[A-Z\u00c0-\u00de\u0370-\U0010ffff]")
_JOINED = re.compile(r"\b[a-z]{3,}\.(?:and|the|that|for|with|but|was|were)\b")
"""Two words with a full stop between them, of which the second is too common to be a part of an address."""
_DOUBLED = re.compile(r"\b(?!had)([a-z]+) \1\b", re.IGNORECASE)
_OWN_VOICE = re.compile(r"\b(?:we|our|us|ours)\b")
_PLAIN_NAME = re.compile(r"[\w .’'-]+")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_NUMBER_OF_SOURCE = re.compile(r"\(s[0-9]+\)")
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)+")
_CODE = re.compile("[a-z]{2,3}")
_UNIQUE = {"body": ("name", "short"), "place": ("name",), "topic": ("name",), "state": ("name", "official")} | {
    "instrument": ("title", "short")
}


@entry_rule(Entry)
def text_is_filled_in(register: Register, entry: Entry) -> Iterator[Finding]:
    """A text says something: it is no “N/A”, “TBD”, “???” or “lorem ipsum”. What no source gives is left out."""
    for loc, text in walk_texts(entry):
        if loc[-1] not in _QUOTED and _PLACEHOLDER.fullmatch(text.removesuffix(".")):
            fix = "fill it in, or leave it out (null or []) if it is not known"
            yield Finding(loc, f"{quote_value(text)} says nothing", fix)


@entry_rule(Person)
def name_is_typed_as_a_name(register: Register, person: Person) -> Iterator[Finding]:
    """The name of a person has capitals and small letters, and no title such as Mr. or H.E. before it."""
    name, loc = person.name, ("name",)
    if found := _HONORIFIC.match(name):
        if not (found[1].isalpha() or found[1].strip().isalpha()) or found[1].strip().casefold() not in ("he", "sir"):
            bare = name[found.end(1) :]
            fix = f"write {quote_value(bare.title() if bare.isascii() and bare.isupper() else bare)}"
            yield Finding(loc, f"{quote_value(found[1].strip())} is a title, not part of the name", fix)
    elif not _LETTER.search(name):
        yield Finding(loc, f"{quote_value(name)} has no capital letter", "write the name as it is spoken, not an id")
    elif name.isascii() and name.isupper() and " " in name:
        yield Finding(loc, f"{quote_value(name)} is in capitals", f"write it as {quote_value(name.title())}")
    elif _PLAIN_NAME.fullmatch(name) and (found := _CAPITALS.search(name)):
        yield Finding(loc, f"{quote_value(found[0])} is in capitals", f"write {quote_value(found[0].title())}")
    if "," not in person.sort and person.sort != name and sorted(person.sort.split()) == sorted(name.split()):
        first, _, rest = person.sort.partition(" ")
        yield Finding(("sort",), "the family name ends with a comma", f"write {quote_value(f'{first}, {rest}')}")


@register_rule
def name_is_used_once(register: Register) -> EntryFindings:
    """Two bodies, places, topics, states or instruments do not have the same name, official or short name, or title."""
    for kind, fields in _UNIQUE.items():
        seen: dict[str, tuple[Entry, str]] = {}
        for entry in register.entries[kind].values():
            names = {str(getattr(entry, field)).casefold(): field for field in fields if getattr(entry, field)}
            for name, field in names.items():
                if name in seen:
                    both = [seen[name], (entry, field)]
                    (wrong, at), (other, _) = sorted(both, key=lambda one: _count_shared(name, one[0].id))
                    cause = f"'{other.id}' has the name {quote_value(getattr(wrong, at))} too"
                    fact = Fact(key_of(wrong), (at,))
                    yield wrong, Finding((at,), cause, "tell the two apart, or remove one", relies_on=(fact,))
                seen.setdefault(name, (entry, field))


def _count_shared(name: str, entry_id: str) -> int:
    """Return how many words of an id are in a name: a copied name has fewer of them."""
    return len({*guess_slug(name).split("-")} & {*entry_id.split("-")})


@entry_rule(Person)
def age_is_possible(register: Register, person: Person) -> Iterator[Finding]:
    """Nobody takes office, or attends a meeting, before the age of 18, or attends one at more than a hundred."""
    attended = [meeting.date.year for meeting, _ in register.appearances.get(key_of(person), ())]
    years = attended + [office.start_date.first.year for office in person.offices if office.start_date]
    if person.born and years and min(years) < person.born.first.year + MIN_AGE:
        cause = f"born in {person.born.first.year}, and in office or at a meeting in {min(years)}"
        yield Finding(("born",), cause, "correct one of the two")
    if person.born and attended and max(attended) > person.born.last.year + MAX_AGE:
        cause = f"born in {person.born.last.year}, and at a meeting in {max(attended)}"
        yield Finding(("born",), cause, "correct the year of birth")


@entry_rule(Entry)
def language_is_a_code(register: Register, entry: Entry) -> Iterator[Finding]:
    """A language is given by its code of ISO 639, two or three small letters, such as `ru`, not by that of a state:
    `zh`, not `cn`.
    """
    languages = list(enumerate(entry.languages)) if isinstance(entry, Instrument) else []
    found: list[tuple[Loc, str]] = [(("languages", at), code) for at, code in languages]
    found += [((*loc, "language"), part.language) for loc, part in walk_parts(entry, NativeName)]
    for loc, code in found:
        if right := _LANGUAGE_OF.get(code):
            yield Finding(loc, f"{quote_value(code)} is the code of a state", hint=Hint(f"'{right}'"))
        elif not _CODE.fullmatch(code):
            yield Finding(
                loc, f"{quote_value(code)} is not a code of ISO 639", "write two or three letters, such as ru or zh"
            )


@entry_rule(Meeting)
def statement_is_recorded_once(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """No two resolutions of a meeting have the same summary, and no note repeats it. A record whose outcomes are
    complete has resolutions.
    """
    seen: dict[str, str] = {}
    for index, resolution in enumerate(meeting.resolutions):
        if resolution.summary.startswith("TODO"):
            continue  # reported by another rule
        if resolution.note and resolution.note.casefold() == resolution.summary.casefold():
            yield Finding(("resolutions", index, "note"), "the note repeats the summary", "remove it")
        first = seen.setdefault(resolution.summary.casefold(), resolution.id)
        if first != resolution.id:
            cause = f"'{first}' has the same summary"
            yield Finding(("resolutions", index, "summary"), cause, "remove one of the two, or say what is different")
    if meeting.outcomes is Outcomes.COMPLETE and not meeting.resolutions:
        fix = "record them, or write how much is known, such as `outcomes: unknown`"
        yield Finding(("outcomes",), "'complete', but there are no resolutions", fix)


@entry_rule(Meeting)
def summary_is_plain_english(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A summary is in plain English: not in capitals, without numbers of sources, “we” and “our”, with
    a space after a full stop, and without a word twice in a row.
    """
    for index, resolution in enumerate(meeting.resolutions):
        letters = [char for char in resolution.summary if char.isalpha()]
        cause = fix = ""
        if 2 * sum(map(str.isascii, letters)) < len(letters):
            cause, fix = "the summary is not in English", "write it in English, in your own words"
        elif resolution.summary.isupper() and " " in resolution.summary:
            cause, fix = "the summary is in capitals", "write it in small letters"
        elif joined := _JOINED.search(resolution.summary):
            cause = f"there is no space after the full stop in {quote_value(joined[0])}"
            fix = "add it, or remove the stop"
        elif doubled := _DOUBLED.search(resolution.summary):
            cause, fix = f"{quote_value(doubled[0])} has a word twice", "remove one"
        elif number := _NUMBER_OF_SOURCE.search(resolution.summary):
            cause = f"{quote_value(number[0])} does not belong in a summary"
            fix = "sources are named under `sources:`"
        elif own := _OWN_VOICE.search(resolution.summary):
            cause = f"{quote_value(own[0])} is the meeting’s own word"
            fix = "write of the meeting as “they” and “their”"
        if cause:
            yield Finding(("resolutions", index, "summary"), cause, fix)


@register_rule
def printed_name_is_of_the_person(register: Register) -> EntryFindings:
    """The printed name of an attendee is not an office, nor the name of another person in the register. Names that
    other pages print (`also_printed`) differ from it.
    """
    names = {person.name: person.id for person in register.people.values()}
    for meeting in register.meetings.values():
        for index, seat in enumerate(meeting.attendees):
            for at, also in enumerate(seat.also_printed):
                if also == seat.printed:
                    place = ("attendees", index, "also_printed", at)
                    yield meeting, Finding(place, f"{quote_value(also)} is in `printed:` already", "leave it out here")
            if not seat.printed:
                continue
            loc, other = ("attendees", index, "printed"), names.get(seat.printed)
            person = register.people.get(seat.person or "")
            if _ID.fullmatch(seat.printed):
                yield meeting, Finding(loc, f"{quote_value(seat.printed)} is an id", "write the name as printed")
            elif seat.printed == seat.office:
                yield meeting, Finding(loc, f"{quote_value(seat.printed)} is the office", "write the name as printed")
            elif ", " in seat.printed and _PLAIN_NAME.fullmatch(seat.printed.replace(",", "")):
                cause = f"{quote_value(seat.printed)} is more than a name"
                yield meeting, Finding(loc, cause, "write the name alone, as printed")
            elif person and other not in (None, person.id) and seat.printed not in list(list_names(person)):
                cause = f"{quote_value(seat.printed)} is the name of '{other}'"
                yield meeting, Finding(loc, cause, "correct the person or the name")


@entry_rule(Meeting)
def seat_fits_its_owner(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A seat belongs to a state or to a body, not to both; an `sco-official` is of a body of the SCO, and nobody else
    of a body is; an office is given without the name of the state.
    """
    for index, seat in enumerate(meeting.attendees):
        body, state = register.bodies.get(seat.body or ""), register.states.get(seat.state or "")
        loc = ("attendees", index)
        if seat.state and seat.body:
            yield Finding(
                (*loc, "body"), "a seat belongs to a state or to a body", "write `state:` or `body:`, not both"
            )
        if seat.capacity is Capacity.SCO_OFFICIAL and body and body.scope is Scope.EXTERNAL:
            yield Finding((*loc, "body"), f"{body.name} is no body of the SCO", "correct it, or the capacity")
        if seat.capacity in _NOT_OF_THE_SCO and body and body.scope is Scope.SCO:
            cause = f"{body.name} is a body of the SCO"
            yield Finding((*loc, "capacity"), cause, f"write `capacity: {Capacity.SCO_OFFICIAL}`")
        if state and (word := _find_state(seat.office, state, is_explained=seat.note is not None)):
            yield Finding((*loc, "office"), "the state is given by `state:`", f"leave {word} out of the office")


@entry_rule(Person)
def office_is_named_alone(register: Register, person: Person) -> Iterator[Finding]:
    """The office of a person is given without its years and the name of the state, which have fields of their own."""
    for index, office in enumerate(person.offices):
        if found := _YEARS.search(office.office):
            fix = "write them under `start_date:` and `end_date:`"
            yield Finding(("offices", index, "office"), f"{quote_value(found[0])} is no part of the office", fix)
        state = register.states.get(office.state or "")
        if state and (word := _find_state(office.office, state, is_explained=office.note is not None)):
            cause = "the state is given by `state:`"
            yield Finding(("offices", index, "office"), cause, f"leave {word} out of the office")


def _find_state(office: str | None, state: State, *, is_explained: bool) -> str:
    """Return the name or adjective of a state with which an office begins or ends, or an empty text.

    Names of institutions, such as State Bank of Pakistan, can end so, which a note can explain.
    """
    if not office:
        return ""
    last = office.rstrip(")").rpartition(" ")[2].lstrip("(")
    for name in () if is_explained else (state.official, state.name):  # the longer one first
        if name and name.endswith(last) and (bare := drop_state_at_end(office, name)) != office:
            return quote_value(office[len(bare) :].strip(" ,()"))
    begins = office.casefold().startswith
    name = state.name.casefold()
    if begins((f"{name}'s ", f"{name}’s ")):
        return state.name
    return next((word for word in state.adjectives if begins(f"{word} ".casefold())), "")
