"""The command behind `scripts/score`, which compares drafts of releases with the answers of careful readers.

An answer is a YAML file beside a text of the same name. It has the keys `body`, `form`, `date`, `place`, `chair`,
`attendees` (each with `name`, `person`, `office`, `state` or `body`, `capacity`) and `statements` (each with `verb`,
`act`). It may have `session`, `mode`, `published`, `held`, and `topics` of a statement: what it has is scored. The
repository has no texts, because they belong to their publishers. The topics of the register's own statements are scored
as well, because they need no texts.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from benchmark.scores.drafts import score_draft
from benchmark.scores.topics import format_share, list_topic_rows, score_topics
from benchmark.system.checkout import ROOT
from communique.commands.failures import Program
from communique.files.yaml.reader import read
from communique.register.loader import load
from communique.register.register import Register

FACTS = ("body", "form", "date", "place", "chair")
_OPTIONAL_FACTS = ("session", "mode", "published", "held")
"""Facts that an answer may leave out."""
_LISTS = {"attendees": ("name", "capacity"), "statements": ("verb", "act")}


@click.command(cls=Program)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--details", is_flag=True, help="Print the errors of each text.")
def score(folders: tuple[Path, ...], *, details: bool) -> None:
    """Score the drafts of all texts in FOLDERS, and print a table with a column for each folder.

    Without FOLDERS, score only the topics of the register's own statements.
    """
    register = load(ROOT / "releases")
    if folders:
        totals = {folder.name: _score_folder(register, folder, details=details) for folder in folders}
        click.echo(f"{format_scores(totals)}\n")
    click.echo(format_rows([("topics of the register", "share"), *list_topic_rows(score_topics(register))]))


def _score_folder(register: Register, folder: Path, *, details: bool) -> Counter[str]:
    """Return the counts of all texts in a folder; with `details`, print the errors."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.yml")):
        answer = _read_answer(path)
        of_text, errors = score_draft(register, path.with_suffix(".txt").read_bytes(), answer)
        counts.update(of_text)
        for line in errors if details else ():
            click.echo(f"{path.name}: {line}", err=True)
    return counts


def _read_answer(path: Path) -> dict[str, Any]:
    """Return the answer in a file. ClickException if it cannot be read or lacks a key."""
    document = read(path)
    answer = document.data if isinstance(document.data, dict) else {}
    parts = (
        (answer, (*FACTS, *_LISTS)),
        *((item, keys) for name, keys in _LISTS.items() for item in _list_items(answer.get(name))),
    )
    missing = dict.fromkeys(
        key for part, keys in parts for key in keys if not isinstance(part, dict) or key not in part
    )
    if document.problems or missing:
        reason = "; ".join(map(str, document.problems)) or f"{path}: the answer lacks {', '.join(missing)}"
        raise click.ClickException(reason)
    return answer


def _list_items(value: object) -> list[Any]:
    """Return the items of a list; what should be a list and is not lacks the keys of an item."""
    return value if isinstance(value, list) else [value] if value else []


_SHARES = {
    "all facts": ("facts right", "facts expected"),
    "attendees: precision": ("attendees right", "attendees drafted"),
    "attendees: recall": ("attendees right", "attendees expected"),
    "statements: precision": ("statements found", "statements drafted"),
    "statements: recall": ("statements found", "statements expected"),
    "statements: act right": ("acts right", "statements found"),
    "topics: right": ("topics right", "topics expected"),
    "topics: false": ("topics false", "topics expected"),
}
"""The rows of the table that are shares, each with the counts of the part and the whole."""

_COUNTS = {
    "attendees: invented": "attendees invented",
    "attendees: missing people": "attendees missing",
    "attendees: missing people whom the report does not name": "attendees not reported",
}
"""The rows of the table that are counts."""


def format_scores(totals: dict[str, Counter[str]]) -> str:
    """Return the scores as a Markdown table with a column for each folder."""
    rows = [["", *totals]]
    rows += [[name, *(str(total[name]) for total in totals.values())] for name in ("texts", *FACTS)]
    shares = {name: (name, f"{name} expected") for name in _OPTIONAL_FACTS} | _SHARES
    for name, (part, whole) in shares.items():
        rows.append([name, *(format_share(total[part], total[whole]) for total in totals.values())])
    for label, name in _COUNTS.items():
        rows.append([label, *(str(total[name]) for total in totals.values())])
    return format_rows(rows)


def format_rows(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table. The first one is the heading."""
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    score()
