"""Lists the names of a register in the forms in which queries write them: adjectives, abbreviations, other scripts."""

import re
from collections import defaultdict
from collections.abc import Iterator

from communique.model.entries import Person, list_spellings
from communique.model.parts import Entry
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import Scope
from communique.register.register import Register
from communique.search.words.chinese import simplify_characters
from communique.search.words.folding import fold_word, strip_word

OWN_BODY = "sco"
"""The organisation whose register this is."""

_SHORT_FOR = "short for "
"""How the note of a name begins that is an abbreviation."""
_WORDING = {fold_word(word): "chair" for word in ("chairmanship", "presidency", "председательство", "председатель")}
"""The words of the records, which are always our own, for those that readers know from the press."""
_TRANSLATED = ("state", "place", "person")
"""Kinds of entries that other documents name in Latin letters only."""
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_CHINESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]{2,}")
_INITIALS = re.compile(r"[\s.]+")


def list_equivalents(register: Register) -> dict[str, str]:
    """Return the names that other words mean: adjectives, initials, what is noted as “short for Belt and Road”."""
    adjectives = {
        fold_word(adjective): state.name
        for state in register.states.values()
        for adjective in state.adjectives
        if " " not in adjective
    }
    return _WORDING | adjectives | _list_initials(register) | _list_abbreviations(register)


def _list_initials(register: Register) -> dict[str, str]:
    """Return the initials of other organisations, which texts name in full. Meetings have those of their own bodies."""
    return {
        fold_word(body.short): body.name
        for body in register.bodies.values()
        if body.scope is Scope.EXTERNAL and body.short and body.short.isupper()
    }


def _list_abbreviations(register: Register) -> dict[str, str]:
    named = (other for _, entry in _list_entries(register) for other in getattr(entry, "other_names", ()))
    return {
        fold_word(other.name): other.note.removeprefix(_SHORT_FOR)
        for other in named
        if other.note and other.note.startswith(_SHORT_FOR)
    }


def list_own_names(register: Register) -> list[str]:
    """Return the names of the organisation, the longest first: in its own register they distinguish nothing."""
    own = register.bodies.get(OWN_BODY)
    return sorted(list_spellings(own), key=len, reverse=True) if own else []


def list_chinese(register: Register) -> dict[str, str]:
    """Return every name in Chinese characters, with the name in Latin letters that other documents have; or nothing."""
    found = {
        simplify_characters(name): _name_in_latin(person)
        for person, name in _list_printed(register)
        if _CHINESE.fullmatch(name)
    }
    for kind, entry in _list_entries(register):
        for name in _list_all(entry):
            for word in _CHINESE.findall(name):
                found[simplify_characters(word)] = _name_in_latin(entry) if kind in _TRANSLATED and word == name else ""
    return found


def list_cyrillic(register: Register) -> dict[str, str]:
    """Return the names of states, places and people that are one word in Cyrillic letters, folded, with those in Latin.

    Of people, it is the family name. A name of two entries has none: identity is not guessed.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for kind in _TRANSLATED:
        for entry in register.entries[kind].values():
            for name in filter(_CYRILLIC.search, _list_all(entry)):
                words = _INITIALS.split(name)
                if kind == "person" or len(words) == 1:
                    found[fold_word(words[-1])].add(_name_in_latin(entry))
    for person, name in _list_printed(register):
        if _CYRILLIC.search(name):
            found[fold_word(_INITIALS.split(name)[-1])].add(_name_in_latin(person))
    return {name: latin.pop() for name, latin in sorted(found.items()) if len(latin) == 1}


def _list_entries(register: Register) -> Iterator[tuple[str, Entry]]:
    """Yield the entries that have names, which meetings do not, each with its kind."""
    for kind in REGISTRIES:
        if kind != "meeting":
            yield from ((kind, entry) for entry in register.entries[kind].values())


def _list_all(entry: Entry) -> Iterator[str]:
    yield from list_spellings(entry)
    if native := getattr(entry, "native_name", None):
        yield native.name


def _list_printed(register: Register) -> Iterator[tuple[Person, str]]:
    """Yield the names that sources print for people at meetings."""
    for meeting in register.meetings.values():
        for attendee in meeting.attendees:
            if person := register.people.get(attendee.person or ""):
                yield from ((person, name) for name in (attendee.printed, *attendee.also_printed) if name)


def _name_in_latin(entry: Entry) -> str:
    """Return the name of a state or place, or the family name of a person."""
    return entry.family_name if isinstance(entry, Person) else str(getattr(entry, "name", ""))


def list_words_of_names(register: Register) -> dict[str, list[str]]:
    """Return the words of all names by their first letter; the search takes the nearest one for a misspelt word.

    The letters are without case and accents. Chinese names are too short to be misspelt recognisably.
    """
    words: dict[str, set[str]] = defaultdict(set)
    for _, entry in _list_entries(register):
        for word in " ".join(list_spellings(entry)).split():
            bare = word.strip(".,;:()[]“”‘’\"'")
            if len(bare) > 2 and not _CHINESE.match(bare):
                words[strip_word(bare)[0]].add(bare)
    return {letter: sorted(found) for letter, found in sorted(words.items())}
