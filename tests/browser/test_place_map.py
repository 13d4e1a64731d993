"""The map of places in a real browser: by keyboard, at each width, in forced colours."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import check_page

pytestmark = pytest.mark.browser
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".place-map text")].filter((one) => one.checkVisibility())
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  return boxes.flatMap(([name, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2)
    .map(([other]) => `${name} / ${other}`));
}"""


def test_a_dot_is_reached_by_keyboard_shows_that_it_is_and_leads_to_its_place(page: Page, sample_address: str) -> None:
    page.goto(sample_address + "/places/")
    links = page.locator(".place-map a")
    links.first.focus()
    page.keyboard.press("Tab")
    here = page.locator(":focus")
    ring = here.evaluate(
        "one => { const s = getComputedStyle(one); return [s.outlineStyle, parseFloat(s.outlineWidth)] }"
    )
    assert ring[0] == "solid"
    assert ring[1] >= 2
    name = here.locator("title").text_content() or ""
    expect(page.get_by_role("group").get_by_role("link", name=name)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name.partition(",")[0])


@pytest.mark.parametrize("width", [320, 400, 590, 800, 1000, 1600])
def test_names_keep_apart_and_nothing_is_wider_than_the_window(page: Page, sample_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(sample_address + "/places/")
    assert page.locator(".place-map text:visible").count() > 3
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shape = page.locator(".place-map").bounding_box()
    assert shape
    assert shape["width"] / shape["height"] == pytest.approx(1340 / 1060, rel=0.01)


def test_axe_finds_nothing_on_the_map(plain: Page, sample_address: str) -> None:
    plain.goto(sample_address + "/places/")
    check_page(plain, [1200], ["light", "dark"], whole=False)


def test_in_forced_colours_dots_are_links_and_land_has_an_outline(page: Page, sample_address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(sample_address + "/places/")
    fill = "one => getComputedStyle(one).fill"
    link = page.evaluate("""() => { const one = document.createElement("i"); one.style.color = "LinkText";
      document.body.append(one); return getComputedStyle(one).color }""")
    assert page.locator(".place-map circle").first.evaluate(fill) == link
    land = page.locator(".place-map .land")
    assert land.evaluate(fill) != land.evaluate("one => getComputedStyle(one).stroke")
