"""The table of names: every spelling by which an entry is known, for reconciling other data with the register."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from communique.exports.tables.table import ColumnType, Row, Table, derived, entry_key
from communique.model.entries import Named, NativeName
from communique.model.parts import Entry, EntryKey, Part
from communique.model.registries import REGISTRIES, key_of
from communique.register.register import Register


class Spelling(Part):
    """One spelling of a name of an entry. `variety` says which of its names it is."""

    name: str
    variety: str
    language: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    note: str | None = None


_OWN = ("name", "title", "short", "official", "sort")
"""The fields of entries that hold a name."""


def _list_spellings(register: Register) -> Iterable[Row]:
    printed = _collect_printed(register)
    for kind in REGISTRIES:
        if kind != "meeting":
            for entry in register.entries[kind].values():
                spellings = [*_own_spellings(entry), *printed.get(key_of(entry), ())]
                distinct = {(spelling.name, spelling.variety): spelling for spelling in reversed(spellings)}
                for number, spelling in enumerate(reversed(distinct.values()), 1):
                    yield Row(entry, spelling, number)


def _own_spellings(entry: Entry) -> Iterable[Spelling]:
    for variety in _OWN:
        if name := getattr(entry, variety, None):
            yield Spelling(name=name, variety=variety)
    for adjective in getattr(entry, "adjectives", ()):
        yield Spelling(name=adjective, variety="adjective")
    native: NativeName | None = getattr(entry, "native_name", None)
    if native:
        yield Spelling(name=native.name, variety="native", language=native.language)
    others: list[Named] = getattr(entry, "other_names", [])
    for other in others:
        yield Spelling(
            name=other.name,
            variety="other",
            start_date=str(other.start_date) if other.start_date else None,
            end_date=str(other.end_date) if other.end_date else None,
            note=other.note,
        )


def _collect_printed(register: Register) -> dict[EntryKey, list[Spelling]]:
    """Return the names that releases print for people, by person."""
    found: dict[EntryKey, list[Spelling]] = {}
    for meeting in register.meetings.values():
        for attendee in meeting.attendees:
            if attendee.person:
                names = [*filter(None, [attendee.printed]), *attendee.also_printed]
                spellings = (Spelling(name=name, variety="printed") for name in names)
                found.setdefault(EntryKey("person", attendee.person), []).extend(spellings)
    return found


class _Field(NamedTuple):
    name: str
    description: str
    required: bool = False
    values: tuple[str, ...] = ()


_FIELDS = (
    _Field("name", "The spelling.", required=True),
    _Field(
        "variety",
        "Which name it is: a field of the entry, an adjective, its native name, another name, or one that a release "
        "prints.",
        required=True,
        values=(*_OWN, "adjective", "native", "other", "printed"),
    ),
    _Field("language", "Language of a native name, as an ISO 639 code."),
    _Field("start_date", "First day of its use, where it replaced another name."),
    _Field("end_date", "Last day of its use."),
    _Field("note", "What the name is, such as a transliteration."),
)


NAMES = Table(
    "names",
    "Names",
    "Every spelling of every entry but meetings, for reconciling other data with the register.",
    _list_spellings,
    (
        *entry_key(),
        derived("number", "Number of the spelling.", lambda row: row.number, ColumnType.INTEGER, required=True),
        *(
            derived(
                item.name,
                item.description,
                attrgetter(f"part.{item.name}"),
                required=item.required,
                values=item.values,
            )
            for item in _FIELDS
        ),
    ),
    ("kind", "id", "number"),
)
