"""The journal and the report: nothing is lost, and nothing is called gone before it was missing on two days."""

from datetime import date
from pathlib import Path

import pytest

from communique.checks.run import check_files
from communique.files.form.canonical import format_document
from communique.files.yaml.reader import read
from communique.links.answers import NO_SUCH_HOST, Answer, AnswerKind
from communique.links.journal import Found, Journal
from communique.links.report import build_report, format_report
from communique.links.selection import list_due, list_named, select_addresses
from communique.model.links import LinkReport
from communique.problems import RequestError
from communique.register.loader import load

FIRST, SECOND, THIRD = date(2026, 11, 2), date(2026, 11, 29), date(2026, 12, 1)
PAGE = "https://example.org/release"
FOUND = Answer(AnswerKind.FOUND, "200")
MISSING, GIVEN_UP, TIMEOUT = (
    Answer(AnswerKind.MISSING, "404"),
    Answer(AnswerKind.MISSING, "410"),
    Answer(AnswerKind.UNREACHABLE, "timeout"),
)
MOVED = Answer(AnswerKind.MOVED, "301", "https://example.org/new")


def run(*answers: tuple[date, Answer]) -> LinkReport | None:
    """The report after some checks of one page, each of which finds the report of the one before it."""
    report = None
    for day, answer in answers:
        report = build_report(report, [PAGE], {PAGE: Found(day, answer)})
    return report


@pytest.mark.parametrize(
    ("answers", "status", "since"),
    [
        ([(FIRST, MISSING)], "unreachable", FIRST),
        ([(FIRST, MISSING), (FIRST, MISSING)], "unreachable", FIRST),
        ([(FIRST, MISSING), (SECOND, MISSING)], "gone", FIRST),
        ([(FIRST, MISSING), (SECOND, GIVEN_UP)], "gone", FIRST),
        ([(FIRST, NO_SUCH_HOST), (SECOND, NO_SUCH_HOST)], "gone", FIRST),
        ([(FIRST, MISSING), (SECOND, MISSING), (THIRD, MISSING)], "gone", FIRST),
        ([(FIRST, TIMEOUT), (SECOND, MISSING)], "unreachable", SECOND),
        ([(FIRST, MISSING), (SECOND, TIMEOUT)], "unreachable", SECOND),
        ([(FIRST, MISSING), (SECOND, FOUND), (THIRD, MISSING)], "unreachable", THIRD),
        ([(FIRST, TIMEOUT), (SECOND, TIMEOUT)], "unreachable", FIRST),
        ([(FIRST, TIMEOUT), (SECOND, MOVED)], "moved", SECOND),
    ],
)
def test_gone_is_what_was_missing_on_two_days(answers: list[tuple[date, Answer]], status: str, since: date) -> None:
    report = run(*answers)
    assert report
    [link] = report.links
    assert (link.status, link.since.first, link.checked.first) == (status, since, answers[-1][0])


def test_a_page_that_is_found_again_leaves_the_report() -> None:
    report = run((FIRST, MISSING), (SECOND, MISSING), (THIRD, FOUND))
    assert report
    assert (report.links, report.asked, report.checked.first) == ([], 1, THIRD)


def test_an_old_answer_does_not_undo_a_later_one_of_another_maintainer() -> None:
    report = run((FIRST, MISSING), (THIRD, MISSING))
    assert report
    again = build_report(report, [PAGE], {PAGE: Found(SECOND, FOUND)})
    assert again.links == report.links


def test_what_no_entry_names_any_more_leaves_the_report_and_what_was_not_asked_for_stays() -> None:
    other = "https://example.org/other"
    report = build_report(None, [PAGE, other], {PAGE: Found(FIRST, MISSING), other: Found(FIRST, TIMEOUT)})
    assert report.asked == 2
    assert [link.url for link in build_report(report, [other], {PAGE: Found(SECOND, MISSING)}).links] == [other]


def test_the_report_is_read_back_and_has_the_canonical_form(small: Path) -> None:
    """Also with words of a server and addresses that YAML or the formatter would take for something else."""
    urls = {
        PAGE: MOVED,
        "https://example.org/a": MISSING,
        "https://example.org/b?x=#y": Answer(AnswerKind.UNREACHABLE, "no: #1 [x]"),
        f"https://example.org/{'long/' * 60}": TIMEOUT,
        "http://127.0.0.1:8000/стр": Answer(AnswerKind.UNREACHABLE, "=HYPERLINK(1)"),
        "https://example.org/found": FOUND,
    }
    report = build_report(None, list(urls), {url: Found(FIRST, answer) for url, answer in urls.items()})
    (small / "links.yml").write_text(format_report(report), encoding="utf-8")
    register = load(small)
    assert [str(problem) for problem in check_files(register)] == []
    assert register.links == report
    assert {link.url: (link.answer, link.to) for link in report.links} == {
        url: (answer.words, answer.to) for url, answer in urls.items() if answer is not FOUND
    }
    document = read(small / "links.yml")
    assert format_document(document, None) == document.text


def test_the_journal_gives_back_the_last_answer_for_each_address(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new/links.jsonl")
    assert journal.read() == {}
    journal.add(PAGE, FIRST, TIMEOUT)
    journal.add("https://example.org/стр", FIRST, MOVED)
    journal.add(PAGE, SECOND, FOUND)
    assert journal.read() == {PAGE: Found(SECOND, FOUND), "https://example.org/стр": Found(FIRST, MOVED)}


@pytest.mark.parametrize("rest", ['{"url": "https://exa', "[]\n", '{"url": 1}', "\x00\n\n", '{"kind": "none"}\n'])
def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path, rest: str) -> None:
    journal = Journal(tmp_path / "links.jsonl")
    journal.add(PAGE, FIRST, FOUND)
    with journal.path.open("a", encoding="utf-8") as file:
        file.write(rest)
    journal.add("https://example.org/next", SECOND, MISSING)
    assert journal.read() == {PAGE: Found(FIRST, FOUND), "https://example.org/next": Found(SECOND, MISSING)}


# Which addresses


def test_addresses_are_those_of_sources_notes_names_and_places_and_not_copies_in_archives(small: Path) -> None:
    person = small / "people/wang-yi.yml"
    text = person.read_text(encoding="utf-8")
    copied = text.replace(
        "used_for: name}", 'used_for: name, archived: {url: "https://archive.example.org/w", date: 2020-01-01}}'
    )
    assert copied != text
    person.write_text(copied, encoding="utf-8")
    named = list_named(load(small))
    assert {"https://example.org/release", "https://example.org/5128581", "https://example.org/founding"} <= {*named}
    assert "https://example.org/wang" in named
    assert "https://archive.example.org/w" not in named
    assert len(named) == len(set(named))


def test_files_and_hosts_limit_what_is_asked_for(small: Path) -> None:
    register = load(small)
    places = Path("releases/places.yml")
    both = ["https://example.org/5128581", "https://example.org/524901"]
    assert select_addresses(register, [places], []) == both
    assert select_addresses(register, [places], ["example.org"]) == both
    assert select_addresses(register, [], []) == list_named(register)
    with pytest.raises(RequestError, match=r"No source is on example\.com"):
        select_addresses(register, [], ["example.com"])
    with pytest.raises(
        RequestError, match=r"place\.yml is not a file of the register; did you mean releases/places\.yml"
    ):
        select_addresses(register, [Path("releases/place.yml")], [])


def test_a_page_that_was_found_is_not_asked_for_again_for_some_days_and_others_are_on_the_next_day(small: Path) -> None:
    register = load(small)
    urls = [f"https://example.org/{name}" for name in ("new", "found", "found-long-ago", "missing", "missing-today")]
    found = {
        urls[1]: Found(date(2026, 10, 1), FOUND),
        urls[2]: Found(date(2026, 8, 1), FOUND),
        urls[3]: Found(date(2026, 11, 28), MISSING),
        urls[4]: Found(SECOND, MISSING),
    }
    assert list_due(urls, register, found, SECOND, 90) == [urls[0], urls[2], urls[3]]


def test_what_another_maintainer_found_missing_today_is_not_asked_for_either(small: Path) -> None:
    register = load(small)
    register.links = build_report(None, [PAGE], {PAGE: Found(SECOND, MISSING)})
    assert list_due([PAGE], register, {}, SECOND, 90) == []
    assert list_due([PAGE], register, {}, THIRD, 90) == [PAGE]
    assert list_due([PAGE], register, {PAGE: Found(FIRST, FOUND)}, THIRD, 90) == [PAGE]
