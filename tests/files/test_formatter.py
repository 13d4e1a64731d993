"""The canonical form: golden cases before and after, and what holds for every record of the register.

A case in cases names the kind of its file and holds the text before and after; its file name is the sentence it shows.
"""

import json
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from communique.cli import main
from communique.drafting.skeleton import format_skeleton
from communique.files.canonical import find_deviation, format_document
from communique.files.comments import read_comments
from communique.files.formatter import LINE_WIDTH
from communique.files.reader import Document, read_bytes
from communique.files.tree import list_files
from communique.model.registries import REGISTRIES, Registry
from communique.problems import Problem
from tests.support.paths import RELEASES

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
RECORDS = [(registry, path) for registry, path in list_files(RELEASES) if path.is_file()]
HERE = Path("record.yml")


def tidied(text: str, registry: Registry) -> str:
    document = read_bytes(text.encode(), HERE)
    assert not document.problems
    done = format_document(document, registry)
    assert isinstance(done, str), done
    return done


def untidied(text: str, chance: random.Random) -> str:
    """The same values and comments in another form: indented more, other quotes and spaces, more comments."""
    wide = re.sub("^( *)(- )?", lambda match: match[1] * 2 + ("-   " if match[2] else ""), text, flags=re.MULTILINE)
    rows = []
    for row in wide.split("\n"):
        if chance.random() < 0.2 and re.fullmatch(" *(act|kind|grade|capacity|country|state): [a-z-]+", row):
            key, _, value = row.partition(": ")
            rows.append(chance.choice((f"{key}:   '{value}'", f'{key}: "{value}"', f"{row} # a comment beside it")))
        elif re.match("[a-z]", row) and chance.random() < 0.2:
            rows += ["", "# a comment above", "", row]
        else:
            rows.append(row)
    return "\n".join(rows)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    registry = REGISTRIES[case["kind"]]
    assert tidied(case["before"], registry) == case["after"]
    assert tidied(case["after"], registry) == case["after"]


def test_the_cases_are_there() -> None:
    assert len(CASES) >= 18


def test_every_record_is_in_the_canonical_form() -> None:
    for registry, path in RECORDS:
        text = path.read_text(encoding="utf-8")
        assert find_deviation(read_bytes(text.encode(), path), registry) is None
        long = [
            row for row in text.split("\n") if len(row) > LINE_WIDTH and " " in row.strip(" -") and "://" not in row
        ]
        assert [row for row in long if not re.match(r"\s*#", row)] == [], path


def test_a_record_in_any_other_form_comes_to_the_same_form_with_its_values_and_comments() -> None:
    chance = random.Random(2001)  # noqa: S311 (not for secrets)
    changed = 0
    for registry, path in chance.sample(RECORDS, 300):
        text = untidied(path.read_text(encoding="utf-8"), chance)
        before = read_bytes(text.encode(), path)
        assert not before.problems
        after = tidied(text, registry)
        assert tidied(after, registry) == after, path
        assert meaning(read_bytes(after.encode(), path)) == meaning(before), path
        assert read_comments(after).comments() == read_comments(text).comments(), path
        assert comments_seen(after) == comments_seen(text), path
        changed += after != text
    assert changed == 300


def meaning(document: Document) -> str:
    return json.dumps(document.data, sort_keys=True)


def comments_seen(text: str) -> list[str]:
    """The comments, found by another way than the one under test."""
    return sorted(re.findall(r"(?:^ *| )(# (?:a comment|yaml-).*)$", text, re.MULTILINE))


def test_keys_in_any_order_give_one_text() -> None:
    chance = random.Random(7)  # noqa: S311 (not for secrets)
    for registry, path in chance.sample(RECORDS, 60):
        data = read_bytes(path.read_bytes(), path).data
        if registry.file_per_entry:
            shuffled = json.dumps(shuffle(data, chance), ensure_ascii=False)
            first = path.read_text(encoding="utf-8").partition("\n")[0]
            again = tidied(f"{first}\n{shuffled}", registry)
            assert again == tidied(f"{first}\n{json.dumps(data, ensure_ascii=False)}", registry)
            assert read_bytes(again.encode(), path).data == data


def shuffle(value: Any, chance: random.Random) -> Any:
    if isinstance(value, list):
        return [shuffle(item, chance) for item in value]
    if isinstance(value, dict):
        return {key: shuffle(value[key], chance) for key in chance.sample(list(value), len(value))}
    return value


@pytest.mark.parametrize(
    "text",
    ["no", "NO", "null", "~", "true", "12", "-5", "1e3", "12:30", "a: b", "a:", "# a", "a # b", "a#b", "- a", "-a", "-", "?", "? a",
     ": a", "[a", "{a", "a]", "a, b", "'a", '"a', 'a "b" c', "@a", "`a", "%a", "&a", "*a", "!a", "|", ">", "> a", "---", "...",
     "a\nb", "a\n", "\na", "a\n\n", " a", "a ", "a\tb", "\ta", "a\n b", "a\n\nb\n", "\u00a0a", "a\u00a0", "a\u2028b", "\x85", "a\x07",
     "\ufeff", "😀", "名", "=", "<<", "a" * 200, "a b " * 60 + "c", "a  b " * 60 + "c", "# a " * 60 + "c", "a: " * 60 + "c",
     "a b " * 60 + "\n", "a\n" * 3 + "b " * 100, "- a " * 60 + "c"],
)  # fmt: skip
@pytest.mark.parametrize(
    "frame", ["{name: %s}", "{other_names: [{name: %s}]}", "{unknown: [%s, b]}", "{unknown: {%s: %s}}"]
)
def test_any_text_in_any_place_is_read_back_as_it_was(text: str, frame: str) -> None:
    escapes = (f"\\U{ord(char):08x}" for char in text)
    quoted = json.dumps(text) if text.isascii() else f'"{"".join(escapes)}"'
    source = frame.replace("%s", quoted)
    after = tidied(source, REGISTRIES["person"])
    assert read_bytes(after.encode(), HERE).data == read_bytes(source.encode(), HERE).data
    assert tidied(after, REGISTRIES["person"]) == after


def test_a_new_record_is_in_the_canonical_form() -> None:
    text = format_skeleton("2018-04-24", "cfm", "moscow")
    assert tidied(text, REGISTRIES["meeting"]) == text


def test_what_cannot_be_kept_is_refused() -> None:
    document = read_bytes(b"{name: A, country: ru} # about all of it\n", HERE)
    assert isinstance(format_document(document, REGISTRIES["place"]), Problem)


@pytest.mark.parametrize("number", ["007", "1.10", "12345678901234567.25", "1e3", f"1{'0' * 400}.0", "+5"])
def test_a_number_stays_as_it_was_written(number: str) -> None:
    text = f"name: {number}\n"
    assert format_document(read_bytes(text.encode(), HERE), REGISTRIES["place"]) == text


def test_ten_thousand_lines_in_reverse_order_end_soon() -> None:
    document = read_bytes(("other_names:\n" + "".join(f"- name:  n{n}\n" for n in range(10_000))).encode(), HERE)
    started = time.perf_counter()
    assert find_deviation(document, REGISTRIES["person"]) is not None
    assert time.perf_counter() - started < 5


def run(*words: str, cwd: Path) -> Result:
    return CliRunner().invoke(main, ["--releases", str(cwd / "releases"), *words], catch_exceptions=False)


def fmt(*words: str, cwd: Path) -> Result:
    return run("fmt", *words, cwd=cwd)


def test_fmt_writes_what_needs_it_and_nothing_else(small: Path) -> None:
    person = small / "people/sergey-lavrov.yml"
    person.write_text("sort: 'Lavrov, Sergey'\nname:   Sergey Lavrov # as printed\n", encoding="utf-8")
    fmt(cwd=small.parent)
    assert person.read_text(encoding="utf-8") == "name: Sergey Lavrov # as printed\nsort: Lavrov, Sergey\n"
    stamps = {path: path.stat().st_mtime_ns for path in small.rglob("*.yml")}
    again = fmt(cwd=small.parent)
    assert (again.exit_code, again.stdout) == (0, "0 files changed, of 9.\n")
    assert {path: path.stat().st_mtime_ns for path in small.rglob("*.yml")} == stamps


def test_fmt_check_shows_the_difference_and_writes_nothing(small: Path) -> None:
    fmt(cwd=small.parent)
    person = small / "people/sergey-lavrov.yml"
    person.write_text("sort: Lavrov, Sergey\nname: Sergey Lavrov\n", encoding="utf-8")
    done = fmt("--check", cwd=small.parent)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:3] == [
        "--- releases/people/sergey-lavrov.yml",
        "+++ releases/people/sergey-lavrov.yml (canonical)",
        "@@ -1,3 +1,3 @@",
    ]
    assert done.stderr == "1 file would change, of 9.\n"
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
    done = fmt(cwd=small.parent)
    assert done.exit_code == 1
    assert {line.split(":")[0] for line in done.stdout.splitlines() if ": " in line} == {
        "releases/people/linked.yml",
        "releases/people/sushma-swaraj.yml",
        "releases/people/wang-yi.yml",
        "releases/topics.yml",
    }
    assert {name: (small / name).read_bytes() for name in damaged} == damaged
    assert (small / "people/sergey-lavrov.yml").read_text(encoding="utf-8") == "name: S\nsort: L\n"


def test_fmt_that_cannot_write_says_so_and_leaves_the_file_whole(small: Path) -> None:
    person = small / "people/sergey-lavrov.yml"
    person.write_text("sort:  L\nname: S\n", encoding="utf-8")
    before = sorted(small.rglob("*"))
    done = subprocess.run(
        ["sh", "-c", "ulimit -f 0; communique fmt"], cwd=small.parent, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (
        1,
        "releases/people/sergey-lavrov.yml:1:1: cannot be written: File too large\n",
    )
    assert done.stderr == "0 files changed, of 9.\n"
    assert person.read_text(encoding="utf-8") == "sort:  L\nname: S\n"
    assert sorted(small.rglob("*")) == before


def test_fmt_of_a_file_outside_the_register_is_a_problem(small: Path) -> None:
    shutil.copy(small / "people/wang-yi.yml", small.parent / "stray.yml")
    stray = small.parent / "stray.yml"
    done = fmt(str(stray), cwd=small.parent)
    assert (done.exit_code, done.stdout) == (1, f"{stray}:1:1: is no file of the register\n")


def test_check_says_where_the_form_differs_and_how_to_mend_it(small: Path) -> None:
    fmt(cwd=small.parent)
    (small / "people/sergey-lavrov.yml").write_text(
        'name: Sergey Lavrov\nsort:  Lavrov, Sergey\nsources:\n  - {url: "https://example.org/a", used_for: name}\n',
        encoding="utf-8",
    )
    done = run("check", str(small / "people/sergey-lavrov.yml"), cwd=small.parent)
    assert done.stdout == (
        "releases/people/sergey-lavrov.yml:2:7: is not in the canonical form: expected 'sort: Lavrov, Sergey', found "
        "'sort:  Lavrov, Sergey'; `communique fmt releases/people/sergey-lavrov.yml` mends it\n"
    )


def test_two_thousand_damaged_records_keep_their_values_and_comments_or_are_left_alone() -> None:
    chance = random.Random(1999)  # noqa: S311 (not for secrets)
    short = [(registry, path.read_bytes(), path) for registry, path in RECORDS if path.stat().st_size < 3000]
    damage = [
        b"",
        b"\t",
        b"[",
        b"{",
        b"}",
        b": ",
        b"\n",
        b"- ",
        b'"',
        b"|",
        b" # c",
        b"\n# c\n",
        b"  ",
        b"\n\n",
        b"]",
        b",",
    ]
    tidy_again = 0
    for _ in range(2000):
        registry, content, path = chance.choice(short)
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randint(0, 3)] = chance.choice(damage)
        document = read_bytes(bytes(damaged), path)
        if document.problems or not isinstance(document.data, dict):
            continue
        text = format_document(document, registry)
        assert isinstance(text, str), text
        assert tidied(text, registry) == text
        assert meaning(read_bytes(text.encode(), path)) == meaning(document)
        before = scanned(document.text)
        assert before is None or scanned(text) == before, path
        tidy_again += 1
    assert tidy_again > 400


def scanned(text: str) -> list[str] | None:
    """The words of all comments, found by another scanner, PyYAML's own: what stands between its tokens."""
    found, end = [], 0
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            found += re.findall("#.*", text[end : token.start_mark.index])
            written = text[token.start_mark.index : token.end_mark.index]
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                found += re.findall(r"\A[|>][-+0-9]*[ \t]+(#.*)", written)
            end = max(end, token.end_mark.index)
    except yaml.YAMLError:  # a tab that libyaml takes and PyYAML does not
        return None
    found += re.findall("#.*", text[end:])
    return sorted(part.strip() for comment in found for part in comment.split("#") if part.strip())


def test_looking_at_the_form_costs_little_more_than_reading() -> None:
    texts = [(read_bytes(path.read_bytes(), path), registry) for registry, path in RECORDS]

    def timed(work: Callable[[], object]) -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    bare = min(
        timed(lambda: [sum(1 for _ in yaml.parse(d.text, Loader=yaml.CSafeLoader)) for d, _ in texts]) for _ in range(2)
    )
    form = min(timed(lambda: [find_deviation(document, registry) for document, registry in texts]) for _ in range(5))
    assert form < 5 * bare, (form, bare)
