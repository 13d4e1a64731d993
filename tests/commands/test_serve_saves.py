"""A server misses no file that is saved: neither during its first build nor while the page of a guide is written."""

import os
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import mkdocs_saves
from tests.support.cases import apply
from tests.support.checkouts import make_checkout
from tests.support.paths import NEW_YORK, SMALL
from tests.support.serving import find_port
from tests.support.waiting import happens

PAGE = f"meetings/{NEW_YORK.stem}"


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A checkout whose server has just been started, and its port."""
    checkout, port = make_checkout(tmp_path / "checkout", SMALL), find_port()
    command = ["mkdocs", "serve", "--dirty", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(command, cwd=checkout, stdout=log, stderr=log)
    yield checkout, port
    running.send_signal(signal.SIGTERM)
    running.wait(60)


def test_a_record_that_is_saved_during_the_first_build_is_shown(starting: tuple[Path, int]) -> None:
    checkout, port = starting
    assert happens(lambda: list((checkout / "build").glob(f"pages.*/{PAGE}.md")))  # it has been read
    apply(checkout / NEW_YORK, {"replace": "title: A Release", "with": "title: A Second Release"})

    def shows() -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{PAGE}/", timeout=60) as answer:
            return "A Second Release" in answer.read().decode()

    assert happens(shows)


@pytest.mark.parametrize(("saved_during_the_build", "is_built_again"), [(True, True), (False, False)])
def test_a_guide_that_is_saved_after_it_was_read_is_newer_than_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved_during_the_build: bool, is_built_again: bool
) -> None:
    guide, page = tmp_path / "guide.md", tmp_path / "guide.html"
    guide.write_text("one", encoding="utf-8")
    os.utime(guide, (1, 1))
    monkeypatch.setattr(mkdocs_saves, "_first", None)
    config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path), watch=[])
    file = SimpleNamespace(generated_by=None, abs_src_path=str(guide), abs_dest_path=str(page), content_bytes=b"one")
    mkdocs_saves.on_startup("serve", dirty=True)
    mkdocs_saves.on_pre_build(config)
    mkdocs_saves.on_files(SimpleNamespace(documentation_pages=lambda: [file]), config)
    if saved_during_the_build:
        guide.write_text("two", encoding="utf-8")
    page.write_text("one", encoding="utf-8")
    mkdocs_saves.on_post_build(config)
    assert (page.stat().st_mtime_ns < guide.stat().st_mtime_ns) == is_built_again
