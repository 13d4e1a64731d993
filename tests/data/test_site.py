"""The site of the register itself: what is true of any site built from valid records."""

from pathlib import Path

import pytest

from tests.support.site_checks import Parsed, SiteChecks, parse_site


@pytest.fixture(scope="module")
def built(register_site: Path) -> Path:
    return register_site


@pytest.fixture(scope="module")
def parsed(built: Path) -> dict[str, Parsed]:
    return parse_site(built)


class TestRegister(SiteChecks):
    """The checks of any site, on the site of the register."""
