"""`communique new` for people, instruments, places and bodies: from arguments, or from answers at a terminal."""

import subprocess
from pathlib import Path

import pytest

from communique.drafting.skeletons.entry import derive_id, list_asked
from communique.model.registries import REGISTRIES
from tests.support.command import communique, read_files
from tests.support.terminal import type_answers

PAGE = ("--source", "https://example.org/page")
PLACE = ("--country", "cn", "--latitude", "34.26", "--longitude", "108.94", *PAGE)


def test_a_person_gets_a_file_that_explains_each_field_and_passes_once_it_is_finished(small: Path) -> None:
    words = ("new", "person", "He Rong", "--sort", "He Rong", *PAGE, "--used-for", "spelling of the name")
    done = communique(small, *words)
    assert done.stdout == "Wrote 'he-rong' in releases/people/he-rong.yml. Next: run `communique finish` on it.\n"
    path = small / "people/he-rong.yml"
    text = path.read_text(encoding="utf-8")
    assert "#~ The name as lists order it, family name first: “Lavrov, Sergey”.\nsort: He Rong\n" in text
    assert "#~   native_name: {name: …, language: …} The name in the person's own language and script." in text
    assert "#~   offices: [{office: …}] Offices held, in chronological order." in text
    assert communique(small, "finish", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../schema/person.json\nname: He Rong\nsort: He Rong\nsources:\n"
        '  - {url: "https://example.org/page", used_for: spelling of the name}\n'
    )
    assert communique(small, "check").exit_code == 0


@pytest.mark.parametrize("kind", ["person", "instrument", "place", "body"])
def test_what_was_not_given_is_left_to_be_done_and_explained(small: Path, kind: str) -> None:
    done = communique(small, "new", kind, "An Example")
    asked = list_asked(REGISTRIES[kind].model)
    assert f"replace {len(asked) - 1} TODOs" in done.stdout
    problems = communique(small, "check").stdout.splitlines()
    assert {problem.rpartition(" ")[2] for problem in problems} == {"(no-draft-comments)", "(no-todo)"}
    assert sum(problem.endswith("(no-todo)") for problem in problems) == len(asked) - 1
    written = "".join(file.decode() for name, file in read_files(small).items() if b"#~" in file)
    assert [item.name for item in asked if item.field.meaning.split(".")[0][:60] not in written] == []


@pytest.mark.parametrize(("kind", "name"), [("place", "places.yml"), ("body", "bodies.yml")])
def test_an_entry_is_added_at_the_end_and_the_rest_of_the_file_stays_as_it_is(
    small: Path, kind: str, name: str
) -> None:
    path = small / name
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + " # mine,   as it is", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert communique(small, "new", kind, "An Example").exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{before}\n\nan-example:\n  #~ ")


def test_the_new_place_can_be_used_at_once(small: Path) -> None:
    assert communique(small, "new", "place", "Xi’an", *PLACE).exit_code == 0
    assert communique(small, "new", "2018-04-24", "cfm", "xian").exit_code == 0
    assert communique(small, "finish", str(small / "places.yml")).exit_code == 0
    assert (
        (small / "places.yml")
        .read_text(encoding="utf-8")
        .endswith(
            "\n\nxian:\n  name: Xi’an\n  country: cn\n  latitude: 34.26\n  longitude: 108.94\n"
            "  source: https://example.org/page\n"
        )
    )


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(small: Path) -> None:
    before = read_files(small)
    done = communique(
        small,
        "new",
        "place",
        "Moscow",
        "--country",
        "China",
        "--latitude",
        "x",
        "--longitude",
        "200",
        "--source",
        "a.b",
    )
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "Error: the place 'moscow' already exists; for another one of this name, choose an id with --id",
        "country: unknown state 'China': China has the id 'cn'",
        "latitude: expected a number, found 'x'",
        "longitude: expected at most 180, found 200",
        "source: 'a.b': expected the address of a web page, beginning with https:// or http://; did you mean 'https://a.b'?",
        "Nothing was written.",
    ]
    assert read_files(small) == before


@pytest.mark.parametrize("words", [("Ван И",), ("--", "-"), ("A", "--id", "../a"), ("wang-yi",), ("Wang Yi",)])
def test_a_name_without_an_id_of_its_own_is_refused(small: Path, words: tuple[str, ...]) -> None:
    before = read_files(small)
    done = communique(small, "new", "person", *words)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "Nothing was written.")
    assert "with --id" in done.stderr
    assert read_files(small) == before


def test_an_id_from_a_message_is_enough(small: Path) -> None:
    assert communique(small, "new", "person", "he-rong").exit_code == 0
    assert "\nname: TODO\n" in (small / "people/he-rong.yml").read_text(encoding="utf-8")


def test_somebody_of_the_same_name_is_pointed_out(small: Path) -> None:
    done = communique(small, "new", "person", "Sergei Lavrov", "--id", "sergei-lavrov-2")
    fix = "If not, write `distinct_from: [sergey-lavrov]` in the new file."
    note = f"Note: 'sergey-lavrov' has this name or a similar one: is it the same person? {fix}\n"
    assert done.stderr == note
    done = communique(small, "new", "person", "Semyon Lavrov", "--sort", "Lavrov, Semyon")
    assert done.stderr == note


def test_a_file_that_cannot_be_read_or_continued_is_left_alone(small: Path) -> None:
    for content in ("{a: {name: A}}\n", "a: [\n", "- a\n", ""):
        (small / "places.yml").write_text(content, encoding="utf-8")
        done = communique(small, "new", "place", "An Example")
        assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "Nothing was written.")
        assert "releases/places.yml:1:1: " in done.stderr or "releases/places.yml:2:1: " in done.stderr
        assert (small / "places.yml").read_text(encoding="utf-8") == content


def test_at_a_terminal_what_is_missing_is_asked_for_until_it_is_right(small: Path) -> None:
    answers = ["Xi'an", "China", "cn", "34.26", "east", "108.94", ""]
    shown = type_answers(["new", "place"], small.parent, answers)
    assert "Code of the country, from `states.yml`.\ncountry: " in shown
    assert "Error: unknown state 'China': China has the id 'cn'" in shown
    assert "Error: expected a number, found 'east'" in shown
    assert "Wrote 'xian' in releases/places.yml. Next: replace 1 TODO in it" in shown
    text = (small / "places.yml").read_text(encoding="utf-8")
    assert "\n  country: cn\n" in text
    assert "\n  source: TODO\n" in text


def test_at_a_terminal_the_id_of_a_body_is_proposed_and_can_be_replaced(small: Path) -> None:
    answers = ["sco", "https://example.org/page", "name", "Border heads", "cfm", "border-heads"]
    shown = type_answers(["new", "body", "Meeting of Heads of Border Services"], small.parent, answers)
    assert "id [meeting-of-heads-of-border-services]: " in shown
    assert "Error: 'Border heads' is no id" in shown
    assert "Error: the body 'cfm' already exists" in shown
    assert "Wrote 'border-heads' in releases/bodies.yml." in shown


def test_at_a_terminal_the_proposed_id_is_taken_with_enter(small: Path) -> None:
    answers = ["sco", "https://example.org/page", "name", ""]
    type_answers(["new", "body", "Border Heads"], small.parent, answers)
    assert "\nborder-heads:\n" in (small / "bodies.yml").read_text(encoding="utf-8")


def test_at_a_terminal_the_meeting_is_asked_for(small: Path) -> None:
    shown = type_answers(["new", "meeting"], small.parent, ["24/04/2018", "2018-04-24", "cfm", "moscow"])
    assert "did you mean 2018-04-24?" in shown
    assert (small / "meetings/2018/2018-04-24-cfm-moscow.yml").exists()


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("He Rong", "he-rong"),
        ("Xi’an", "xian"),
        ("Xi'an", "xian"),
        ("Iğdır", "igdr"),
        ("王毅", ""),
        ("x" * 300, "x" * 100),
    ],
)
def test_an_id_is_made_from_a_name(name: str, entry_id: str) -> None:
    assert derive_id(name) == entry_id


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_where_input_or_output_is_closed_nothing_is_asked(small: Path, closed: str) -> None:
    words = ["sh", "-c", f"exec communique new person 'An Example' {closed}"]
    done = subprocess.run(words, cwd=small.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (small / "people/an-example.yml").is_file()
