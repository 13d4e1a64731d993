"""`communique fmt`: writes what needs it and nothing else, reports what it cannot write, and loses nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.command import communique
from tests.support.paths import NEW_YORK

RECORD = NEW_YORK.relative_to("releases").as_posix()


def test_fmt_writes_what_needs_it_and_nothing_else(small: Path) -> None:
    person = small / "people/sergey-lavrov.yml"
    person.write_text("sort: 'Lavrov, Sergey'\nname:   Sergey Lavrov # as printed\n", encoding="utf-8")
    communique(small, "fmt")
    assert person.read_text(encoding="utf-8") == "name: Sergey Lavrov # as printed\nsort: Lavrov, Sergey\n"
    stamps = {path: path.stat().st_mtime_ns for path in small.rglob("*.yml")}
    again = communique(small, "fmt")
    assert (again.exit_code, again.stdout) == (0, "0 of 9 files changed.\n")
    assert {path: path.stat().st_mtime_ns for path in small.rglob("*.yml")} == stamps


def test_fmt_check_shows_the_difference_and_writes_nothing(small: Path) -> None:
    communique(small, "fmt")
    person = small / "people/sergey-lavrov.yml"
    person.write_text("sort: Lavrov, Sergey\nname: Sergey Lavrov\n", encoding="utf-8")
    done = communique(small, "fmt", "--check")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:3] == [
        "--- releases/people/sergey-lavrov.yml",
        "+++ releases/people/sergey-lavrov.yml (canonical)",
        "@@ -1,3 +1,3 @@",
    ]
    assert done.stderr == "Error: 1 of 9 files would change.\n"
    assert person.read_text(encoding="utf-8") == "sort: Lavrov, Sergey\nname: Sergey Lavrov\n"


def test_fmt_of_a_damaged_file_prints_its_problems_and_goes_on(small: Path) -> None:
    damaged = {
        "people/wang-yi.yml": b"name: [\n",
        "people/sushma-swaraj.yml": b"name: A\nname: B\n",
        "topics.yml": b"\xff",
    }
    for name, content in damaged.items():
        (small / name).write_bytes(content)
    (small / "people/sergey-lavrov.yml").write_text("sort:  L\nname: S\n", encoding="utf-8")
    (small / "people/linked.yml").symlink_to(small / "people/sergey-lavrov.yml")
    done = communique(small, "fmt")
    assert done.exit_code == 1
    assert {line.split(":")[0] for line in done.stdout.splitlines() if ": " in line} == {
        "releases/people/linked.yml",
        "releases/people/sushma-swaraj.yml",
        "releases/people/wang-yi.yml",
        "releases/topics.yml",
    }
    assert {name: (small / name).read_bytes() for name in damaged} == damaged
    assert (small / "people/sergey-lavrov.yml").read_text(encoding="utf-8") == "name: S\nsort: L\n"


def test_fmt_that_cannot_write_reports_it_and_leaves_the_file_whole(small: Path) -> None:
    person = small / "people/sergey-lavrov.yml"
    person.write_text("sort:  L\nname: S\n", encoding="utf-8")
    before = sorted(small.rglob("*"))
    done = subprocess.run(
        ["sh", "-c", "ulimit -f 0; communique fmt"], cwd=small.parent, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (
        1,
        "releases/people/sergey-lavrov.yml:1:1: cannot be written: File too large (file-is-writable)\n",
    )
    assert done.stderr == "Error: 0 of 9 files changed.\n"
    assert person.read_text(encoding="utf-8") == "sort:  L\nname: S\n"
    assert sorted(small.rglob("*")) == before


def test_fmt_of_a_file_outside_the_register_is_a_problem(small: Path) -> None:
    shutil.copy(small / "people/wang-yi.yml", small.parent / "stray.yml")
    stray = small.parent / "stray.yml"
    done = communique(small, "fmt", str(stray))
    assert (done.exit_code, done.stdout) == (1, f"{stray}:1:1: is not a file of the register (file-is-known)\n")


def test_check_reports_where_the_form_differs_and_how_to_fix_it(small: Path) -> None:
    communique(small, "fmt")
    (small / "people/sergey-lavrov.yml").write_text(
        'name: Sergey Lavrov\nsort:  Lavrov, Sergey\nsources:\n  - {url: "https://example.org/a", used_for: name}\n',
        encoding="utf-8",
    )
    done = communique(small, "check", str(small / "people/sergey-lavrov.yml"))
    assert done.stdout == (
        "releases/people/sergey-lavrov.yml:2:7: is not in the canonical form: expected 'sort: Lavrov, Sergey', found "
        "'sort:  Lavrov, Sergey'; `communique fmt releases/people/sergey-lavrov.yml` fixes it (canonical-form)\n"
    )


def test_check_reports_a_line_that_is_too_long(small: Path) -> None:
    record = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("the\n      SCO", "the SCO"), encoding="utf-8")
    done = communique(small, "check", str(record))
    assert done.stdout == (
        "releases/meetings/2017/2017-09-20-cfm-new-york.yml:37:120: is not in the canonical form: the line is longer than "
        "120 characters; `communique fmt releases/meetings/2017/2017-09-20-cfm-new-york.yml` fixes it (canonical-form)\n"
    )


def test_fmt_makes_line_ends_plain_and_removes_a_byte_order_mark(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    plain = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))
    assert communique(small, "fmt").exit_code == 0
    assert path.read_bytes() == plain


def test_a_link_to_itself_is_a_problem(small: Path) -> None:
    loop = small / "people/loop.yml"
    loop.symlink_to(loop)
    done = communique(small, "fmt", str(loop))
    assert done.exit_code == 1
    assert done.stdout.startswith("releases/people/loop.yml:1:1: ")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("attendees:\n", "attendes:\n", ":11:1: unknown key 'attendes'; did you mean 'attendees'?"),
        ("capacity: member}", "capacty: member}", ":12:60: unknown key 'capacty'; did you mean 'capacity'?"),
    ],
)
@pytest.mark.parametrize("command", ["fmt", "finish"])
def test_a_file_with_a_wrong_key_is_left_as_it_is_until_the_key_is_right(
    small: Path, command: str, old: str, new: str, problem: str
) -> None:
    """In the order of keys an unknown one comes last, far from where its author looks for it."""
    path = small / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    before = path.read_bytes()
    done = communique(small, command, str(path))
    assert (done.exit_code, done.stderr) == (1, "Error: 0 of 1 file changed.\n")
    assert f"releases/{RECORD}{problem}" in done.stdout
    assert path.read_bytes() == before


def test_fmt_of_a_file_without_a_required_key_says_which_and_writes_nothing(small: Path) -> None:
    path = small / RECORD
    text = path.read_text(encoding="utf-8").replace("body: cfm\n", "").replace("form:", "form: ")
    path.write_text(text, encoding="utf-8")
    assert f"releases/{RECORD}:1:1: the key 'body' is missing" in communique(small, "fmt", str(path)).stdout
    assert path.read_text(encoding="utf-8") == text


def test_a_wrong_key_in_a_file_of_many_entries_is_found_too(small: Path) -> None:
    path = small / "places.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("  country: ru", "  contry: ru"), encoding="utf-8")
    before = path.read_bytes()
    done = communique(small, "fmt")
    assert "unknown key 'contry'; did you mean 'country'?" in done.stdout
    assert "is missing" not in done.stdout
    assert path.read_bytes() == before


def test_check_does_not_recommend_fmt_where_it_would_refuse(small: Path) -> None:
    path = small / RECORD
    text = path.read_text(encoding="utf-8").replace("attendees:\n", "attendes:\n")
    path.write_text(text.replace("form:", "form: "), encoding="utf-8")
    done = communique(small, "check", str(path))
    assert "unknown key 'attendes'" in done.stdout
    assert "communique fmt" not in done.stdout
