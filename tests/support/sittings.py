"""Adds short records to a register: a day, and what the meeting said."""

import json
from pathlib import Path
from typing import Any


def say(*acts: str, topic: str = "afghanistan", **more: Any) -> list[dict[str, Any]]:
    """Statements with these acts on one topic."""
    return [
        {"id": f"r{at}", "act": act, "summary": "the step.", "topics": [topic], **more}
        for at, act in enumerate(acts, 1)
    ]


def write_sitting(releases: Path, day: str, said: list[dict[str, Any]] | None = None, **record: Any) -> None:
    """Write the record of a meeting of defence ministers. With statements, it is a digest unless it says otherwise."""
    data = {"body": "cdm", "date": day, "resolutions": said or []}
    data |= {"outcomes": "digest"} if said else {}
    path = releases / f"meetings/{day[:4]}/{day}-{record.get('body', 'cdm')}-new-york.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data | record), encoding="utf-8")
