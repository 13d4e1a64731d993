"""The page that tests use one after the other is as good as new for each of them."""

import pytest
from playwright.sync_api import Page, Route

from tests.support.web import WINDOW, requests_of, reset

pytestmark = pytest.mark.browser
STATE = """() => [localStorage.length, sessionStorage.length, matchMedia("print").matches,
  matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion: reduce)").matches,
  matchMedia("(forced-colors: active)").matches, innerWidth, "left" in window]"""


def test_nothing_of_what_a_test_does_to_a_page_is_left_for_the_next(plain: Page, scripts_address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    address = f"{scripts_address}/blank.html"
    plain.goto(address)
    before = plain.evaluate(STATE)
    assert before == [0, 0, False, False, False, False, WINDOW["width"], False]
    plain.evaluate("localStorage.a = sessionStorage.b = window.left = 'left'")
    plain.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    plain.set_viewport_size({"width": 400, "height": 400})
    plain.route("**", refuse)
    plain.context.set_offline(True)
    assert plain.evaluate(STATE) == [1, 1, True, True, True, True, 400, True]
    reset(plain)
    plain.goto(address)
    assert plain.evaluate(STATE) == before


def test_requests_are_noted_until_they_are_no_longer_asked_for(plain: Page, scripts_address: str) -> None:
    with requests_of(plain) as asked:
        plain.goto(f"{scripts_address}/blank.html")
    assert f"{scripts_address}/blank.html" in asked
    number = len(asked)
    plain.goto(f"{scripts_address}/blank.html")
    assert len(asked) == number
