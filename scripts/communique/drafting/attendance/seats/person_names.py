"""Finds the words of a line that are a person's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.drafting.attendance.seats.words import OFFICE_WORDS, PARTICLES, PLURAL, RANKS, ROLE
from communique.drafting.text.names import NameMatcher, normalise
from communique.text.quotes import Span

_INITIALS = re.compile(r"(?:[^\W\d_a-z][a-z]?[a-z]?\.-?)+")
_STYLE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Shri|Smt)\b\.?\s+$")
"""A style that only the name of a person follows."""
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_WORD = re.compile(r"[^\s,;:()\"]+")


@dataclass(frozen=True)
class PersonNames:
    """Distinguishes names from offices, states and bodies, by the register and by the form of the words."""

    matcher: NameMatcher
    lower_case_words: frozenset[str] = frozenset()
    """Words that the release also writes in lower case, which shows that they are not names."""

    @cached_property
    def family_names(self) -> set[str]:
        """Family names and other single names in the register, in lower case; they can be a name on their own."""
        people = self.matcher.register.people.values()
        return {person.family_name.casefold() for person in people} | {
            other.name.casefold() for person in people for other in person.other_names if " " not in other.name
        }

    @cached_property
    def given_names(self) -> set[str]:
        """The other words of the names in the register, in lower case."""
        names = (person.given_name for person in self.matcher.register.people.values())
        return {re.sub(r"\W", "", word).casefold() for name in names for word in name.split()}

    @cached_property
    def office_words(self) -> set[str]:
        """Words of offices and bodies, in lower case, that are not part of a person's name."""
        register = self.matcher.register
        offices = [office.office for person in register.people.values() for office in person.offices]
        bodies = [body.name for body in register.bodies.values()]
        people = {word.casefold() for person in register.people.values() for word in person.name.split()}
        words = {word.casefold() for text in (*offices, *bodies) for word in re.findall(r"[\w'-]+", normalise(text))}
        # Words in summaries and definitions are ordinary English, even if a release writes them in capitals.
        texts = [r.summary for meeting in register.meetings.values() for r in meeting.resolutions]
        texts += [topic.definition for topic in register.topics.values()]
        english = {word for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
        return ((words | english | self.lower_case_words) - people) | OFFICE_WORDS

    def find(self, text: str, taken: list[Span]) -> Span | None:
        """Return the span of a name: the one at the end of the line, or else the first."""
        names = self.find_full_names(text, taken)
        if not names:
            return None
        end = len(text.rstrip(" ,.;:-'\""))
        return next((name for name in names if name.end >= end), names[0])

    def find_full_names(self, text: str, taken: list[Span]) -> list[Span]:
        """Return the spans of all names that have two words or are a family name of the register."""
        return [run for run in self.find_runs(text, taken) if self._is_full_name(text[run.start : run.end])]

    def _is_full_name(self, run: str) -> bool:
        """Whether a run can be a name: two words, a word with an initial, or a family name in the register."""
        return (
            len(re.split(r"\s+|(?<=\.)(?=\w\w)", run.strip(" .,'-"))) > 1
            or run.strip(" .,'-").casefold() in self.family_names
        )

    def find_runs(self, text: str, taken: list[Span]) -> Iterator[Span]:
        """Yield runs of words that look like names, outside the taken spans of states, bodies and places."""
        run: list[Span] = []
        last = 0
        for found in _WORD.finditer(text):
            span = Span(*found.span())
            kind = "" if any(span.overlaps(other) for other in taken) else self._classify(found[0])
            if not kind and _STYLE.search(text[: span.start]) and _may_follow_style(found[0]):
                kind = "name"  # although it is also an ordinary word
            separated = bool(re.search(r"[,;:()\"]", text[last : span.start]))
            if run and (separated or kind not in ("name", "initials", "particle")):
                yield from _trim_run(text, run)
                run = []
            if kind in ("name", "initials") or (kind == "particle" and run):
                run.append(span)
            last = span.end
        yield from _trim_run(text, run)

    def _classify(self, word: str) -> str:
        """Return `name`, `initials`, `particle`, or an empty string for a word that is not part of a name."""
        bare = word.strip(".'-")
        if (
            _INITIALS.fullmatch(word)
            and len(word) < 9
            and word.casefold() not in ("h.e.", "h.h.", "mr.", "dr.", "ms.", "st.")
        ):
            return "initials"
        low = bare.casefold()
        if low in PARTICLES or (bare[-1:].isalpha() and re.match(r"(?:ul|al|ur|el|uz|us|ud)-[A-Z]", bare)):
            return "particle"
        if not bare or low in RANKS or low in self.office_words or low.removesuffix("'s") in self.office_words:
            return ""
        if ROLE.fullmatch(bare) or PLURAL.fullmatch(bare) or not bare[0].isupper() or any(c.isdigit() for c in bare):
            return ""
        if bare.isupper() and len(bare) > 1 and (bare in self.matcher.acronyms or len(bare) < 4 or bare[:2] == "UN"):
            return ""
        parts = [part for part in re.split(r"[-']", low) if part]
        return "" if len(parts) > 1 and all(part in self.office_words for part in parts) else "name"


def _may_follow_style(word: str) -> bool:
    """Whether a word after “Mr” is a name: it has a capital, and is not an office or another style."""
    return bool(_CAPITALISED.fullmatch(word)) and not ROLE.fullmatch(word) and word.casefold() not in RANKS


def _trim_run(text: str, run: list[Span]) -> Iterator[Span]:
    """Yield the span of a run without particles at its end, if one of its words is not an initial."""
    words = [text[span.start : span.end].strip(".'-") for span in run]
    while run and words[-1].casefold() in PARTICLES:
        run, words = run[:-1], words[:-1]
    if any(
        len(word) > 1 and not _INITIALS.fullmatch(text[span.start : span.end])
        for word, span in zip(words, run, strict=True)
    ):
        yield Span(run[0].start, run[-1].end)


def clean_name(name: str) -> str:
    """Return a name without the punctuation around it."""
    name = re.sub(r"\s+", " ", name).strip(" ,;:'\"-").removesuffix("'s").removesuffix("’s")
    # Keep the full stop of an initial, including those that transliterations write with two letters.
    return name if re.search(r"(?:^|[\s.])(?:[A-Z]|[KSZCTD]h|Y[aeu]|Ts)\.$", name) else name.rstrip(".")


def get_family_name(name: str) -> str:
    """Return the last word of a printed name, in lower case."""
    return re.sub(r"(?<=\.)(?=\w\w)", " ", name).split()[-1].casefold()
