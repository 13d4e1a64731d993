"""axe-core finds nothing on any kind of page: on a phone and on a wide screen, in light and in dark colours."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.axe import check_kinds

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_any_kind_of_page(plain: Page, small_address: str, small_site: Path) -> None:
    check_kinds(plain, small_address, small_site)
