"""The rules for how people and their offices are named. The docstring of a rule is its text."""

import re
from collections.abc import Iterator

from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.entries import Location, Person, list_names
from communique.model.parts import EntryKey
from communique.problems import Finding
from communique.register.register import Register
from communique.text.suggestions import guess_slug
from communique.text.words import quote_value

_IN_LISTS = re.compile(r"[\w .’'-]+, [\w .’'-]+")
_LATIN = re.compile("[A-Za-z]")
_OFFICE = re.compile(
    r"((?:Prime |Deputy |Foreign |Defen[cs]e )?(?:Minister|President|Premier|Ambassador|Chairman)) [A-Z]"
)
_LATIN_NAME = re.compile("[A-Za-z\u00c0-\u024f .’'-]+")


@entry_rule(Person)
def name_and_sort_agree(register: Register, person: Person) -> Iterator[Finding]:
    """A name and its form for lists (`sort`) are in the same letters, with the same capitals. Only the form for lists
    has a comma, after the family name.
    """
    if _IN_LISTS.fullmatch(person.name):
        family, _, given = person.name.partition(", ")
        fix = f"write {quote_value(f'{given} {family}')}, and this form under `sort:`"
        yield Finding(("name",), f"{quote_value(person.name)} is the form for lists", fix)
    if person.name.endswith(","):
        yield Finding(("name",), "the name ends in a comma", "remove it")
    if not _LATIN.search(person.name) and _LATIN.search(person.sort):
        fix = "write the name in Latin letters, and this one under `other_names:` or `native_name:`"
        yield Finding(("name",), f"{quote_value(person.name)} is in other letters than `sort:`", fix)
    family = person.family_name
    written = next((word for word in person.name.split() if word.casefold() == family.casefold()), family)
    if written != family and not (family.isupper() or written.isupper()):
        fix = f"write {quote_value(person.sort.replace(family, written, 1))}"
        yield Finding(("sort",), f"{quote_value(family)} has other capitals than in the name", fix)


@entry_rule(Person)
def sort_has_the_words_of_the_name(register: Register, person: Person) -> Iterator[Finding]:
    """The form for lists (`sort`) has no word that the name does not have: it is the same name in another order."""
    words = person.name.casefold().split()
    others = [word for word in person.sort.replace(",", " ").split() if word.casefold() not in words]
    if (
        others
        and not person.name.islower()
        and _LATIN_NAME.fullmatch(person.name)
        and _LATIN_NAME.fullmatch(person.sort.replace(",", ""))
    ):
        given, _, family = person.name.rpartition(" ")
        fix = f"write {quote_value(f'{family}, {given}')}, or the words of the name in the right order"
        cause = f"{quote_value(' '.join(others))} is not in the name {quote_value(person.name)}"
        yield Finding(("sort",), cause, fix if given else "correct one of the two")


@entry_rule(Person)
def other_name_has_no_office(register: Register, person: Person) -> Iterator[Finding]:
    """An other name of a person is a name alone, without an office before it."""
    for index, other in enumerate(person.other_names):
        if found := _OFFICE.match(other.name):
            fix = "leave it out; offices are under `offices:`"
            yield Finding(("other_names", index, "name"), f"{quote_value(found[1])} is an office", fix)


@register_rule
def place_is_named_without_its_country(register: Register) -> EntryFindings:
    """The name of a place is that of the city alone, since `country:` names the country."""
    for place in register.places.values():
        country = register.states.get(place.country)
        name, comma, rest = place.name.partition(", ")
        if comma and country and rest in {country.name, country.official}:
            yield place, Finding(("name",), f"{quote_value(rest)} is under `country:`", f"write {quote_value(name)}")


@entry_rule(Location, "name")
def place_has_the_name_of_its_id(register: Register, place: Location) -> Iterator[Finding]:
    """The id of a place is made of its name, or of an other name: `saint-petersburg` of Saint Petersburg."""
    made = {guess_slug(name).replace("-", "") for name in list_names(place)}
    if place.id.replace("-", "") not in made:
        fix = "correct the name, or add the one that the id is made of under `other_names:`"
        yield Finding(("name",), f"the id is '{place.id}', but the name is {quote_value(place.name)}", fix)


@entry_rule(Person)
def office_of_a_body_is_one_of_its_staff(register: Register, person: Person) -> Iterator[Finding]:
    """Who attends for a state holds no office of a council, which has no staff: the office is one of the state."""
    for index, office in enumerate(person.offices):
        if office.state or not register.meetings_by.get(("body", office.body or "")):
            continue
        seats = register.appearances.get(EntryKey("person", person.id), ())
        for state in {seat.state for _, seat in seats if seat.state}:
            cause = f"{quote_value(office.body)} holds meetings, and {person.name} attended for '{state}'"
            yield Finding(("offices", index, "body"), cause, f"write `state: {state}`")


@register_rule
def office_is_in_english(register: Register) -> EntryFindings:
    """An office is in English, also where the source prints it in another language."""
    for meeting in register.meetings.values():
        for index, seat in enumerate(meeting.attendees):
            if _is_foreign(seat.office):
                cause = f"{quote_value(seat.office)} is not in English"
                yield meeting, Finding(("attendees", index, "office"), cause, "translate it")
    for person in register.people.values():
        for index, office in enumerate(person.offices):
            if _is_foreign(office.office):
                cause = f"{quote_value(office.office)} is not in English"
                yield person, Finding(("offices", index, "office"), cause, "translate it")


def _is_foreign(office: str | None) -> bool:
    return office is not None and not office.isascii() and not _LATIN.search(office)
