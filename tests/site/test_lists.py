"""Long lists in parts: no line is lost or repeated, no page is too long, and parts stay when the register grows."""

from collections import Counter
from collections.abc import Iterator

import pytest

from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.register.loader import load
from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.lists import MAX_LINES, EntryList, fit_lists
from communique.site.output.writer import render_page
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.paths import SMALL
from tests.support.synthetic import write_synthetic

LONGEST = 280_000
"""Bytes of Markdown; its HTML with the frame of the site around it is to stay below 300 KB."""
MEETINGS = 700


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register of many meetings: the ten of a synthetic one, again and again under other ids and in other years."""
    register = load(write_synthetic(tmp_path_factory.mktemp("large") / "releases", 10))
    ten = list(register.meetings.values())
    register.entries["meeting"] = {meeting.id: meeting for meeting in sorted(_many(register, ten), key=_day)}
    return register


def _many(register: Register, ten: list[Meeting]) -> Iterator[Meeting]:
    for number in range(MEETINGS):
        pattern = ten[number % len(ten)]
        meeting = pattern.model_copy(update={"text": [], "annotations": []})
        meeting._id = f"{pattern.id}-{number}"  # noqa: SLF001 (the register gives the ids)
        register.origins[key_of(meeting)] = register.origin(pattern)
        yield meeting


def _day(meeting: Meeting) -> str:
    return str(meeting.date)


def test_no_page_of_a_large_register_is_too_long(large: Register) -> None:
    env = build_environment()
    lists = [page for page in list_pages(large) if page.kind != "meeting"]
    sizes = {page.uri: len(render_page(env, View(large, page.folder), page).encode()) for page in lists}
    assert {uri: size for uri, size in sizes.items() if size > LONGEST} == {}
    parts = {uri.split("/")[0] for uri in sizes if uri.removesuffix(".md").rpartition("/")[2].isdigit()}
    assert parts >= {"topics", "states", "bodies", "acts", "coverage", "meetings"}


def test_all_addresses_of_a_large_register_are_there_once(large: Register) -> None:
    uris = [page.uri for page in list_pages(large)]
    assert len(set(uris)) == len(uris)
    titles = Counter((page.kind, page.title) for page in list_pages(large))
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize(
    "length", [0, 1, MAX_LINES, MAX_LINES + 1, MAX_LINES + 150, 10 * MAX_LINES, 10 * MAX_LINES + 299]
)
@pytest.mark.parametrize("first", [True, False])
def test_parts_hold_every_line_once_and_none_is_longer_than_a_page(length: int, first: bool, large: Register) -> None:
    statements = [s for found in large.statements.values() for s in found][:length]
    listing = fit_lists([EntryList("lines", "lines", "statement_lines", statements)], shows_first=first)["lines"]
    assert [line for part in listing.parts for line in part.items] == (statements if length > MAX_LINES else [])
    assert all(0 < len(part.items) <= MAX_LINES for part in listing.parts)
    assert len(listing.shown) + sum(len(part.items) for part in listing.others) == length
    assert len(listing.shown) >= MAX_LINES / 3 or length <= MAX_LINES


def test_earlier_parts_stay_when_a_list_grows(large: Register) -> None:
    statements = [s for found in large.statements.values() for s in found]
    before, after = (
        fit_lists([EntryList("lines", "lines", "statement_lines", statements[:length])])["lines"].others
        for length in (5 * MAX_LINES, 6 * MAX_LINES)
    )
    assert [part.items for part in after[: len(before)]] == [part.items for part in before]


def test_the_lists_of_a_small_register_stand_whole() -> None:
    register = load(SMALL)
    assert [page.uri for page in list_pages(register) if page.template in ("part.md.j2", "act.md.j2")] == []
