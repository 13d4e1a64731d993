"""Decides which person in the register a printed name means, from its spelling, the state or body, and the time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from communique.drafting.attendance.seats.seats import Seat
from communique.drafting.people.likeness import Likeness, find_best_likeness, split_name
from communique.drafting.people.offices import are_similar_offices, strip_owner
from communique.model.entries import Person, list_names
from communique.model.parts import EntryKey
from communique.register.register import Appearance, Register
from communique.text.words import fold

_NEAR = timedelta(days=4 * 366)
"""How long before or after a meeting an appearance at another one counts as evidence."""


@dataclass(frozen=True)
class Match:
    """The person that a name means, and the reason. If none is certain, `may_be` has the possible ones."""

    person: str | None
    reason: str
    doubtful: bool = False
    may_be: tuple[str, ...] = ()


class _Candidate(NamedTuple):
    person: Person
    likeness: Likeness
    owner: bool | None
    """Whether the person is known for the seat's state or body; None if there is nothing to compare."""
    timely: bool
    """Whether the person is known for an office or a meeting at about that time."""
    office: bool
    """Whether a known office, of whatever time, is similar to the printed one."""

    @property
    def evidence(self) -> tuple[bool, bool, bool, bool]:
        """The evidence for the candidate, the strongest first."""
        return self.owner is True, self.likeness.kind == "exact", self.timely, self.office


@dataclass(frozen=True)
class Directory:
    """Finds people in a register by what it knows of their names, states or bodies, and times."""

    register: Register
    excluded_meeting: str | None = None
    """The id of a meeting that does not count as evidence, because its release is being read."""

    @cached_property
    def _spellings(self) -> list[tuple[Person, str, list[list[str]]]]:
        rows = []
        for person in self.register.people.values():
            names = [split_name(name) for name in list_names(person) if re.match(r"[A-Za-z\u00c0-\u024f]", name)]
            rows.append((person, fold(person.family_name), [name for name in names if name]))
        return rows

    def identify(self, seat: Seat, day: date) -> Match:
        """Return the person that the name of a seat means, if there is enough evidence."""
        printed = split_name(seat.name or "")
        found = [
            _Candidate(
                person,
                likeness,
                self._is_known_for(person, seat),
                self._is_timely(person, seat, day),
                self._held_office(person, seat),
            )
            for person, family, names in self._spellings
            if (likeness := find_best_likeness(printed, names, family))
        ]
        found = [candidate for candidate in found if _is_plausible(candidate, seat)]
        found.sort(key=lambda candidate: (*candidate.evidence[:3], candidate.likeness.rank), reverse=True)
        if not found:
            return Match(None, "the register has no person of that name")
        best, *others = found
        rivals = [
            candidate
            for candidate in others
            if candidate.likeness.rank > best.likeness.rank - 8
            and (
                candidate.evidence[:3] >= best.evidence[:3]
                or (_differ_only_in_time(candidate, best) and (candidate.office or not best.office))
            )
        ]
        if rivals:
            ids = tuple(candidate.person.id for candidate in (best, *rivals))
            return Match(None, f"more than one person fits: {', '.join(ids)}", doubtful=True, may_be=ids)
        return _decide(best, seat)

    def _is_known_for(self, person: Person, seat: Seat) -> bool | None:
        """Whether a person is known for the state or body of a seat.

        None if nothing is known of the person, or the seat has neither.
        """
        if not (seat.state or seat.body):
            return None
        owners = {office.state or office.body for office in person.offices}
        owners |= {
            appearance.attendee.state or appearance.attendee.body for appearance in self._list_appearances(person)
        }
        owners -= {None}
        owners = {_merge_related_bodies(self.register, owner) for owner in owners}
        return _merge_related_bodies(self.register, seat.state or seat.body) in owners if owners else None

    def _held_office(self, person: Person, seat: Seat) -> bool:
        """Whether a known office of a person is similar to the printed one."""
        offices = [office.office for office in person.offices]
        offices += [appearance.attendee.office or "" for appearance in self._list_appearances(person)]
        printed = seat.office or ""
        if seat.body:  # in “Director of the Executive Committee of …” the body is known already
            printed, offices = strip_owner(printed), [strip_owner(office) for office in offices]
        return any(are_similar_offices(printed, office) for office in offices)

    def _list_appearances(self, person: Person) -> Iterator[Appearance]:
        for appearance in self.register.appearances.get(EntryKey("person", person.id), []):
            if appearance.meeting.id != self.excluded_meeting:
                yield appearance

    def _is_timely(self, person: Person, seat: Seat, day: date) -> bool:
        """Whether a person held an office there on that day, or was at a meeting a few years before or after."""
        held = self.register.offices_on(person.id, day)
        if any((office.state or office.body) == (seat.state or seat.body) for office in held):
            return True
        return any(abs(appearance.meeting.date.first - day) < _NEAR for appearance in self._list_appearances(person))

    def find_owner(self, person: str, day: date) -> tuple[str | None, str | None]:
        """Return the state or body that a person spoke for on a day; (None, None) unless exactly one is known."""
        owners = {(office.state, office.body) for office in self.register.offices_on(person, day)}
        owners = owners or {
            (appearance.attendee.state, appearance.attendee.body)
            for appearance in self._list_appearances(self.register.people[person])
            if abs(appearance.meeting.date.first - day) < _NEAR
        }
        known = self.register.people[person]
        owners = owners or {(office.state, office.body) for office in known.offices}
        return owners.pop() if len(owners) == 1 else (None, None)


def _merge_related_bodies(register: Register, owner: str | None) -> str | None:
    """Return the body that a body belongs to, at the top: releases do not distinguish the officials of the two.

    Examples are the UN and its organs, and RATS and its executive committee.
    """
    while owner in register.bodies and register.bodies[owner].parent:
        owner = register.bodies[owner].parent
    return owner


def _is_plausible(candidate: _Candidate, seat: Seat) -> bool:
    """Whether a candidate is worth considering. A person known for other states or bodies must have the whole name."""
    if candidate.owner is False:
        return candidate.likeness.kind in ("exact", "like") and candidate.likeness.score > 92
    if candidate.owner is None and not (seat.state or seat.body):
        whole = candidate.likeness.kind in ("exact", "like")
        return whole or (candidate.likeness.kind == "initials" and candidate.office and candidate.timely)
    return candidate.likeness.score > 82


def _differ_only_in_time(candidate: _Candidate, best: _Candidate) -> bool:
    """Whether two candidates of the state or body agree in initials and family name."""
    return candidate.likeness.kind == best.likeness.kind == "initials" and candidate.owner is best.owner is True


def _decide(best: _Candidate, seat: Seat) -> Match:
    person, (kind, score), owner, timely, _ = best
    whole = kind in ("exact", "like")
    if owner is False:
        if seat.body and whole and score > 95:
            return Match(
                person.id, "the name agrees, but the person is known for other states or bodies only", doubtful=True
            )
        return Match(
            None,
            f"{person.id} has the name, but is known for other states or bodies",
            doubtful=True,
            may_be=(person.id,),
        )
    if kind == "exact" and owner:
        return Match(person.id, "the name and the state or body agree")
    reason = _explain(best, seat)
    # Initials with another spelling of the family name are two guesses, so the office must agree as well.
    two_guesses = kind == "initials" and score < 100 and not best.office
    if reason is None or two_guesses:
        doubt = f"{person.id} may be meant, but there is not enough evidence"
        return Match(None, doubt, doubtful=True, may_be=(person.id,))
    thin = kind == "surname" or (kind == "initials" and not best.office and not best.timely)
    return Match(person.id, reason, doubtful=not (owner and timely) or thin or score < 88)


def _explain(best: _Candidate, seat: Seat) -> str | None:
    """Return why a candidate is the person that is meant, or None if there is not enough evidence."""
    kind, _ = best.likeness
    how = {"exact": "the name", "like": "a similar name", "initials": "initials and family name"}.get(
        kind, "the family name"
    )
    if best.owner and best.timely:
        return f"{how}, the state or body, and the time agree"
    if best.owner and best.office:
        return f"{how}, the state or body, and the office agree; the time is not known"
    if kind == "initials" and best.owner is None and best.office and best.timely:
        return f"{how}, the office, and the time agree"
    if kind == "exact" or (kind == "like" and (best.owner or not (seat.state or seat.body))):
        return f"only {how} agrees; no office or meeting near that day is known"
    return None
