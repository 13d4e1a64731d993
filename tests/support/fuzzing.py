"""What the fuzzers share: ways to spoil a record, and what must be true of the register whatever its files hold.

`spoil` draws its choices from any source: hypothesis in tests/checks/test_fuzzing.py, atheris (guided by coverage) or plain
chance in tests/fuzz_long.py, which `scripts/fuzz` runs.
"""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from communique.checks.run import check_register
from communique.problems import Problem
from communique.register.loader import load
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.paths import SMALL

FILES = tuple(sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yml")))

Choose = Callable[[int], int]
"""A number from 0 up to but not including the one given."""

_WORDS = (
    "| |\n|\t|- |: |[|]|{|}|,|'|\"|>-\n|#|&a |*a|!!x |!<%0a> |? |---\n|...\n|%YAML 1.1\n|<<: *a|null|~|true|1e999|-0|0000-00|"
    "99999999999999999999|\x85|\u202e|\u200b|\ufeff|\U000e0041|\\u202e|\\x00|2017-06-09/2017-06-08|9999-12-31|index"
)
TOKENS = (*_WORDS.encode().split(b"|"), b"|", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\x00", b"\r")
VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**18, 1.5, float("inf"), float("nan"), "", " ", [], {}, [[]], [None], {"a": None}, [{}]),
    *("wang-yi", "cn", "r1", "p1", "p2", "a1", "sco-charter", "2017", "0001-01-01", "9999", "2017-09-20/2018", "index"),
    *("..", "a/b", "-", "a" * 300, "é" * 300, "{{ 7 }}", "<script>", "https://example.org/", "javascript:alert(1)"),
    *("the", "SCO", "Wang Yi", "\u202e", "🙂", "a\nb", "1" * 40),
)


def spoil(content: bytes, choose: Choose) -> bytes:
    """Put a few faults into the bytes or the values of a file."""
    for _ in range(1 + choose(4)):
        content = (_spoil_bytes, _spoil_values)[choose(2)](content, choose)
    return content


def _spoil_bytes(content: bytes, choose: Choose) -> bytes:
    """Insert a token, replace a few bytes by one, or repeat a piece."""
    at = choose(len(content) + 1)
    end = min(len(content), at + choose(12))
    piece = content[at:end] * 2 if choose(4) == 0 else TOKENS[choose(len(TOKENS))]
    return content[:at] + piece + content[end:]


def _spoil_values(content: bytes, choose: Choose) -> bytes:
    """Change, remove or repeat a value or a key of the data; files that are not YAML stay as they are."""
    try:
        data = yaml.load(content, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return content
    places = list(_places(data))
    if not places:
        return content
    holder, key = places[choose(len(places))]
    match choose(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[str(VALUES[choose(len(VALUES))])] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case _:
            holder[key] = copy.deepcopy(VALUES[choose(len(VALUES))])
    written: bytes = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, encoding="utf-8")
    return written


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from _places(data[key])


class Bench:
    """A scratch register in which one file at a time is spoilt."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "releases"
        shutil.copytree(SMALL, self.root)
        self.templates = build_environment()

    def examine(self, name: str, content: bytes) -> list[Problem]:
        """The problems of the register with this content in one file, after all its pages have been rendered."""
        path = self.root / name
        path.write_bytes(content)
        try:
            register = load(self.root)
            problems = check_register(register)
            for page in list_pages(register, problems):
                render_page(self.templates, View(register, page.folder), page).encode()
        finally:
            shutil.copy(SMALL / name, path)
        return problems

    def find_unlocated(self, name: str, content: bytes) -> list[Problem]:
        """The problems, with this content in one file, that name no place in a file, or not in a short printable line."""
        # libyaml also counts the line breaks of Unicode.
        lines = {Path("releases") / name: len(content.decode("utf-8", "replace").splitlines()) + 1}
        return [problem for problem in self.examine(name, content) if not self._is_located(problem, lines)]

    def _is_located(self, problem: Problem, lines: dict[Path, int]) -> bool:
        return (
            (self.root.parent / problem.path).exists()
            and 1 <= problem.line <= lines.get(problem.path, problem.line)
            and problem.column >= 1
            and str(problem).isprintable()
            and len(str(problem)) < 3000
        )


def spoil_one(choose: Choose) -> tuple[str, bytes]:
    """A file of the small register, and what it holds when it is spoilt."""
    name = FILES[choose(len(FILES))]
    return name, spoil((SMALL / name).read_bytes(), choose)
