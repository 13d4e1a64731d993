"""Finds states, bodies and places in the words of a release, by the names that the registries know."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.drafting.text.english import ADJECTIVES, RATS, STATE_STYLES, STATE_VARIANTS
from communique.model.entries import list_names
from communique.model.parts import Entry
from communique.model.vocabulary import Scope
from communique.register.register import Register
from communique.text import Span

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f' ()-]+$")
_LEVEL = str.maketrans("’‘ʼ`´“”„«»–—−‑‐\u00a0\u2009ё", "'''''\"\"\"\"\"-----  e")


class Mention(NamedTuple):
    """Words that name an entry; `adjective` where they only say to whom something belongs."""

    span: Span
    id: str
    adjective: bool = False


def normalise(text: str) -> str:
    """The same text, character by character, with one sort of quotation mark, dash and space."""
    return re.sub(r"(?<=[a-z])\?(?=s\b)", "'", text.translate(_LEVEL))


@dataclass(frozen=True)
class NameMatcher:
    """The names of a register, as patterns. Every answer is in the order of the text; texts are level."""

    register: Register
    scope: Scope = Scope.SCO
    """Whose bodies may have met: those of the organisation, or where the text does not name it those of others."""

    @cached_property
    def _states(self) -> tuple[re.Pattern[str], list[str]]:
        rows = [("", "(?!)")]
        for state in self.register.states.values():
            short = re.escape(state.name)
            slip = STATE_VARIANTS.get(state.id)
            names = [_name(name) for name in list_names(state) if _LATIN.match(name)]
            names += [rf"{STATE_STYLES} of (?:the )?{short}", *([slip] if slip else [])]
            rows.append((state.id, "|".join(sorted(names, key=len, reverse=True))))
        return _pattern(rows)

    @cached_property
    def _adjectives(self) -> tuple[re.Pattern[str], list[str]]:
        known = [(code, words) for code, words in ADJECTIVES.items() if code in self.register.states]
        return _pattern(known or [("", "(?!)")])

    @cached_property
    def _bodies(self) -> tuple[re.Pattern[str], list[str]]:
        rows = [
            (body.id, "|".join(sorted(map(_name, _called(body)), key=len, reverse=True)))
            for body in self.register.bodies.values()
        ]
        rats = "rats-executive-committee" if "rats-executive-committee" in self.register.bodies else "rats"
        if rats in self.register.bodies:
            rows.insert(0, (rats, RATS))
        return _pattern(rows or [("", "(?!)")])

    @cached_property
    def _places(self) -> tuple[re.Pattern[str], list[str]]:
        rows = [(place.id, "|".join(map(_name, list_names(place)))) for place in self.register.places.values()]
        # Shanghai is in the organisation's name; cities are in those of summits, declarations and processes.
        rows = [(place, rf"(?:{names})(?! (?:Coo|Five|Spirit|Summit|Declaration|Process))") for place, names in rows]
        return _pattern(rows or [("", "(?!)")])

    def find_states(self, text: str) -> list[Mention]:
        """States by name, and by adjective where no name stands."""
        named = [Mention(span, code) for span, code in _matches(self._states, text)]
        owned = [Mention(span, code, adjective=True) for span, code in _matches(self._adjectives, text)]
        owned = [mention for mention in owned if not any(mention.span.overlaps(other.span) for other in named)]
        return sorted(named + owned)

    def find_bodies(self, text: str) -> list[Mention]:
        """Bodies by name, the longest name first."""
        return [Mention(span, body) for span, body in _matches(self._bodies, text)]

    def find_places(self, text: str) -> list[Mention]:
        """Places by name."""
        return [Mention(span, place) for span, place in _matches(self._places, text)]

    @cached_property
    def acronyms(self) -> set[str]:
        """Short names in capitals, which are nobody's name."""
        words = {word for body in self.register.bodies.values() for name in list_names(body) for word in name.split()}
        return {word for word in words if word.isupper() and len(word) > 1}


def _called(body: Entry) -> Iterable[str]:
    """The Latin names of a body, and the same without the organisation's initials before them."""
    for name in list_names(body):
        if re.match(r"[A-Za-z]", name):
            yield name
            bare = re.sub(r"^(?:SCO (?=\w+ \w+)|(?:United Nations|UN) (?=\w+ \w+ \w+))", "", name)
            if bare != name:
                yield bare


def _name(name: str) -> str:
    """A name as a pattern: s and z, hyphen and space, may stand for each other where English lets them."""
    pattern = re.escape(normalise(name)).replace(r"\ ", r"[ -]+").replace(r"\-", r"[ -]?")
    pattern = re.sub(r"([Oo])rgani[sz]ation", r"\1rgani[sz]ation", pattern)
    pattern = re.sub(r"Cent(?:re|er)\b", "Cent(?:re|er)", pattern)
    return re.sub(r"[Cc]o(?:\[ -\]\?)?operation", "[Cc]o-?operation", pattern)


def _pattern(rows: list[tuple[str, str]]) -> tuple[re.Pattern[str], list[str]]:
    """One pattern for all names, and the ids that its groups stand for; longer names are tried before shorter."""
    parts = [(part, entry_id) for entry_id, names in rows for part in _alternatives(names)]
    parts.sort(key=lambda item: -len(item[0]))
    joined = "|".join(f"({_cased(part)})" for part, _ in parts)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w])"), [entry_id for _, entry_id in parts]


def _alternatives(names: str) -> list[str]:
    """The alternatives of a pattern at its outermost level."""
    found, depth, part = [], 0, ""
    for char in names:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            found.append(part)
            part = ""
        else:
            part += char
    return [*found, part]


def _cased(part: str) -> str:
    """Initials count only in capitals; words are read in any."""
    return part if re.fullmatch(r"[A-Z\\b]+", part) else f"(?i:{part})"


def _matches(known: tuple[re.Pattern[str], list[str]], text: str) -> list[tuple[Span, str]]:
    pattern, ids = known
    return [(Span(*found.span()), ids[(found.lastindex or 1) - 1]) for found in pattern.finditer(text)]
