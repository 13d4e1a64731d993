"""Searching, in a real Chromium on the site of the sample."""

import codecs
import csv
import io
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
NEW_YORK = "/meetings/2017-09-20-cfm-new-york/"
SETTLED = ".search__status:not(:empty)"


def test_search_from_the_header_lands_on_the_paragraph_with_its_words_marked(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/states/kz/")
    page.keyboard.press("/")
    page.keyboard.type('"unilateral restrictions"')
    hit = page.locator(".hit__link", has_text="Paragraph 15")
    expect(hit.locator("mark")).to_have_text(["unilateral", "restrictions"])
    hit.click()
    expect(page).to_have_url(f"{sample_address}{NEW_YORK}#p15")  # the address that one copies is clean
    expect(page.locator("#p15")).to_be_in_viewport()
    expect(page.locator("#p15 mark")).to_have_text(["unilateral", "restrictions"])
    assert page.locator("mark").count() == 2


def test_search_by_keyboard_alone(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("Afghanistan")
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit__link").nth(1)).to_be_focused()
    wanted = str(page.locator(".hit__link").nth(1).evaluate("link => link.pathname + link.hash"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(sample_address + wanted)
    expect(page.locator("mark").first).to_have_text("Afghanistan")
    page.goto(sample_address + "/")
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


def test_enter_in_the_header_leads_to_all_hits(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/")
    page.keyboard.press("/")
    page.keyboard.type("Afghanistan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(sample_address + "/search/?q=Afghanistan")
    expect(page.locator("[name=q]")).to_have_value("Afghanistan")
    expect(page.locator(".hit").nth(8)).to_be_visible()


def test_facets_are_counted_chosen_together_and_kept_in_the_address(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/search/?q=Afghanistan")
    objects = page.locator("[data-facet=strength] label", has_text="objections")
    number = int(objects.locator(".facet__count").inner_text())
    objects.locator("input").check()
    expect(page.locator(".search__status")).to_contain_text(f"{number} hits")
    expect(page.locator(".hit")).to_have_count(number)
    assert set(page.locator(".hit .act").all_inner_texts()) <= {"opposed", "expressed concern", "condemned"}
    page.locator("[data-facet=body] label", has_text="Council of Ministers of Foreign Affairs").locator("input").check()
    expect(page).to_have_url(re.compile(r"\?q=Afghanistan&strength=objects&body=cfm$"))
    page.locator("[name=sort]").select_option("oldest")
    expect(page.locator(".hit").first).to_contain_text("Moscow, 23 November 2002")
    shared = page.url
    page.go_back()
    expect(page.locator("[name=sort]")).to_have_value("relevance")
    page.go_back()
    expect(page.locator(".search__status")).to_contain_text(f"{number} hits")
    page.goto(shared)
    expect(page.locator("[data-facet=body] input[value=cfm]")).to_be_checked()
    expect(page.locator(".hit").first).to_contain_text("Moscow, 23 November 2002")
    page.get_by_role("button", name="Remove objections").click()
    expect(page).to_have_url(re.compile(r"\?q=Afghanistan&body=cfm&sort=oldest$"))


def test_two_values_of_a_facet_widen_and_two_facets_narrow(page: Page, sample_address: str) -> None:
    def found(state: list[tuple[str, str]]) -> int:
        page.goto(f"{sample_address}/search/?{urlencode(state)}")
        page.wait_for_selector(SETTLED)
        match = re.match(r"[\d,]+", page.locator(".search__status").inner_text())
        assert match
        return int(match[0].replace(",", ""))

    drugs, health = found([("topic", "drugs")]), found([("topic", "health")])
    both = found([("topic", "drugs"), ("topic", "health")])
    assert max(drugs, health) < both <= drugs + health
    assert 0 < found([("topic", "drugs"), ("strength", "decides")]) < drugs


def test_a_long_facet_is_opened_and_searched_by_its_own_field(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/search/?q=Korean")
    page.locator("[data-facet=person] summary").click()
    page.locator("[data-facet=person] .facet__filter").fill("sysoy")
    page.locator("[data-facet=person] label", has_text="Yevgeny Sysoyev").locator("input").check()
    expect(page).to_have_url(re.compile(r"person=yevgeny-sysoyev"))
    expect(page.locator(".hit").first).to_contain_text("New York")


def test_a_word_is_marked_without_the_signs_around_it(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}/search/?q=Afghanistan")
    expect(page.locator(".hit mark").first).to_be_visible()
    marked = page.locator(".hit mark").all_text_contents()
    assert {"Afghanistan"} <= {*marked}
    assert [word for word in marked if not (word[0].isalnum() and word[-1].isalnum())] == []


@pytest.mark.parametrize(("misspelt", "right"), [("Afganistan", "Afghanistan"), ("Лавроф", "Лавров")])
def test_a_misspelt_name_is_searched_in_its_right_spelling(
    page: Page, sample_address: str, misspelt: str, right: str
) -> None:
    page.goto(f"{sample_address}/search/?{urlencode({'q': misspelt})}")
    said = f"“{misspelt}” is not found; searched for “{right}”."
    expect(page.locator(".search__status")).to_contain_text(said)
    expect(page.locator("[name=q]")).to_have_value(misspelt)
    expect(page.locator(".hit").first).to_be_visible()


def test_words_that_are_nowhere_are_said_to_be_missing(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/search/?q=xylophones")
    expect(page.locator(".search__status")).to_contain_text("Nothing found for “xylophones”")
    page.goto(sample_address + "/search/?q=Afghanistan+xylophones")
    expect(page.locator(".search__status")).to_contain_text("Nothing holds all these words.")
    expect(page.locator(".hit__without").first).to_have_text("missing: xylophones")


def test_hits_that_lack_a_word_come_last_and_say_which(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/search/?q=Afghanistan+drugs")
    expect(page.locator(".search__status")).to_contain_text("with all words")
    lacking = page.locator(".hit").evaluate_all("hits => hits.map(hit => Boolean(hit.querySelector('.hit__without')))")
    assert lacking == sorted(lacking)
    assert {*lacking} == {False, True}


def test_a_phrase_is_found_only_where_its_words_stand_together(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/search/?q=%22unilateral+restrictions%22")
    page.wait_for_selector(SETTLED)
    links = page.locator(".hit__link").evaluate_all("links => links.map(link => link.pathname + link.hash)")
    assert NEW_YORK + "#p15" in links
    page.goto(sample_address + "/search/?q=%22restrictions+unilateral%22")
    expect(page.locator(".search__status")).to_contain_text("Nothing found")


def test_every_hit_leads_to_a_place_that_is_there(page: Page, sample_address: str, sample_site: Path) -> None:
    page.goto(sample_address + "/search/?q=terrorism&place=new-york")
    page.wait_for_selector(SETTLED)
    links = page.locator(".hit__link").evaluate_all("links => links.map(link => link.pathname + link.hash)")
    assert len(links) > 5
    for link in links:
        path, _, anchor = link.partition("#")
        html = (sample_site / path.strip("/") / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html, link


def test_a_page_that_is_never_searched_loads_next_to_nothing_of_the_search(
    browser: Browser, sample_address: str, sample_site: Path
) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url.removeprefix(sample_address)))
    page.goto(sample_address + NEW_YORK)
    page.wait_for_load_state("networkidle")
    page.close()
    found = {url for url in loaded if "search" in url or "pagefind" in url}
    assert found == {
        "/assets/search.js",
        "/assets/search/quick.js",
        "/assets/search/base.js",
        "/assets/search/element.js",
    }
    assert sum((sample_site / url.lstrip("/")).stat().st_size for url in found) < 60_000


def test_without_script_the_search_leads_to_the_indexes(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_address + NEW_YORK)
    page.locator("a[data-search]").click()
    expect(page).to_have_url(sample_address + "/search/")
    expect(page.get_by_role("link", name="meetings by year")).to_be_visible()
    expect(page.locator("main form")).to_be_hidden()
    context.close()


def test_all_results_can_be_saved_as_csv(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}/search/?q=terrorism")
    page.wait_for_selector(".hit")
    total = int(page.inner_text(".search__status").split()[0].replace(",", ""))
    with page.expect_download() as download:
        page.click("text=Save results as CSV")
    saved = Path(download.value.path()).read_bytes()
    assert saved.startswith(codecs.BOM_UTF8)
    rows = list(csv.DictReader(io.StringIO(saved.decode("utf-8-sig"))))
    assert download.value.suggested_filename == "search.csv"
    assert len(rows) == total > 20
    assert all(row["address"].startswith(sample_address) for row in rows)
