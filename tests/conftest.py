"""What the tests share: the real records, a scratch copy of them, a built site, and a real browser."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.paths import ROOT, SMALL
from tests.support.web import served

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
) or next(
    (str(path) for path in [Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")] if path.exists()),
    None,
)
# Chromium asks the network for updates at each start; the tests must not depend on one.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the browser's tests are left out and counted; under CI that is a failure."""
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    if not browser_tests or CHROMIUM:
        return
    if os.environ.get("CI") == "true":
        pytest.exit("No Chromium was found, and under CI the browser's tests must run.", returncode=1)
    advice = f"{len(browser_tests)} tests need Chromium: apt install chromium, or install Google Chrome"
    for item in browser_tests:
        item.add_marker(pytest.mark.skip(reason=advice))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A scratch copy of the checkout's own files, to be changed at will."""
    target = tmp_path / "checkout"
    target.mkdir()
    for name in ("docs", "releases", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


@pytest.fixture
def small_copy(copy: Path) -> Path:
    """A scratch copy of the checkout with the small register, for what builds again and again."""
    shutil.rmtree(copy / "releases")
    shutil.copytree(SMALL, copy / "releases")
    return copy


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scratch copy of the small register that the golden cases break."""
    shutil.copytree(SMALL, tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly once for all tests."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = ["mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small register: every kind of page, and none of them long."""
    checkout = tmp_path_factory.mktemp("small") / "checkout"
    shutil.copytree(ROOT / "docs", checkout / "docs")
    shutil.copytree(ROOT / "scripts", checkout / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL, checkout / "releases")
    shutil.copy(ROOT / "mkdocs.yml", checkout)
    done = subprocess.run(["mkdocs", "build", "--strict"], cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return checkout / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The address of the site of the small register."""
    with served(small_site) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without a screen."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own; an error in the console or a failed request fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    yield page
    context.close()
    assert not faults
