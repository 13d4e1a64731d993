"""`scripts/build`: strict, all or nothing; what stops it is reported in a sentence, and the old site stays."""

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import build_site, fail_to_build
from tests.support.cases import apply
from tests.support.forked import COMMUNIQUE, MKDOCS, run
from tests.support.paths import NEW_YORK, ROOT
from tests.support.serving import find_port


def run_bare(checkout: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command without the power of root to read and write where the mode of a file forbids it."""
    bare = "setpriv --bounding-set -dac_override,-dac_read_search --inh-caps -all " if os.geteuid() == 0 else ""
    return subprocess.run(["sh", "-c", f"{bare}{command}"], cwd=checkout, capture_output=True, text=True, check=False)


def with_old_site(checkout: Path) -> Path:
    (checkout / "site").mkdir()
    (checkout / "site/index.html").write_text("old", encoding="utf-8")
    return checkout / "site"


def test_a_build_writes_the_site_and_removes_what_killed_builds_have_left(warm_checkout: Path) -> None:
    """Whatever is older than an hour; a build that runs beside it is not disturbed."""
    for name, age in (("site.killed", 7200), ("site.running", 60)):
        left = warm_checkout / "build" / name
        left.mkdir(parents=True)
        os.utime(left, (time.time() - age,) * 2)
    build_site(warm_checkout)
    assert (warm_checkout / "site/meetings/2017-09-20-cfm-new-york/index.html").is_file()
    assert (warm_checkout / "site/pagefind/pagefind.js").is_file()
    left_over = {path.name for path in (warm_checkout / "build").iterdir()}
    assert "site.running" in left_over
    assert [name for name in left_over if name.startswith("site.") and name != "site.running"] == []


def test_a_second_build_links_what_is_the_same_and_leaves_one_link_to_each_file(warm_checkout: Path) -> None:
    first = build_site(warm_checkout)
    before = {path: path.stat().st_ino for path in (warm_checkout / "site").rglob("*.json")}
    assert build_site(warm_checkout) == first
    after = {path: path.stat() for path in (warm_checkout / "site").rglob("*.json")}
    assert {path: state.st_ino for path, state in after.items()} == before
    assert {state.st_nlink for state in after.values()} == {1}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SOURCE_DATE_EPOCH", "abc", "SOURCE_DATE_EPOCH is 'abc': expected a number of seconds since 1970"),
        ("SOURCE_DATE_EPOCH", "-1", "SOURCE_DATE_EPOCH is '-1': expected"),
        ("SOURCE_DATE_EPOCH", "9" * 5000, "expected a number of seconds since 1970"),
        ("REPO_URL", "", "Error: REPO_URL is empty: give it the address of the repository, or unset it."),
        ("SITE_URL", "", "Error: SITE_URL is empty: give it the address of the site, or unset it."),
    ],
)
def test_a_setting_that_cannot_be_used_ends_in_one_sentence(
    checkout: Path, name: str, value: str, sentence: str
) -> None:
    """It is a hook that refuses it."""
    done = run(MKDOCS, "build", "--strict", folder=checkout, environ={name: value})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert "WARNING" not in done.stderr
    assert not (checkout / "site").exists()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "https://[::1", "Error: SITE_URL is 'https://[::1': expected an address such as https://"),
        ("SITE_URL", "https://example.org/?a", "Error: SITE_URL is 'https://example.org/?a': expected"),
        ("SITE_URL", 'https://a.org/"><b>', "expected an address such as https://example.org/register/."),
        ("REPO_URL", "javascript://a/%0ab()", "Error: REPO_URL is 'javascript://a/%0ab()': expected"),
        ("REPO_URL", "https://\udcff.example/", "Error: REPO_URL is 'https://?.example/': expected"),
    ],
)
def test_an_address_that_cannot_be_put_into_pages_is_refused_before_mkdocs_is_started(
    checkout: Path, name: str, value: str, sentence: str
) -> None:
    output = fail_to_build(checkout, **{name: value})
    assert sentence in output
    assert output.count("WARNING") == 0
    assert not (checkout / "site").exists()


def test_a_checkout_that_git_cannot_read_is_named(checkout: Path) -> None:
    """One without a commit stands for one of another owner; what ends the build at once is something else."""
    subprocess.run(["git", "init", "--quiet"], cwd=checkout, check=True)
    output = fail_to_build(checkout, SOURCE_DATE_EPOCH="abc")
    assert "Error: SOURCE_DATE_EPOCH is 'abc': expected a number of seconds since 1970" in output
    assert "Warning: git cannot read this checkout, so the site will not name its commit." in output


def test_a_build_with_problems_lists_them_all_and_keeps_the_old_site(checkout: Path) -> None:
    site = with_old_site(checkout)
    apply(checkout / NEW_YORK, {"replace": "act: noted", "with": "act: notted"})
    apply(checkout / "releases/places.yml", {"replace": "country: us", "with": "country: uss"})
    output = fail_to_build(checkout)
    assert output.count("unknown value 'notted'; did you mean 'noted'?") == 1
    assert output.count("unknown state 'uss'") == 1
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in (checkout / "build").glob("site.*")] == []


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (os.mkfifo, "docs/spoilt.md is not a regular file: remove it."),
        (lambda path: path.write_bytes(b"# \xff"), "docs/spoilt.md is not UTF-8: save it as UTF-8."),
        (lambda path: path.symlink_to("nowhere"), "docs/spoilt.md cannot be read: No such file or directory."),
    ],
)
def test_a_guide_that_cannot_be_read_is_named(checkout: Path, spoil: Callable[[Path], object], sentence: str) -> None:
    """It is a hook that refuses it."""
    spoil(checkout / "docs/spoilt.md")
    done = run(MKDOCS, "build", "--strict", folder=checkout)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


# The disk


@pytest.mark.parametrize("blocks", [2, 200, 320])
def test_a_disk_that_takes_no_more_ends_with_a_sentence_and_the_old_site(checkout: Path, blocks: int) -> None:
    """A limit on the size of files stands for the full disk: writing fails in the middle of the build."""
    site = with_old_site(checkout)
    output = fail_to_build(checkout, f"ulimit -f {blocks};")
    assert "Nothing was published" in output or "could not be built" in output, output
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert [path.name for path in (checkout / "build").glob("site.*")] == []


@pytest.mark.parametrize("folder", ["build", "."])
def test_a_folder_that_cannot_be_written_ends_with_a_sentence_and_the_old_site(
    warm_checkout: Path, folder: str
) -> None:
    site = with_old_site(warm_checkout)
    (warm_checkout / "build/pages").mkdir()
    (warm_checkout / ".venv").symlink_to(ROOT / ".venv")
    closed = warm_checkout / folder
    closed.chmod(0o555)
    done = run_bare(warm_checkout, "scripts/build")
    closed.chmod(0o755)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr, done.stderr
    assert "Permission denied" in done.stderr, done.stderr
    assert [path.name for path in site.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    "words",
    [("pages", "folder"), ("publish", "releases/people", "folder/site"), ("new", "2018-01-01", "cfm", "moscow")],
)
def test_a_command_that_cannot_write_reports_it(small: Path, words: tuple[str, ...]) -> None:
    (small.parent / "folder").write_text("a file where a folder belongs", encoding="utf-8")
    (small / "meetings/2018").write_text("the same", encoding="utf-8")
    done = run(COMMUNIQUE, *words, folder=small.parent)
    assert done.returncode != 0
    assert "Error: " in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert (small.parent / "folder").is_file()
    assert (small / "people/wang-yi.yml").is_file()


def test_too_little_memory_ends_with_a_sentence_and_the_old_site(warm_checkout: Path) -> None:
    """A template that asks for more than any machine has stands for a machine that has little left."""
    site = with_old_site(warm_checkout)
    template = warm_checkout / "docs/.overrides/main.html"
    template.write_text(f"{{% set much = 'a' * {10**18} %}}{template.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "Nothing was published. There is not enough memory." in fail_to_build(warm_checkout)
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_what_belongs_to_somebody_else_keeps_no_build_from_being_published(checkout: Path) -> None:
    """A store that cannot be opened is as good as none; an old site that cannot be removed is left beside the new one."""
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    closed = [checkout / "build/kept", with_old_site(checkout) / "inner", checkout / "build/pages"]
    (closed[1] / "file").mkdir(parents=True)
    for folder in closed:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0)
    done = run_bare(checkout, "scripts/build")
    for folder in checkout.rglob("*"):
        if folder.is_dir() and not folder.stat().st_mode & 0o700:
            folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert (checkout / "site/pagefind/pagefind.js").is_file()


@pytest.mark.parametrize("name", ["mkdocs.yml", "scripts/mkdocs_hooks/host.py"])
def test_a_file_of_the_build_that_cannot_be_read_is_named(checkout: Path, name: str) -> None:
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    (checkout / name).chmod(0)
    done = run_bare(checkout, "scripts/build")
    assert (done.returncode, done.stderr) == (1, f"Error: {name} cannot be read: Permission denied.\n")


def test_a_checkout_in_which_nothing_can_be_written_is_refused_by_the_server_in_a_sentence(checkout: Path) -> None:
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    folders = [checkout, *(path for path in checkout.rglob("*") if path.is_dir() and ".venv" not in path.parts)]
    for folder in folders:
        folder.chmod(0o555)
    done = run_bare(checkout, f"scripts/serve --dev-addr 127.0.0.1:{find_port()}")
    for folder in folders:
        folder.chmod(0o755)
    output = done.stdout + done.stderr
    assert done.returncode == 1
    assert re.search(r"Error: not everything was written. /.*: Permission denied", output), output
    assert "Traceback" not in output
    assert "PermissionError" not in output
