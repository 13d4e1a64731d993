"""A page for tests that look at it themselves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of its own, on which errors in the console do not matter."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
