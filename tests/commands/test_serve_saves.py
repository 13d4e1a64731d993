"""A server misses no file that is saved: neither during its first build nor while the page of a guide is written."""

import os
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from mkdocs_hooks import saves
from tests.support.cases import apply
from tests.support.checkouts import make_checkout
from tests.support.paths import NEW_YORK, SMALL
from tests.support.serving import begin_to_serve
from tests.support.waiting import happens

PAGE = f"meetings/{NEW_YORK.stem}"


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A checkout whose server has just been started, and its port."""
    checkout = make_checkout(tmp_path / "checkout", SMALL)
    running, port = begin_to_serve(checkout, tmp_path / "log")
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
    monkeypatch.setattr(saves, "_first", None)
    config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path), watch=[])
    file = SimpleNamespace(generated_by=None, abs_src_path=str(guide), abs_dest_path=str(page), content_bytes=b"one")
    saves.on_startup("serve", dirty=True)
    saves.on_pre_build(config)
    saves.on_files(SimpleNamespace(documentation_pages=lambda: [file]), config)
    if saved_during_the_build:
        guide.write_text("two", encoding="utf-8")
    page.write_text("one", encoding="utf-8")
    saves.on_post_build(config)
    assert (page.stat().st_mtime_ns < guide.stat().st_mtime_ns) == is_built_again


def test_a_setting_that_is_saved_after_it_was_read_makes_all_pages_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs reads the settings first, and lists the files a while later."""
    settings, page = tmp_path / "mkdocs.yml", tmp_path / "index.html"
    for path in (settings, page):
        path.write_text("one", encoding="utf-8")
    config = SimpleNamespace(config_file_path=str(settings), docs_dir=str(tmp_path / "docs"), watch=[])
    file = SimpleNamespace(generated_by=None, abs_src_path=None, abs_dest_path=str(page))

    def is_made_anew() -> bool:
        page.write_text("one", encoding="utf-8")
        saves.on_files(SimpleNamespace(documentation_pages=lambda: [file]), config)
        return page.stat().st_mtime_ns == 0

    results = []

    def build(save: bool) -> None:
        if save:
            settings.write_text("two and more", encoding="utf-8")
        results.append(is_made_anew())

    for name in ("_frame", "_seen"):
        monkeypatch.setattr(saves, name, None)
    saves.on_startup("serve", dirty=True)
    results.append(is_made_anew())
    for saved_meanwhile in (False, True, False, False):
        server = SimpleNamespace(builder=lambda save=saved_meanwhile: build(save), observer=SimpleNamespace(start=None))
        saves.on_serve(server, config, builder=None)
        server.builder()
    assert results == [False, False, False, True, False]
