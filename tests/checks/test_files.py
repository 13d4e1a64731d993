"""How files are written: what is left of a draft, what is still to do, text that a number sign cuts, line ends."""

import shutil
from pathlib import Path

import pytest

from communique.checks.files import find_cut_text, find_draft_comments, find_todo_comments
from communique.checks.run import check_files
from communique.files.yaml.reader import Document, read_bytes
from communique.model.derived.validation import VALID_VALUE
from communique.register.loader import load
from tests.support.paths import SAMPLE


@pytest.fixture
def sample_copy(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "releases")
    return tmp_path / "releases"


def document(text: str) -> Document:
    return read_bytes(text.encode(), Path("releases/places.yml"))


def test_what_is_left_of_a_draft_is_one_problem_with_its_place_and_its_fix() -> None:
    problem = find_draft_comments(document("moscow:\n  #~ p1: “Moscow”\n  #~ Doubtful.\n  name: Moscow\n"))
    assert problem
    assert problem.where == "releases/places.yml:2:3"
    assert problem.message == (
        "still has 2 lines that `new` or `draft` wrote for the author (#~): "
        "when everything is checked and filled in, `communique finish releases/places.yml` removes them"
    )


@pytest.mark.parametrize(
    "text", ['moscow: {name: "a #~ b"}\n', "moscow: {name: Moscow} # see https://e.org/#~/route\n"]
)
def test_the_mark_of_a_draft_inside_a_text_or_a_comment_is_no_problem(text: str) -> None:
    assert find_draft_comments(document(text)) is None


def test_a_comment_that_begins_with_todo_is_a_problem_with_its_place() -> None:
    text = 'moscow: {name: "# TODO is a text"} # TODO find the country, issue #5\n#~ replace every TODO\n## TODO more\n'
    found = list(find_todo_comments(document(text)))
    assert [problem.where for problem in found] == ["releases/places.yml:1:36", "releases/places.yml:3:1"]
    assert "'# TODO find the country, issue #5'" in found[0].message
    assert "'## TODO more'" in found[1].message


def test_text_that_a_number_sign_cuts_is_a_problem() -> None:
    text = 'moscow: {name: "a #1"}\nastana:\n  name: Room #5 of the palace\n  country: kz # a remark\n'
    [problem] = find_cut_text(document(text))
    assert problem.where == "releases/places.yml:3:14"
    assert problem.message.startswith("the text ends before '#5 of the palace'")


def test_a_number_after_a_number_sign_belongs_to_the_text_before_it() -> None:
    text = "title: Press release # 12 of the SCO\nsession: 7 # 7th by the page\nchair: null # 2 pages disagree\n"
    text += "used_for: decision # 1 in the list\nbody: cfm # 2 pages say so\n"
    [problem, after_one_word] = find_cut_text(document(text))
    assert problem.where == "releases/places.yml:1:22"
    assert problem.message.startswith("the text ends before '# 12 of the SCO'")
    assert after_one_word.where == "releases/places.yml:4:20"


def test_the_form_of_a_field_is_not_reported_where_its_value_is_wrong(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("offices:", "other_names:\n  - 王毅\noffices:"), encoding="utf-8")
    assert [problem.rule for problem in check_files(load(small))] == [VALID_VALUE]


def test_the_form_of_a_record_is_checked_even_where_its_values_are_wrong(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    path.write_text("name: 1 # TODO which\nsort:   S\n#~ by the machine\n", encoding="utf-8")
    found = " ".join(problem.message for problem in check_files(load(small)))
    for words in ("expected text, found 1", "'# TODO which'", "still has 1 line", "is not in the canonical form"):
        assert words in found


def test_a_first_line_that_names_another_kind_is_reported(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    first = "# yaml-language-server: $schema=../schema/{}.json\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(first.format("meeting") + text, encoding="utf-8")
    [problem] = check_files(load(small), [Path("releases/people/wang-yi.yml")])
    assert problem.where == "releases/people/wang-yi.yml:1:43"
    assert problem.message.endswith("'meeting.json', but this is a person: write 'person.json' there")
    path.write_text(first.format("person") + text, encoding="utf-8")
    assert check_files(load(small), [Path("releases/people/wang-yi.yml")]) == []


def test_many_references_to_a_file_that_was_removed_are_one_problem(sample_copy: Path) -> None:
    (sample_copy / "people/wang-yi.yml").unlink()
    register = load(sample_copy)
    [problem] = check_files(register)
    assert problem.where == "releases/meetings/2017/2017-09-20-cfm-new-york.yml:13:8"
    assert problem.message.startswith("unknown person 'wang-yi'")
    assert (
        "; this id is in 5 places (3 files): if its entry was removed or renamed by mistake, restore it"
        in problem.message
    )
    other = Path("releases/meetings/2025/2025-07-15-cfm-tianjin.yml")
    assert {problem.path for problem in check_files(register, [other])} == {other}


def test_a_status_with_a_wrong_date_is_one_problem_and_not_one_of_each_list_that_then_lacks_the_state(
    sample_copy: Path,
) -> None:
    path = sample_copy / "states.yml"
    text = path.read_text(encoding="utf-8")
    before, after = text.split("start_date: 2017-06-09", 1)
    wrong = f"{before.replace('end_date: 2017-06-09', 'end_date: 2007-06-09', 1)}start_date: 2007-06-09{after}"
    path.write_text(wrong, encoding="utf-8")
    [problem] = check_files(load(sample_copy))
    assert problem.message.startswith("the decision is of 2017, but the status begins on 2007-06-09: correct one")


def test_a_misspelt_office_is_found_where_many_have_the_word(sample_copy: Path) -> None:
    path = sample_copy / "meetings/2018/2018-06-10-chs-qingdao.yml"
    text = path.read_text(encoding="utf-8")
    seat = "{person: vladimir-putin, state: ru, office: President, capacity: member"
    misspelt = seat.replace("President", "Presidnet")
    path.write_text(text.replace(seat, misspelt), encoding="utf-8")
    [problem] = check_files(load(sample_copy))
    assert problem.where == "releases/meetings/2018/2018-06-10-chs-qingdao.yml:20:49"
    assert "did you mean 'president'?" in problem.message
    path.write_text(text.replace(seat, f"{misspelt}, note: Printed so."), encoding="utf-8")
    assert not [one for one in check_files(load(sample_copy)) if one.rule.name == "office-is-spelt-like-others"]


def test_few_references_to_an_unknown_id_stay_at_their_places(small: Path) -> None:
    path = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("wang-yi", "wang-yy"), encoding="utf-8")
    problems = [problem for problem in check_files(load(small)) if "wang-yy" in problem.message]
    assert [problem.line for problem in problems] == [8, 12]
    assert all(
        problem.message.endswith("; if its entry was removed or renamed by mistake, restore it") for problem in problems
    )


def test_line_ends_of_windows_and_a_byte_order_mark_are_one_problem(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    [problem] = check_files(load(small))
    assert problem.message.startswith("has Windows line endings or begins with a byte order mark")


def test_the_form_of_a_line_is_not_reported_beside_a_wrong_value_in_it(sample_copy: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(sample_copy.glob("meetings/*/*.yml"))}
    record, text = next((path, text) for path, text in texts.items() if "form: regular\n" in text)
    record.write_text(text.replace("form: regular\n", "form:   regluar\n"), encoding="utf-8")
    [problem] = check_files(load(sample_copy))
    assert problem.rule.name == "value-is-valid"
    record.write_text(text.replace("form: regular\n", "form:   regular\n"), encoding="utf-8")
    [problem] = check_files(load(sample_copy))
    assert problem.rule.name == "canonical-form"
