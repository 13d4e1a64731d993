"""What the machine wrote for the author of a record: `finish` takes it out, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from communique.finishing import finish, remark_to_do, unfinished_draft
from communique.model import REGISTRIES
from communique.reading import Document, read_bytes

PLACES = REGISTRIES["place"]
RECORD = "meetings/2018/2018-04-24-cfm-moscow.yml"


def communique(releases: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--releases", str(releases), *words])


def document(text: str) -> Document:
    return read_bytes(text.encode(), Path("releases/places.yml"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#~ By the machine.\nmoscow: {name: Moscow}\n", "moscow: {name: Moscow}\n"),
        ("moscow: {name: Moscow} #~ no country found\n", "moscow: {name: Moscow}\n"),
        ("moscow: {name: Moscow} # mine #~ no country found\n", "moscow: {name: Moscow} # mine\n"),
        ("# Mine.\n#~ By the machine.\nmoscow: {name: Moscow}\n", "# Mine.\nmoscow: {name: Moscow}\n"),
        ("moscow:\n  #~ p1: “Moscow”\n  name: Moscow\n", "moscow: {name: Moscow}\n"),
        ("moscow:\n  # Mine.\n  name: Moscow\n", "moscow:\n  # Mine.\n  name: Moscow\n"),
        ('moscow: {name: "a #~ b"}\n', 'moscow: {name: "a #~ b"}\n'),
        ("moscow: {name: Moscow}\n#~  - name: TODO\n", "moscow: {name: Moscow}\n"),
    ],
)
def test_finish_takes_out_the_lines_of_the_machine_and_keeps_those_of_the_author(before: str, after: str) -> None:
    done = finish(document(before), PLACES)
    assert done == after
    assert unfinished_draft(document(after)) is None


def test_what_is_left_of_a_draft_is_told_once_with_its_place_and_its_mend() -> None:
    problem = unfinished_draft(document("moscow:\n  #~ p1: “Moscow”\n  #~ Doubtful.\n  name: Moscow\n"))
    assert str(problem) == (
        "releases/places.yml:2:3: still holds 2 lines that `new` or `draft` wrote for its author (#~): "
        "when all is compared and filled in, `communique finish releases/places.yml` takes them out"
    )


def test_a_mark_inside_a_text_is_no_line_of_the_machine() -> None:
    assert unfinished_draft(document('moscow: {name: "a #~ b"}\n')) is None


def test_a_remark_that_begins_with_todo_is_a_problem_with_its_place() -> None:
    text = 'moscow: {name: "# TODO is a text"} # TODO find the country\n#~ replace every TODO\n'
    assert [str(problem) for problem in remark_to_do(document(text))] == [
        "releases/places.yml:1:36: the remark '# TODO find the country' is still to be done"
    ]


def test_while_a_todo_is_left_nothing_is_written(small: Path) -> None:
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text("#~ By the machine.\nbody: cfm\ndate: 2018-04-24\ntitle: TODO\n", encoding="utf-8")
    before = path.read_bytes()
    done = communique(small, "finish", str(path))
    assert (done.exit_code, done.stderr) == (1, "0 files changed, of 1.\n")
    assert done.stdout.startswith(f"releases/{RECORD}:4:8: 'TODO' is still to be done")
    assert path.read_bytes() == before


def test_finish_refuses_what_it_cannot_read_or_does_not_know(small: Path) -> None:
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text("#~ By the machine.\nbody: [\n", encoding="utf-8")
    done = communique(small, "finish", str(path), str(small / "people/nobody.yml"))
    assert done.exit_code == 1
    assert f"releases/{RECORD}:3:1: is not YAML" in done.stdout
    assert "releases/people/nobody.yml:1:1: is no file of the register" in done.stdout


def test_a_skeleton_that_is_finished_is_in_the_canonical_form(small: Path) -> None:
    assert communique(small, "new", "2018-04-24", "cfm", "moscow").exit_code == 0
    assert communique(small, "finish", str(small / RECORD)).exit_code == 0
    assert "#~" not in (small / RECORD).read_text(encoding="utf-8")
    assert communique(small, "check").output.startswith("No problems")
