"""Serving goes on after a full disk, and after the folder of records was away."""

import os
import re
import resource
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.cases import apply
from tests.support.checkouts import make_checkout
from tests.support.paths import NEW_YORK, SMALL
from tests.support.serving import start_server
from tests.support.waiting import happens

PAGE = "meetings/2017-09-20-cfm-new-york/"


class Served(NamedTuple):
    """A running server: its process, its port and its checkout."""

    pid: int
    port: int
    checkout: Path

    def shows(self, words: str) -> bool:
        """Whether the page of the record has some words, and its end."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{PAGE}", timeout=60) as answer:
            page = answer.read().decode()
        return words in page and "</html>" in page

    def rename_release(self, title: str) -> None:
        """Save the record with another title."""
        record = self.checkout / NEW_YORK
        text = record.read_text(encoding="utf-8")
        record.write_text(re.sub("^title: .*", f"title: {title}", text, flags=re.MULTILINE), encoding="utf-8")

    def printed(self) -> str:
        """What the server has printed."""
        return (self.checkout / "log").read_text(encoding="utf-8")


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    checkout = make_checkout(folder / "checkout", SMALL)
    running, port = start_server(checkout, folder)
    yield Served(running.pid, port, checkout)
    running.terminate()
    running.wait(60)
    assert "Traceback" not in (checkout / "log").read_text(encoding="utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server of one test."""
    with serve(tmp_path) as server:
        yield server


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of several tests, one after the other: each mends what it has spoilt, and the server has to go on."""
    with serve(tmp_path_factory.mktemp("lasting")) as server:
        yield server


@pytest.mark.parametrize("most", [0, 12_000])
def test_after_a_full_disk_no_page_is_stale_or_cut_off(served: Served, most: int) -> None:
    """No file can be longer: either no page is written as Markdown, or one is cut off as HTML."""
    _, hard = resource.prlimit(served.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(
        served.pid, resource.RLIMIT_FSIZE, (max(most, (served.checkout / "log").stat().st_size + 4_000), hard)
    )
    apply(served.checkout / NEW_YORK, {"replace": "title: A Release", "with": "title: A Second Release"})
    assert happens(lambda: "\nError: not everything was written" in served.printed()), served.printed()
    resource.prlimit(served.pid, resource.RLIMIT_FSIZE, (hard, hard))
    apply(served.checkout / "releases/topics.yml", {"replace": "definition: Terrorism,", "with": "definition: Terror,"})
    assert happens(lambda: served.shows("A Second Release")), served.printed()


def test_a_folder_of_records_that_was_away_is_watched_again(lasting: Served) -> None:
    releases, elsewhere = lasting.checkout / "releases", lasting.checkout / "elsewhere"
    releases.rename(elsewhere)
    assert happens(lambda: "edits are noticed when it is back" in lasting.printed()), lasting.printed()
    elsewhere.rename(releases)
    time.sleep(1)
    lasting.rename_release("A Release That Came Back")
    assert happens(lambda: lasting.shows("A Release That Came Back")), lasting.printed()


def test_a_file_whose_name_is_no_text_is_shown_among_the_problems(lasting: Served) -> None:
    odd = lasting.checkout / f"releases/people/{os.fsdecode(b'odd-%c' % 255)}.yml"
    odd.write_bytes(b"\xff")
    lasting.rename_release("A Release Beside an Odd File")
    assert happens(lambda: lasting.shows("A Release Beside an Odd File")), lasting.printed()
    odd.unlink()


@pytest.mark.parametrize(
    ("name", "spoil", "sentence"),
    [
        ("mkdocs.yml", lambda path: path.write_text("site_name: [", encoding="utf-8"), "parsing the configuration"),
        ("docs/about.md", lambda path: path.write_bytes(b"# \xff"), "docs/about.md is not UTF-8: save it as UTF-8."),
        ("docs/pipe.md", os.mkfifo, "docs/pipe.md is not a regular file: remove it."),
    ],
)
def test_what_cannot_be_read_is_named_and_serving_goes_on(
    lasting: Served, name: str, spoil: Callable[[Path], object], sentence: str
) -> None:
    path = lasting.checkout / name
    before = path.read_bytes() if path.exists() else None
    spoil(path)
    assert happens(lambda: sentence in lasting.printed()), lasting.printed()
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    lasting.rename_release(f"A Release after {path.stem}")
    assert happens(lambda: lasting.shows(f"A Release after {path.stem}")), lasting.printed()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", "site_name: SCO", "site_name: A New Name of the SCO"),
        ("docs/.overrides/main.html", "{{ page.content }}", "{{ page.content }}A New Name"),
    ],
)
def test_what_all_pages_depend_on_is_shown_once_it_is_saved(served: Served, name: str, old: str, new: str) -> None:
    apply(served.checkout / name, {"replace": old, "with": new})
    assert happens(lambda: served.shows("A New Name")), served.printed()
