"""Serving goes on after a full disk, and after the folder of records was away."""

import os
import re
import resource
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of all tests, one after the other: each mends what it has spoilt, and the server has to go on."""
    folder = tmp_path_factory.mktemp("served")
    checkout = make_checkout(folder / "checkout", SMALL)
    running, port = start_server(checkout, checkout / "log", TMPDIR=str(folder))
    yield Served(running.pid, port, checkout)
    running.send_signal(signal.SIGTERM)
    running.wait(60)
    assert "Traceback" not in (checkout / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize(("most", "old", "new"), [(0, "Terrorism,", "Terror,"), (12_000, "Terror,", "Terrorism,")])
def test_after_a_full_disk_no_page_is_stale_or_cut_off(served: Served, most: int, old: str, new: str) -> None:
    """No file can be longer: either no page is written as Markdown, or one is cut off as HTML."""
    before = served.printed()
    _, hard = resource.prlimit(served.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(
        served.pid, resource.RLIMIT_FSIZE, (max(most, (served.checkout / "log").stat().st_size + 4_000), hard)
    )
    served.rename_release(f"A Release with {new}")
    assert happens(lambda: "\nError: not everything was written" in served.printed().removeprefix(before)), (
        served.printed()
    )
    resource.prlimit(served.pid, resource.RLIMIT_FSIZE, (hard, hard))
    apply(served.checkout / "releases/topics.yml", {"replace": f"definition: {old}", "with": f"definition: {new}"})
    assert happens(lambda: served.shows(f"A Release with {new}")), served.printed()


def test_a_folder_of_records_that_was_away_is_watched_again(served: Served) -> None:
    releases, elsewhere = served.checkout / "releases", served.checkout / "elsewhere"
    releases.rename(elsewhere)
    assert happens(lambda: "edits are noticed when it is back" in served.printed()), served.printed()
    elsewhere.rename(releases)
    time.sleep(1)
    served.rename_release("A Release That Came Back")
    assert happens(lambda: served.shows("A Release That Came Back")), served.printed()


def test_a_file_whose_name_is_no_text_is_shown_among_the_problems(served: Served) -> None:
    odd = served.checkout / f"releases/people/{os.fsdecode(b'odd-%c' % 255)}.yml"
    odd.write_bytes(b"\xff")
    served.rename_release("A Release Beside an Odd File")
    assert happens(lambda: served.shows("A Release Beside an Odd File")), served.printed()
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
    served: Served, name: str, spoil: Callable[[Path], object], sentence: str
) -> None:
    path = served.checkout / name
    before = path.read_bytes() if path.exists() else None
    spoil(path)
    assert happens(lambda: sentence in served.printed()), served.printed()
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    served.rename_release(f"A Release after {path.stem}")
    assert happens(lambda: served.shows(f"A Release after {path.stem}")), served.printed()


@pytest.mark.parametrize(
    ("name", "old", "new", "shown"),
    [
        ("mkdocs.yml", "site_name: SCO", "site_name: A New Name of the SCO", "A New Name"),
        ("docs/.overrides/main.html", "{{ page.content }}", "{{ page.content }}A New Line", "A New Line"),
    ],
)
def test_what_all_pages_depend_on_is_shown_once_it_is_saved(
    served: Served, name: str, old: str, new: str, shown: str
) -> None:
    assert not served.shows(shown)
    apply(served.checkout / name, {"replace": old, "with": new})
    assert happens(lambda: served.shows(shown)), served.printed()
