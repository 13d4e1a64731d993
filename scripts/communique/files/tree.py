"""The files in the folder of records: which ones are expected, which do not belong, and how problems name them."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from communique.files.disk.paths import MAX_FOLDERS, SCHEMA, SINGLE_FILES, display_path
from communique.files.yaml.reader import Document, read
from communique.model.registries import REGISTRIES, Registry
from communique.problems import Problem, Rule
from communique.text.explanation import Explanation, Hint
from communique.text.suggestions import find_nearest
from communique.text.words import make_visible

MAX_FILES = 100_000
_PLACES = "records are meetings/YEAR/ID.yml, people/ID.yml, instruments/ID.yml"
_OUTSIDE = "remove it, or keep it outside this folder, which has only files that end in .yml"
_LEFTOVER = re.compile(r"~$|\.(bak|orig|rej|swp|tmp|old)$", re.IGNORECASE)
_TEXT_FILE = re.compile(r"[^.]+(\.ya?ml)?(\.(ya?ml|txt|text|md|docx?))?", re.IGNORECASE)
IS_LINK = Explanation("is a link", "put the record itself here")

NO_LINKS = Rule("no-links", "A record is the file itself, never a link to it.")
IN_PLACE = Rule(
    "file-in-place",
    "Below `releases/` there are only `meetings/YEAR/ID.yml`, `people/ID.yml`, `instruments/ID.yml` "
    "and the files of the other registries.",
)
KNOWN_FILE = Rule("file-is-known", "A file that is named to a command belongs to the register.")
RULES = (NO_LINKS, IN_PLACE, KNOWN_FILE)


def list_files(root: Path) -> Iterator[tuple[Registry, Path]]:
    """Yield every file with entries. Single files such as `states.yml` are included even if they are missing."""
    return ((registry, path) for registry in REGISTRIES.values() for path in _files(root, registry))


def _files(root: Path, registry: Registry) -> list[Path]:
    if not registry.file_per_entry:
        return [root / f"{registry.plural}.yml"]
    folder = os.path.join(root, registry.plural)  # noqa: PTH118 (the server does this for each save)
    folders = [entry.path for entry in _scan(folder) if entry.is_dir()] if registry.kind == "meeting" else [folder]
    # Temporary files of editors and of operating systems begin with a dot.
    found = (entry for folder in folders for entry in _scan(folder) if entry.name[0] != ".")
    return [_make_path(path) for path in sorted(entry.path for entry in found if entry.name.endswith(".yml"))]


@lru_cache(MAX_FILES)
def _make_path(name: str) -> Path:
    """Return a path: the same for the same name, because the server needs all paths again for each save."""
    return Path(name)


def _scan(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing if there is none, or it may not be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def read_file(root: Path, path: Path) -> Document:
    """Read a file of the register. A link is a problem and is not followed, because it may lead out of the register."""
    name = display_path(root, path)
    if path.is_symlink() or path.resolve() != root.resolve() / path.relative_to(root):
        return Document(name, "", None, (Problem(name, 1, 1, IS_LINK, NO_LINKS),))
    return read(path, name)


def find_strays(root: Path, found: Iterable[os.DirEntry[str]], read: Iterable[Path]) -> Iterator[Problem]:
    """Yield a problem for every link, and for every file that no registry reads and that would be silently ignored.

    `found` is everything below the folder, and `read` are the files that registries read.
    """
    expected = {*map(str, read), *(str(root / name) for name in SINGLE_FILES)}
    for entry in sorted(found, key=lambda entry: entry.path):
        if entry.name.startswith(".") or entry.path in expected:
            continue
        name = display_path(root, Path(entry.path))
        if name.parts[1] == SCHEMA:
            continue
        if entry.is_symlink():
            yield Problem(name, 1, 1, IS_LINK, NO_LINKS)
        elif not entry.is_dir():
            yield _explain_stray(name)
        elif len(name.parts) > MAX_FOLDERS:
            cause = f"this folder is on level {MAX_FOLDERS}, and nothing in it is read"
            yield Problem(name, 1, 1, Explanation(cause, _PLACES), IN_PLACE)


def _explain_stray(name: Path) -> Problem:
    """Return a problem for a file that no registry reads; with its entry, if only the name or the folder is wrong."""
    folders, stem = name.parts[1:-1], name.name.partition(".")[0]
    first = folders[0].casefold() if folders else ""
    kind = next((registry.kind for registry in REGISTRIES.values() if registry.plural == first), "")
    explanation, about = Explanation("is not a record", _PLACES if name.suffix == ".yml" else _OUTSIDE), None
    if _LEFTOVER.search(name.name):
        explanation = Explanation("is a copy that a program has left", "remove it")
    elif kind and not REGISTRIES[kind].file_per_entry:
        explanation = Explanation(
            f"is not a record: {first} are entries of the file {first}.yml, not files of their own"
        )
    elif kind and _TEXT_FILE.fullmatch(name.name) and name.suffix != ".yml":
        explanation = Explanation("is not read, because the name of a record ends in .yml", f"rename it to {stem}.yml")
        about = kind, stem
    elif kind and name.suffix == ".yml":
        year = stem[:4] if stem[:4].isdecimal() else "YEAR"
        place = f"{first}/{f'{year}/' if kind == 'meeting' else ''}{name.name}"
        explanation = Explanation("is not read, because it is in the wrong folder", f"move it to {place}")
        about = kind, stem
    elif not folders and (near := find_nearest(name.name, [f"{one.plural}.yml" for one in REGISTRIES.values()])):
        explanation = Explanation("is not a file of the register", hint=Hint(near))
    return Problem(name, 1, 1, explanation, IN_PLACE, about)


def select_files(names: Iterable[Path], known: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return which of the known files are named, or are in a folder that is named, and the names of nothing known."""
    wanted = set(names)
    by_name = {path: {path, *path.parents} & wanted for path in known}
    used = set().union(*by_name.values())
    return [path for path, found in by_name.items() if found], sorted(wanted - used)


def report_unknown_file(name: Path, known: Iterable[Path]) -> Problem:
    """Return a problem for a file name that is not in the register, with a similar name that is."""
    by_stem = {path.stem: path for path in known}
    near = by_stem.get(name.stem) or by_stem.get(find_nearest(name.stem, by_stem) or "")
    hint = Hint(make_visible(near.as_posix()) if near else "")
    return Problem(name, 1, 1, Explanation("is not a file of the register", hint=hint), KNOWN_FILE)
