"""axe-core finds nothing on any kind of page, on a phone or on a wide screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.axe import check_widths

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_any_kind_of_page(plain: Page, small_address: str, small_site: Path) -> None:
    check_widths(plain, small_address, small_site)
