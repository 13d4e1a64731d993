"""What the tests share: registers to read and to break, sites built from them, golden cases, and a real browser."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytest.register_assert_rewrite("tests.support")

from benchmark.system.chromium import find_chromium  # noqa: E402 (after the line above)
from communique.register.loader import load  # noqa: E402
from communique.register.register import Register  # noqa: E402
from tests.support import language_server, memory  # noqa: E402
from tests.support.checkouts import build_once, make_checkout, warm_up  # noqa: E402
from tests.support.golden import Golden  # noqa: E402
from tests.support.hostile import SHOWN, write_register  # noqa: E402
from tests.support.paths import DRAFTING, SAMPLE, SMALL  # noqa: E402
from tests.support.web import reset, served, watched, without_faults  # noqa: E402

# Five seconds are too few on a busy machine.
expect.set_options(timeout=30_000)

CHROMIUM = find_chromium()
# Chromium asks the network for updates at each start; the tests must not depend on one.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--in-process-gpu",
    "--disable-software-rasterizer",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden cases."""
    parser.addoption(
        "--update-golden", action="store_true", help="Write what came out into the golden cases instead of comparing."
    )


@pytest.hookimpl(tryfirst=True)  # before pytest chooses its folder of temporary files
def pytest_configure(config: pytest.Config) -> None:
    """Keep the temporary files of a run in memory, if it chooses no other place, and remove them when it ends.

    The workers of pytest-xdist and all commands that tests start follow.
    """
    if config.getoption("basetemp") or "TMPDIR" in os.environ or not (folder := memory.make_folder()):
        return
    os.environ["TMPDIR"], tempfile.tempdir = str(folder), None
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


NEEDED = {
    "browser": (CHROMIUM, "Chromium: apt install chromium-headless-shell, or install Google Chrome"),
    "editor": (
        language_server.COMMAND,
        f"Node and {language_server.NAME}: npm install --global {language_server.NAME}",
    ),
}
"""By the marker of a test, the program that it needs, if it was found, and how to get it."""


SLOWEST = ("data", "browser", "commands", "site")
"""The folders whose files take longest. They come first, so that workers end together, each with a short file."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slowest folders first, and leave out what cannot run here."""
    places = {Path(__file__).with_name(name): place for place, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: places.get(item.path.parent, len(SLOWEST)))
    _leave_out(items)


def _leave_out(items: list[pytest.Item]) -> None:
    """Without the program that they need, tests are left out and counted; under CI that is a failure."""
    for marker, (program, advice) in NEEDED.items():
        marked = [item for item in items if item.get_closest_marker(marker)]
        if not marked or program:
            continue
        if os.environ.get("CI") == "true":
            pytest.exit(f"Under CI, the tests marked '{marker}' must run. They need {advice}", returncode=1)
        for item in marked:
            item.add_marker(pytest.mark.skip(reason=f"{len(marked)} tests need {advice}"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path], Golden]:
    """Opens a golden case, to be compared or, with `--update-golden`, rewritten."""
    update = bool(request.config.getoption("--update-golden"))
    return lambda path: Golden(path, update)


# Registers


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scratch copy of the small register, to be changed at will."""
    shutil.copytree(SMALL, tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A scratch checkout with the small register and short guides, to be changed at will."""
    return make_checkout(tmp_path / "checkout", SMALL)


@pytest.fixture(scope="session")
def sample() -> Register:
    """The sample, read once; tests must leave it as it is."""
    return load(SAMPLE)


@pytest.fixture(scope="session")
def drafting() -> Register:
    """What the releases in the golden cases of drafts name, read once; tests must leave it as it is."""
    return load(DRAFTING)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register whose every text is hostile, read once; tests must leave it as it is."""
    root = tmp_path_factory.mktemp("hostile") / "releases"
    write_register(root, SHOWN)
    return load(root)


# Sites


@pytest.fixture(scope="session")
def small_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the small register and short guides that was built once; tests copy what they change."""
    return build_once(tmp_path_factory, "small", lambda folder: make_checkout(folder, SMALL))


@pytest.fixture
def warm_checkout(checkout: Path, small_checkout: Path) -> Path:
    """A scratch checkout like `checkout`, with what a build of it has kept: the next one takes a third of the time."""
    return warm_up(checkout, small_checkout)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, small_checkout: Path) -> Path:
    """The site of the small register with whole guides: every kind of page, and those of records short."""

    def make(folder: Path) -> Path:
        return warm_up(make_checkout(folder, SMALL, whole_guides=True), small_checkout)

    return build_once(tmp_path_factory, "small-with-guides", make) / "site"


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample: pages as full as readers meet them, and enough of them to search."""
    return (
        build_once(tmp_path_factory, "sample", lambda folder: make_checkout(folder, SAMPLE, whole_guides=True)) / "site"
    )


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The address of the site of the small register."""
    with served(small_site) as where:
        yield where


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The address of the site of the sample."""
    with served(sample_site) as where:
        yield where


# The browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without a screen."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that tests use one after the other, and what goes wrong on it. Loading pages in a new one takes twice the time."""
    with watched(browser) as opened:
        yield opened


@pytest.fixture
def page(tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page as good as new; an error in the console or a failed request fails the test."""
    page, faults = tab
    with without_faults(faults):
        yield page
        reset(page)


@pytest.fixture
def plain(tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page as good as new, on which errors in the console do not matter."""
    page, faults = tab
    yield page
    reset(page)
    faults.clear()
