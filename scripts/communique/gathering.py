"""Gathers every file below the folder of records into one register; what cannot be read becomes problems."""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from communique import retiring
from communique.model.meeting import Meeting
from communique.model.parts import Entry
from communique.model.registries import REGISTRIES, Registry
from communique.model.types import MAX_ID, SLUG, SLUG_DESCRIPTION
from communique.model.validation import validate
from communique.problems import Finding, Problem
from communique.reading import Document, read
from communique.register import Origin, Register
from communique.text import find_nearest, make_visible, quote_value

MAX_FILES = 100_000

_NOT_RECORDS = {"schema"}
_A_LINK = "is a link: put the record itself here"


class Stamp(NamedTuple):
    """What tells that a file is as it was."""

    changed: int
    written: int
    size: int
    node: int


@dataclass
class Reading:
    """A file as it was read: its document, and what each of its entries was found to be."""

    stamp: Stamp
    document: Document
    entries: dict[str, Entry | list[Finding]] = field(default_factory=dict)

    def entry(self, registry: Registry, entry_id: str, data: Any) -> Entry | list[Finding]:
        """An entry of the file, or what keeps it from being one."""
        if entry_id not in self.entries:
            self.entries[entry_id] = validate(registry.model, data)
        return self.entries[entry_id]


Kept = dict[Path, Reading]
"""What was read, by path. Given to the next `load`, files that did not change are not read again."""


def load(root: Path, kept: Kept | None = None) -> Register:
    """Gather everything under the folder of releases. Never raises for what a file holds."""
    register = Register(root)
    readings: Kept = {} if kept is None else kept
    found = list(files(root))
    if len(found) > MAX_FILES:
        register.problems.append(Problem(Path(root.name), 1, 1, f"holds more than {MAX_FILES:,} files: none was read"))
        return register
    links = {entry.path for entry in _walk(root) if entry.is_symlink()}
    with uncollected():
        for registry, path in found:
            _add_file(register, registry, path, links, readings)
    if (redirects := root / retiring.NAME).is_file():
        document = read_file(root, redirects)
        register.documents[document.path] = "redirect", document
        retiring.add_redirects(register, document)
    register.problems.extend(_strays(root))
    register.entries["meeting"] = {m.id: m for m in sorted(register.meetings.values(), key=_order)}
    return register


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: there are none among values, and it would look through all of them, again and
    again, while they come to be.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _walk(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder; links are not followed."""
    with os.scandir(folder) as found:
        for entry in found:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)


def _order(meeting: Meeting) -> tuple[date, date, str]:
    return meeting.date.first, meeting.date.last, meeting.id


def files(root: Path) -> Iterator[tuple[Registry, Path]]:
    """Every file that holds entries, whether it is there or only should be."""
    return ((registry, path) for registry in REGISTRIES.values() for path in _files(root, registry))


def read_file(root: Path, path: Path) -> Document:
    """Read a file of the register. A link is not followed: a record could not be told from what lies elsewhere."""
    name = shown_as(root, path)
    if path.is_symlink() or path.resolve() != root.resolve() / path.relative_to(root):
        return Document(name, "", None, (Problem(name, 1, 1, _A_LINK),))
    return read(path, name)


def _files(root: Path, registry: Registry) -> list[Path]:
    if not registry.one_file:
        return [root / f"{registry.plural}.yml"]
    pattern = "*/*.yml" if registry.kind == "meeting" else "*.yml"
    # What editors and systems leave behind begins with a dot.
    return sorted((path for path in (root / registry.plural).glob(pattern) if path.name[0] != "."), key=str)


def _strays(root: Path) -> Iterator[Problem]:
    """A file that no registry reads would be lost without a word; so it is a problem, and so is every link."""
    expected = {str(path) for _, path in files(root)} | {str(root / retiring.NAME)}
    for entry in sorted(_walk(root), key=lambda entry: entry.path):
        is_folder = entry.name == retiring.NAME and entry.is_dir()
        if entry.name.startswith(".") or (entry.path in expected and not is_folder):
            continue
        name = shown_as(root, Path(entry.path))
        if name.parts[1] in _NOT_RECORDS:
            continue
        if entry.is_symlink():
            yield Problem(name, 1, 1, _A_LINK)
        elif is_folder or not entry.is_dir():
            where = "records are meetings/YEAR/ID.yml, people/ID.yml, instruments/ID.yml"
            yield Problem(name, 1, 1, f"is not a record: {where}")


def shown_as(root: Path, path: Path) -> Path:
    """The path of a file as problems name it: from the folder of records on."""
    return Path(root.name) / path.relative_to(root)


def stranger(name: Path, known: Iterable[Path]) -> Problem:
    """A file that was asked for and is none of the register, with the one that may have been meant."""
    meant = {path.stem: path for path in known}
    near = meant.get(name.stem) or meant.get(find_nearest(name.stem, meant) or "")
    hint = f"; did you mean {make_visible(near.as_posix())}?" if near else ""
    return Problem(name, 1, 1, f"is no file of the register{hint}")


def _add_file(register: Register, registry: Registry, path: Path, links: set[str], kept: Kept) -> None:
    name = shown_as(register.root, path)
    whole = path.stem if registry.one_file else "*"
    if links and not links.isdisjoint(map(str, (path, *path.parents))):
        _refuse(register, registry, whole, Problem(name, 1, 1, _A_LINK))
        return
    reading = _read(path, name, kept)
    document = reading.document
    register.documents[name] = registry.kind, document
    if document.problems:
        _refuse(register, registry, whole, *document.problems)
    elif registry.one_file:
        _add_entry(register, registry, path.stem, Origin(document, ()), reading)
    elif not isinstance(document.data, dict):
        _refuse(register, registry, whole, Problem(name, 1, 1, "expected a mapping: each id with its entry below it"))
    else:
        for entry_id in document.data:
            _add_entry(register, registry, entry_id, Origin(document, (entry_id,)), reading)


def _read(path: Path, name: Path, kept: Kept) -> Reading:
    """A file as it is now: from disk, unless it was read before and has not changed since."""
    try:
        status = path.lstat()
    except OSError:
        return Reading(Stamp(0, 0, 0, 0), read(path, name))
    stamp = Stamp(status.st_ctime_ns, status.st_mtime_ns, status.st_size, status.st_ino)
    if path not in kept or kept[path].stamp != stamp:
        kept[path] = Reading(stamp, read(path, name))
    return kept[path]


def _refuse(register: Register, registry: Registry, entry_id: str, *problems: Problem) -> None:
    about = registry.kind, entry_id
    register.problems.extend(replace(problem, about=about) for problem in problems)
    register.unread[registry.kind, entry_id] = problems[0].path


def _add_entry(register: Register, registry: Registry, entry_id: str, origin: Origin, reading: Reading) -> None:
    """Enter an entry. One whose id is malformed or taken never enters, so no page is ever made for it."""
    if (reason := _bad_id(register, registry, entry_id)) is not None:
        _refuse(register, registry, entry_id, origin.locate(Finding((), reason, at_key=True)))
        return
    data = reading.document.data
    entry = reading.entry(registry, entry_id, data[entry_id] if origin.loc else data)
    if isinstance(entry, list):
        _refuse(register, registry, entry_id, *map(origin.locate, entry))
        return
    entry._id = entry_id  # noqa: SLF001 (the register gives the ids)
    register.entries[registry.kind][entry_id] = entry
    register.origins[registry.kind, entry_id] = origin


def _bad_id(register: Register, registry: Registry, entry_id: str) -> str | None:
    """What is wrong with an id, which is a file name and an address at once; None if nothing is."""
    if len(entry_id) > MAX_ID:
        return f"the id {quote_value(entry_id)} is longer than {MAX_ID} characters, the most an id may be"
    if not SLUG.fullmatch(entry_id) or entry_id == "index":
        return f"the id {quote_value(entry_id)} is not well formed: expected {SLUG_DESCRIPTION}, and not `index`"
    if registry.kind == "state" and not (len(entry_id) == 2 and entry_id.isalpha()):
        return f"the code {quote_value(entry_id)} is not two letters (ISO 3166-1 alpha-2)"
    if taken := register.origins.get((registry.kind, entry_id)):
        return f"the id {quote_value(entry_id)} is taken by {taken.document.path.as_posix()}: one of the two must go"
    return None
