"""Reading never fails: whatever the bytes, the result is data or problems with their place."""

import random
import re
from pathlib import Path

import pytest

from communique.files.yaml.reader import read, read_bytes
from communique.problems import Finding, Problem
from tests.support.effort import count_calls
from tests.support.paths import SMALL

RECORD = SMALL / "meetings/2017/2017-09-20-cfm-new-york.yml"
HERE = Path("record.yml")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("010", 10),
        ("0x10", "0x10"),
        ("2017-09-20", "2017-09-20"),
        ("1e3", 1000.0),
        ("~", None),
        ("", None),
        ("null", None),
        ("true", True),
        ("'true'", "true"),
        ("-5", -5),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("=", "="),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(written: str, read_as: object) -> None:
    data = read_bytes(f"key: {written}\n".encode(), HERE).data
    assert data == {"key": read_as}
    assert isinstance(data["key"], type(read_as))


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing() -> None:
    plain = RECORD.read_bytes()
    windows = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert read_bytes(windows, HERE).data == read_bytes(plain, HERE).data


def test_a_finding_is_located_at_its_key_and_at_its_value() -> None:
    document = read_bytes(b"a: 1\nlist:\n  - x\n  - {name: y, other: z}\n", HERE)
    at_value = document.locate(Finding(("list", 1, "other"), "m"))
    at_key = document.locate(Finding(("list", 1, "other"), "m", at_key=True))
    missing = document.locate(Finding(("list", 1, "absent"), "m"))
    assert [(p.line, p.column) for p in (at_value, at_key, missing)] == [(4, 22), (4, 15), (4, 5)]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert [p.message for p in read(tmp_path / "none.yml").problems] == [
        "is missing: restore it, because every register has this file"
    ]


@pytest.mark.parametrize(
    "opening", [b"[", b"- ", b"{a: ", b"? ", b"[{", b"a: [", b"!!x ", b"&a ", b'"', b"|\n", b"%", b"\xe2\x80\xa8"]
)
def test_repeated_openings_end_with_a_problem_after_few_calls(opening: bytes) -> None:
    found: list[Problem] = []
    assert count_calls(lambda: found.extend(read_bytes(opening * 50_000, HERE).problems)) < 500_000
    assert found


def test_a_thousand_mutated_records_are_read_or_refused_with_a_place() -> None:
    chance = random.Random(2017)  # noqa: S311 (not for secrets)
    original = RECORD.read_bytes()
    refused = 0
    for _ in range(1000):
        mutated = bytearray(original)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(mutated))
            mutated[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"\t", b"[", b"{", b": ", b"\n", b"\xff", b"*a", b"&a", b"- ", b'"', b"'", b"|", b"#"]
            )
        document = read_bytes(bytes(mutated), HERE)
        lines = bytes(mutated).count(b"\n") + 2
        assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in document.problems)
        refused += bool(document.problems)
        # The reasons that libyaml gives help nobody who edits a record: each is put into other words.
        said = [problem.message for problem in document.problems]
        assert not [
            message
            for message in said
            if re.search(r"did not find (the )?expected|found unexpected|not allowed", message)
        ]
    assert 200 < refused < 1000


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "a: 1\nb:\u00a02\n",
            "2:3",
            (
                "cannot be read: there are no-break spaces here, which only look like normal ones: replace them with normal "
                "ones"
            ),
        ),
        (
            'a: "C:\\new\\folder\\q"\n',
            "1:18",
            r"cannot be read: a \ in double quotes has a special meaning: write \\, or use single quotes",
        ),
        ("a: * note\n", "1:5", "cannot be read: text that begins with & or * needs quotes"),
        (
            "a:\n  - b\n  c: 1\n",
            "3:3",
            (
                "cannot be read: this line begins after 2 spaces: the keys of an item begin after 4, and a new item after 2, "
                "with a hyphen and a space"
            ),
        ),
        ("a: | text\n", "1:6", "cannot be read: the line must end after | or >: put the text below it, indented"),
        ("a:\n  b: 1\n\tc: 2\n", "3:1", "cannot be read: a line cannot be indented with a tab: use spaces"),
    ],
)
def test_what_is_no_yaml_is_reported_in_words_that_help_to_fix_it(text: str, place: str, message: str) -> None:
    [problem] = read_bytes(text.encode(), HERE).problems
    assert (problem.where, problem.message) == (f"{HERE}:{place}", message)
