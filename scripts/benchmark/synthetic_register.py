"""Generates a synthetic register of any size with the proportions of the real one. The same seed gives the same bytes.

Bodies, states, topics and places are those of the real register. Each meeting takes its body, its form, and the numbers
of its resolutions, sources, instruments, discrepancies and doubts from a real meeting; each resolution takes its act,
topics and states from a real one. Words are drawn from the summaries of the real records. Each person holds one office
for a time, then another person follows; they attend the meetings of that time. One meeting in ten has a text.
"""

import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmark.synthetic_texts import invent_text
from benchmark.synthetic_words import WordSample, invent_family_names, invent_given_names, transliterate
from communique.files.comments import Comments
from communique.files.formatter import Shape, format_data
from communique.model.meeting import Meeting, Resolution
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import OPENINGS, Capacity, Form, Grade, InstrumentAction, InstrumentKind, Status
from communique.register.loader import load
from communique.register.register import Register

PEOPLE = 341 / 125
"""People per meeting, as in the real register when this was written."""
INSTRUMENTS = 197 / 125
"""Instruments per meeting, as in the real register when this was written."""
PRINTED = 0.36
"""The share of attendees whose name is printed in another spelling."""
TEXT_EVERY = 10
"""One meeting of this many has a text."""

FIRST_DAY = date(2001, 7, 1)
DAYS = 9_000
"""The days that the meetings are spread over."""
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


Tenures = dict[tuple[str, str], list[str]]
"""The ids of people in the order of their terms, by home (a state or a body) and office."""


@dataclass
class Instruments:
    """The ids and short names of instruments, evenly spread over the days of the register."""

    ids: list[str]
    shorts: list[str]

    def pick_before(self, day: int, random: Random) -> int:
        """Return the index of an instrument not later than a day; early ones are picked far more often."""
        known = min(len(self.ids), 1 + day * len(self.ids) // DAYS)
        return int(known * random.random() ** 3)


def generate_register(real: Path, target: Path, meetings: int, seed: int = 1) -> None:
    """Write a register with a number of meetings, modelled on the real one, into a new folder."""
    _Generator(load(real), target, meetings, Random(seed)).write(real)


class _Generator:
    def __init__(self, register: Register, target: Path, meetings: int, random: Random) -> None:
        self.register = register
        self.target = target
        self.count = meetings
        self.random = random
        self.sample = WordSample(register, random)
        self.patterns = list(register.meetings.values())
        random.shuffle(self.patterns)
        self.tenures: Tenures = {}
        self.names: dict[str, str] = {}
        self.instruments = Instruments([], [])
        self.sessions: dict[str, int] = {}

    def write(self, real: Path) -> None:
        """Write every file of the register."""
        for name in ("states", "topics", "places", "bodies"):
            text = (real / f"{name}.yml").read_text(encoding="utf-8")
            self._write(f"{name}.yml", re.sub(r"^  missing_sessions:.*\n", "", text, flags=re.MULTILINE))
        shutil.copytree(real / "schema", self.target / "schema")
        self._people()
        self._instruments()
        for number, (day, pattern) in enumerate(self._calendar()):
            self._meeting(number, day, pattern)

    def _write(self, name: str, text: str) -> None:
        path = self.target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _write_entry(self, name: str, schema: str, data: dict[str, Any]) -> None:
        filled = {key: value for key, value in data.items() if value is not None}
        comment = f"# yaml-language-server: $schema={'../' * name.count('/')}schema/{schema}.json"
        self._write(name, format_data(filled, Shape(REGISTRIES[schema].model), Comments([comment])))

    def _citations(self, count: int, about: str) -> list[dict[str, str]]:
        return [
            {
                "url": f"https://press{at % 7}.example.org/sco/{about}-{at}.html",
                "used_for": self.sample.draw_sentence(4),
            }
            for at in range(count)
        ]

    # People

    def _people(self) -> None:
        shares = self._office_shares()
        members = [code for code, state in self.register.states.items() if _ever_member(state.status)]
        homes = [*members, "mn", *OFFICIALS]
        each = self.count * PEOPLE / len(homes)
        families, given = invent_family_names(self.random), invent_given_names(len(homes), 8)
        for home, code in enumerate(homes):
            offices = {OFFICIALS[code]: 1.0} if code in OFFICIALS else shares
            used = 0
            for office, share in offices.items():
                size = max(1, round(each * share))
                for at in range(size):
                    family = families[(used + 997 * home) % len(families)]
                    self._person((code, office), f"{given[home][used % 8]} {family}", at, size)
                    used += 1

    def _office_shares(self) -> dict[str, float]:
        """Return the share of meetings that the holders of each office attend."""
        shares: dict[str, float] = {}
        for meeting in self.patterns:
            office = OFFICES.get(meeting.body, ENVOY)
            shares[office] = shares.get(office, 0) + 1 / len(self.patterns)
        return shares

    def _person(self, seat: tuple[str, str], name: str, at: int, size: int) -> None:
        person = name.lower().replace(" ", "-")
        code, office = seat
        given, _, family = name.partition(" ")
        term = {
            "office": office,
            "body" if code in OFFICIALS else "state": code,
            "start_date": str(_day(at * DAYS // size)),
            "end_date": str(_day((at + 1) * DAYS // size)) if at + 1 < size else None,
            "sources": self._citations(3, person),
        }
        others = [{"name": transliterate(name)}, *([{"name": f"{given} {family}u"}] if at % 3 == 0 else [])]
        offices = [{key: value for key, value in term.items() if value}]
        data = {"name": name, "sort": f"{family}, {given}", "other_names": others, "offices": offices}
        self._write_entry(f"people/{person}.yml", "person", data)
        self.tenures.setdefault(seat, []).append(person)
        self.names[person] = name

    def _find_holder(self, home: str, office: str, day: int) -> str:
        """Return the person who holds an office of a state or body on a day."""
        people = self.tenures[home, office]
        return people[day * len(people) // DAYS]

    # Instruments

    def _instruments(self) -> None:
        size = max(1, round(self.count * INSTRUMENTS))
        kinds = list(InstrumentKind)
        places = list(self.register.places)
        for at in range(size):
            kind = kinds[at % len(kinds)]
            matter = " ".join(self.sample.draw_words(2))
            short = f"{kind.label.capitalize()} on {matter}, no. {at + 1}"
            data = {
                "title": f"{short} between the Member States of the Shanghai Cooperation Organisation",
                "short": short,
                "kind": str(kind),
                "date": str(_day(at * DAYS // size)),
                "place": places[at % len(places)],
                "summary": self.sample.draw_sentence(18),
                "other_names": [{"name": f"{short} of the SCO"}] if at % 3 else None,
                "sources": self._citations(2, f"{kind}-{at + 1}"),
            }
            self._write_entry(f"instruments/{kind}-{at + 1}.yml", "instrument", data)
            self.instruments.ids.append(f"{kind}-{at + 1}")
            self.instruments.shorts.append(short)

    # Meetings

    def _calendar(self) -> list[tuple[int, Meeting]]:
        """Return the day of each meeting, with the real meeting that is its model. A body meets at most once a day."""
        days: dict[tuple[int, str], Meeting] = {}
        for number in range(self.count):
            pattern = self.patterns[number % len(self.patterns)]
            day = self.random.randrange(DAYS)
            while (day, pattern.body) in days:
                day = self.random.randrange(DAYS)
            days[day, pattern.body] = pattern
        return [(day, pattern) for (day, _), pattern in sorted(days.items(), key=lambda item: item[0])]

    def _meeting(self, number: int, day: int, pattern: Meeting) -> None:
        when = _day(day)
        # A person can attend two meetings on one day, so all meetings of a day are at one place.
        place = list(self.register.places)[day * 7919 % len(self.register.places)]
        meeting = f"{when}-{pattern.body}-{place}"
        attendees = self._attendees(when, day, OFFICES.get(pattern.body, ENVOY))
        data: dict[str, Any] = {
            "title": self.sample.draw_sentence(14),
            "kind": str(pattern.kind) if pattern.kind else None,
            "body": pattern.body,
            "form": str(pattern.form),
            "session": self._session(pattern, number),
            "date": str(when),
            "mode": "in-person",
            "venue": {"place": place},
            "published": str(when),
            "chair": self._chair(attendees) if number % 2 else None,
            "outcomes": "unknown",
            "attendance": "complete" if self.random.random() < 0.58 else "partial",
            "attendees": attendees,
            "resolutions": [self._resolution(f"r{at}", r, day) for at, r in enumerate(pattern.resolutions, 1)],
            "instruments": self._actions(len(pattern.instruments), day),
            "sources": self._sources(pattern, meeting, number),
            "discrepancies": [{"note": self.sample.draw_sentence(20)} for _ in pattern.discrepancies],
            "doubts": [self.sample.draw_sentence(16) for _ in pattern.doubts],
        }
        if number % TEXT_EVERY == TEXT_EVERY // 2:
            names = [self.names[a["person"]] for a in attendees]
            names += [self.register.states[a["state"]].name for a in attendees if "state" in a]
            names += [self.instruments.shorts[self.instruments.pick_before(day, self.random)] for _ in range(8)]
            data |= invent_text(data, names, self.sample, self.random)
        self._write_entry(f"meetings/{when.year}/{meeting}.yml", "meeting", data)

    def _attendees(self, when: date, day: int, office: str) -> list[dict[str, Any]]:
        attendees: list[dict[str, Any]] = []
        for code in self.register.states:
            standing = self.register.standing(code, when)
            member = standing is not None and standing.status is Status.MEMBER
            if standing and (member or (code == "mn" and self.random.random() < 0.5)):
                person = self._find_holder(code, office, day)
                attendees.append({"person": person, "state": code, "office": office, "capacity": str(standing.status)})
        for code, title in OFFICIALS.items():
            if code == "secretariat" or self.random.random() < 0.5:
                seat = {"body": code, "office": title, "capacity": str(Capacity.SCO_OFFICIAL)}
                attendees.append({"person": self._find_holder(code, title, day), **seat})
        for attendee in attendees:
            if self.random.random() < PRINTED:
                attendee["printed"] = self.names[attendee["person"]] + "i"
        return attendees

    def _chair(self, attendees: list[dict[str, Any]]) -> str:
        members = [attendee for attendee in attendees if attendee["capacity"] == "member"]
        return str(members[self.random.randrange(len(members))]["person"])

    def _session(self, pattern: Meeting, number: int) -> int | None:
        """Return the number of the session for every third regular meeting, up to 999 for a body."""
        if pattern.form is not Form.REGULAR or number % 3 or self.sessions.get(pattern.body, 0) > 998:
            return None
        self.sessions[pattern.body] = self.sessions.get(pattern.body, 0) + 1
        return self.sessions[pattern.body]

    def _resolution(self, name: str, pattern: Resolution, day: int) -> dict[str, Any]:
        cited = {self.instruments.pick_before(day, self.random) for _ in pattern.instruments}
        opening = OPENINGS.get(pattern.act, ("that",))[0]
        resolution = {
            "id": name,
            "act": str(pattern.act),
            "summary": f"{opening} {self.sample.draw_sentence(len(pattern.summary.split()))}",
            "topics": list(pattern.topics),
            "states": list(pattern.states),
            "instruments": [self.instruments.ids[at] for at in sorted(cited)],
            "by": {"state": "cn"} if pattern.by else None,
        }
        return {key: value for key, value in resolution.items() if value}

    def _actions(self, count: int, day: int) -> list[dict[str, str]]:
        """Return the adoption of the newest `count` instruments of a day."""
        known = min(len(self.instruments.ids), 1 + day * len(self.instruments.ids) // DAYS)
        newest = self.instruments.ids[max(0, known - count) : known]
        return [{"instrument": name, "action": str(InstrumentAction.ADOPTED)} for name in newest]

    def _sources(self, pattern: Meeting, meeting: str, number: int) -> list[dict[str, str]]:
        publishers = [(source.publisher, source.grade) for source in pattern.sources] or [
            ("SCO Secretariat", Grade.OFFICIAL)
        ]
        return [
            {
                "url": f"https://news{(number + at) % 40}.example.org/{meeting}/{at}.html",
                "publisher": publisher,
                "grade": str(grade),
                "used_for": self.sample.draw_sentence(5),
            }
            for at, (publisher, grade) in enumerate(publishers)
        ]


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def _ever_member(standings: list[Any]) -> bool:
    return any(standing.status is Status.MEMBER for standing in standings)
