"""The canonical form: golden cases before and after, and what is true of any record in any form.

A case in cases/ names the kind of its file and holds the text before and after; its file name is the sentence it shows.
"""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.drafting.skeletons.meeting import format_skeleton
from communique.files.form.canonical import find_deviation, format_document
from communique.files.form.comments import read_comments
from communique.files.tree import list_files
from communique.files.yaml.reader import Document, read_bytes
from communique.model.registries import REGISTRIES, Registry
from communique.problems import Problem
from tests.support.effort import count_calls
from tests.support.golden import Golden, list_cases
from tests.support.paths import DRAFTING, SAMPLE, SMALL

RECORDS = [
    (registry, path) for root in (SMALL, SAMPLE, DRAFTING) for registry, path in list_files(root) if path.is_file()
]
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


@pytest.mark.parametrize("path", list_cases(Path(__file__).parent / "cases"), ids=lambda path: path.stem)
def test_form(path: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(path)
    registry = REGISTRIES[case["kind"]]
    after = tidied(case["before"], registry)
    case.expect(after=after)
    assert tidied(after, registry) == after


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
        assert read_comments(after).sort_parts() == read_comments(text).sort_parts(), path
        assert comments_seen(after) == comments_seen(text), path
        changed += after != text
    assert changed > 290  # a file of one line may already be in form


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


def test_ten_thousand_lines_out_of_order_take_few_calls() -> None:
    document = read_bytes(("other_names:\n" + "".join(f"- name:  n{n}\n" for n in range(10_000))).encode(), HERE)
    found: list[Problem | None] = []
    calls = count_calls(lambda: found.append(find_deviation(document, REGISTRIES["person"])))
    assert found[0]
    assert calls < 200 * 10_000


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


def test_looking_at_the_form_of_a_record_costs_a_few_calls_for_each_event_of_the_parser() -> None:
    """Most records are in the canonical form, and every check looks at all of them."""
    texts = [(read_bytes(path.read_bytes(), path), registry) for registry, path in RECORDS]
    events = sum(1 for document, _ in texts for _ in yaml.parse(document.text, Loader=yaml.CSafeLoader))
    assert count_calls(lambda: [find_deviation(document, registry) for document, registry in texts]) < 60 * events
