"""Sessions of a body, written into a scratch register."""

from pathlib import Path
from typing import Any

import yaml

from communique.register.loader import load
from communique.register.register import Register


def seat(state: str, office: str | None = "Foreign Minister", person: str | None = None, **more: str) -> dict[str, str]:
    """An attendee who speaks for a member state."""
    found = {"person": person, "state": state, "office": office, "capacity": "member", **more}
    return {key: value for key, value in found.items() if value is not None}


def write_session(releases: Path, day: str, seats: list[dict[str, str]], body: str = "cfm", **more: Any) -> str:
    """Write the record of a session and return its id."""
    meeting = f"{day}-{body}-{more.pop('at', 'moscow')}"
    place = meeting.removeprefix(f"{day}-{body}-")
    record = {"body": body, "date": day, "venue": {"place": place}, "attendees": seats, **more}
    path = releases / f"meetings/{day[:4]}/{meeting}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return meeting


def load_with_body(releases: Path, body: str) -> Register:
    """Load a register after adding a body to it."""
    with (releases / "bodies.yml").open("a", encoding="utf-8") as file:
        file.write(f"{body}: {{name: 'Body {body}', scope: sco}}\n")
    return load(releases)
