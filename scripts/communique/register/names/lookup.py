"""Finds entries by their names: by any spelling, script or word of one, and by the nearest if a word is misspelt."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.model.entries import Body, Instrument, Location, Person, list_spellings
from communique.model.kinds import FOUND_BY_NAME
from communique.model.parts import Entry, EntryKey
from communique.model.types import MAX_ID
from communique.register.names.labels import Labels
from communique.register.names.spelling import Words, begins_word, fold_words, score_misspelt, score_words
from communique.register.register import Register
from communique.text.explanation import NO_HINT, Hint
from communique.text.suggestions import count_edits, list_options
from communique.text.words import quote_value, with_article

MIN_LETTERS = 3
"""The fewest letters of one word of an id with which names are looked for that only begin with it."""
MAX_SEARCHED = 500
"""The most characters of a text in which an id is looked for."""
MIN_WHOLE = 0.7
"""The least score of a name that has each word, and not only its beginning."""
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


class FoundEntry(NamedTuple):
    """An entry that was found, and by which of its names. The score is 1 where the words are that name."""

    key: EntryKey
    name: str
    score: float


class _Spelling(NamedTuple):
    """One name of an entry, with its folded words and those of the description of the entry."""

    key: EntryKey
    name: str
    words: Words
    about: Words


_Score = Callable[[Words, _Spelling], float]


@dataclass(frozen=True)
class Lookup:
    """The names of all entries of a register, to look entries up by."""

    register: Register

    @cached_property
    def _spellings(self) -> dict[str, list[_Spelling]]:
        labels = Labels(self.register)
        return {
            kind: [item for entry in self.register.entries[kind].values() for item in _list_names(labels, kind, entry)]
            for kind in FOUND_BY_NAME
        }

    def find(self, text: str, kinds: Collection[str] = FOUND_BY_NAME) -> list[FoundEntry]:
        """Return the entries that a text names, the best first; if there are none, those with the nearest names."""
        return self.find_named(text, kinds) or self.find_nearest(text, kinds)

    def find_named(self, text: str, kinds: Collection[str] = FOUND_BY_NAME) -> list[FoundEntry]:
        """Return the entries that have the words of a text in a name, the best first.

        If there are none: entries of which some words are in a name and the others in the description, such as a name
        and an office.
        """
        return self._search(text, kinds, _score_name, _score_described)

    def find_nearest(self, text: str, kinds: Collection[str] = FOUND_BY_NAME) -> list[FoundEntry]:
        """Return the entries with a name that is a text but for a few letters, the nearest first."""
        return self._search(text, kinds, _score_nearness)

    def find_meant(self, kind: str, text: str) -> str:
        """Return the id of the one entry of a kind that a text names best, or nothing if there is none, or several."""
        found = self.find_named(text, (kind,))
        best = [match.key.id for match in found if match.score == found[0].score]
        return best[0] if len(best) == 1 else ""

    def suggest(self, kind: str, word: str) -> Hint:
        """Return a hint at an id that no entry of a kind has: the nearest ids, or else all if few."""
        return self.find_hint(kind, word) or Hint(options=list_options(self.register.entries[kind], 36))

    def find_hint(self, kind: str, word: str) -> Hint:
        """Return a hint at an id that no entry of a kind has: the nearest ids, if any."""
        named = self.find_named(word, (kind,))
        if (inner := self.find_inside(kind, word)) and not (named and named[0].score == 1):
            return Hint(f"'{inner}'")
        if kind not in FOUND_BY_NAME:
            edits = ((count_edits(word.casefold(), [one]), one) for one in self.register.entries[kind])
            near = min(((count, one) for count, one in edits if count is not None), default=None)
            return Hint(f"'{near[1]}'") if near else NO_HINT
        found = named or self._search(word, (kind,), _score_nearness)
        if max(map(len, fold_words(word)), default=0) < MIN_LETTERS and len(found) > 1:  # many names begin with so few
            found = [match for match in found if match.score >= MIN_WHOLE]
        best = [match for match in found if match.score == found[0].score]
        # A country's code of three letters mostly begins with that of two: KGZ is Kyrgyzstan, and not Kazakhstan.
        best = sorted(best, key=lambda match: not word.casefold().startswith(match.key.id))[:3]
        if len(best) == 1 and best[0].score == 1 and best[0].name != best[0].key.id:
            return Hint(reason=f"{best[0].name} has the id '{best[0].key.id}'")
        return Hint(" or ".join(self._quote(match.key) for match in best))

    def find_inside(self, kind: str, word: str) -> str:
        """Return the one id of a kind that is in a longer text, such as the path of a file or a link; or nothing."""
        tokens = {*_ID.findall(word[:MAX_SEARCHED])} - {word}
        ids = [token for token in tokens if len(token) > MIN_LETTERS and token in self.register.entries[kind]]
        return ids[0] if len(ids) == 1 else ""

    def _quote(self, key: EntryKey) -> str:
        """Return an id in quotes, with the name of the entry unless it is the same."""
        name = Labels(self.register).name(*key)
        return f"'{key.id}'" if fold_words(name) == fold_words(key.id) else f"'{key.id}' ({name})"

    def _search(self, text: str, kinds: Collection[str], *scores: _Score) -> list[FoundEntry]:
        """Return what the first score that finds anything finds."""
        words = fold_words(text) if len(text) <= MAX_ID else ()
        spellings = [spelling for kind in FOUND_BY_NAME if kind in kinds for spelling in self._spellings[kind]]
        return next((found for score in scores if words and (found := _rank(words, spellings, score))), [])


def explain_other_kind(register: Register, kind: str, word: str) -> tuple[str, str] | None:
    """Return the kind of the entry that has an id where one of another kind belongs, and what is wrong, or None."""
    other = next((other for other, entries in register.entries.items() if other != kind and word in entries), None)
    if other is None:
        return None
    return other, f"{quote_value(word)} is the id of {with_article(other)}, and {with_article(kind)} belongs here"


def describe(labels: Labels, key: EntryKey) -> str:
    """Return what distinguishes an entry from others of a similar name: an office, a country, a date, a definition."""
    entry = labels.register.entries[key.kind].get(key.id)
    if isinstance(entry, Person):
        last = entry.offices[-1] if entry.offices else None
        return f"{last.office}, {labels.owner(last.state, last.body)}" if last else ""
    if isinstance(entry, Body):
        return ", ".join(filter(None, (entry.short, entry.parent and labels.short("body", entry.parent))))
    if isinstance(entry, Instrument):
        return f"{entry.kind.label} of {entry.date.printed}"
    return labels.name("state", entry.country) if isinstance(entry, Location) else labels.tip(key)


def _list_names(labels: Labels, kind: str, entry: Entry) -> Iterator[_Spelling]:
    key = EntryKey(kind, entry.id)
    about = fold_words(describe(labels, key))
    native = [entry.native_name.name] if isinstance(entry, Person) and entry.native_name else []
    for name in dict.fromkeys([*list_spellings(entry), *native, entry.id]):
        yield _Spelling(key, name, fold_words(name), about)


def _rank(words: Words, spellings: list[_Spelling], score: _Score) -> list[FoundEntry]:
    """Return the entries with a score, each once with its best name, the best first."""
    best: dict[EntryKey, FoundEntry] = {}
    for spelling in spellings:
        points = score(words, spelling)
        if points and (spelling.key not in best or best[spelling.key].score < points):
            best[spelling.key] = FoundEntry(spelling.key, spelling.name, points)
    return sorted(best.values(), key=lambda match: -match.score)


def _score_name(words: Words, spelling: _Spelling) -> float:
    return score_words(words, spelling.words)


def _score_described(words: Words, spelling: _Spelling) -> float:
    named = [word for word in words if begins_word(word, spelling.words)]
    described = all(word in named or begins_word(word, spelling.about) for word in words)
    return score_words(tuple(named), spelling.words) if named and described else 0


def _score_nearness(words: Words, spelling: _Spelling) -> float:
    return score_misspelt(words, spelling.words)
