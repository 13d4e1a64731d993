"""Files and folders are written whole or not at all, whatever happens in between."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.files.disk import atomic
from communique.files.disk.atomic import create_files, publish_site, replace_file
from tests.support.paths import ROOT

SWAPS = 40
FILES = 100


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.md"
    replace_file(target, "old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


@pytest.mark.parametrize("after", [False, True])
def test_interrupted_between_two_files_neither_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    """An interruption may come at any moment; here it comes just before the second file is there, or just after."""
    link = Path.hardlink_to

    def interrupted(path: Path, target: Path) -> None:
        if path.name == "a.yml" or after:
            link(path, target)
        if path.name == "b.yml":
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "hardlink_to", interrupted)
    with pytest.raises(KeyboardInterrupt):
        create_files({tmp_path / "a.yml": "a\n", tmp_path / "b.yml": "b\n"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_not_overwritten_and_no_other_is_left(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text("mine\n", encoding="utf-8")
    with pytest.raises(FileExistsError):
        create_files({tmp_path / "a.yml": "a\n", tmp_path / "b.yml": "b\n"})
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("b.yml", "mine\n")]


# A site takes the place of another


def make_site(folder: Path, words: str) -> Path:
    for number in range(FILES):
        (folder / str(number)).mkdir(parents=True)
        (folder / str(number) / "index.html").write_text(words, encoding="utf-8")
    return folder


def words_of(site: Path) -> set[str]:
    """What the pages of a whole site say."""
    pages = list(site.rglob("*.html"))
    assert len(pages) == FILES
    return {path.read_text(encoding="utf-8") for path in pages}


def test_publishing_swaps_the_folders(tmp_path: Path) -> None:
    publish_site(make_site(tmp_path / "new", "new"), make_site(tmp_path / "site", "old"))
    assert words_of(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_site_that_another_build_publishes_at_the_last_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other build publishes between the look for a site and the renaming."""
    new, site = make_site(tmp_path / "new", "new"), make_site(tmp_path / "site", "other")
    looks = iter([False])
    exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: next(looks, True) if path == site else exists(path))
    publish_site(new, site)
    assert words_of(site) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_folders_cannot_be_swapped_a_failure_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, site = make_site(tmp_path / "new", "new"), make_site(tmp_path / "site", "old")
    monkeypatch.setattr(atomic, "swap_folders", lambda *_: False)
    rename = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="No space left"):
            publish_site(new, site)
    assert words_of(site) == {"old"}
    publish_site(new, site)
    assert words_of(site) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(tmp_path: Path) -> None:
    """The kill comes within milliseconds of the swap, before it in some runs and after it in others."""
    code = (
        "import sys; from pathlib import Path; from communique.files.disk.atomic import publish_site\n"
        "print('ready', flush=True); sys.stdin.readline(); publish_site(*map(Path, sys.argv[1:]))"
    )
    chance = random.Random(SWAPS)  # noqa: S311 (not for secrets)
    found = set()
    for at in range(SWAPS):
        new, site = make_site(tmp_path / f"new{at}", "new"), make_site(tmp_path / f"site{at}", "old")
        with subprocess.Popen(
            [sys.executable, "-c", code, str(new), str(site)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as running:
            assert running.stdin
            assert running.stdout
            assert running.stdout.readline() == b"ready\n"
            running.stdin.write(b"\n")
            running.stdin.flush()
            time.sleep(chance.uniform(0, 0.006) if at else 0)
            running.kill()
        [words] = words_of(site)
        found.add(words)
    assert found <= {"old", "new"}
