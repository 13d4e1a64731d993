"""The register itself, and its site. Only the tests in this folder may use them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.register.loader import load
from communique.register.register import Register
from tests.support.checkouts import build_once, make_checkout
from tests.support.paths import RELEASES
from tests.support.web import served


@pytest.fixture(scope="session")
def register() -> Register:
    """The register, read once; tests must leave it as it is."""
    return load(RELEASES)


@pytest.fixture(scope="session")
def register_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the register."""
    return (
        build_once(tmp_path_factory, "register", lambda folder: make_checkout(folder, RELEASES, whole_guides=True))
        / "site"
    )


@pytest.fixture(scope="session")
def register_address(register_site: Path) -> Iterator[str]:
    """The address of the site of the register."""
    with served(register_site) as where:
        yield where
