"""Finds states, bodies and places in a text by their names in the registries."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.drafting.text.english import STATE_STYLES, STATE_VARIANTS
from communique.model.entries import list_names
from communique.model.parts import Entry
from communique.model.vocabulary import Scope
from communique.register.mentions import NameIndex
from communique.register.register import Register
from communique.text.quotes import Span

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f' ()-]+$")
_NORMALISED = str.maketrans("’‘ʼ`´“”„«»–—−‑‐\u00a0\u2009ё", "'''''\"\"\"\"\"-----  e")


class Mention(NamedTuple):
    """Words that name an entry; `adjective` is true for “Chinese” and false for “China”."""

    span: Span
    id: str
    adjective: bool = False


def normalise(text: str) -> str:
    """Return the text with one kind of quotation mark, dash and space. Every character keeps its position."""
    return re.sub(r"(?<=[a-z])\?(?=s\b)", "'", text.translate(_NORMALISED))


@dataclass(frozen=True)
class NameMatcher:
    """Finds the names of a register's entries in normalised texts. Mentions are in the order of the text."""

    register: Register
    scope: Scope = Scope.SCO
    """Which bodies can be the one that met: those of the SCO, or external ones if the text does not name the SCO."""

    @cached_property
    def index(self) -> NameIndex:
        """All names in the register as texts print them: what a page of the text would link."""
        return NameIndex.of(self.register)

    @cached_property
    def _state_patterns(self) -> tuple[re.Pattern[str], list[str]]:
        rows = [("", "(?!)")]
        for state in self.register.states.values():
            short = re.escape(state.name)
            variant = STATE_VARIANTS.get(state.id)
            names = [_build_pattern(name) for name in list_names(state) if _LATIN.match(name)]
            names += [rf"{STATE_STYLES} of (?:the )?{short}", *([variant] if variant else [])]
            rows.append((state.id, "|".join(sorted(names, key=len, reverse=True))))
        return _compile(rows)

    @cached_property
    def _adjective_patterns(self) -> tuple[re.Pattern[str], list[str]]:
        states = self.register.states.values()
        rows = [(state.id, "|".join(map(_build_pattern, state.adjectives))) for state in states if state.adjectives]
        return _compile(rows or [("", "(?!)")])

    @cached_property
    def _body_patterns(self) -> tuple[re.Pattern[str], list[str]]:
        rows = [
            (body.id, "|".join(sorted(map(_build_pattern, _list_body_names(body)), key=len, reverse=True)))
            for body in self.register.bodies.values()
        ]
        # Descriptions of a body that does not meet are names; its officials are those of another body.
        described = [body for body in self.register.bodies.values() if body.described_as and not body.meets]
        rows = [(body.officials or body.id, body.described_as or "") for body in described] + rows
        return _compile(rows or [("", "(?!)")])

    @cached_property
    def _place_patterns(self) -> tuple[re.Pattern[str], list[str]]:
        rows = [(place.id, "|".join(map(_build_pattern, list_names(place)))) for place in self.register.places.values()]
        # Shanghai is part of the organisation's name, and cities of the names of summits, declarations and processes.
        rows = [(place, rf"(?:{names})(?! (?:Coo|Five|Spirit|Summit|Declaration|Process))") for place, names in rows]
        return _compile(rows or [("", "(?!)")])

    def find_states(self, text: str) -> list[Mention]:
        """Find states by name, and by adjective where no name overlaps it."""
        named = [Mention(span, code) for span, code in _find_spans(self._state_patterns, text)]
        owned = [Mention(span, code, adjective=True) for span, code in _find_spans(self._adjective_patterns, text)]
        owned = [mention for mention in owned if not any(mention.span.overlaps(other.span) for other in named)]
        return sorted(named + owned)

    def find_bodies(self, text: str) -> list[Mention]:
        """Find bodies by name. Of names that begin at the same word, the longest counts."""
        return [Mention(span, body) for span, body in _find_spans(self._body_patterns, text)]

    def find_organisations(self, text: str) -> list[Mention]:
        """Find the bodies that somebody can come for, by name.

        “Ministers of Justice” is the name of a series of meetings, and in a list an office.
        """
        return [mention for mention in self.find_bodies(text) if mention.id not in self._series]

    @cached_property
    def _series(self) -> set[str]:
        """The ids of bodies that are series of meetings on one field each."""
        known = self.register.bodies
        return {body.id for body in known.values() if body.parent in known and not known[body.parent].one_series}

    def find_places(self, text: str) -> list[Mention]:
        """Find places by name."""
        return [Mention(span, place) for span, place in _find_spans(self._place_patterns, text)]

    @cached_property
    def acronyms(self) -> set[str]:
        """Acronyms in the names of bodies: they are not part of a person's name."""
        words = {word for body in self.register.bodies.values() for name in list_names(body) for word in name.split()}
        return {word for word in words if word.isupper() and len(word) > 1}


def _list_body_names(body: Entry) -> Iterable[str]:
    """Yield the Latin names of a body, each also without a leading “SCO”, “UN” or “United Nations”."""
    for name in list_names(body):
        if re.match(r"[A-Za-z]", name):
            yield name
            bare = re.sub(r"^(?:SCO (?=\w+ \w+)|(?:United Nations|UN) (?=\w+ \w+ \w+))", "", name)
            if bare != name:
                yield bare


def _build_pattern(name: str) -> str:
    """Return a pattern for a name that accepts British and American spelling, a hyphen or a space, and no accents."""
    pattern = re.escape(normalise(name)).replace(r"\ ", r"[ -]+").replace(r"\-", r"[ -]?")
    pattern = re.sub(r"([Oo])rgani[sz]ation", r"\1rgani[sz]ation", pattern)
    pattern = re.sub(r"Cent(?:re|er)\b", "Cent(?:re|er)", pattern)
    pattern = re.sub(r"[Cc]o(?:\[ -\]\?)?operation", "[Cc]o-?operation", pattern)
    return "".join(char if char.isascii() else f"[{char}{_strip_accent(char)}]" for char in pattern)


def _strip_accent(char: str) -> str:
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()


def _compile(rows: list[tuple[str, str]]) -> tuple[re.Pattern[str], list[str]]:
    """Return one pattern for all names, and the ids of its groups. Longer names are tried first."""
    parts = [(part, entry_id) for entry_id, names in rows for part in _split_alternatives(names)]
    parts.sort(key=lambda item: -len(item[0]))
    joined = "|".join(f"({_set_case(part)})" for part, _ in parts)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w])"), [entry_id for _, entry_id in parts]


def _split_alternatives(names: str) -> list[str]:
    """Split a pattern at the bars that are outside all brackets."""
    parts, depth, current = [], 0, ""
    for char in names:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [*parts, current]


def _set_case(part: str) -> str:
    """Make a pattern ignore case, unless it is an acronym."""
    return part if re.fullmatch(r"[A-Z\\b]+", part) else f"(?i:{part})"


def _find_spans(known: tuple[re.Pattern[str], list[str]], text: str) -> list[tuple[Span, str]]:
    """Return the span and the id of each match."""
    pattern, ids = known
    return [(Span(*found.span()), ids[(found.lastindex or 1) - 1]) for found in pattern.finditer(text)]
