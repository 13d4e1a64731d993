"""The journal: each answer in a line of its own, written at once, so that an interrupted check loses none.

It stays on the computer of the maintainer. What others need to know goes into `links.yml`.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from communique.links.answers import Answer, AnswerKind


class Found(NamedTuple):
    """An answer, and the day on which it came."""

    day: date
    answer: Answer


@dataclass(frozen=True)
class Journal:
    """A file of lines in JSON; the last line about an address counts."""

    path: Path

    def read(self) -> Mapping[str, Found]:
        """Return the last answer for each address. A line that was cut off, as by a full disk, is left out."""
        found: dict[str, Found] = {}
        text = self.path.read_text(encoding="utf-8", errors="replace") if self.path.is_file() else ""
        for line in text.splitlines():
            try:
                row = json.loads(line)
                answer = Answer(AnswerKind(row["kind"]), row["words"], row["to"])
                found[row["url"]] = Found(date.fromisoformat(row["day"]), answer)
            except (ValueError, KeyError, TypeError):
                continue
        return found

    def add(self, url: str, day: date, answer: Answer) -> None:
        """Append an answer. It is on disk when this returns."""
        row = {"url": url, "day": day.isoformat(), **answer._asdict()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+b") as file:
            # After a line that was cut off, the next one starts on a line of its own.
            if file.tell():
                file.seek(-1, os.SEEK_END)
                file.write(b"" if file.read(1) == b"\n" else b"\n")
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
