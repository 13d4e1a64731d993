"""Invents people: each holds one office of a state or body for a time, then another person follows."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmark.synthetic.days import DAYS, count_days
from benchmark.synthetic.folder import write_entry
from benchmark.synthetic.words import WordSample, invent_family_names, invent_given_names, transliterate
from communique.model.meeting import Meeting
from communique.model.vocabulary import Status
from communique.register.register import Register

PEOPLE = 341 / 125
"""People per meeting, as in the real register when this was written."""
OFFICES = {
    "chs": "President",
    "chg": "Prime Minister",
    "cfm": "Foreign Minister",
    "cnc": "National Coordinator",
    "csc": "Secretary of the Security Council",
    "cdm": "Minister of Defence",
}
"""The office whose holders attend each body; envoys attend the others."""
ENVOY = "Special Envoy"
OFFICIALS = {"secretariat": "Secretary-General", "rats-executive-committee": "Director"}
"""The bodies that send an official, with the office."""


@dataclass
class People:
    """The people of a synthetic register."""

    tenures: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The ids of people in the order of their terms, by home (a state or a body) and office."""
    names: dict[str, str] = field(default_factory=dict)

    def find_holder(self, home: str, office: str, day: int) -> str:
        """Return the person who holds an office of a state or body on a day."""
        people = self.tenures[home, office]
        return people[day * len(people) // DAYS]


def write_people(
    register: Register, folder: Path, patterns: list[Meeting], meetings: int, sample: WordSample
) -> People:
    """Invent and write the people for a number of meetings that are modelled on patterns."""
    people = People()
    shares = _list_office_shares(patterns)
    members = [code for code, state in register.states.items() if _was_member(state.status)]
    homes = [*members, "mn", *OFFICIALS]
    each = meetings * PEOPLE / len(homes)
    families, given = invent_family_names(sample.random), invent_given_names(len(homes), 8)
    for home, code in enumerate(homes):
        offices = {OFFICIALS[code]: 1.0} if code in OFFICIALS else shares
        used = 0
        for office, share in offices.items():
            size = max(1, round(each * share))
            for at in range(size):
                name = f"{given[home][used % 8]} {families[(used + 997 * home) % len(families)]}"
                person = name.lower().replace(" ", "-")
                data = _invent_person(name, (code, office), at, size, sample.draw_citations(3, person))
                write_entry(folder, f"people/{person}.yml", "person", data)
                people.tenures.setdefault((code, office), []).append(person)
                people.names[person] = name
                used += 1
    return people


def _list_office_shares(patterns: list[Meeting]) -> dict[str, float]:
    """Return the share of meetings that the holders of each office attend."""
    shares: dict[str, float] = {}
    for meeting in patterns:
        office = OFFICES.get(meeting.body, ENVOY)
        shares[office] = shares.get(office, 0) + 1 / len(patterns)
    return shares


def _invent_person(
    name: str, seat: tuple[str, str], at: int, size: int, sources: list[dict[str, str]]
) -> dict[str, Any]:
    """Return the person who is number `at` of `size` in an office of a state or body."""
    code, office = seat
    given, _, family = name.partition(" ")
    term = {
        "office": office,
        "body" if code in OFFICIALS else "state": code,
        "start_date": str(count_days(at * DAYS // size)),
        "end_date": str(count_days((at + 1) * DAYS // size)) if at + 1 < size else None,
        "sources": sources,
    }
    others = [{"name": transliterate(name)}, *([{"name": f"{given} {family}u"}] if at % 3 == 0 else [])]
    offices = [{key: value for key, value in term.items() if value}]
    return {"name": name, "sort": f"{family}, {given}", "other_names": others, "offices": offices}


def _was_member(standings: list[Any]) -> bool:
    return any(standing.status is Status.MEMBER for standing in standings)
