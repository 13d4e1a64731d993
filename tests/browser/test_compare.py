"""The page that sets two meetings side by side: what it shows, how meetings are chosen, and what it says of wrong addresses."""

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.axe import COLOURS, OTHERS, hide_repeats, list_violations
from tests.support.hostile import SHOWN
from tests.support.web import requests_of

pytestmark = pytest.mark.browser

HERE = "/explore/compare/"
ASTANA, QINGDAO, NEW_YORK = "2017-06-09-chs-astana", "2018-06-10-chs-qingdao", "2017-09-20-cfm-new-york"
LONG = "x" * 10_000


def address(a: str, b: str) -> str:
    return f"{HERE}?a={a}&b={b}"


def part(page: Page, name: str) -> Any:
    return page.locator(f"[data-part={name}]")


def row(page: Page, name: str, title: str) -> list[str]:
    """The two cells of a row, without the labels for narrow screens."""
    line = part(page, name).locator("tr").filter(has=page.get_by_role("rowheader", name=title)).first
    return [
        cell.evaluate("(cell) => [...cell.childNodes].slice(1).map((node) => node.textContent).join('')")
        for cell in line.locator("td").all()
    ]


def made(one: str, **more: Any) -> dict[str, Any]:
    """The document of a meeting, as short as a record can be."""
    known = {"entry": "meeting", "id": one, "name": f"Council, Place, {one}", "body_name": "Council", "body": "cfm"}
    return known | {"form": "regular", "held": "held", "attendance": "unknown"} | more


def serve(page: Page, *documents: dict[str, Any]) -> None:
    """Answer with documents that no record of the sample has."""
    for document in documents:
        page.route(f"**/api/v1/meetings/{document['id']}.json", answer_with(json.dumps(document)))


def answer_with(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html")


def resolution(one: str, **more: Any) -> dict[str, Any]:
    return {
        "id": one,
        "act": "agreed",
        "verb": "agreed",
        "strength": "decides",
        "summary": f"on {one}.",
        "own": True,
    } | more


def wait(page: Page) -> None:
    expect(page.locator("#compare").get_by_role("status")).to_contain_text("Shown below")


def test_both_meetings_are_named_with_how_much_of_them_is_recorded(page: Page, sample_address: str) -> None:
    page.goto(sample_address + address(ASTANA, NEW_YORK))
    wait(page)
    links = part(page, "records").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{sample_address}/meetings/{one}/" for one in (ASTANA, NEW_YORK)
    ]
    assert row(page, "records", "Participants")[0] == "complete: A source names the delegation of every member state."
    unknown, complete = row(page, "records", "Outcomes")
    assert "recorded; unknown: How much" in unknown
    assert "recorded; complete: The whole text was read" in complete
    assert row(page, "records", "Sitting")[1].startswith("extraordinary")
    expect(page).to_have_title(
        re.compile("^Astana, 8–9 June 2017 and New York, 20 September 2017 · Compare two meetings")
    )


def test_delegations_stand_side_by_side_and_another_head_is_said_in_words(page: Page, sample_address: str) -> None:
    page.goto(sample_address + address(ASTANA, QINGDAO))
    wait(page)
    assert row(page, "delegations", "Russia") == ["Vladimir Putin, President", "Vladimir Putin, President"]
    expect(part(page, "delegations").get_by_role("rowheader", name="Russia")).to_have_text("Russia")
    expect(part(page, "delegations").get_by_role("rowheader", name="Kyrgyzstan")).to_have_text(
        "Kyrgyzstan: another person"
    )


def test_absent_is_written_only_where_the_record_says_so(page: Page, sample_address: str) -> None:
    seat = {"state": "kz", "state_name": "Kazakhstan", "capacity": "member", "chaired": False}
    absence = {"state": "in", "state_name": "India", "note": "flights were cancelled"}
    guest = {"capacity": "guest", "person": "x", "person_name": "A Guest", "chaired": False}
    came = {"state": "in", "state_name": "India", "capacity": "observer", "office": "Minister", "chaired": False}
    serve(
        page,
        made("a1", attendance="complete", attendees=[seat, guest, guest], absences=[absence]),
        made("b1", attendees=[came]),
    )
    page.goto(sample_address + address("a1", "b1"))
    wait(page)
    assert row(page, "delegations", "India") == ["absent: flights were cancelled", "name not known, Minister, observer"]
    assert row(page, "delegations", "Kazakhstan") == ["name not known", "no delegation listed"]
    assert row(page, "delegations", "A Guest") == ["A Guest and 1 more", "no delegation listed"]
    groups = part(page, "delegations").locator("[scope=rowgroup]")
    expect(groups).to_have_text(
        ["In both records: 1", "Only in the record of A (that of B is not complete): 2", "Only in the record of B: 0"]
    )


def test_topics_of_both_come_first_and_each_statement_leads_to_its_place(page: Page, sample_address: str) -> None:
    page.goto(sample_address + address(ASTANA, NEW_YORK))
    wait(page)
    groups = part(page, "topics").locator("[scope=rowgroup]").all_text_contents()
    assert [words.partition(":")[0] for words in groups] == [
        "In both records",
        "Only in the record of A",
        "Only in the record of B (that of A is not complete)",
    ]
    only_a = part(page, "topics").locator("tbody").nth(1).locator("tr:has(td)").first
    expect(only_a.locator("td").nth(1)).to_contain_text("no outcome recorded")
    link = part(page, "topics").locator("td:nth-of-type(2) li a").first
    number = (link.text_content() or "").removeprefix("outcome ")
    link.click()
    expect(page).to_have_url(f"{sample_address}/meetings/{NEW_YORK}/#r{number}")
    expect(page.locator(f"#r{number}")).to_be_in_viewport()


def test_words_of_one_participant_are_not_counted(page: Page, sample_address: str) -> None:
    said = [
        resolution("r1", topics=["t"], topic_names=["Trade"]),
        resolution("r2", topics=["t"], topic_names=["Trade"], own=False),
    ]
    serve(page, made("a1", resolutions=said, outcomes="complete"), made("b1", resolutions=[resolution("r7")]))
    page.goto(sample_address + address("a1", "b1"))
    wait(page)
    assert row(page, "topics", "Trade") == ["agreed on r1. outcome 1", "no outcome recorded"]
    assert row(page, "topics", "No topic") == ["no outcome recorded", "agreed on r7. outcome 7"]
    assert row(page, "acts", "Decisions") == ["1", "1"]
    assert row(page, "acts", "Calls") == ["0", "0"]
    assert row(page, "records", "Outcomes")[1] == "1 recorded; not recorded"


def test_instruments_and_positions_are_compared(page: Page, sample_address: str) -> None:
    cited = {"instruments": ["charter"], "instrument_names": ["The Charter"]}
    signed = [{"instrument": "charter", "instrument_name": "The Charter", "action": "signed"}]
    apart = {
        "joined": ["cn", "ru"],
        "joined_names": ["China", "Russia"],
        "left_out": ["in"],
        "left_out_names": ["India"],
    }
    serve(
        page,
        made("a1", resolutions=[resolution("r1", **cited)], instruments=signed),
        made("b1", resolutions=[resolution("r2", **apart), resolution("r3", joined=["mn"], joined_names=["Mongolia"])]),
    )
    page.goto(sample_address + address("a1", "b1"))
    wait(page)
    assert row(page, "instruments", "The Charter") == ["signed, cited in outcome 1", "not named"]
    words = "agreed on r2. · joined by China, Russia · without India outcome 2"
    assert row(page, "positions", "India") == ["no position recorded", words]
    assert row(page, "positions", "Mongolia") == [
        "no position recorded",
        "agreed on r3. · joined by Mongolia outcome 3",
    ]
    expect(part(page, "positions").locator("[scope=row]")).to_have_count(2)


def test_records_that_hold_nothing_are_compared_in_sentences(page: Page, sample_address: str) -> None:
    serve(page, made("a1"), made("b1", held="announced", outcomes="brand-new"))
    page.goto(sample_address + address("a1", "b1"))
    wait(page)
    for name in ("delegations", "topics", "instruments", "positions"):
        expect(part(page, name)).to_have_text("Neither record has any.")
    assert row(page, "records", "Sitting") == ["regular", "regular, only announced"]
    assert row(page, "records", "Outcomes")[0] == "0 recorded; not recorded"


def test_meetings_are_chosen_by_keyboard_and_the_address_names_them(page: Page, sample_address: str) -> None:
    page.goto(sample_address + HERE)
    status = page.locator("#compare").get_by_role("status")
    expect(status).to_have_text("Choose two meetings.")
    first, second = page.get_by_role("group", name="Meeting A"), page.get_by_role("group", name="Meeting B")
    first.get_by_label("Body").focus()
    page.keyboard.type("Council of Heads of State")
    expect(second.get_by_label("Body")).to_have_value("chs")
    page.keyboard.press("Tab")
    expect(first.get_by_label("Meeting")).to_be_focused()
    expect(first.get_by_label("Meeting").locator("option").nth(1)).to_have_text("by video link, 10 November 2020")
    page.keyboard.type("Astana")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Qingdao")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait(page)
    expect(page).to_have_url(sample_address + address(ASTANA, QINGDAO))
    expect(page.get_by_role("button", name="Compare")).to_be_focused()


def test_a_swap_changes_sides_and_the_way_back_is_open(page: Page, sample_address: str) -> None:
    page.goto(sample_address + address(ASTANA, QINGDAO))
    wait(page)
    page.get_by_role("button", name="Swap A and B").press("Enter")
    expect(page).to_have_url(sample_address + address(QINGDAO, ASTANA))
    expect(part(page, "topics").get_by_role("columnheader").nth(1)).to_have_text("A: Qingdao, 9–10 June 2018")
    expect(page.locator("#a-meeting")).to_have_value(QINGDAO)
    expect(page.get_by_role("button", name="Swap A and B")).to_be_focused()
    page.go_back()
    expect(part(page, "topics").get_by_role("columnheader").nth(1)).to_have_text("A: Astana, 8–9 June 2017")
    expect(page.locator("#a-meeting")).to_have_value(ASTANA)
    page.go_forward()
    expect(part(page, "topics").get_by_role("columnheader").nth(1)).to_have_text("A: Qingdao, 9–10 June 2018")


def test_a_section_is_reached_without_loading_anything_again(page: Page, sample_address: str) -> None:
    page.goto(sample_address + address(ASTANA, QINGDAO))
    wait(page)
    with requests_of(page) as asked:
        page.set_viewport_size({"width": 1400, "height": 900})
        page.locator(".md-nav--secondary a[href='#instruments']").first.click()
        expect(page.locator("#instruments")).to_be_in_viewport()
        wait(page)
    assert asked == []


def test_one_meeting_is_kept_while_the_other_is_chosen(page: Page, sample_address: str) -> None:
    status = page.locator("#compare").get_by_role("status")
    page.goto(f"{sample_address}{HERE}?b={ASTANA}")
    expect(status).to_have_text("Choose meeting A.")
    expect(page.locator("#b-meeting")).to_have_value(ASTANA)
    page.goto(sample_address + address(ASTANA, ASTANA))
    expect(status).to_have_text("A and B are the same meeting. Choose another one.")
    page.get_by_role("button", name="Swap A and B").click()
    expect(status).to_have_text("A and B are the same meeting. Choose another one.")


def test_a_form_that_is_not_filled_in_is_not_sent(page: Page, sample_address: str) -> None:
    page.goto(sample_address + HERE)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#a-body")).to_be_focused()
    page.get_by_role("button", name="Swap A and B").click()
    expect(page).to_have_url(sample_address + HERE)


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        ("__proto__", "“__proto__” is not the id of a meeting."),
        ("../x", "“../x” is not the id of a meeting."),
        ("..%2F..%2Findex", "“../../index” is not the id of a meeting."),
        ("<img src=x onerror=alert(1)>", "“<img src=x onerror=alert(1)>” is not the id of a meeting."),
        (LONG, f"“{LONG[:60]} …” is not the id of a meeting."),
        ("%00", "“\0” is not the id of a meeting."),
    ],
)
def test_what_is_no_id_is_shown_as_text_and_not_asked_for(
    page: Page, sample_address: str, wrong: str, shown: str
) -> None:
    with requests_of(page) as asked:
        page.goto(sample_address + address(wrong, ASTANA))
        expect(page.locator("#compare").get_by_role("status")).to_have_text(shown)
        expect(page.locator("#b-meeting")).to_have_value(ASTANA)
        expect(page.locator("article img")).to_have_count(0)
    assert [url.rpartition("/")[2] for url in asked if "/api/" in url] == [f"{ASTANA}.json", "chs.json"]


@pytest.mark.parametrize("unknown", ["2017-06-09-chs-nowhere", "constructor", "-"])
def test_an_id_without_a_meeting_is_named(plain: Page, sample_address: str, unknown: str) -> None:
    plain.goto(sample_address + address(unknown, ASTANA))
    expect(plain.locator("#compare").get_by_role("status")).to_have_text(
        f"The register has no meeting with the id “{unknown}”."
    )
    expect(plain.locator("#b-meeting")).to_have_value(ASTANA)


def test_a_meeting_that_was_renamed_is_found(plain: Page, sample_address: str) -> None:
    moved = f'<meta http-equiv="refresh" content="0; url=../{QINGDAO}/">'
    plain.route("**/meetings/2018-06-chs-qingdao/", answer_with(moved))
    plain.goto(sample_address + address(ASTANA, "2018-06-chs-qingdao"))
    wait(plain)
    expect(plain.locator("#b-meeting")).to_have_value(QINGDAO)


def test_without_a_network_the_page_says_so_and_comparing_again_works(fresh: Page, sample_address: str) -> None:
    fresh.goto(sample_address + HERE)
    fresh.context.set_offline(True)
    fresh.locator("#a-body").select_option("chs")
    status = fresh.locator("#compare").get_by_role("status")
    expect(status).to_have_text(re.compile("^The records cannot be loaded: no connection"))
    fresh.context.set_offline(False)
    fresh.locator("#a-body").select_option("cfm")
    expect(fresh.locator("#a-meeting option").nth(1)).to_be_attached()


@pytest.mark.parametrize("body", ["<!doctype html><p>busy", '{"entry": ', "null", "[]"])
def test_an_answer_that_is_no_record_is_no_blank_page(plain: Page, sample_address: str, body: str) -> None:
    plain.route(f"**/api/v1/meetings/{ASTANA}.json", answer_with(body))
    plain.goto(sample_address + address(ASTANA, QINGDAO))
    status = plain.locator("#compare").get_by_role("status")
    expect(status).to_have_text(re.compile("^(The records cannot be loaded|The register has no meeting)"))
    expect(plain.locator("#b-meeting")).to_have_value(QINGDAO)


def test_of_two_comparisons_the_later_is_shown_whichever_comes_first(page: Page, sample_address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/api/v1/meetings/{QINGDAO}.json", hold)
    page.goto(sample_address + address(ASTANA, QINGDAO))
    expect(page.locator("#compare").get_by_role("status")).to_have_text("Loading the records …")
    page.evaluate(
        "(query) => { history.replaceState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }",
        f"?a={ASTANA}&b={NEW_YORK}",
    )
    wait(page)
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(part(page, "records").get_by_role("columnheader").nth(2)).to_have_text("B: New York, 20 September 2017")


def test_hostile_words_in_records_are_text(page: Page, sample_address: str) -> None:
    statements = [
        resolution(f"r{at}", verb=words, summary=words, topics=["t"], topic_names=[words])
        for at, words in enumerate(SHOWN)
    ]
    attendees = [
        {
            "person": "x",
            "person_name": words,
            "state": f"s{at}",
            "state_name": words,
            "office": words,
            "capacity": "member",
            "chaired": True,
        }
        for at, words in enumerate(SHOWN)
    ]
    serve(page, made("a1", name=SHOWN[1], resolutions=statements, attendees=attendees), made("b1"))
    page.goto(sample_address + address("a1", "b1"))
    wait(page)
    shown = part(page, "topics").locator("li").all_text_contents()
    assert [f"{words} {words} outcome {at}" for at, words in enumerate(SHOWN)] == shown
    allowed = "table, thead, tbody, tr, th, td, span, ul, li, strong, a"
    assert page.locator(f"[data-part] :not({allowed})").count() == 0


def test_without_script_the_page_says_what_it_needs_and_leads_to_the_meetings(
    browser: Browser, sample_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_address + address(ASTANA, QINGDAO))
    expect(page.locator("#without-script")).to_contain_text("this page needs JavaScript")
    expect(page.locator("#compare")).to_be_hidden()
    page.locator("#without-script").get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Meetings")
    context.close()


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(plain: Page, sample_address: str) -> None:
    """On three widths, of which the first hides and the last shows the heads of tables, in both schemes, on which only what axe
    says of colours depends.
    """
    widths = (400, 700, 1400)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    plain.emulate_media(color_scheme="light", reduced_motion="reduce")
    plain.goto(sample_address + address(ASTANA, NEW_YORK))
    wait(plain)
    for width in widths:
        plain.set_viewport_size({"width": width, "height": 900})
        assert list_violations(plain, OTHERS) == [], width
        assert plain.evaluate("document.documentElement.scrollWidth") <= width
        labels = part(plain, "topics").locator("td .which").first
        assert (labels.bounding_box() or {"width": 0})["width"] > 1 if width == 400 else True
    hide_repeats(plain)
    for scheme, width in product(schemes, (widths[0], widths[-1])):
        plain.set_viewport_size({"width": width, "height": 900})
        plain.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert list_violations(plain, COLOURS, "article") == [], (scheme, width)


def test_the_scripts_are_small_and_only_on_this_page(page: Page, sample_site: Path, sample_address: str) -> None:
    scripts = [sample_site / "assets/compare.js", *(sample_site / "assets/compare").iterdir()]
    assert len(scripts) == 5
    assert sum(path.stat().st_size for path in scripts) < 13 * 1024
    with requests_of(page) as asked:
        page.goto(sample_address + "/explore/")
    assert asked
    assert [url for url in asked if "compare" in url] == []
