"""How to cite: the button that copies, and citations of one statement."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MEETING = "/meetings/2017-09-20-cfm-new-york/"
ADDRESS = "https://sco-register.example.org/meetings/2017-09-20-cfm-new-york/"
READ = "async type => (await (await navigator.clipboard.read())[0].getType(type)).text()"


def allow_copying(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_the_button_copies_the_citation_with_its_italics(page: Page, sample_address: str) -> None:
    allow_copying(page)
    page.goto(sample_address + MEETING)
    item = page.locator("#cite ~ ul > li").nth(0)
    item.get_by_role("button", name="Copy the Chicago citation").focus()
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_have_text("Copied")
    words = page.evaluate(READ, "text/plain")
    assert words.startswith("Council of Ministers of Foreign Affairs of the Shanghai Cooperation Organisation. “Press")
    assert words.endswith(f"New York, September 20, 2017. {ADDRESS}.")
    assert "<em>SCO Meetings Register</em>" in page.evaluate(READ, "text/html")


def test_after_the_address_of_a_statement_the_citations_name_it(page: Page, sample_address: str) -> None:
    allow_copying(page)
    page.goto(f"{sample_address}{MEETING}#r16")
    mla = page.locator("#cite ~ ul > li").nth(2)
    expect(page.get_by_text("The citations name outcome 16.")).to_be_visible()
    mla.get_by_role("button").click()
    expect(mla.get_by_role("status")).to_have_text("Copied")
    words = page.evaluate(READ, "text/plain")
    assert "Organization, outcome 16.” Press release." in words
    assert words.endswith(f"{ADDRESS}#r16.")


def test_another_address_changes_the_citations_and_a_button_takes_the_statement_back(
    page: Page, sample_address: str
) -> None:
    page.goto(sample_address + MEETING)
    apa = page.locator("#cite ~ ul > li").nth(1)
    whole = apa.text_content()
    assert whole is not None
    expect(apa).to_contain_text(f"[Press release]. {ADDRESS}")
    page.locator("a.number[href='#p4']").first.click()
    expect(apa).to_contain_text(f"{ADDRESS}#p4")
    expect(apa).to_contain_text(", paragraph 4. In SCO Meetings Register")
    page.evaluate("location.hash = '#cite'")
    expect(apa).to_contain_text(f"{ADDRESS}#p4")
    page.get_by_role("button", name="Cite the whole meeting").click()
    expect(apa).to_have_text(whole)
    expect(page.locator("#cite ~ ul > li").nth(0).get_by_role("button")).to_be_focused()
    expect(page.get_by_role("button", name="Cite the whole meeting")).to_be_hidden()


def test_the_address_of_a_section_names_no_statement(page: Page, sample_address: str) -> None:
    page.goto(f"{sample_address}{MEETING}#attendees")
    expect(page.get_by_role("button", name="Copy the APA citation")).to_be_visible()
    expect(page.get_by_role("button", name="Cite the whole meeting")).to_be_hidden()


def test_without_script_the_citations_are_there_and_no_button(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_address + MEETING)
    items = page.locator("#cite ~ ul > li")
    assert [text.split(":")[0] for text in items.all_text_contents()] == ["Chicago", "APA", "MLA"]
    expect(page.locator("#cite ~ ul button")).to_have_count(0)
    context.close()
