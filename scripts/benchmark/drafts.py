"""The command behind `scripts/score`: drafts of releases held against the answers of careful readers.

An answer is a YAML file beside a text of the same name: `body`, `form`, `date`, `place`, `chair`, `attendees` (`name`,
`person`, `office`, `state` or `body`, `capacity`) and `statements` (`verb`, `act`). The texts belong to their
publishers, so none lies here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rapidfuzz import fuzz

from benchmark.building import ROOT
from communique.drafting.draft import Draft, DraftResolution, Overrides, build_draft
from communique.drafting.people.participants import Participant
from communique.drafting.text.source import read_page
from communique.files.reader import read_bytes
from communique.model.parts import Entry
from communique.problems import RequestError
from communique.register.loader import load
from communique.register.register import Register

FACTS = ("body", "form", "date", "place", "chair")
_LISTS = {"attendees": ("name", "capacity"), "statements": ("verb", "act")}
_SAME = 85
"""How alike two offices, names or verbs must be, of 100, to count as the same."""
_RATS = "rats-executive-committee"


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--details", is_flag=True, help="Print what was wrong, text by text.")
def score(folders: tuple[Path, ...], *, details: bool) -> None:
    """Score the drafts of all texts in the FOLDERS, and print a table with a column for each folder."""
    register = load(ROOT / "releases")
    totals = {folder.name: _scored(register, folder, details=details) for folder in folders}
    click.echo(table(totals))


def _scored(register: Register, folder: Path, *, details: bool) -> Counter[str]:
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.yml")):
        answer = _answer(path)
        found, wrong = scored(register, path.with_suffix(".txt").read_bytes(), answer)
        total.update(found)
        for line in wrong if details else ():
            click.echo(f"{path.name}: {line}", err=True)
    return total


def _answer(path: Path) -> dict[str, Any]:
    document = read_bytes(path.read_bytes(), path)
    answer = document.data if isinstance(document.data, dict) else {}
    parts = (
        (answer, (*FACTS, *_LISTS)),
        *((one, keys) for name, keys in _LISTS.items() for one in answer.get(name) or []),
    )
    missing = dict.fromkeys(
        key for part, keys in parts for key in keys if not isinstance(part, dict) or key not in part
    )
    if document.problems or missing:
        what = "; ".join(map(str, document.problems)) or f"{path}: an answer needs {', '.join(missing)}"
        raise click.ClickException(what)
    return answer


_SHARES = {
    "attendees: precision": ("right", "listed"),
    "attendees: recall": ("right", "came"),
    "statements: found": ("found", "stated"),
    "statements: wanted, of those drafted": ("found", "drafted"),
    "statements: act right": ("acts", "found"),
}


def table(totals: dict[str, Counter[str]]) -> str:
    """The figures as a Markdown table, a column for each set."""
    rows = [["", *totals], ["---"] * (len(totals) + 1)]
    rows += [[name, *(str(total[name]) for total in totals.values())] for name in ("texts", *FACTS)]
    for name, (part, whole) in _SHARES.items():
        rows.append([name, *(_share(total[part], total[whole]) for total in totals.values())])
    rows.append(["attendees: invented", *(str(total["invented"]) for total in totals.values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def scored(register: Register, text: bytes, answer: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """What the draft of one text has right, counted, and what it has wrong, in words."""
    came, stated = answer["attendees"] or [], answer["statements"] or []
    total = Counter(texts=1, came=len(came), stated=len(stated))
    register = before(register, answer)
    try:
        made = build_draft(register, read_page(text), Overrides(partial=True))
    except RequestError as reason:
        return total, [f"no draft: {reason}"]
    wrong = [*_facts(total, made, answer), *_attendees(total, made, came, register), *_statements(total, made, stated)]
    return total, wrong


def before(register: Register, answer: dict[str, Any]) -> Register:
    """The register as if it had no record of the meeting yet: what a draft must read, it shall not know."""
    others: dict[str, Entry] = {
        id_: meeting
        for id_, meeting in register.meetings.items()
        if (meeting.body, str(meeting.date)) != (answer["body"], str(answer["date"]))
    }
    return replace(register, entries={**register.entries, "meeting": others})


def _facts(total: Counter[str], made: Draft, answer: dict[str, Any]) -> Iterator[str]:
    elsewhere = made.lead.unknown_place
    chair = next((one.seat.name for one in made.people.listed if one.person and one.person == made.people.chair), None)
    found = {
        "body": made.body and made.body.value,
        "form": made.lead.form.value if made.lead.form else "regular",
        "date": made.date and made.date.value,
        "place": made.place.value if made.place else elsewhere and elsewhere.value,
        "chair": chair,
    }
    for fact, value in found.items():
        wanted = answer[fact]
        same = _alike(value, wanted) if value and wanted else not value and not wanted
        total[fact] += same
        if not same:
            yield f"{fact}: drafted {value}, wanted {wanted}"


def _attendees(total: Counter[str], made: Draft, came: list[dict[str, Any]], register: Register) -> Iterator[str]:
    left = list(made.people.listed)
    total["listed"] += len(left)
    for wanted in came:
        one = next((one for one in left if _is_meant(one, wanted)), None)
        if one is None:
            yield f"missed: {wanted}"
            continue
        left.remove(one)
        faults = list(_faults(one, wanted, register))
        total["right"] += not faults
        if faults:
            yield f"wrong: {wanted}: {', '.join(faults)}"
    total["invented"] += sum(1 for one in left if one.seat.name)
    yield from (f"not wanted: “{one.seat.words}”" for one in left)


def _is_meant(one: Participant, wanted: dict[str, Any]) -> bool:
    if wanted.get("name"):
        return one.seat.name is not None and _alike(one.seat.name, wanted["name"])
    return one.seat.name is None and _owner(one.seat.state, one.seat.body) == _owner(
        wanted.get("state"), wanted.get("body")
    )


def _faults(one: Participant, wanted: dict[str, Any], register: Register) -> Iterator[str]:
    owner = _owner(one.seat.state, one.seat.body)
    if owner != _owner(wanted.get("state"), wanted.get("body")):
        yield f"for {owner}"
    if str(one.capacity) != wanted["capacity"]:
        yield f"as {one.capacity}"
    if not _alike(one.seat.office or "", wanted.get("office") or ""):
        yield f"office {one.seat.office}"
    known = one.person if one.person in register.people else None
    if "person" in wanted and known != wanted["person"]:
        yield f"person {one.person}"


def _owner(state: str | None, body: str | None) -> str | None:
    return state or ("rats" if body == _RATS else body)


def _statements(total: Counter[str], made: Draft, stated: list[dict[str, Any]]) -> Iterator[str]:
    left = list(made.resolutions)
    total["drafted"] += len(left)
    for wanted in stated:
        one = next((one for one in left if _says(one, str(wanted["verb"]))), None)
        if one is None:
            yield f"statement missed: {wanted}"
            continue
        left.remove(one)
        total["found"] += 1
        total["acts"] += str(one.statement.act) == wanted["act"]
        if str(one.statement.act) != wanted["act"]:
            yield f"act of “{one.statement.quote}”: drafted {one.statement.act}, wanted {wanted['act']}"
    yield from (f"statement not wanted: “{one.statement.words}”" for one in left)


def _says(one: DraftResolution, verb: str) -> bool:
    return fuzz.partial_ratio(one.statement.quote.casefold(), verb.casefold()) >= _SAME


def _alike(one: str, other: str) -> bool:
    """Whether two names or offices are the same but for spelling, order, and words that name the organisation."""
    plain, wanted = _plain(one), _plain(other)
    return plain == wanted or fuzz.token_sort_ratio(plain, wanted) >= _SAME


def _plain(text: str) -> str:
    bare = re.sub(r"[^\w ]+", " ", text.casefold().replace("’", "'"))
    return " ".join(re.sub(r"\b(?:of|the|sco|and)\b", " ", bare).split()) or bare.strip()


if __name__ == "__main__":
    score()
