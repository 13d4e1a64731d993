"""Decides which person of the register a printed name means, on evidence only: spelling, state or body, and time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from communique.drafting.people.seats import Seat
from communique.model.entries import Person, list_names
from communique.model.parts import EntryKey
from communique.register.register import Appearance, Register
from communique.text import fold

_TOKEN = re.compile(r"[^\W\d_][a-z]?[a-z]?\.|[^\W\d_][\w'’-]*")
_ALIKE = 80
"""How alike, of 100, two spellings of a word are: Sysoev and Sysoyev are 92, Karimov and Kamilov 71."""
_NEAR = timedelta(days=4 * 366)
"""How far from a meeting somebody seen at another one still counts as evidence."""


class Likeness(NamedTuple):
    """How a printed name agrees with a known one: `exact`, `like`, `initials`, `surname`."""

    kind: str
    score: float


@dataclass(frozen=True)
class Match:
    """Whom a name means. Without a person, `may_be` has those it could mean; `reason` says why in a sentence."""

    person: str | None
    reason: str
    doubtful: bool = False
    may_be: tuple[str, ...] = ()


class _Candidate(NamedTuple):
    person: Person
    likeness: Likeness
    owner: bool | None
    timely: bool
    office: bool
    """Whether a known office, of whatever time, is like the one printed."""

    @property
    def evidence(self) -> tuple[bool, bool, bool, bool]:
        """What speaks for the candidate, the weightiest first."""
        return self.owner is True, self.likeness.kind == "exact", self.timely, self.office


@dataclass(frozen=True)
class Directory:
    """The people of a register, by what is known of their names, states and times."""

    register: Register
    excluded_meeting: str | None = None
    """A meeting that is no evidence, because it is the one being read."""

    @cached_property
    def _spellings(self) -> list[tuple[Person, str, list[list[str]]]]:
        rows = []
        for person in self.register.people.values():
            names = [_tokens(name) for name in list_names(person) if re.match(r"[A-Za-z\u00c0-\u024f]", name)]
            rows.append((person, fold(person.sort.partition(",")[0]), [name for name in names if name]))
        return rows

    def identify(self, seat: Seat, day: date) -> Match:
        """The person that the name of a seat means, if the evidence is enough."""
        printed = _tokens(seat.name or "")
        found = [
            _Candidate(
                person,
                likeness,
                self._speaks_for(person, seat),
                self._is_timely(person, seat, day),
                self._held(person, seat),
            )
            for person, family, names in self._spellings
            if (likeness := _best(printed, names, family))
        ]
        found = [one for one in found if _may_be(one, seat)]
        found.sort(key=lambda one: (*one.evidence[:3], _rank(one.likeness)), reverse=True)
        if not found:
            return Match(None, "nobody of that name is known")
        best, *others = found
        rivals = [
            one
            for one in others
            if _rank(one.likeness) > _rank(best.likeness) - 8
            and (
                one.evidence[:3] >= best.evidence[:3] or (_only_initials(one, best) and (one.office or not best.office))
            )
        ]
        if rivals:
            ids = tuple(one.person.id for one in (best, *rivals))
            return Match(None, f"more than one fits: {', '.join(ids)}", doubtful=True, may_be=ids)
        return _decide(best, seat)

    def _speaks_for(self, person: Person, seat: Seat) -> bool | None:
        """Whether somebody is known for a seat's state or body; None where nothing is known, or the seat has none."""
        if not (seat.state or seat.body):
            return None
        owners = {office.state or office.body for office in person.offices}
        owners |= {appearance.attendee.state or appearance.attendee.body for appearance in self._seen(person)}
        owners -= {None}
        owners = {_kin(owner) for owner in owners}
        return _kin(seat.state or seat.body) in owners if owners else None

    def _held(self, person: Person, seat: Seat) -> bool:
        """Whether an office known of somebody is like the printed one."""
        offices = [office.office for office in person.offices]
        offices += [appearance.attendee.office or "" for appearance in self._seen(person)]
        printed = seat.office or ""
        if seat.body:  # “Director of the Executive Committee of …”: of which body is known already
            printed, offices = _head(printed), [_head(office) for office in offices]
        return any(_alike(printed, office) for office in offices)

    def _seen(self, person: Person) -> Iterator[Appearance]:
        for appearance in self.register.appearances.get(EntryKey("person", person.id), []):
            if appearance.meeting.id != self.excluded_meeting:
                yield appearance

    def _is_timely(self, person: Person, seat: Seat, day: date) -> bool:
        """Whether an office of that day, or a meeting a few years before or after, shows somebody there."""
        held = self.register.offices_on(person.id, day)
        if any((office.state or office.body) == (seat.state or seat.body) for office in held):
            return True
        return any(abs(appearance.meeting.date.first - day) < _NEAR for appearance in self._seen(person))

    def find_owner(self, person: str, day: date) -> tuple[str | None, str | None]:
        """The state or body that somebody spoke for on a day, where only one is known."""
        owners = {(office.state, office.body) for office in self.register.offices_on(person, day)}
        owners = owners or {
            (one.attendee.state, one.attendee.body)
            for one in self._seen(self.register.people[person])
            if abs(one.meeting.date.first - day) < _NEAR
        }
        return owners.pop() if len(owners) == 1 else (None, None)


def _head(office: str) -> str:
    """An office without what it is an office of."""
    return re.split(r"\s+(?:of|at)\s", office.removeprefix("SCO "))[0]


def _kin(owner: str | None) -> str | None:
    """Bodies whose officials releases do not keep apart: the United Nations and its organs, RATS and its committee."""
    if owner and owner.startswith(("un", "escap")):
        return "un"
    return "rats" if owner == "rats-executive-committee" else owner


def _alike(office: str, other: str) -> bool:
    """Whether two printed offices are likely the same: Foreign Minister and Minister of Foreign Affairs."""
    one, two = (re.sub(r"\baffairs\b|\bof\b|\bthe\b|\bsco\b", "", text.casefold()) for text in (office, other))
    return bool(one.strip() and two.strip()) and fuzz.token_sort_ratio(one, two) > 80


def _tokens(name: str) -> list[str]:
    """The words of a name as they are compared; initials keep their full stop."""
    found = []
    for token in _TOKEN.findall(name.replace("ё", "e").replace("`", "'")):
        word = fold(token.rstrip("."))
        if word:
            found.append(word[:1] + "." if token.endswith(".") and len(token) < 5 else word)
    return found


def _best(printed: list[str], names: list[list[str]], family: str) -> Likeness | None:
    found = [likeness for known in names if (likeness := _likeness(printed, known, family))]
    return max(found, key=_rank, default=None)


def _rank(likeness: Likeness) -> float:
    return likeness.score - {"exact": 0, "like": 0, "initials": 5, "surname": 15}[likeness.kind]


def _likeness(printed: list[str], known: list[str], family: str) -> Likeness | None:
    """How two names agree, word by word in any order; None where they do not."""
    if sorted(printed) == sorted(known):
        short = sum(word.endswith(".") for word in printed)
        full = len(printed) - short > 1 or short > 1
        return Likeness("exact" if full else "initials" if len(printed) > 1 else "surname", 100)
    left, scores, missed, initials = list(known), [], 0, []
    family_met = False
    for word in printed:
        if word.endswith("."):
            initials.append(word)
            continue
        best = max((w for w in left if not w.endswith(".")), key=lambda w: fuzz.ratio(word, w), default="")
        score = fuzz.ratio(word, best) if best else 0.0
        if score < _ALIKE:
            missed += 1
            continue
        left.remove(best)
        scores.append(score)
        family_met = family_met or best in family.split() or best == family or fuzz.ratio(best, family) > 90
    if not scores or (not family_met and len(scores) < 2):
        return None
    return _judged(scores, missed, initials, left)


def _judged(scores: list[float], missed: int, initials: list[str], left: list[str]) -> Likeness | None:
    mean = sum(scores) / len(scores)
    givens = {word[:1] for word in left}
    if initials and givens and not any(initial[:1] in givens for initial in initials):
        return None
    if initials:
        return Likeness("initials", mean - 4 * missed) if not missed else None
    if len(scores) == 1:
        # A family name alone, or with a given name of which the register has the initial only.
        if missed and not any(word.endswith(".") for word in left):
            return None
        return Likeness("surname", mean) if not missed else None
    return Likeness("like", mean - 4 * (missed + len([w for w in left if not w.endswith(".")])))


def _may_be(one: _Candidate, seat: Seat) -> bool:
    """Whether a candidate is worth a word: one known for others only must at least bear the whole name."""
    if one.owner is False:
        return one.likeness.kind in ("exact", "like") and one.likeness.score > 92
    if one.owner is None and not (seat.state or seat.body):
        return one.likeness.kind in ("exact", "like")
    return one.likeness.score > 82


def _only_initials(one: _Candidate, best: _Candidate) -> bool:
    """Whether two of one state or body are told apart by time alone, their initials and family name being alike."""
    return one.likeness.kind == best.likeness.kind == "initials" and one.owner is best.owner is True


def _decide(best: _Candidate, seat: Seat) -> Match:
    person, (kind, score), owner, timely, _ = best
    whole = kind in ("exact", "like")
    if owner is False:
        if seat.body and whole and score > 95:
            return Match(person.id, "the name agrees; so far known for others only", doubtful=True)
        return Match(None, f"{person.id} bears the name, but is known for others", doubtful=True, may_be=(person.id,))
    if kind == "exact" and owner:
        return Match(person.id, "the name and the state or body agree")
    reason = _reason(best, seat)
    # Initials with another spelling of the family name are two guesses: the office must agree as well.
    two_guesses = kind == "initials" and score < 100 and not best.office
    if reason is None or two_guesses:
        doubt = f"{person.id} may be meant, but nothing shows it"
        return Match(None, doubt, doubtful=True, may_be=(person.id,))
    thin = kind == "surname" or (kind == "initials" and not best.office and not best.timely)
    return Match(person.id, reason, doubtful=not (owner and timely) or thin or score < 88)


def _reason(best: _Candidate, seat: Seat) -> str | None:
    """Why a candidate is taken for the person, or None where the evidence is too thin."""
    kind, _ = best.likeness
    how = {"exact": "the name", "like": "a like name", "initials": "initials and family name"}.get(
        kind, "the family name"
    )
    if best.owner and best.timely:
        return f"{how}, the state or body, and the time agree"
    if best.owner and best.office:
        return f"{how}, the state or body, and the office agree; the time is open"
    if kind == "exact" or (kind == "like" and (best.owner or not (seat.state or seat.body))):
        return f"{how} alone agrees; no office or meeting near that day is known"
    return None
