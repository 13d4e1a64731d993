"""Problems: what is wrong in a file, where, how to fix it, and which rule it breaks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from communique.text.explanation import NO_HINT, Explanation, Hint
from communique.text.words import make_visible

MAX_PROBLEMS = 200
"""The most problems of one kind that are reported for one entry, so that a file can be fixed in several rounds."""


@dataclass(frozen=True)
class Rule:
    """A rule that files must follow. Its name ends each message; its text appears on the page *Rules*."""

    name: str
    text: str


UNNAMED = Rule("unnamed", "Placeholder for the rule of a finding, until the check that yields the finding sets it.")


class StandIn(NamedTuple):
    """A text where a part belongs, which may name the entry that the part is about.

    `suggest_fix` returns what to do about it if that entry has a certain id, which the register knows.
    """

    kind: str
    text: str
    suggest_fix: Callable[[str], str]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix. Lines and columns count from 1; `str()` returns `path:line:column: message (rule-name)`.

    `about` is the key of the entry on whose page the problem is shown, as (kind, id), and `named` that of an entry
    that is named here, but not in the register, or not under this kind. `stand_in` is the text where a part belongs.
    """

    path: Path
    line: int
    column: int
    explanation: Explanation
    rule: Rule = field(compare=False)
    about: tuple[str, str] | None = field(default=None, compare=False)
    named: tuple[str, str] | None = field(default=None, compare=False)
    stand_in: StandIn | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} ({self.rule.name})"

    @property
    def message(self) -> str:
        """What is wrong, and how to fix it, in words for the contributor."""
        return str(self.explanation)

    @property
    def where(self) -> str:
        """The place as `path:line:column`, with unprintable characters of the path escaped."""
        return f"{make_visible(self.path.as_posix())}:{self.line}:{self.column}"

    @property
    def annotation(self) -> str:
        """The problem as a GitHub Actions workflow command, which shows it at its line in a pull request."""
        path, message = make_visible(self.path.as_posix()), f"{self.message} ({self.rule.name})".replace("%", "%25")
        for sign in "%:,":
            path = path.replace(sign, f"%{ord(sign):02X}")
        for sign in "\r\n":
            message = message.replace(sign, f"%{ord(sign):02X}")
        return f"::error file={path},line={self.line},col={self.column}::{message}"


Loc = tuple[str | int, ...]
"""The path to a value inside a file, such as ("attendees", 0, "person")."""


class Fact(NamedTuple):
    """What an entry, by its kind and id, says in one place."""

    about: tuple[str, str]
    loc: Loc


class Finding(NamedTuple):
    """What is wrong and where, before the line and column are looked up.

    With `at_key` the place is that of the key instead of the value. `relies_on` are facts of other places: where one of
    them is itself wrong, this is only a consequence, and is not reported. `contradicts` is a fact of another entry that
    is the cause where it contradicts several entries: then that is reported there, once. `named` is the key of an
    entry that is named here, but not in the register, or not under this kind. `stand_in` is the text where a part
    belongs.
    """

    loc: Loc
    cause: str
    fix: str = ""
    hint: Hint = NO_HINT
    rule: Rule = UNNAMED
    at_key: bool = False
    relies_on: tuple[Fact, ...] = ()
    contradicts: Fact | None = None
    named: tuple[str, str] | None = None
    stand_in: StandIn | None = None

    @property
    def explanation(self) -> Explanation:
        """What is wrong, and how to fix it."""
        return Explanation(self.cause, self.fix, self.hint)

    @property
    def message(self) -> str:
        """The same in words for the contributor."""
        return str(self.explanation)


class RequestError(Exception):
    """Raised when a request cannot be fulfilled; `str()` explains why, in a sentence for the contributor."""
