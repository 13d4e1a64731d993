"""The rules for what an entry is: a person, an instrument or a name must be itself and no other.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from communique.checks.naming import find_description
from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.edtf import Edtf
from communique.model.entries import Instrument, Office, Person, list_names
from communique.model.registries import key_of
from communique.model.vocabulary import InstrumentKind
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register
from communique.text.explanation import Hint
from communique.text.words import fold, quote_value

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_OWN_YEAR = re.compile(r"\(((?:19|20)[0-9]{2})\)$|(?<!resolution)-((?:19|20)[0-9]{2})$")
"""The year that ends the title of a resolution of the United Nations, or its id unless it is the number."""
_WIKIDATA = re.compile(r"(https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)(.*)")
_NUMBER = re.compile("[0-9]{3,}")
MIN_LIKENESS = 0.5
"""The least likeness of an id to the name that it was made from, by letters in order."""
MAX_YEARS_AHEAD = 2
"""The most years from the date of an instrument to the period that it is for."""
_KINDS = {
    kind.value: kind
    for kind in (
        InstrumentKind.CHARTER,
        InstrumentKind.TREATY,
        InstrumentKind.CONVENTION,
        InstrumentKind.AGREEMENT,
        InstrumentKind.PROTOCOL,
        InstrumentKind.DECLARATION,
        InstrumentKind.STATEMENT,
    )
}
"""The kinds of instruments that titles begin with."""


@entry_rule(Person)
def office_is_listed_once(register: Register, person: Person) -> Iterator[Finding]:
    """No office of a person is listed twice for the same time."""
    for index, office in enumerate(person.offices):
        for first, other in enumerate(person.offices[:index]):
            same, first_same = ((one.office.casefold(), one.state, one.body) for one in (office, other))
            if same == first_same and _is_same_time(office, other):
                cause = f"this office is listed already, as number {first + 1}"
                yield Finding(("offices", index, "office"), cause, "keep one, with all sources")


def _is_same_time(one: Office, other: Office) -> bool:
    starts_together = one.start_date == other.start_date
    return starts_together or not (one.start_date or one.end_date or other.start_date or other.end_date)


@register_rule
def identity_is_of_one_person(register: Register) -> EntryFindings:
    """An entry in Wikidata or another authority (`same_as`) is that of one person alone."""
    seen: dict[str, str] = {}
    for person in register.people.values():
        for index, identity in enumerate(person.same_as):
            other = seen.setdefault(identity.url.replace("/wiki/Q", "/entity/Q"), person.id)
            if other != person.id:
                cause = f"'{other}' has this identity too"
                facts = tuple(Fact(("person", one), ("name",)) for one in (person.id, other))
                fix = "correct one of the two, or merge them if they are one"
                yield person, Finding(("same_as", index, "url"), cause, fix, relies_on=facts)


@entry_rule(Person)
def identity_is_an_entry_of_wikidata(register: Register, person: Person) -> Iterator[Finding]:
    """An address in Wikidata (`same_as`, `could_be`) ends with Q and the number of an entry."""
    for field in ("same_as", "could_be"):
        for index, identity in enumerate(getattr(person, field)):
            found = _WIKIDATA.match(identity.url)
            if found and not re.fullmatch("Q[1-9][0-9]*", found[2]):
                number = re.sub("[^0-9]", "", found[2])
                hint = Hint(f"'{found[1]}Q{number}'" if number else "")
                cause = f"{quote_value(identity.url)} does not end with Q and a number, as entries of Wikidata do"
                yield Finding((field, index, "url"), cause, "" if number else "correct it", hint)


@entry_rule(Person)
def file_is_named_after_the_person(register: Register, person: Person) -> Iterator[Finding]:
    """The id of a person, which is the name of the file, is made of one of the person's names. An id of one word can be
    a short form, and is not compared.
    """
    if "-" not in person.id:
        return
    tokens = {fold(word) for word in person.id.split("-")}
    names = [name for name in (person.sort, *list_names(person)) if re.search("[A-Za-z]", name)]
    if not names or any(fold(word) in tokens for name in names for word in _WORD.findall(name)):
        return
    wanted, *found = (fold(name).replace(" ", "") for name in (re.sub("[0-9-]+", " ", person.id), *names))
    if max(SequenceMatcher(None, wanted, name).ratio() for name in found) < MIN_LIKENESS:
        cause = f"the file is {person.id}.yml, but the name is {quote_value(person.name)}"
        yield Finding(("name",), cause, "correct one of the two")


@entry_rule(Instrument)
def instrument_is_what_it_is_called(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """The kind of an instrument is that with which its title begins. Its date is not years after that in its id, nor
    years before the period in its title. A resolution of the United Nations is of the year that ends its title or its
    id.
    """
    first = instrument.title.split()[0].casefold()
    if (kind := _KINDS.get(first)) and kind is not instrument.kind:
        cause = f"the title begins with “{first.title()}”, but the kind is `{instrument.kind}`"
        yield Finding(("kind",), cause, f"write `kind: {kind}`, or correct the title")
    years = _YEAR.findall(instrument.id)
    is_numbered = instrument.kind is InstrumentKind.UN_RESOLUTION  # the number can look like a year
    if len(years) == 1 and not is_numbered and instrument.date.first.year > int(years[0]) + 1:
        cause = f"the id is of {years[0]}, but the date is {instrument.date}"
        yield Finding(("date",), cause, "correct the date")
    period = sorted({*_YEAR.findall(instrument.title)})
    if len(period) > 1 and int(period[0]) > instrument.date.last.year + MAX_YEARS_AHEAD:
        cause = f"the title is for {period[0]}–{period[-1]}, but the date is {instrument.date}"
        yield Finding(("date",), cause, "correct one of the two")
    own = _OWN_YEAR.search(instrument.title) or _OWN_YEAR.search(instrument.id)
    if is_numbered and own and instrument.date.first.year != int(own[1] or own[2]):
        cause = f"the {'title' if own[1] else 'id'} has the year {own[1] or own[2]}, but the date is {instrument.date}"
        yield Finding(("date",), cause, "correct one of the two")


@entry_rule(Instrument)
def instrument_refers_back(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """An instrument amends or carries out one that is not of a later year."""
    named: list[tuple[Loc, str]] = [(("amends", index), name) for index, name in enumerate(instrument.amends)]
    named += [(("under",), instrument.under)] if instrument.under else []
    for loc, name in named:
        other = register.instruments.get(name)
        if other and other.date.first.year > instrument.date.last.year:
            cause = f"'{name}' is of {other.date}, after this instrument of {instrument.date}"
            date = Fact(key_of(other), ("date",))
            yield Finding(loc, cause, "correct one of the two", relies_on=(date,), contradicts=date)


@entry_rule(Instrument)
def amended_instrument_is_the_one_named(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """Where the title of an instrument that amends others has the title of another, it amends that one."""
    title = instrument.title.casefold()
    others = register.instruments.values() if instrument.amends and instrument.id not in instrument.amends else ()
    named = [other.id for other in others if other is not instrument and other.title.casefold() in title]
    if named and not {*named} & {*instrument.amends}:
        cause = f"the title names '{named[0]}', not '{instrument.amends[0]}'"
        yield Finding(("amends", 0), cause, "write its id, or correct the title")


@entry_rule(Instrument)
def author_is_in_words(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """Who signed or adopted an instrument is named in words, not by the id of a body or person."""
    if author := register.bodies.get(instrument.by or "") or register.people.get(instrument.by or ""):
        yield Finding(("by",), f"{quote_value(instrument.by)} is an id", f"write {quote_value(author.name)}")


@entry_rule(Instrument)
def instrument_names_its_years(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """The years in the short name and in the id of an instrument are those of its title or of its date. A long number
    in the short name, such as that of a resolution, is in the title if that has any, and so are the years of a period
    if the title has several years.
    """
    years, titled = _YEAR.findall(instrument.id), _YEAR.findall(instrument.title)
    short = _YEAR.findall(instrument.short)
    dated = [str(day.year) for day in (instrument.date.first, instrument.date.last)]
    known = {*titled} if len(short) > 1 and len({*titled}) > 1 else {*titled, *dated}
    others = [year for year in short if year not in known]
    if titled and others and others[0] in years:
        several = len({*titled}) > 1
        has = f"the years {'–'.join(sorted({*titled}))}" if several else f"the year {titled[0]}"
        cause = f"the title has {has}, but the short name and the id have {others[0]}"
        yield Finding(("title",), cause, "correct one of them")
    elif others:
        where = "the title does not" if others[0] in dated else "neither the title nor the date has"
        cause = f"the short name has the year {others[0]}, but {where}"
        yield Finding(("short",), cause, "correct one of them")
    elif numbers := [one for one in _NUMBER.findall(instrument.short) if one not in {*short}]:
        in_title = [one for one in _NUMBER.findall(instrument.title) if one not in titled]
        if in_title and numbers[0] not in in_title:
            cause = f"the short name has the number {numbers[0]}, but the title has {in_title[0]}"
            yield Finding(("short",), cause, "correct one of the two")
    if len(years) == 2 and len({*titled}) > 1 and not ({*years} <= {*titled} or others):
        cause = f"the file is named after {'–'.join(years)}, the title after {'–'.join(sorted({*titled}))}"
        yield Finding(("title",), cause, "correct one of the two")


@entry_rule(Person)
def earlier_term_has_ended(register: Register, person: Person) -> Iterator[Finding]:
    """Where somebody held an office twice, the first term has its end, and the second one begins after it."""
    for index, first in enumerate(person.offices):
        for at, second in enumerate(person.offices[index + 1 :], index + 1):
            same = (first.office, first.state, first.body) == (second.office, second.state, second.body)
            if same and first.start_date and second.start_date and not first.end_date:
                cause = f"the term from {first.start_date} has no end, but the office is listed again from"
                fix = "write `end_date:` of the first term"
                yield Finding(("offices", index, "start_date"), f"{cause} {second.start_date}", fix)
            elif same and first.end_date and second.start_date and _begins_within(second.start_date, first):
                cause = f"this term begins before the one from {first.start_date} ends, on {first.end_date}"
                yield Finding(("offices", at, "start_date"), cause, "correct one of the two")


def _begins_within(start: Edtf, term: Office) -> bool:
    """Whether a day is surely between the first and the last day of a term."""
    is_after = term.start_date is not None and term.start_date.last < start.first
    return is_after and term.end_date is not None and start.last < term.end_date.first


@register_rule
def founder_is_not_later(register: Register) -> EntryFindings:
    """The instrument that founded a body is not of a later year than the body. It is of the day on which the body was
    established if the register has an instrument of that day with the name of the body in its title.
    """
    for body in register.bodies.values():
        founder = register.instruments.get(body.founded_by or "")
        if founder and body.established and founder.date.first.year > body.established.last.year:
            cause = f"'{founder.id}' is of {founder.date}, but `established:` is {body.established}"
            date = Fact(key_of(founder), ("date",))
            fix = "correct one of the two"
            yield body, Finding(("founded_by",), cause, fix, relies_on=(date,), contradicts=date)
        elif founder and body.established and not founder.date.overlaps(body.established):
            of_the_day = (one for one in register.instruments.values() if one.date.overlaps(body.established))
            if named := next((one for one in of_the_day if find_description(body, one.title)), None):
                cause = f"'{founder.id}' is of {founder.date}, but `established:` is {body.established}"
                fix = f"write '{named.id}', which is of that day and names the body, or correct the date"
                yield body, Finding(("founded_by",), cause, fix)


@register_rule
def other_name_is_of_one_entry(register: Register) -> EntryFindings:
    """No two topics or places have a name in common, other names included."""
    for kind in ("topic", "place"):
        seen: dict[str, str] = {}
        entries = register.entries[kind].values()
        for entry in entries:
            seen.setdefault(str(getattr(entry, "name", "")).casefold(), entry.id)
        for entry in entries:
            for index, other in enumerate(getattr(entry, "other_names", ())):
                owner = seen.setdefault(other.name.casefold(), entry.id)
                if owner != entry.id:
                    cause = f"another {kind}, '{owner}', has the name {quote_value(other.name)} too"
                    copied = tuple(Fact(key_of(entry), (field,)) for field in ("source", "definition"))
                    fix = "keep the name in one of the two"
                    yield entry, Finding(("other_names", index, "name"), cause, fix, relies_on=copied)
