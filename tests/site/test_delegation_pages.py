"""The pages on delegations: their Markdown, which there are, and that names stay text."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from markdown import Markdown

from communique.register.loader import load
from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.output.writer import render_page
from communique.site.overviews.delegations import DELEGATIONS, MAX_ROWS
from communique.site.pages import list_pages
from communique.site.view.view import View
from tests.support.golden import Golden
from tests.support.hostile import SHOWN, name_of
from tests.support.sessions import load_with_body, seat, write_session

CASE = Path(__file__).parent / "pages/the-delegations-to-a-small-body.yml"
PAGE = "bodies/cfm/delegations.md"


def render(register: Register) -> dict[str, str]:
    """The pages of a register on delegations, and those of its bodies, by uri."""
    wanted = [page for page in list_pages(register) if "delegations" in page.uri or page.uri.startswith("bodies/")]
    return {page.uri: render_page(build_environment(), View(register, page.folder), page) for page in wanted}


def test_the_delegations_to_a_small_body(small: Path, golden: Callable[[Path], Golden]) -> None:
    case = golden(CASE)
    for session in case["sessions"]:
        more = {key: value for key, value in session.items() if key not in ("day", "seats")}
        write_session(small, session["day"], session["seats"], **more)
    register = load(small)
    assert register.problems == []
    pages = render(register)
    case.expect(page=pages[PAGE].partition("---\n\n")[2], list=pages["explore/delegations.md"].partition("---\n\n")[2])


def test_the_page_of_a_body_leads_to_its_delegations(small: Path) -> None:
    assert "delegations.md" not in render(load(small))["bodies/cfm.md"]
    write_session(small, "2018-04-24", [seat("cn")])
    assert "[who led them, session by session](cfm/delegations.md)" in render(load(small))["bodies/cfm.md"]


def test_where_no_body_met_twice_a_sentence_says_so(small: Path) -> None:
    register = load(small)
    pages = render(register)
    assert [uri for uri in pages if "delegations" in uri] == ["explore/delegations.md"]
    assert "No two sessions of one body are in the register yet." in pages["explore/delegations.md"]
    assert DELEGATIONS.warn(register) == ""


def test_without_meetings_the_page_to_which_the_menu_leads_says_so(small: Path) -> None:
    for path in (small / "meetings").rglob("*.yml"):
        path.unlink()
    register = load(small)
    assert DELEGATIONS.warn(register) == ""
    pages = render(register)
    assert [uri for uri in pages if "delegations" in uri] == ["explore/delegations.md"]
    assert "No two sessions of one body are in the register yet." in pages["explore/delegations.md"]


def test_a_body_of_officials_counts_no_stand_ins(small: Path) -> None:
    for day in ("2018-04-24", "2019-04-24"):
        write_session(small, day, [seat("cn", "Deputy Foreign Minister")], "cnc")
    pages = render(load_with_body(small, "cnc"))
    assert "tand-in" not in pages["bodies/cnc/delegations.md"].replace("counts as a stand-in.", "")
    assert "| not counted |" in pages["explore/delegations.md"]


def test_sessions_without_any_attendee_and_in_one_year(small: Path) -> None:
    for day in ("2018-04-24", "2018-09-24"):
        write_session(small, day, [], "cdm")
    page = render(load_with_body(small, "cdm"))["bodies/cdm/delegations.md"]
    assert "2 sessions in 2018." in page
    assert "[24 April 2018, Moscow]" in page
    assert page.count("No source consulted says who led its delegation.") == 3


def trim(words: str) -> str:
    """Words as a title holds them: Python-Markdown takes quotation marks around a title away."""
    return " ".join(words.split()).strip("' ")


def dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True)


def convert(page: str) -> tuple[str, Element]:
    """A page as HTML, and its tree."""
    made = Markdown(extensions=["attr_list", "tables", "def_list", "communique.site.markdown.extension"])
    html = made.convert(page.partition("---\n\n")[2])
    return html, html5lib.parse(html, namespaceHTMLElements=False)


def list_titles(table: Element) -> set[str]:
    return {trim(link.get("title") or "") for link in table.iter("a")}


def test_hostile_names_offices_and_reasons_stay_text(small: Path) -> None:
    for number, words in enumerate(SHOWN):
        (small / f"people/h{number}.yml").write_text(
            dump({"name": name_of(words), "sort": name_of(words)}), encoding="utf-8"
        )
        absences = [{"state": "ru", "note": words}]
        day = f"{2018 + number // 12}-{1 + number % 12:02}-01"
        write_session(small, day, [seat("cn", words, f"h{number}")], absences=absences)
    register = load(small)
    assert register.problems == []
    titles: set[str] = set()
    for uri, page in render(register).items():
        if uri.startswith("bodies/cfm/delegations"):
            html, tree = convert(page)
            matrix = tree.findall(".//table")[0]
            assert {len(row) for row in matrix.iter("tr")} == {4}, uri
            assert "<script" not in html
            assert "style=" not in html
            titles |= list_titles(matrix)
    wanted = {trim(f"{name_of(words)}, {words}") for words in SHOWN} | {trim(words) for words in SHOWN}
    assert wanted - titles == set()


@pytest.mark.parametrize("words", SHOWN[::12])
def test_a_hostile_name_of_a_state_stays_text(words: str, small: Path) -> None:
    states = yaml.safe_load((small / "states.yml").read_text(encoding="utf-8"))
    states["cn"]["name"] = name_of(words)
    (small / "states.yml").write_text(dump(states), encoding="utf-8")
    write_session(small, "2018-04-24", [seat("cn")])
    html, tree = convert(render(load(small))[PAGE])
    matrix, numbers = tree.findall(".//table")
    assert trim(name_of(words)) in list_titles(matrix)
    assert len({len(row) for row in numbers.iter("tr")}) == 1
    assert "<script" not in html


def test_many_sessions_are_split_and_counted_together(small: Path) -> None:
    count = 4 * MAX_ROWS
    for number in range(count):
        write_session(small, f"{2002 + number // 12}-{1 + number % 12:02}-01", [seat("cn")], "cdm")
    pages = render(load_with_body(small, "cdm"))
    parts = [page for uri, page in pages.items() if uri.startswith("bodies/cdm/delegations")]
    rows = [re.findall(r"^\| .*#delegation-cn", page, re.MULTILINE) for page in parts]
    assert sum(map(len, rows)) == count
    assert all(0 < len(found) <= MAX_ROWS for found in rows)
    assert f"[China](../../states/cn.md) | {count} | {count} | 0 of {count} |" in pages["bodies/cdm/delegations.md"]
    assert max(len(page) for page in parts) < 200_000
