"""`communique finish`: a draft or a skeleton becomes a record once nothing is left to do."""

from pathlib import Path

import pytest

from tests.support.command import communique

RECORD = "meetings/2018/2018-04-24-cfm-moscow.yml"


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
    assert f"releases/{RECORD}:3:1: cannot be read" in done.stdout
    assert "releases/people/nobody.yml:1:1: is not a file of the register" in done.stdout


@pytest.mark.parametrize("option", [[], ["--without-text"]])
@pytest.mark.parametrize("words", ["- a\n", "word\n", "[a, b]\n", "7\n", "body: [a]\nresolutions: {a: b}\n"])
def test_a_record_that_is_no_mapping_ends_in_a_problem(small: Path, words: str, option: list[str]) -> None:
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text(words, encoding="utf-8")
    done = communique(small, "finish", *option, str(path))
    assert path.read_text(encoding="utf-8").startswith(words[:1])
    if ":" not in words:
        expected = f"releases/{RECORD}:1:1: expected fields (canonical-form)\n"
        assert (done.exit_code, done.stdout) == (1, expected)


def test_a_skeleton_that_is_finished_is_in_the_canonical_form(small: Path) -> None:
    assert communique(small, "new", "2018-04-24", "cfm", "moscow").exit_code == 0
    assert communique(small, "finish", str(small / RECORD)).exit_code == 0
    assert "#~" not in (small / RECORD).read_text(encoding="utf-8")
    [problem] = communique(small, "check").stdout.splitlines()
    assert problem.endswith("(record-has-sources)")


def test_a_draft_that_lies_elsewhere_is_finished_too(small: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yml"
    first = "# yaml-language-server: $schema=../../schema/meeting.json\n"
    draft.write_text(f"{first}#~ By the machine.\nbody: cfm\ndate: 2018-04-24\n", encoding="utf-8")
    assert communique(small, "finish", str(draft)).exit_code == 0
    assert draft.read_text(encoding="utf-8") == f"{first}body: cfm\ndate: 2018-04-24\n"
    draft.write_text("body: cfm\n", encoding="utf-8")
    done = communique(small, "finish", str(draft))
    assert (done.exit_code, done.stdout) == (1, f"{draft}:1:1: is not a file of the register (file-is-known)\n")


def test_the_id_of_a_record_leads_to_its_file(small: Path) -> None:
    done = communique(small, "finish", "2017-09-20-cfm-new-york")
    assert "did you mean releases/meetings/2017/2017-09-20-cfm-new-york.yml?" in done.stdout


def test_without_text_removes_all_that_quotes_the_release_and_nothing_else(small: Path) -> None:
    path = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    done = communique(small, "finish", "--without-text", str(path))
    assert done.exit_code == 0, done.output
    text = path.read_text(encoding="utf-8")
    assert not [
        key for key in ("text:", "text_source:", "text_right:", "annotations:", "quote:", "paragraphs:") if key in text
    ]
    assert "summary: Afghanistan" in text
    assert communique(small, "check").exit_code == 0


def test_without_text_a_comment_of_the_author_is_not_lost_with_what_it_is_about(small: Path) -> None:
    path = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    text = path.read_text(encoding="utf-8").replace("text_right:", "# asked them\ntext_right:")
    path.write_text(text, encoding="utf-8")
    done = communique(small, "finish", "--without-text", str(path))
    assert done.exit_code == 1
    line = text.split("\n").index("# asked them") + 2
    assert (
        f":{line}:1: --without-text would remove this and the comment on it: move the comment elsewhere" in done.stdout
    )
    assert path.read_text(encoding="utf-8") == text


def test_without_text_only_a_record_is_shortened(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    text = path.read_text(encoding="utf-8")
    done = communique(small, "finish", "--without-text", str(path))
    assert (done.exit_code, path.read_text(encoding="utf-8")) == (0, text)


def test_the_doubts_that_are_removed_are_shown(small: Path) -> None:
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text("#~ p1: “Moscow”\n#~ Doubtful: another Moscow.\nbody: cfm\ndate: 2018-04-24\n", encoding="utf-8")
    done = communique(small, "finish", str(path))
    assert done.stdout.splitlines()[1:3] == [
        "These doubts were removed with the comments. Make sure that each is settled:",
        "2018-04-24-cfm-moscow: Doubtful: another Moscow.",
    ]
