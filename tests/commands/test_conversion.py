"""Converted pages are stored for the next build; with and without the store, in one process or many: the same bytes."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.checkouts import make_checkout
from tests.support.paths import SMALL


def build(checkout: Path, *, cores: int | None = None) -> str:
    """Build the site of a checkout anew, on some cores only, and return what the build says."""

    def limit() -> None:
        if cores:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])

    done = subprocess.run(
        ["mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1505865600"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def read(checkout: Path) -> dict[str, bytes]:
    site = checkout / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def list_stored(checkout: Path) -> list[Path]:
    return sorted((checkout / "build/converted").iterdir())


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = make_checkout(tmp_path_factory.mktemp("first") / "checkout", SMALL)
    build(checkout)
    return checkout


@pytest.fixture
def built(first_build: Path, tmp_path: Path) -> Path:
    """A checkout that was built, to be changed at will."""
    shutil.copytree(first_build, tmp_path / "checkout")
    return tmp_path / "checkout"


def test_a_stored_page_is_not_converted_again_and_the_site_is_the_same(built: Path) -> None:
    cold, stored = read(built), list_stored(built)
    assert len(stored) > 50
    path = stored[0]
    times = {path: path.stat().st_mtime_ns for path in stored}
    build(built)
    assert read(built) == cold
    assert {path: path.stat().st_mtime_ns for path in list_stored(built)} == times
    page = json.loads(path.read_text(encoding="utf-8"))
    assert set(page) == {"key", "checksum", "converted"}


def test_one_process_without_a_store_makes_the_same_site(built: Path) -> None:
    cold = read(built)
    shutil.rmtree(built / "build")
    build(built, cores=1)
    assert read(built) == cold


def test_a_damaged_or_foreign_store_is_ignored_with_a_word(built: Path) -> None:
    cold, stored = read(built), list_stored(built)
    good = json.loads(stored[3].read_text(encoding="utf-8"))
    good["converted"]["content"] = "<script>alert(1)</script>"
    damage = ["", '{"key": 1', "[" * 100_000, json.dumps(good), "[]", '{"key": "", "checksum": "", "converted": 5}']
    for path, text in zip(stored, damage, strict=False):
        path.write_text(text, encoding="utf-8")
    (built / "build/converted/foreign.json").write_text("{}", encoding="utf-8")
    (built / "build/converted/folder").mkdir()
    said = build(built)
    assert read(built) == cold
    assert "damaged files in" in said
    assert not (built / "build/converted/foreign.json").exists()
    assert "build/converted/folder is not part of the store and was left" in said


def test_an_edit_is_shown_and_what_is_removed_leaves_the_store(built: Path) -> None:
    record = built / "releases/meetings/2017/2017-09-20-cfm-new-york.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("The Charter matters.", "The Charter matters a lot."), encoding="utf-8")
    before = len(list_stored(built))
    build(built)
    page = (built / "site/meetings/2017-09-20-cfm-new-york/index.html").read_text(encoding="utf-8")
    assert "The Charter matters a lot." in page
    assert len(list_stored(built)) == before


def test_a_broken_link_is_reported_again_from_a_warm_store(built: Path) -> None:
    guide = built / "docs/about.md"
    guide.write_text(guide.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    for _ in range(2):
        command = ["mkdocs", "build", "--strict", "--site-dir", "site"]
        done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "nowhere.md" in done.stderr
