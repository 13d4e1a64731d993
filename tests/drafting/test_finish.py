"""What the machine wrote for the author of a record: `finish` takes it out, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.checks.files import find_cut_text, find_draft_comments, find_todo_comments
from communique.cli import main
from communique.drafting.finish import finish
from communique.files.reader import Document, read_bytes
from communique.model.registries import REGISTRIES

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
        (
            "moscow: {name: Moscow} # see https://e.org/#~/route\n",
            "moscow: {name: Moscow} # see https://e.org/#~/route\n",
        ),
        ("moscow: {name: Moscow} #~ none found # I asked\n", "moscow: {name: Moscow} # I asked\n"),
        ("moscow:\n  name: #~ above\n    Moscow # mine\n", "moscow:\n  name: Moscow # mine\n"),
    ],
)
def test_finish_takes_out_the_lines_of_the_machine_and_keeps_those_of_the_author(before: str, after: str) -> None:
    done = finish(document(before), PLACES)
    assert done == after
    assert find_draft_comments(document(after)) is None


def test_what_is_left_of_a_draft_is_told_once_with_its_place_and_its_mend() -> None:
    problem = find_draft_comments(document("moscow:\n  #~ p1: “Moscow”\n  #~ Doubtful.\n  name: Moscow\n"))
    assert str(problem) == (
        "releases/places.yml:2:3: still holds 2 lines that `new` or `draft` wrote for its author (#~): "
        "when all is compared and filled in, `communique finish releases/places.yml` takes them out"
    )


def test_a_mark_inside_a_text_is_no_line_of_the_machine() -> None:
    assert find_draft_comments(document('moscow: {name: "a #~ b"}\n')) is None


def test_a_remark_that_begins_with_todo_is_a_problem_with_its_place() -> None:
    text = 'moscow: {name: "# TODO is a text"} # TODO find the country, issue #5\n#~ replace every TODO\n## TODO more\n'
    assert [str(problem) for problem in find_todo_comments(document(text))] == [
        "releases/places.yml:1:36: the remark '# TODO find the country, issue #5' is still to be done",
        "releases/places.yml:3:1: the remark '## TODO more' is still to be done",
    ]


def test_while_a_todo_is_left_nothing_is_written(small: Path) -> None:
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text("#~ By the machine.\nbody: cfm\ndate: 2018-04-24\ntitle: TODO\n", encoding="utf-8")
    before = path.read_bytes()
    done = communique(small, "finish", str(path))
    assert (done.exit_code, done.stderr) == (1, "Error: 0 of 1 file changed.\n")
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


def test_a_draft_that_lies_elsewhere_is_finished_too(small: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yml"
    first = "# yaml-language-server: $schema=../../schema/meeting.json\n"
    draft.write_text(f"{first}#~ By the machine.\nbody: cfm\ndate: 2018-04-24\n", encoding="utf-8")
    assert communique(small, "finish", str(draft)).exit_code == 0
    assert draft.read_text(encoding="utf-8") == f"{first}body: cfm\ndate: 2018-04-24\n"
    draft.write_text("body: cfm\n", encoding="utf-8")
    done = communique(small, "finish", str(draft))
    assert (done.exit_code, done.stdout) == (1, f"{draft}:1:1: is no file of the register\n")


def test_the_id_of_a_record_leads_to_its_file(small: Path) -> None:
    done = communique(small, "finish", "2017-09-20-cfm-new-york")
    assert "did you mean releases/meetings/2017/2017-09-20-cfm-new-york.yml?" in done.stdout


def test_without_text_goes_all_that_quotes_the_release_and_nothing_else(small: Path) -> None:
    path = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    done = communique(small, "finish", "--without-text", str(path))
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8")
    assert not [
        key for key in ("text:", "text_source:", "text_right:", "annotations:", "quote:", "paragraphs:") if key in text
    ]
    assert "summary: Afghanistan" in text
    assert communique(small, "check").exit_code == 0


def test_without_text_a_remark_of_the_author_is_not_lost_with_what_it_stands_by(small: Path) -> None:
    path = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    text = path.read_text(encoding="utf-8").replace("text_right:", "# asked them\ntext_right:")
    path.write_text(text, encoding="utf-8")
    done = communique(small, "finish", "--without-text", str(path))
    assert done.exit_code == 1
    line = text.split("\n").index("# asked them") + 2
    assert f":{line}:1: goes with --without-text, but a remark stands by it: put the remark elsewhere" in done.stdout
    assert path.read_text(encoding="utf-8") == text


def test_without_text_only_a_record_is_shortened(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    text = path.read_text(encoding="utf-8")
    done = communique(small, "finish", "--without-text", str(path))
    assert (done.exit_code, path.read_text(encoding="utf-8")) == (0, text)


def test_the_doubts_that_go_are_shown(small: Path) -> None:
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text("#~ p1: “Moscow”\n#~ Doubtful: another Moscow.\nbody: cfm\ndate: 2018-04-24\n", encoding="utf-8")
    done = communique(small, "finish", str(path))
    assert done.stdout.splitlines()[1:3] == [
        "These doubts were removed with the comments. Make sure that each is settled:",
        "2018-04-24-cfm-moscow: Doubtful: another Moscow.",
    ]


def test_text_that_a_number_sign_cuts_is_a_problem() -> None:
    text = 'moscow: {name: "a #1"}\nastana:\n  name: Room #5 of the palace\n  country: kz # a remark\n'
    assert [str(problem) for problem in find_cut_text(document(text))] == [
        "releases/places.yml:3:14: the text ends before '#5 of the palace', for YAML takes that for a remark: put the text in quotes, or a space after the #"
    ]
