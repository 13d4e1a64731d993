"""`scripts/build`: strict, all or nothing, and the same everywhere.

`KILLS=50 scripts/test tests/commands/test_build.py` kills a whole build at 50 random moments; without it a few are killed.
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.files.atomic import publish_site
from tests.support.paths import NEW_YORK, ROOT

KILLS = int(os.environ.get("KILLS", "4"))
SWAPS = 10 * KILLS


def build(checkout: Path, first: str = "", **environ: str) -> subprocess.Popen[str]:
    """`scripts/build` in a scratch copy, with the environment that the tests run in, after some words of the shell."""
    environment = checkout / ".venv"
    if not environment.exists():
        environment.symlink_to(ROOT / ".venv")
    return subprocess.Popen(
        ["sh", "-c", f"{first} exec scripts/build"],
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env=os.environ | environ,
    )


def built(checkout: Path, **environ: str) -> str:
    """Build, and give what identifies the site."""
    done = build(checkout, "", **environ)
    output, _ = done.communicate()
    assert done.returncode == 0, output
    return fingerprint(checkout / "site")


def fingerprint(site: Path) -> str:
    """Every file of a site with its mode and its bytes, as one number."""
    whole = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        whole.update(f"{path.relative_to(site)} {path.stat().st_mode:o} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def with_old_site(checkout: Path) -> Path:
    (checkout / "site").mkdir()
    (checkout / "site/index.html").write_text("old", encoding="utf-8")
    return checkout / "site"


def change(checkout: Path, old: str, new: str) -> Path:
    record = checkout / NEW_YORK
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new), encoding="utf-8")
    return record


def test_a_build_writes_the_site_and_leaves_nothing_else(small_copy: Path) -> None:
    built(small_copy)
    assert (small_copy / "site/meetings/2017-09-20-cfm-new-york/index.html").is_file()
    assert (small_copy / "site/pagefind/pagefind.js").is_file()
    assert [path.name for path in (small_copy / "build").iterdir()] == ["pages"]


def test_a_build_with_problems_lists_them_all_and_keeps_the_old_site(small_copy: Path) -> None:
    site = with_old_site(small_copy)
    record = change(small_copy, "act: noted", "act: notted")
    done = build(small_copy)
    output, _ = done.communicate()
    assert done.returncode != 0
    assert output.count("'notted' is not known here; did you mean 'noted'?") == record.read_text(
        encoding="utf-8"
    ).count("notted")
    assert "Traceback" not in output
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in (small_copy / "build").iterdir()] == []


# Killed


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(small_copy: Path) -> None:
    new = built(small_copy)
    site = small_copy / "site"
    site.rename(small_copy / "new")
    change(small_copy, "title: A Release", "title: An Older Release")
    started = time.monotonic()
    old = built(small_copy)
    whole = time.monotonic() - started
    assert old != new
    site.rename(small_copy / "old")
    change(small_copy, "title: An Older Release", "title: A Release")
    chance = random.Random(KILLS)  # noqa: S311 (not for secrets)
    for _ in range(KILLS):
        shutil.copytree(small_copy / "old", site)
        running = build(small_copy)
        time.sleep(chance.uniform(0, 1.1 * whole))
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        assert fingerprint(site) in (old, new)
        shutil.rmtree(site)


def test_a_swap_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(tmp_path: Path) -> None:
    """The same around the one step that counts: the kill comes within milliseconds after the swap was asked for."""
    code = "import sys, time; from pathlib import Path; from communique.publishing import publish; print(flush=True); time.sleep(0.002); publish(*map(Path, sys.argv[1:]))"
    chance = random.Random(KILLS)  # noqa: S311 (not for secrets)
    found = []
    for at in range(SWAPS):
        new, site = tmp_path / f"new{at}", tmp_path / "site"
        shutil.rmtree(site, ignore_errors=True)
        for folder, words in ((new, "new"), (site, "old")):
            for number in range(100):
                (folder / str(number)).mkdir(parents=True)
                (folder / str(number) / "index.html").write_text(words, encoding="utf-8")
        with subprocess.Popen([sys.executable, "-c", code, str(new), str(site)], stdout=subprocess.PIPE) as running:
            assert running.stdout
            running.stdout.readline()
            time.sleep(chance.uniform(0, 0.006))
            running.kill()
        pages = {path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
        assert len(list(site.rglob("*.html"))) == 100
        assert len(pages) == 1
        found.append(pages.pop())
    assert set(found) <= {"old", "new"}


def test_what_killed_builds_left_is_removed_by_a_later_one(small_copy: Path) -> None:
    for name, age in (("site.killed", 7200), ("site.running", 60)):
        left = small_copy / "build" / name
        left.mkdir(parents=True)
        os.utime(left, (time.time() - age,) * 2)
    built(small_copy)
    assert sorted(path.name for path in (small_copy / "build").iterdir()) == ["pages", "site.running"]


# The disk


def test_a_disk_that_takes_no_more_ends_with_a_sentence_and_the_old_site(small_copy: Path) -> None:
    """A limit on the size of files stands for the full disk: writing fails in the middle of the build."""
    site = with_old_site(small_copy)
    for blocks in (2, 200, 320):
        done = build(small_copy, f"ulimit -f {blocks};")
        output, _ = done.communicate()
        assert done.returncode != 0
        assert "Traceback" not in output, output
        assert "Nothing was published" in output or "could not be built" in output, output
        assert [path.name for path in site.iterdir()] == ["index.html"]
        assert [path.name for path in (small_copy / "build").glob("site.*")] == []


@pytest.mark.parametrize("folder", ["build", "."])
def test_a_folder_that_cannot_be_written_ends_with_a_sentence_and_the_old_site(small_copy: Path, folder: str) -> None:
    site = with_old_site(small_copy)
    (small_copy / "build/pages").mkdir(parents=True)
    closed = small_copy / folder
    # Root writes where the mode of a folder forbids it, unless that power is laid down first.
    bare = "setpriv --bounding-set -dac_override,-dac_read_search --inh-caps -all " if os.geteuid() == 0 else ""
    (small_copy / ".venv").symlink_to(ROOT / ".venv")
    closed.chmod(0o555)
    done = subprocess.run(
        ["sh", "-c", f"{bare}scripts/build"], cwd=small_copy, capture_output=True, text=True, check=False
    )
    closed.chmod(0o755)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr, done.stderr
    assert "Permission denied" in done.stderr, done.stderr
    assert [path.name for path in site.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    "words",
    [("pages", "folder"), ("publish", "releases/people", "folder/site"), ("new", "2018-01-01", "cfm", "moscow")],
)
def test_a_command_that_cannot_write_says_so(small: Path, words: tuple[str, ...]) -> None:
    (small.parent / "folder").write_text("a file where a folder belongs", encoding="utf-8")
    (small / "meetings/2018").write_text("the same", encoding="utf-8")
    done = subprocess.run(["communique", *words], cwd=small.parent, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "Not written: " in done.stderr or "Error: " in done.stderr, done.stderr
    assert (small.parent / "folder").is_file()
    assert (small / "people/wang-yi.yml").is_file()


# The same everywhere


def test_two_builds_of_one_commit_are_equal_byte_for_byte(small_copy: Path, tmp_path: Path) -> None:
    """In another folder, whose files were made in another order, under another locale, time zone, hash seed and umask."""
    first = built(small_copy, PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC", SOURCE_DATE_EPOCH="1505865600")
    other = tmp_path / "deeper" / "elsewhere"
    for path in sorted(small_copy.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(small_copy).parts[0] not in ("site", "build", ".venv"):
            (other / path.relative_to(small_copy)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, other / path.relative_to(small_copy))
            os.utime(other / path.relative_to(small_copy), (0, 0))
    environ = {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1505865600"}
    (other / ".venv").symlink_to(ROOT / ".venv")
    done = build(other, "umask 077;", **environ)
    output, _ = done.communicate()
    assert done.returncode == 0, output
    assert fingerprint(other / "site") == first


def test_the_day_of_a_build_is_that_of_the_commit(small_copy: Path) -> None:
    environ = os.environ | {f"GIT_{who}_{what}": words for who in ("AUTHOR", "COMMITTER") for what, words in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2019-03-04T05:06:07Z"))}  # fmt: skip
    for words in (["init", "--quiet"], ["add", "mkdocs.yml"], ["commit", "--quiet", "--message", "Day"]):
        subprocess.run(["git", *words], cwd=small_copy, env=environ, check=True)
    first = built(small_copy)
    assert "<lastmod>2019-03-04</lastmod>" in (small_copy / "site/sitemap.xml").read_text(encoding="utf-8")
    assert built(small_copy, SOURCE_DATE_EPOCH="1505865600") != first
    assert "<lastmod>2017-09-20</lastmod>" in (small_copy / "site/sitemap.xml").read_text(encoding="utf-8")


def test_publishing_swaps_the_folders(tmp_path: Path) -> None:
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    publish_site(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_folders_cannot_be_swapped_a_failure_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    monkeypatch.setattr("communique.publishing.exchange", lambda *_: False)
    rename = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="No space left"):
            publish_site(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "site"
    publish_site(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"
