"""`communique links` from end to end: a register whose sources are on a server of this computer."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from communique.checks.run import check_files
from communique.links.answers import NO_SUCH_HOST, Answer, AnswerKind
from communique.links.check import LinkCheck
from communique.links.journal import Journal
from communique.register.gaps import find_gaps
from communique.register.loader import load
from tests.support.command import communique
from tests.support.servers import Site, serve

ANSWERS: dict[str, tuple[int, dict[str, str]]] = {
    "/release": (404, {}),
    "/swaraj": (301, {"Location": "/found"}),
    "/wang": (500, {}),
    "/found": (200, {}),
    "/lavrov": (200, {}),
    "/5128581": (200, {}),
    "/524901": (200, {}),
    "/founding": (200, {}),
    "/observers": (200, {}),
    "/enlargement": (200, {}),
    **{f"/{name}": (200, {}) for name in ("sco", "cfm", "secretariat", "un", "charter")},
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, small: Path) -> Iterator[Site]:
    """The server, to which the sources of the small register lead."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve(dict(ANSWERS)) as site:
        for path in small.rglob("*.yml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("https://example.org", site.address), encoding="utf-8")
        yield site


def links(releases: Path, *words: str) -> Result:
    return communique(releases, "links", "--pause", "0", "--timeout", "5", *words)


def test_all_sources_are_asked_for_once_and_the_report_passes_the_check(small: Path, site: Site) -> None:
    done = links(small, "--all")
    assert done.exit_code == 0, done.output
    register = load(small)
    assert [str(problem) for problem in check_files(register)] == []
    assert register.links
    assert {(link.url.rpartition("/")[2], link.status, link.answer) for link in register.links.links} == {
        ("release", "unreachable", "404"),
        ("swaraj", "moved", "301"),
        ("wang", "unreachable", "500"),
    }
    assert f"moved        301              {site.address}/swaraj -> {site.address}/found" in done.output
    assert "1 missing: check again on another day" in done.output
    assert "Wrote releases/links.yml." in done.output

    site.requests.clear()
    again = links(small, "--all")
    assert site.asked == []
    assert "of which 0 are due" in again.output
    assert "Wrote" not in again.output


def test_on_the_second_day_a_missing_page_is_gone_and_coverage_lists_what_rests_on_it(small: Path, site: Site) -> None:
    links(small, "--all")
    rest_for_a_day(small)
    site.requests.clear()
    links(small, "--all")
    assert sorted(site.asked) == [
        "GET /release",
        "GET /wang",
        "HEAD /found",
        "HEAD /release",
        "HEAD /swaraj",
        "HEAD /wang",
    ]
    gap = next(gap for gap in find_gaps(load(small)) if gap.id == "vanished")
    assert [item.key.id for item in gap.items] == ["2017-09-20-cfm-new-york"]
    assert gap.items[0].note.endswith(": the text")
    assert "As of the last check, on " in gap.meaning

    site.answers["/release"] = (200, {})
    rest_for_a_day(small)
    links(small, "--all")
    assert next(gap for gap in find_gaps(load(small)) if gap.id == "vanished").items == []


def rest_for_a_day(releases: Path) -> None:
    """Date back what was found, in the journal and in the report, as if it were a day older."""
    today = max(json.loads(line)["day"] for line in (releases.parent / "build/links.jsonl").read_text().splitlines())
    for file in (releases.parent / "build/links.jsonl", releases / "links.yml"):
        text = file.read_text(encoding="utf-8")
        for back in (1, 0):  # the older day first, so that no day is moved twice
            day = date.fromisoformat(today).toordinal() - back
            text = text.replace(date.fromordinal(day).isoformat(), date.fromordinal(day - 1).isoformat())
        file.write_text(text, encoding="utf-8")


def test_only_the_sources_of_the_named_file_are_asked_for(small: Path, site: Site) -> None:
    done = links(small, str(small / "people/wang-yi.yml"))
    assert done.exit_code == 0, done.output
    assert {request.path for request in site.requests} == {"/wang"}


def test_only_the_sources_on_the_named_host_are_asked_for(small: Path, site: Site) -> None:
    other = small / "people/wang-yi.yml"
    other.write_text(other.read_text(encoding="utf-8").replace(site.address, "https://example.org"), encoding="utf-8")
    links(small, "--host", "127.0.0.1")
    assert "/wang" not in {request.path for request in site.requests}
    assert "/lavrov" in {request.path for request in site.requests}


def test_a_host_that_asks_to_wait_is_left_and_goes_on_another_time(small: Path, site: Site) -> None:
    site.answers.update(dict.fromkeys(site.answers, (429, {})))
    done = links(small, "--all")
    assert len(site.requests) == 1
    assert "wait         429" in done.output
    assert not (small / "links.yml").exists()


def test_an_interrupted_check_keeps_its_answers_and_goes_on_where_it_stopped(
    small: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, kept = Journal.add, []

    def interrupt(self: Journal, url: str, day: date, answer: Answer) -> None:
        add(self, url, day, answer)
        kept.append(url)
        if len(kept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "add", interrupt)
    done = links(small, "--all")
    assert done.exit_code == 0
    assert "Stopped; the answers so far are kept." in done.output
    report = load(small).links
    assert report
    assert report.asked == 3

    monkeypatch.setattr(Journal, "add", add)
    site.requests.clear()
    links(small, "--all")
    asked = {f"{site.address}{request.path}" for request in site.requests}
    assert not asked & {*kept} - {f"{site.address}/found"}
    finished = load(small).links
    assert finished
    assert finished.asked == len(ANSWERS) - 1


def test_answers_of_a_check_that_was_killed_are_in_the_next_report(small: Path, site: Site) -> None:
    Journal(small.parent / "build/links.jsonl").add(
        f"{site.address}/wang", date(2026, 1, 1), Answer(AnswerKind.MISSING, "404")
    )
    links(small, str(small / "people/sergey-lavrov.yml"))
    report = load(small).links
    assert report
    assert [(link.answer, str(link.since)) for link in report.links] == [("404", "2026-01-01")]


def test_without_a_network_no_host_is_said_to_have_vanished(small: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "links.jsonl")
    urls = ["https://a.example.org/", "https://b.example.org/"]
    session = LinkCheck(load(small), journal, date(2026, 11, 29))
    assert len(list(session.ask(urls, lambda _: NO_SUCH_HOST))) == 2
    assert (session.heard, journal.read()) == (False, {})

    other = "https://c.example.org/"
    answers = dict.fromkeys(urls, NO_SUCH_HOST) | {other: Answer(AnswerKind.FOUND, "200")}
    list(session.ask(answers, answers.__getitem__))
    assert {*journal.read()} == {*answers}


def test_a_report_with_problems_is_not_overwritten(small: Path, site: Site) -> None:
    (small / "links.yml").write_text("checked: never\n", encoding="utf-8")
    done = links(small, "--all")
    assert done.exit_code == 1
    assert (
        done.output == "Error: releases/links.yml has problems, and is left as it is: `communique check` lists them.\n"
    )
    assert (small / "links.yml").read_text(encoding="utf-8") == "checked: never\n"
    assert site.asked == []


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((), "Error: Name files or a --host, or use --all."),
        (("--host", "nowhere.example.org"), "Error: No source is on nowhere.example.org."),
        (("releases/people/nobody.yml",), "Error: releases/people/nobody.yml is not a file of the register"),
    ],
)
def test_a_request_that_names_nothing_is_an_error_in_one_sentence(
    small: Path, words: tuple[str, ...], error: str
) -> None:
    done = links(small, *words)
    assert done.exit_code != 0
    assert error in done.output
