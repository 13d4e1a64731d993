"""Builds, a server, `check` and `fmt` at once in one checkout, with saves in between and builds that are killed.

`ROUNDS=20 scripts/test tests/commands/test_concurrent_saves.py` repeats it; without it there is one round.
"""

import gzip
import io
import os
import re
import signal
import subprocess
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from communique.files.disk.atomic import replace_file
from tests.support.building import build_site, start_build
from tests.support.forked import COMMUNIQUE, Background
from tests.support.paths import NEW_YORK
from tests.support.serving import start_server
from tests.support.waiting import happens

ROUNDS = int(os.environ.get("ROUNDS", "1"))
PAGE = f"meetings/{NEW_YORK.stem}"
GUIDE = Path("docs/about.md")


class Author:
    """Saves a record and a guide again and again; each save has a number, which pages, lists, feeds and the index show."""

    def __init__(self, checkout: Path) -> None:
        self._texts = {path: (checkout / path).read_text(encoding="utf-8") for path in (NEW_YORK, GUIDE)}
        self._checkout = checkout
        self._numbers = count(1)
        self.last = 0

    def save(self) -> None:
        self.last = next(self._numbers)
        record = self._texts[NEW_YORK].replace("A Release", f"Release saved{self.last}r")
        replace_file(
            self._checkout / NEW_YORK, record.replace("The Charter matters.", f"The Charter matters saved{self.last}r.")
        )
        replace_file(self._checkout / GUIDE, f"{self._texts[GUIDE]}\nThis is saved{self.last}g.\n")


def contents(site: Path) -> Iterator[bytes]:
    """The content of each file of a site, unpacked."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = path.read_bytes()
        yield gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
        if content[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from map(archive.read, archive.namelist())


def saves_in(site: Path) -> dict[str, set[int]]:
    """The numbers of the saves that a site shows, of the record and of the guide: one of each, unless states are mixed."""
    found: dict[str, set[int]] = {"r": set(), "g": set()}
    for content in contents(site):
        for number, kind in re.findall(rb"saved(\d+)([rg])", content):
            found[kind.decode()].add(int(number))
    return found


@pytest.fixture
def served(warm_checkout: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the page of the record, served from the checkout while the test runs."""
    running, port = start_server(warm_checkout, warm_checkout / "log", TMPDIR=str(tmp_path))
    yield f"http://127.0.0.1:{port}/"
    running.send_signal(signal.SIGTERM)
    running.wait(60)
    assert "Traceback" not in (warm_checkout / "log").read_text(encoding="utf-8")


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())


def finish(build: subprocess.Popen[str]) -> str:
    """Wait until a build has ended well, and return what it has printed."""
    printed, _ = build.communicate(timeout=180)
    assert build.returncode == 0, printed
    return printed


def check_words(printed: str) -> None:
    """Fail if a command reports an error because of what others do."""
    assert "Traceback" not in printed
    assert "damaged" not in printed


def work_at_once(checkout: Path, author: Author) -> None:
    """Two builds, one more that is killed, `check` and `fmt`, while the author saves."""
    builds = [start_build(checkout), start_build(checkout)]
    killed = start_build(checkout)
    others: dict[str, Background] = {}
    while any(build.poll() is None for build in builds):
        author.save()
        for name in ("check", "fmt"):
            if name in others and others[name].poll() is not None:
                check_words(others.pop(name).finish())
            if name not in others:
                others[name] = Background(COMMUNIQUE, name, folder=checkout)
        if killed.poll() is None and list((checkout / "build").glob(f"pages.*/{PAGE}.md")):
            os.killpg(killed.pid, signal.SIGKILL)
        time.sleep(0.2)
    killed.communicate()
    for printed in (*map(finish, builds), *(command.finish() for command in others.values())):
        check_words(printed)


def test_nothing_is_mixed_stale_or_lost(warm_checkout: Path, served: str) -> None:
    checkout = warm_checkout
    files = sorted(path for path in (checkout / "releases").rglob("*") if path.is_file())
    author = Author(checkout)
    for _ in range(ROUNDS):
        work_at_once(checkout, author)
        shown = saves_in(checkout / "site")
        assert [len(numbers) for numbers in shown.values()] == [1, 1], shown

    for path, kind in ((PAGE, "r"), ("about", "g")):
        last = f"saved{author.last}{kind}"
        assert happens(lambda: last in fetch(f"{served}{path}/")), f"the server still shows an earlier save of {path}"  # noqa: B023 (asked for before the next)

    build_site(checkout)
    assert saves_in(checkout / "site") == {"r": {author.last}, "g": {author.last}}
    assert sorted(path for path in (checkout / "releases").rglob("*") if path.is_file()) == files
    assert [path.name for path in (checkout / "build/kept/build").iterdir() if path.name.startswith(".")] == []
