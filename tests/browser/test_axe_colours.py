"""axe-core finds enough contrast on every kind of page, in light and in dark colours."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.axe import check_colours

pytestmark = pytest.mark.browser


def test_colours_are_told_apart(plain: Page, small_address: str, small_site: Path) -> None:
    check_colours(plain, small_address, small_site)
