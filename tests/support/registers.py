"""Small registers made from a few lines: meetings, people and instruments on the states and bodies of the small register."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from communique.register.loader import load
from communique.register.register import Register


def write_register(
    releases: Path,
    meetings: list[dict[str, Any]],
    people: dict[str, dict[str, Any]] | None = None,
    instruments: dict[str, dict[str, Any]] | None = None,
) -> Register:
    """Replace the meeting of a copy of the small register by others, add entries, and return what is read.

    A meeting needs a date only; `place` is a part of its id. Fails if the register cannot be read.
    """
    shutil.rmtree(releases / "meetings")
    for meeting in meetings:
        place = meeting.get("place", "moscow")
        name = f"{meeting['date'].rpartition('/')[2]}-{meeting.get('body', 'cfm')}-{place}"
        _write(releases / f"meetings/{name[:4]}/{name}.yml", _complete(meeting))
    for kind, entries in (("people", people), ("instruments", instruments)):
        for entry_id, entry in (entries or {}).items():
            _write(releases / f"{kind}/{entry_id}.yml", entry)
    register = load(releases)
    assert register.problems == []
    return register


def _complete(meeting: dict[str, Any]) -> dict[str, Any]:
    """A meeting with the fields that a test need not speak of."""
    resolutions = [
        {"id": f"r{number}", "act": "noted", "summary": "the matter.", "topics": ["afghanistan"], **resolution}
        for number, resolution in enumerate(meeting.get("resolutions", []), 1)
    ]
    attendees = [{"capacity": "member", **attendee} for attendee in meeting.get("attendees", [])]
    given = {key: value for key, value in meeting.items() if key != "place"}
    return {"body": "cfm", "outcomes": "digest", **given, "resolutions": resolutions, "attendees": attendees}


def _write(path: Path, entry: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
