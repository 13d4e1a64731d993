"""Gathers every file below the folder of records into one register; what cannot be read becomes problems."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from communique.files.reader import Document, read
from communique.files.tree import (
    LINK_MESSAGE,
    MAX_FILES,
    NO_LINKS,
    REDIRECTS,
    display_path,
    find_strays,
    list_files,
    read_file,
    walk_folder,
)
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey
from communique.model.registries import Registry
from communique.model.types import MAX_ID, SLUG, SLUG_DESCRIPTION
from communique.model.validation import VALID_VALUE, find_todos, validate
from communique.problems import Finding, Problem, Rule
from communique.register.redirects import add_redirects
from communique.register.register import Origin, Register
from communique.text import quote_value

FEW_FILES = Rule("files-are-few", f"A register has at most {MAX_FILES:,} files.")
VALID_ID = Rule("id-is-valid", f"An id has {SLUG_DESCRIPTION}, is not `index`, and is used once in its registry.")
RULES = (FEW_FILES, VALID_ID)


class FileStamp(NamedTuple):
    """What tells that a file is as it was."""

    changed: int
    written: int
    size: int
    node: int


@dataclass
class CachedFile:
    """A file as it was read: its document, and what each of its entries was found to be."""

    stamp: FileStamp
    document: Document
    entries: dict[str, Entry | list[Finding]] = field(default_factory=dict)

    def entry(self, registry: Registry, entry_id: str, data: Any) -> Entry | list[Finding]:
        """An entry of the file, or what keeps it from being one."""
        if entry_id not in self.entries:
            self.entries[entry_id] = validate(registry.model, data)
        return self.entries[entry_id]


FileCache = dict[Path, CachedFile]
"""What was read, by path. Given to the next `load`, files that did not change are not read again."""


def load(root: Path, kept: FileCache | None = None) -> Register:
    """Gather everything under the folder of releases. Never raises for what a file holds."""
    register = Register(root)
    readings: FileCache = {} if kept is None else kept
    found = list(list_files(root))
    if len(found) > MAX_FILES:
        register.problems.append(
            Problem(Path(root.name), 1, 1, f"holds more than {MAX_FILES:,} files: none was read", FEW_FILES)
        )
        return register
    links = {entry.path for entry in walk_folder(root) if entry.is_symlink()}
    with pause_gc():
        for registry, path in found:
            _add_file(register, registry, path, links, readings)
    if (file := root / REDIRECTS).is_file():
        document = read_file(root, file)
        register.documents[document.path] = "redirect", document
        add_redirects(register, document)
    register.problems.extend(find_strays(root))
    register.entries["meeting"] = {m.id: m for m in sorted(register.meetings.values(), key=_order)}
    return register


@contextmanager
def pause_gc() -> Iterator[None]:
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


def _order(meeting: Meeting) -> tuple[date, date, str]:
    return meeting.date.first, meeting.date.last, meeting.id


def _add_file(register: Register, registry: Registry, path: Path, links: set[str], kept: FileCache) -> None:
    name = display_path(register.root, path)
    whole = EntryKey(registry.kind, path.stem if registry.file_per_entry else "*")
    if links and not links.isdisjoint(map(str, (path, *path.parents))):
        _refuse(register, whole, Problem(name, 1, 1, LINK_MESSAGE, NO_LINKS))
        return
    reading = _read(path, name, kept)
    document = reading.document
    register.documents[name] = registry.kind, document
    if document.problems:
        _refuse(register, whole, *document.problems)
    elif registry.file_per_entry:
        _add_entry(register, registry, path.stem, Origin(document, ()), reading)
    elif not isinstance(document.data, dict):
        message = "expected a mapping: each id with its entry below it"
        _refuse(register, whole, Problem(name, 1, 1, message, VALID_VALUE))
    else:
        for entry_id in document.data:
            _add_entry(register, registry, entry_id, Origin(document, (entry_id,)), reading)


def _read(path: Path, name: Path, kept: FileCache) -> CachedFile:
    """A file as it is now: from disk, unless it was read before and has not changed since."""
    try:
        status = path.lstat()
    except OSError:
        return CachedFile(FileStamp(0, 0, 0, 0), read(path, name))
    stamp = FileStamp(status.st_ctime_ns, status.st_mtime_ns, status.st_size, status.st_ino)
    if path not in kept or kept[path].stamp != stamp:
        kept[path] = CachedFile(stamp, read(path, name))
    return kept[path]


def _refuse(register: Register, key: EntryKey, *problems: Problem) -> None:
    register.problems.extend(replace(problem, about=key) for problem in problems)
    register.unread[key] = problems[0].path


def _add_entry(register: Register, registry: Registry, entry_id: str, origin: Origin, reading: CachedFile) -> None:
    """Enter an entry. One whose id is malformed or taken never enters, so no page is ever made for it."""
    key = EntryKey(registry.kind, entry_id)
    if (reason := _bad_id(register, key)) is not None:
        _refuse(register, key, origin.locate(Finding((), reason, VALID_ID, at_key=True)))
        return
    data = reading.document.data
    entry = reading.entry(registry, entry_id, data[entry_id] if origin.loc else data)
    if isinstance(entry, list):
        _refuse(register, key, *map(origin.locate, entry))
        return
    entry._id = entry_id  # noqa: SLF001 (the register gives the ids)
    register.entries[registry.kind][entry_id] = entry
    register.origins[key] = origin
    _add_todos(register, key)


def _add_todos(register: Register, key: EntryKey) -> None:
    """Report what is still to be done in an entry; most files do not have the word at all."""
    origin = register.origins[key]
    if "TODO" in origin.document.text:
        found = find_todos(origin.document.data[key.id] if origin.loc else origin.document.data)
        register.problems.extend(replace(origin.locate(finding), about=key) for finding in found)


def _bad_id(register: Register, key: EntryKey) -> str | None:
    """What is wrong with an id, which is a file name and an address at once; None if nothing is."""
    entry_id = key.id
    if len(entry_id) > MAX_ID:
        return f"the id {quote_value(entry_id)} is longer than {MAX_ID} characters, the most an id may be"
    if not SLUG.fullmatch(entry_id) or entry_id == "index":
        return f"the id {quote_value(entry_id)} is not well formed: expected {SLUG_DESCRIPTION}, and not `index`"
    if key.kind == "state" and not (len(entry_id) == 2 and entry_id.isalpha()):
        return f"the code {quote_value(entry_id)} is not two letters (ISO 3166-1 alpha-2)"
    if taken := register.origins.get(key):
        return f"the id {quote_value(entry_id)} is taken by {taken.document.path.as_posix()}: one of the two must go"
    return None
