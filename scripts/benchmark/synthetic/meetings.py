"""Invents meetings, each with a real one as its model."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from benchmark.synthetic.days import DAYS, count_days, number_day
from benchmark.synthetic.folder import write_entry
from benchmark.synthetic.instruments import Instruments
from benchmark.synthetic.people import ENVOY, OFFICES, OFFICIALS, People
from benchmark.synthetic.texts import invent_text
from benchmark.synthetic.words import WordSample
from communique.checks.naming import find_states
from communique.model.meeting import Meeting, Resolution
from communique.model.vocabulary import OPENINGS, Capacity, Form, Grade, InstrumentAction, Status
from communique.register.register import Register

PRINTED = 0.36
"""The share of attendees whose name is printed in another spelling."""
TEXT_EVERY = 10
"""One meeting of this many has a text."""


class MeetingWriter:
    """Invents meetings of some people about some instruments, and writes them."""

    def __init__(self, register: Register, people: People, instruments: Instruments, sample: WordSample) -> None:
        self._register = register
        self._people = people
        self._instruments = instruments
        self._sample = sample
        self._random = sample.random
        self._sessions: dict[str, int] = {}
        described = (f"(?:{body.described_as})" for body in register.bodies.values() if body.described_as)
        self._bodies = re.compile("|".join(described) or r"\b\B", re.IGNORECASE)
        """The words that describe a body."""

    def write(self, folder: Path, patterns: list[Meeting], count: int) -> None:
        """Write a number of meetings, with each pattern in turn as the model."""
        for number, (day, pattern) in enumerate(self._list_days(patterns, count)):
            self._write_meeting(folder, number, day, pattern)

    def _list_days(self, patterns: list[Meeting], count: int) -> list[tuple[int, Meeting]]:
        """Return the day of each meeting with its model. A body meets once a day at most, and not before it exists."""
        days: dict[tuple[int, str], Meeting] = {}
        for number in range(count):
            pattern = patterns[number % len(patterns)]
            established = self._register.bodies[pattern.body].established
            first = number_day(established.first) if established else 0
            day = self._random.randrange(first, DAYS)
            while (day, pattern.body) in days:
                day = self._random.randrange(first, DAYS)
            days[day, pattern.body] = pattern
        return [(day, pattern) for (day, _), pattern in sorted(days.items(), key=lambda item: item[0])]

    def _invent_title(self) -> str:
        """Return a title that describes no body, which would rarely be that of the meeting."""
        while self._bodies.search(title := f"On {self._sample.draw_sentence(13).lower()}"):
            pass
        return title

    def _write_meeting(self, folder: Path, number: int, day: int, pattern: Meeting) -> None:
        when = count_days(day)
        # A person can attend two meetings on one day, so all meetings of a day are at one place.
        place = list(self._register.places)[day * 7919 % len(self._register.places)]
        meeting = f"{when}-{pattern.body}-{place}"
        attendees = self._list_attendees(when, day, OFFICES.get(pattern.body, ENVOY))
        data: dict[str, Any] = {
            "title": self._invent_title(),
            "kind": str(pattern.kind) if pattern.kind else None,
            "body": pattern.body,
            "form": str(pattern.form),
            "session": self._count_session(pattern, number),
            "date": str(when),
            "mode": "in-person",
            "venue": {"place": place},
            "published": str(when),
            "chair": self._pick_chair(attendees) if number % 2 else None,
            "outcomes": "unknown",
            "attendance": "complete" if self._random.random() < 0.58 else "partial",
            "attendees": attendees,
            "resolutions": [
                self._invent_resolution(f"r{at}", resolution, day)
                for at, resolution in enumerate(pattern.resolutions, 1)
            ],
            "instruments": self._list_actions(len(pattern.instruments), day),
            "sources": self._list_sources(pattern, meeting, number),
            "discrepancies": [{"note": self._sample.draw_sentence(20)} for _ in pattern.discrepancies],
            "doubts": [self._sample.draw_sentence(16) for _ in pattern.doubts],
        }
        if number % TEXT_EVERY == TEXT_EVERY // 2:
            data |= invent_text(data, self._list_names(attendees, day), self._sample, self._random)
        write_entry(folder, f"meetings/{when.year}/{meeting}.yml", "meeting", data)

    def _list_names(self, attendees: list[dict[str, Any]], day: int) -> list[str]:
        """Return the names that the text of a meeting contains."""
        names = [self._people.names[attendee["person"]] for attendee in attendees]
        names += [self._register.states[attendee["state"]].name for attendee in attendees if "state" in attendee]
        return names + [self._instruments.shorts[self._instruments.pick_before(day, self._random)] for _ in range(8)]

    def _list_attendees(self, when: date, day: int, office: str) -> list[dict[str, Any]]:
        attendees: list[dict[str, Any]] = []
        for code in self._register.states:
            standing = self._register.standing(code, when)
            member = standing is not None and standing.status is Status.MEMBER
            if standing and (member or (code == "mn" and self._random.random() < 0.5)):
                person = self._people.find_holder(code, office, day)
                attendees.append({"person": person, "state": code, "office": office, "capacity": str(standing.status)})
        for code, title in OFFICIALS.items():
            if code == "secretariat" or self._random.random() < 0.5:
                seat = {"body": code, "office": title, "capacity": str(Capacity.SCO_OFFICIAL)}
                attendees.append({"person": self._people.find_holder(code, title, day), **seat})
        for attendee in attendees:
            if self._random.random() < PRINTED:
                attendee["printed"] = self._people.names[attendee["person"]] + "i"
        return attendees

    def _pick_chair(self, attendees: list[dict[str, Any]]) -> str:
        members = [attendee for attendee in attendees if attendee["capacity"] == "member"]
        return str(members[self._random.randrange(len(members))]["person"])

    def _count_session(self, pattern: Meeting, number: int) -> int | None:
        """Return the number of the session for every third regular meeting, up to 999 for a body."""
        if pattern.form is not Form.REGULAR or number % 3 or self._sessions.get(pattern.body, 0) > 998:
            return None
        self._sessions[pattern.body] = self._sessions.get(pattern.body, 0) + 1
        return self._sessions[pattern.body]

    def _invent_resolution(self, name: str, pattern: Resolution, day: int) -> dict[str, Any]:
        cited = {self._instruments.pick_before(day, self._random) for _ in pattern.instruments}
        opening = OPENINGS.get(pattern.act, ("that",))[0]
        summary = self._sample.draw_sentence(len(pattern.summary.split()), opening)
        resolution = {
            "id": name,
            "act": str(pattern.act),
            "summary": summary,
            "topics": list(pattern.topics),
            "states": self._list_named(summary) or list(pattern.states) if pattern.states else [],
            "instruments": [self._instruments.ids[at] for at in sorted(cited)],
            "by": {"state": "cn"} if pattern.by else None,
        }
        return {key: value for key, value in resolution.items() if value}

    def _list_named(self, summary: str) -> list[str]:
        """Return the codes of the states that a summary names."""
        return sorted(find_states(self._register, summary))

    def _list_actions(self, count: int, day: int) -> list[dict[str, str]]:
        """Return the approval of the newest instruments of a month, `count` at most. A statement may say more."""
        newest = self._instruments.list_newest(day, count)
        return [{"instrument": name, "action": str(InstrumentAction.APPROVED)} for name in newest]

    def _list_sources(self, pattern: Meeting, meeting: str, number: int) -> list[dict[str, str]]:
        publishers = [(source.publisher, source.grade) for source in pattern.sources] or [
            ("SCO Secretariat", Grade.OFFICIAL)
        ]
        return [
            {
                "url": f"https://news{(number + at) % 40}.example.org/{meeting}/{at}.html",
                "publisher": publisher,
                "grade": str(grade),
                "used_for": self._sample.draw_sentence(5),
            }
            for at, (publisher, grade) in enumerate(publishers)
        ]
