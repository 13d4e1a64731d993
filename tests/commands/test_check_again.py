"""A check remembers what it found. Whatever has happened to the files since or to the store, it says what a first one says."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.files.disk.store import FOLDER
from tests.support.command import communique, read_files
from tests.support.forked import COMMUNIQUE, Background
from tests.support.paths import NEW_YORK

Change = Callable[[Path], object]

COMMAND = "import sys; from communique.cli import main; main(sys.argv[1:], standalone_mode=False)"
SEE_MODEL = f"{COMMAND}; print('pydantic' in sys.modules)"


@pytest.fixture
def checkout(small: Path) -> Path:
    """A folder with the small register, in which a check has found no problem, and which keeps what a check found."""
    (small.parent / "mkdocs.yml").touch()
    (small / "schema").mkdir()
    assert communique(small, "check").exit_code == 0
    return small.parent


def check(checkout: Path, *words: str) -> tuple[int, str, str]:
    done = communique(checkout / "releases", "check", *words)
    return done.exit_code, done.stdout, done.stderr


def check_first(checkout: Path, *words: str) -> tuple[int, str, str]:
    """Check without anything that an earlier check has found."""
    shutil.rmtree(checkout / FOLDER)
    return check(checkout, *words)


def loads_model(checkout: Path, **env: str) -> bool:
    """Whether a check in a Python of its own checks anything, or remembers the verdict."""
    words = ["--releases", str(checkout / "releases"), "check"]
    done = subprocess.run(
        [sys.executable, "-c", SEE_MODEL, *words], capture_output=True, text=True, check=True, env={**os.environ, **env}
    )
    assert done.stdout.startswith("No problems: 1 record and 18 registry entries read.\n"), done
    return done.stdout.endswith("True\n")


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Change a file, and leave its times and its size as they were."""
    times = path.stat()
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_an_unchanged_register_is_not_checked_again(checkout: Path) -> None:
    assert not loads_model(checkout)
    assert check(checkout) == check_first(checkout)


def add_to_hidden_folder(root: Path) -> None:
    (root / ".new").mkdir()
    (root / ".new/notes.txt").touch()


def replace_by_link(root: Path) -> None:
    (root / "people/wang-yi.yml").rename(root.parent / "wang-yi.yml")
    (root / "people/wang-yi.yml").symlink_to(root.parent / "wang-yi.yml")


CHANGES: dict[str, Change] = {
    "a letter in a record": lambda root: replace(root.parent / NEW_YORK, b"body: cfm", b"body: cfx"),
    "a letter in a list of entries": lambda root: replace(root / "topics.yml", b"name:", b"nane:"),
    "the form of a record": lambda root: replace(root.parent / NEW_YORK, b"body: cfm", b"body:  cfm"),
    "line endings": lambda root: replace(root / "places.yml", b"\n", b"\r\n"),
    "a byte that is not UTF-8": lambda root: replace(root / "places.yml", b"name", b"nam\xff"),
    "a record that was renamed": lambda root: (root / "people/wang-yi.yml").rename(root / "people/wang-li.yml"),
    "a record that was removed": lambda root: (root / "people/wang-yi.yml").unlink(),
    "a list of entries that was removed": lambda root: (root / "topics.yml").unlink(),
    "a file that does not belong": lambda root: (root / "people/notes.txt").touch(),
    "a file in a hidden folder": add_to_hidden_folder,
    "a link": lambda root: (root / "people/other.yml").symlink_to("wang-yi.yml"),
    "a record that became a link": replace_by_link,
    "a pipe": lambda root: os.mkfifo(root / "redirects.yml"),
    "a folder on a level that is not read": lambda root: root.joinpath(*"abcdefghijk").mkdir(parents=True),
    "redirects": lambda root: (root / "redirects.yml").write_text("people/wang-yi: null\n", encoding="utf-8"),
    "a huge file": lambda root: (root / "people/wang-yi.yml").write_bytes(b"a" * (2 << 20)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_after_a_check_is_found_by_each_that_follows(checkout: Path, change: Change) -> None:
    """A check that found problems is no verdict."""
    change(checkout / "releases")
    found = check(checkout)
    assert found[0] == 1
    assert check(checkout) == found
    assert check(checkout, "--format", "github") == check_first(checkout, "--format", "github")
    assert found == check_first(checkout)


def test_a_change_that_is_undone_leaves_no_trace(checkout: Path) -> None:
    record = checkout / NEW_YORK
    before = record.read_bytes()
    record.write_bytes(b"body: cfm\n")
    assert check(checkout)[0] == 1
    record.write_bytes(before)
    assert check(checkout) == check_first(checkout)


def test_a_verdict_holds_for_one_day(checkout: Path) -> None:
    """On the two sides of the date line, it is never the same day."""
    assert loads_model(checkout, TZ="Pacific/Kiritimati") or loads_model(checkout, TZ="Pacific/Niue")
    assert not loads_model(checkout, TZ="Pacific/Niue") or not loads_model(checkout, TZ="Pacific/Niue")


@pytest.mark.parametrize("name", ["meeting.json", "person.json", "links.json"])
def test_a_schema_that_was_removed_or_edited_is_written_again(checkout: Path, name: str) -> None:
    schema = checkout / "releases/schema" / name
    before = schema.read_bytes()
    schema.write_bytes(b"{}")
    check(checkout)
    assert schema.read_bytes() == before
    schema.unlink()
    check(checkout)
    assert schema.read_bytes() == before


def test_a_check_of_some_files_checks_them(checkout: Path) -> None:
    assert check(checkout, "releases/places.yml")[1] == "No problems: 1 file checked.\n"


def test_a_number_is_quoted_as_it_was_written(checkout: Path) -> None:
    """A store of JSON would give back 1.1 for 1.10, which messages quote."""
    for spelling in (b"title: 1.10\n", b"title: 007\n"):
        record = checkout / NEW_YORK
        record.write_bytes(record.read_bytes() + spelling)
        assert check(checkout) == check_first(checkout)


def edit_values(content: bytes) -> bytes:
    """Change values, and nothing in the first line, which says whose store it is: its digits could be the same."""
    first, end, rest = content.partition(b"\n")
    return first + end + rest.replace(b"Wang", b"Weng").replace(b"No ", b"No").replace(b"18", b"19")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a value that was edited": edit_values,
    "an end that was cut off": lambda content: content[: len(content) * 2 // 3],
    "a byte that was flipped": lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
    "another file": lambda content: b"\x00\xff" * len(content),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_was_damaged_is_not_used_and_a_word_says_so(checkout: Path, damage: Callable[[bytes], bytes]) -> None:
    for path in (checkout / FOLDER).iterdir():
        path.write_bytes(damage(path.read_bytes()))
    replace(checkout / NEW_YORK, b"\n", b"\n")
    code, printed, word = check(checkout)
    assert (code, printed) == (0, "No problems: 1 record and 18 registry entries read.\n")
    assert word.count(" was damaged (") in {1, 2}
    assert check(checkout) == (code, printed, "")


@pytest.mark.parametrize("content", [b"", b"\n", b"communique store 0\n", b"communique store \xff\n"])
def test_a_store_of_other_code_is_as_good_as_none(checkout: Path, content: bytes) -> None:
    kept = read_files(checkout / FOLDER)
    for name, before in kept.items():
        (checkout / FOLDER / name).write_bytes(content + b"".join(before.splitlines(keepends=True)[1:]))
    assert check(checkout)[:2] == (0, "No problems: 1 record and 18 registry entries read.\n")
    assert read_files(checkout / FOLDER) == kept


def test_a_folder_in_the_place_of_a_store_is_left_alone(checkout: Path) -> None:
    shutil.rmtree(checkout / FOLDER)
    (checkout / FOLDER / "files").mkdir(parents=True)
    (checkout / FOLDER / "verdict").mkdir()
    assert check(checkout)[0] == 0


def test_where_nothing_can_be_kept_nothing_is(checkout: Path) -> None:
    shutil.rmtree(checkout / "build")
    (checkout / "build").write_text("a file", encoding="utf-8")
    assert check(checkout) == check(checkout)


def test_outside_a_checkout_a_check_leaves_nothing_behind(small: Path) -> None:
    before = read_files(small.parent)
    assert communique(small, "check").exit_code == 0
    assert read_files(small.parent) == before


def test_the_store_holds_the_present_files_and_no_more(checkout: Path) -> None:
    record = checkout / "releases/people/wang-yi.yml"
    before = record.read_text(encoding="utf-8")
    counts = set()
    for number in range(4):
        record.write_text(f"{before}# Edition {number}.\n", encoding="utf-8")
        assert check(checkout)[0] == 0
        counts.add(tuple(len(path.read_bytes().splitlines()) for path in sorted((checkout / FOLDER).iterdir())))
    assert len(counts) == 1


def test_checks_at_the_same_time_as_edits_find_what_is_there_in_the_end(checkout: Path) -> None:
    record = checkout / NEW_YORK
    good, bad = record.read_bytes(), record.read_bytes().replace(b"body: cfm", b"body: cfx")
    for content in (bad, good, bad):
        running = [Background(COMMUNIQUE, "check", folder=checkout) for _ in range(3)]
        record.write_bytes(content)
        for printed in [command.read() for command in running]:
            assert "Traceback" not in printed
            assert "damaged" not in printed
        code, printed, word = check(checkout)
        assert code == (content is bad)
        assert not word or content is bad
        assert (code, printed) == check_first(checkout)[:2]


def test_names_are_found_with_what_a_check_has_left_and_without(checkout: Path) -> None:
    found = communique(checkout / "releases", "find", "wang").stdout
    assert "wang-yi" in found
    shutil.rmtree(checkout / FOLDER)
    assert communique(checkout / "releases", "find", "wang").stdout == found
    assert not (checkout / FOLDER).exists()
