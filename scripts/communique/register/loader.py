"""Loads every file below the folder of records into one register. Files that cannot be read become problems."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from communique.files.disk.paths import LINKS, REDIRECTS, display_path, walk_folder
from communique.files.known import KnownFiles
from communique.files.tree import IN_PLACE, IS_LINK, MAX_FILES, NO_LINKS, find_strays, list_files, read_file
from communique.files.yaml.reader import Document, read
from communique.model.derived.validation import VALID_VALUE, find_todos, validate
from communique.model.meeting import Meeting
from communique.model.parts import Entry, EntryKey
from communique.model.registries import REGISTRIES, Registry, find_home
from communique.model.types import SLUG_DESCRIPTION
from communique.problems import Finding, Problem, Rule
from communique.progress import Step, track_all
from communique.register.links import add_links
from communique.register.names.ids import explain_bad_id, guess_id
from communique.register.names.lookup import Lookup, explain_other_kind
from communique.register.redirects import add_redirects
from communique.register.register import Origin, Register
from communique.text.explanation import Explanation
from communique.text.words import quote_value, with_article

FEW_FILES = Rule("files-are-few", f"A register has at most {MAX_FILES:,} files.")
VALID_ID = Rule(
    "id-is-valid",
    f"An id consists of {SLUG_DESCRIPTION}; it is neither `index` nor a year, and is used once in its registry.",
)
RULES = (FEW_FILES, VALID_ID)


class FileStamp(NamedTuple):
    """Properties of a file that change whenever its content does: two times in nanoseconds, its size and its inode."""

    changed: int
    written: int
    size: int
    node: int


@dataclass
class CachedFile:
    """A file as it was read: its document, and the result of validating each of its entries."""

    stamp: FileStamp
    document: Document
    entries: dict[str, Entry | list[Finding]] = field(default_factory=dict)

    def entry(self, registry: Registry, entry_id: str, data: Any) -> Entry | list[Finding]:
        """Return an entry of the file, or what is wrong with it. Each entry is validated once."""
        if entry_id not in self.entries:
            self.entries[entry_id] = validate(registry.model, data)
        return self.entries[entry_id]


FileCache = dict[Path, CachedFile]
"""The files that were read, by path. With the same cache, the next `load` reads only files that have changed."""


class _Reading(NamedTuple):
    """What is known before files are read: links in the folder, files as they were read, and the values of files."""

    links: set[str]
    cache: FileCache
    known: KnownFiles | None


def load(root: Path, cache: FileCache | None = None, known: KnownFiles | None = None) -> Register:
    """Load everything below the folder of releases. The content of a file never raises an exception."""
    register = Register(root)
    files = list(list_files(root))
    if len(files) > MAX_FILES:
        register.problems.append(
            Problem(
                Path(root.name),
                1,
                1,
                Explanation(f"contains more than {MAX_FILES:,} files, the limit for a register", "none was read"),
                FEW_FILES,
            )
        )
        return register
    found = list(walk_folder(root))
    links = {entry.path for entry in found if entry.is_symlink()}
    reading = _Reading(links, {} if cache is None else cache, known)
    with pause_gc():
        for registry, path in track_all(Step.READING, files):
            _add_file(register, registry, path, reading)
    for name, kind, add in ((REDIRECTS, "redirect", add_redirects), (LINKS, "link", add_links)):
        if (file := root / name).exists():
            document = read_file(root, file)
            register.documents[document.path] = kind, document
            add(register, document)
    strays = list(find_strays(root, found, (path for _, path in files)))
    lookup = Lookup(register)
    register.problems = [_explain_stand_in(lookup, problem) for problem in register.problems] + strays
    _add_meant(register, {EntryKey(*stray.about): stray.path for stray in strays if stray.about})
    register.entries["meeting"] = {m.id: m for m in sorted(register.meetings.values(), key=_order)}
    return register


def _explain_stand_in(lookup: Lookup, problem: Problem) -> Problem:
    """Return a problem with a text in place of a part: that it is the id of an entry of another kind, if it is, or else
    what to do about it with the id that the text means.
    """
    if not problem.stand_in:
        return problem
    kind, text, suggest_fix = problem.stand_in
    explanation = problem.explanation
    if found := explain_other_kind(lookup.register, kind, text):
        explanation = Explanation(found[1])
    elif meant := lookup.find_meant(kind, text):
        explanation = explanation._replace(fix=suggest_fix(meant))
    return replace(problem, explanation=explanation, stand_in=None)


def _add_meant(register: Register, strays: dict[EntryKey, Path]) -> None:
    """Add the ids that were meant by files with a wrong name or place: what refers to them is right."""
    for (kind, name), path in (strays | register.unreadable).items():
        key = EntryKey(kind, guess_id(name))
        if key.id and kind in register.entries and key.id not in register.entries[kind] and "/" not in name:
            register.unreadable.setdefault(key, path)


@contextmanager
def pause_gc() -> Iterator[None]:
    """Pause the cyclic garbage collector while many values are created.

    The values have no reference cycles, but the collector would search all of them again and again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _order(meeting: Meeting) -> tuple[date, date, str]:
    return meeting.date.first, meeting.date.last, meeting.id


def _add_file(register: Register, registry: Registry, path: Path, reading: _Reading) -> None:
    file_key = EntryKey(registry.kind, path.stem if registry.file_per_entry else "*")
    if reading.links and not reading.links.isdisjoint(map(str, (path, *path.parents))):
        _refuse(register, file_key, Problem(display_path(register.root, path), 1, 1, IS_LINK, NO_LINKS))
        return
    recall = partial(reading.known.recall, registry.kind) if reading.known else None
    file = _read(path, reading.cache, lambda: read(path, display_path(register.root, path), recall))
    document, name = file.document, file.document.path
    register.documents[name] = registry.kind, document
    if document.problems:
        _refuse(register, file_key, *document.problems)
    elif registry.file_per_entry:
        _add_entry(register, registry, path.stem, Origin(document, ()), file)
    elif not isinstance(document.data, dict):
        expected = Explanation("expected ids, each with its entry below it")
        _refuse(register, file_key, Problem(name, 1, 1, expected, VALID_VALUE))
    else:
        for entry_id in document.data:
            _add_entry(register, registry, entry_id, Origin(document, (entry_id,)), file)


def _read(path: Path, cache: FileCache, read_now: Callable[[], Document]) -> CachedFile:
    """Return a file from the cache, or read it from disk if it is not in the cache or has changed since."""
    try:
        status = path.lstat()
    except OSError:
        return CachedFile(FileStamp(0, 0, 0, 0), read_now())
    stamp = FileStamp(status.st_ctime_ns, status.st_mtime_ns, status.st_size, status.st_ino)
    if (known := cache.get(path)) is None or known.stamp != stamp:
        known = cache[path] = CachedFile(stamp, read_now())
    return known


def _refuse(register: Register, key: EntryKey, *problems: Problem) -> None:
    register.problems.extend(replace(problem, about=key) for problem in problems)
    register.unreadable[key] = problems[0].path


def _add_entry(register: Register, registry: Registry, entry_id: str, origin: Origin, file: CachedFile) -> None:
    """Add an entry to the register. An entry with an invalid or repeated id is left out, so it never gets a page."""
    key = EntryKey(registry.kind, entry_id)
    if (reason := _explain_bad_id(register, key)) is not None:
        _refuse(register, key, origin.locate(Finding((), *reason, rule=VALID_ID, at_key=True)))
        return
    data = file.document.data
    entry = file.entry(registry, entry_id, data[entry_id] if origin.loc else data)
    if isinstance(entry, list):
        if home := find_home(registry, data[entry_id] if origin.loc else data):
            _refuse_misplaced(register, key, home, origin)
        else:
            _refuse(register, key, *map(origin.locate, entry))
        return
    if entry.id != entry_id:
        entry._id = entry_id  # noqa: SLF001 (the register sets the ids)
    register.entries[registry.kind][entry_id] = entry
    register.origins[key] = origin
    _add_todos(register, key)


def _refuse_misplaced(register: Register, key: EntryKey, home: Registry, origin: Origin) -> None:
    """Report an entry in the file or folder of another registry; references to it are not reported as well."""
    path, kind = origin.document.path, with_article(home.kind)
    if origin.loc:
        cause = f"this is {kind}, by its keys"
        problem = origin.locate(Finding((), cause, f"move it to {home.plural}.yml", rule=IN_PLACE, at_key=True))
    else:
        year = path.name[:4] if path.name[:4].isdecimal() else "YEAR"
        place = f"{home.plural}/{f'{year}/' if home.kind == 'meeting' else ''}{path.name}"
        cause = f"is the file of {kind}, in a folder of {REGISTRIES[key.kind].plural}"
        problem = Problem(path, 1, 1, Explanation(cause, f"move it to {place}"), IN_PLACE)
    _refuse(register, key, problem)
    register.unreadable[EntryKey(home.kind, key.id)] = path


def _add_todos(register: Register, key: EntryKey) -> None:
    """Report every TODO in a valid entry."""
    origin = register.origins[key]
    if "TODO" in origin.document.text:  # most files need no search of their values
        found = find_todos(origin.document.data[key.id] if origin.loc else origin.document.data)
        register.problems.extend(replace(origin.locate(finding), about=key) for finding in found)


def _explain_bad_id(register: Register, key: EntryKey) -> Explanation | None:
    """Return what is wrong with an id, or None. Each is used once in its registry."""
    if (reason := explain_bad_id(key)) is None and (other := register.origins.get(key)):
        where = other.document.path.as_posix()
        return Explanation(f"the id {quote_value(key.id)} is used in {where} too", "rename or remove one")
    if reason and reason.hint.guess and REGISTRIES[key.kind].file_per_entry:
        return reason.add_fix("the id is the name of the file: rename it")
    return reason
