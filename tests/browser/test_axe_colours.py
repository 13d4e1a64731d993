"""axe-core finds enough contrast on every kind of page, in light and dark."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.support.axe import COLOURS, list_violations
from tests.support.web import kinds

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_told_apart(
    plain: Page, small_address: str, small_site: Path, scheme: Literal["light", "dark"]
) -> None:
    plain.set_viewport_size({"width": 1000, "height": 900})
    plain.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in kinds(small_site):
        plain.goto(small_address + path)
        # The frame is the same on every page.
        assert list_violations(plain, COLOURS, "html" if path == "/" else "article") == [], path
