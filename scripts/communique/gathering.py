"""Gathers every file below the folder of records into one register; what cannot be read becomes problems."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from communique.fields import MAX_ID, SLUG, SLUG_IN_WORDS
from communique.model import REGISTRIES, Meeting, Registry
from communique.problems import Breach, Problem, shown
from communique.reading import read
from communique.register import Origin, Register
from communique.validating import validate

MAX_FILES = 20_000

_NOT_RECORDS = {"schema"}
_A_LINK = "is a link: put the record itself here"


def load(root: Path) -> Register:
    """Gather everything under the folder of releases. Never raises for what a file holds."""
    register = Register(root)
    files = [(registry, path) for registry in REGISTRIES.values() for path in _files(root, registry)]
    if len(files) > MAX_FILES:
        register.problems.append(Problem(Path(root.name), 1, 1, f"holds more than {MAX_FILES:,} files: none was read"))
        return register
    for registry, path in files:
        _add_file(register, registry, path)
    register.problems.extend(_strays(root))
    register.entries["meeting"] = {m.id: m for m in sorted(register.meetings.values(), key=_order)}
    return register


def _order(meeting: Meeting) -> tuple[date, date, str]:
    return meeting.date.first, meeting.date.last, meeting.id


def _files(root: Path, registry: Registry) -> list[Path]:
    if not registry.one_file:
        return [root / f"{registry.plural}.yml"]
    pattern = "*/*.yml" if registry.kind == "meeting" else "*.yml"
    return sorted((root / registry.plural).glob(pattern))


def _strays(root: Path) -> Iterator[Problem]:
    """A file that no registry reads would be lost without a word; so it is a problem, and so is every link."""
    expected = {path for registry in REGISTRIES.values() for path in _files(root, registry)}
    for path in sorted(root.rglob("*")):
        hidden = path.name.startswith(".") or path.relative_to(root).parts[0] in _NOT_RECORDS
        if hidden or path in expected:
            continue
        if path.is_symlink():
            yield Problem(_shown(root, path), 1, 1, _A_LINK)
        elif not path.is_dir():
            where = "records are meetings/YEAR/ID.yml, people/ID.yml, instruments/ID.yml"
            yield Problem(_shown(root, path), 1, 1, f"is not a record: {where}")


def _shown(root: Path, path: Path) -> Path:
    return Path(root.name) / path.relative_to(root)


def _add_file(register: Register, registry: Registry, path: Path) -> None:
    name = _shown(register.root, path)
    whole = path.stem if registry.one_file else "*"
    if path.is_symlink() or path.resolve() != register.root.resolve() / path.relative_to(register.root):
        _refuse(register, registry, whole, Problem(name, 1, 1, _A_LINK))
        return
    document = read(path, name)
    if document.problems:
        _refuse(register, registry, whole, *document.problems)
    elif registry.one_file:
        _add_entry(register, registry, path.stem, Origin(document, ()), document.data)
    elif not isinstance(document.data, dict):
        _refuse(register, registry, whole, Problem(name, 1, 1, "expected a mapping: each id with its entry below it"))
    else:
        for entry_id, data in document.data.items():
            _add_entry(register, registry, entry_id, Origin(document, (entry_id,)), data)


def _refuse(register: Register, registry: Registry, entry_id: str, *problems: Problem) -> None:
    about = registry.kind, entry_id
    register.problems.extend(replace(problem, about=about) for problem in problems)
    register.unread[registry.kind, entry_id] = problems[0].path


def _add_entry(register: Register, registry: Registry, entry_id: str, origin: Origin, data: Any) -> None:
    """Enter an entry. One whose id is malformed or taken never enters, so no page is ever made for it."""
    if (reason := _bad_id(register, registry, entry_id)) is not None:
        _refuse(register, registry, entry_id, origin.locate(Breach((), reason, at_key=True)))
        return
    entry = validate(registry.model, data)
    if isinstance(entry, list):
        _refuse(register, registry, entry_id, *map(origin.locate, entry))
        return
    entry._id = entry_id  # noqa: SLF001 (the register gives the ids)
    register.entries[registry.kind][entry_id] = entry
    register.origins[registry.kind, entry_id] = origin


def _bad_id(register: Register, registry: Registry, entry_id: str) -> str | None:
    """What is wrong with an id, which is a file name and an address at once; None if nothing is."""
    if len(entry_id) > MAX_ID:
        return f"the id {shown(entry_id)} is longer than {MAX_ID} characters, the most an id may be"
    if not SLUG.fullmatch(entry_id) or entry_id == "index":
        return f"the id {shown(entry_id)} is not well formed: expected {SLUG_IN_WORDS}, and not `index`"
    if registry.kind == "state" and not (len(entry_id) == 2 and entry_id.isalpha()):
        return f"the code {shown(entry_id)} is not two letters (ISO 3166-1 alpha-2)"
    if taken := register.origins.get((registry.kind, entry_id)):
        return f"the id {shown(entry_id)} is taken by {taken.document.path.as_posix()}: one of the two must go"
    return None
