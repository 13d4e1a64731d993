"""What is wrong in a file, where, how to fix it, and which rule says so."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from communique.text import make_visible

MAX_PROBLEMS = 200
"""The most problems of one kind that are reported for one entry; a file with more is fixed in several rounds."""


@dataclass(frozen=True)
class Rule:
    """What files must keep to. Its name ends each message; its text is on the page *Rules*."""

    name: str
    text: str


UNNAMED = Rule("unnamed", "Stands for the rule of a finding until the check that yields it puts in its own.")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix. Line and column count from 1; `str()` gives `path:line:column: message (rule-name)`.

    `about` is the key of the entry on whose page the problem is shown.
    """

    path: Path
    line: int
    column: int
    message: str
    rule: Rule = field(compare=False)
    about: tuple[str, str] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} ({self.rule.name})"

    @property
    def where(self) -> str:
        """The place as `path:line:column`; characters of the path that cannot be printed are escaped."""
        return f"{make_visible(self.path.as_posix())}:{self.line}:{self.column}"

    @property
    def annotation(self) -> str:
        """The problem as a workflow command of the forge, which shows it on its line in a pull request."""
        path, message = make_visible(self.path.as_posix()), f"{self.message} ({self.rule.name})".replace("%", "%25")
        for sign in "%:,":
            path = path.replace(sign, f"%{ord(sign):02X}")
        for sign in "\r\n":
            message = message.replace(sign, f"%{ord(sign):02X}")
        return f"::error file={path},line={self.line},col={self.column}::{message}"


Loc = tuple[str | int, ...]
"""The path to a value inside a file, as in ("attendees", 0, "person")."""


class Finding(NamedTuple):
    """What is wrong and where, before line and column are looked up.

    `at_key` points to the key of the pair instead of to its value.
    """

    loc: Loc
    message: str
    rule: Rule = UNNAMED
    at_key: bool = False


class RequestError(Exception):
    """What was asked for cannot be done; `str()` says why, in a sentence for the contributor."""
