"""A server shows the page of a saved record before the build that follows the save has ended."""

import shutil
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from communique.register.loader import FileCache, load
from mkdocs_hooks.server.preview import list_saved
from tests.support.cases import apply
from tests.support.checkouts import make_checkout
from tests.support.paths import NEW_YORK, SMALL
from tests.support.serving import start_server
from tests.support.waiting import happens

ADDRESS = f"meetings/{NEW_YORK.stem}/"
WATCHED_BUILD = """
import gc
import time
from pathlib import Path

def on_pre_build(config):
    while Path("slow").exists():
        time.sleep(0.05)

def on_post_build(config):
    Path("frozen").write_text(str(gc.get_freeze_count()))
"""
"""A hook that lets builds wait as long as there is a file, and writes how many objects are never collected."""


class Served(NamedTuple):
    """A running server: its port, its checkout and its log. While the file `slow` exists, builds wait."""

    port: int
    checkout: Path
    log: Path

    def fetch(self, address: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=60) as answer:
            return str(answer.read().decode())

    @property
    def slow(self) -> Path:
        return self.checkout / "slow"

    @property
    def builds(self) -> int:
        """How many builds have ended. MkDocs logs `Documentation built in …` only once for builds that take as long."""
        return self.log.read_text().count("Reloading browsers")

    def wait_for_build(self, builds: int) -> None:
        """Wait until there are more builds than these, and none goes on: a save may be noticed twice."""
        assert happens(lambda: self.builds > builds and self.log.read_text().rstrip().endswith("Reloading browsers")), (
            self.log.read_text()
        )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("preview")
    checkout = make_checkout(folder / "checkout", SMALL)
    (checkout / "watched.py").write_text(WATCHED_BUILD)
    apply(checkout / "mkdocs.yml", {"replace": "hooks:\n", "with": "hooks:\n  - watched.py\n"})
    running, port = start_server(checkout, folder / "log")
    served = Served(port, checkout, folder / "log")
    yield served
    served.slow.unlink(missing_ok=True)
    running.send_signal(signal.SIGTERM)
    running.wait(60)


class Save(NamedTuple):
    """A change of a file, and the page that shows it."""

    file: str
    old: str
    new: str
    address: str
    shown: str


@pytest.mark.parametrize(
    "save",
    [
        Save(str(NEW_YORK), "The Charter matters", "The Charter counts", ADDRESS, "The Charter counts"),
        Save(str(NEW_YORK), "act: welcomed", "act: welcommed", ADDRESS, "did you mean 'welcomed'?"),
        Save(str(NEW_YORK), "quote: Sushma Swaraji", "quote: Sushma Swarajj", ADDRESS, "does not occur in p1"),
        Save("releases/topics.yml", "name: Afghanistan", "name: Afghan", "topics/afghanistan/", ">Afghan<"),
    ],
    ids=["words", "a form error", "a broken rule", "an entry of a list"],
)
def test_a_saved_entry_shows_before_the_build_has_ended(served: Served, save: Save) -> None:
    builds = served.builds
    served.slow.touch()
    apply(served.checkout / save.file, {"replace": save.old, "with": save.new})
    assert happens(lambda: save.shown in served.fetch(save.address)), served.log.read_text()
    assert served.builds == builds
    served.slow.unlink()
    served.wait_for_build(builds)
    assert save.shown in served.fetch(save.address)
    builds = served.builds
    apply(served.checkout / save.file, {"replace": save.new, "with": save.old})
    served.wait_for_build(builds)
    assert save.shown not in served.fetch(save.address)
    assert "not found among documentation files" not in served.log.read_text()  # for what comes back with the record


def test_what_a_build_leaves_can_be_collected_before_the_next(served: Served) -> None:
    frozen = (served.checkout / "frozen").read_text()
    builds = served.builds
    apply(served.checkout / NEW_YORK, {"replace": "The Charter matters", "with": "The Charter counts"})
    served.wait_for_build(builds)
    builds = served.builds
    apply(served.checkout / NEW_YORK, {"replace": "The Charter counts", "with": "The Charter matters"})
    served.wait_for_build(builds)
    assert int((served.checkout / "frozen").read_text()) <= int(frozen)


def test_only_the_entries_that_differ_are_saved_ones(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "releases")
    files: FileCache = {}
    root = tmp_path / "releases"
    before = load(root, files)
    apply(root / "topics.yml", {"replace": "name: Afghanistan", "with": "name: Afghan Affairs"})
    apply(tmp_path / NEW_YORK, {"replace": "act: welcomed", "with": "act: welcommed"})
    apply(root / "people/wang-yi.yml", {"replace": "sort:", "with": "# checked again\nsort:"})
    after = load(root, files)
    assert {key.path for key in list_saved(before, after)} == {"topics/afghanistan", f"meetings/{NEW_YORK.stem}"}
    assert list_saved(after, load(root, files)) == []
