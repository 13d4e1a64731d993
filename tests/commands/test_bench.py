"""The benchmark: synthetic registers without problems, the same for a size and seed; the score of the search."""

from pathlib import Path

import pytest

from benchmark.questions import Answer, Question, Score, format_score
from communique.checks.run import check_register
from communique.register.loader import load
from tests.support.command import read_files
from tests.support.synthetic import write_synthetic

MEETINGS = 20


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic register of twenty meetings."""
    return write_synthetic(tmp_path_factory.mktemp("synthetic") / "releases", MEETINGS)


def test_a_synthetic_register_has_no_problems_and_the_size_asked_for(synthetic: Path) -> None:
    register = load(synthetic)
    assert [str(problem) for problem in check_register(register)] == []
    assert len(register.meetings) == MEETINGS
    assert sum(bool(meeting.text) for meeting in register.meetings.values()) == MEETINGS / 10
    assert sum(len(meeting.annotations) for meeting in register.meetings.values()) == 34 * MEETINGS / 10


def test_the_same_size_and_seed_give_the_same_bytes(synthetic: Path, tmp_path: Path) -> None:
    write_synthetic(tmp_path / "again", MEETINGS)
    assert read_files(tmp_path / "again") == read_files(synthetic)
    write_synthetic(tmp_path / "other", MEETINGS, seed=2)
    assert read_files(tmp_path / "other") != read_files(synthetic)


@pytest.mark.parametrize(
    ("finds", "hits", "answered"),
    [
        (["/people/wang-yi/"], ["/x/", "/y/", "/people/wang-yi/"], True),
        (["/people/wang-yi/"], ["/x/", "/y/", "/z/", "/people/wang-yi/"], False),
        (["/people/wang-yi/"], ["/people/wang-yi/#offices"], True),
        (["/meetings/m/#r1"], ["/meetings/m/#r12", "/meetings/m/"], False),
        (["/a/", "/meetings/m/#r1"], ["/meetings/m/#r1"], True),
        (["/people/"], [], False),
    ],
)
def test_a_question_is_answered_by_one_of_its_answers_among_the_first_three_hits(
    finds: list[str], hits: list[str], answered: bool
) -> None:
    assert Question({"q": "x"}, tuple(finds), 3).is_answered_by(Answer(hits, "9 hits.")) == answered


def test_where_nothing_is_recorded_the_answer_is_that_nothing_holds_all_words() -> None:
    question = Question({"q": "x y"}, (), 3)
    assert question.is_answered_by(Answer(["/x/"], "Nothing holds all these words. 2 hits."))
    assert not question.is_answered_by(Answer(["/x/"], "2 hits."))


def test_the_score_names_the_questions_that_failed() -> None:
    asked = [Question({"q": "a|b"}, ("/x/",), 3), Question({"q": "c", "sort": "newest"}, (), 3)]
    assert format_score(Score(asked, [])) == "2 of 2 questions have their answer among the first 3 hits."
    failed = [(asked[0], Answer(["/y/"], "1 hit.")), (asked[1], Answer([], "1 hit."))]
    assert format_score(Score(asked, failed)).splitlines() == [
        "0 of 2 questions have their answer among the first 3 hits.",
        "",
        "| question | answer | first hits |",
        "| --- | --- | --- |",
        "| a\\|b | `/x/` | `/y/` |",
        "| c, sort: newest | nothing is recorded | none |",
    ]
