"""Serving: a saved record shows in the open browser; a broken one shows its problems, and the rest stays as it was.

The server answers requests that name this computer, and none that name another; when it is stopped, nothing is left behind.
"""

import http.client
import re
import signal
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from communique.files.disk.atomic import replace_file
from tests.support.checkouts import make_checkout
from tests.support.command import communique
from tests.support.paths import NEW_YORK, SMALL
from tests.support.repository import commit, git
from tests.support.serving import start_server
from tests.support.waiting import happens


class Served(NamedTuple):
    """A running `mkdocs serve`: its port, its checkout, and what it printed."""

    port: int
    checkout: Path
    log: Path

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site served from a scratch checkout; in the end the server is stopped, and has left nothing."""
    checkout = make_checkout(tmp_path_factory.mktemp("served") / "checkout", SMALL)
    git(checkout, "init", "--quiet")
    commit(checkout)
    temporary = Path(tempfile.mkdtemp(dir=checkout))
    running, port = start_server(checkout, checkout / "log", TMPDIR=str(temporary))
    try:
        yield Served(port, checkout, checkout / "log")
    finally:
        running.send_signal(signal.SIGTERM)
        status = running.wait(60)
    assert status == 128 + signal.SIGTERM
    assert [*(checkout / "build").glob("pages*"), *temporary.glob("mkdocs_*")] == []


@pytest.fixture
def served(server: Served) -> Iterator[Served]:
    """The running server; the records are put back after each test."""
    texts = {path: path.read_text(encoding="utf-8") for path in (server.checkout / "releases").rglob("*.yml")}
    yield server
    for path, text in texts.items():
        replace_file(path, text)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.browser
def test_a_saved_record_reloads_in_the_open_browser(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{served.address}/meetings/2017-09-20-cfm-new-york/")
    expect(page.locator("#r2")).to_contain_text("The Charter matters")
    change(served.checkout / NEW_YORK, "The Charter matters", "The Charter weighs much")
    expect(page.locator("#r2")).to_contain_text("The Charter weighs much")
    page.close()


def test_an_editor_knows_a_person_as_soon_as_the_file_is_saved(served: Served) -> None:
    schema = served.checkout / "releases/schema/meeting.json"
    schema.parent.mkdir()
    change(served.checkout / "releases/people/wang-yi.yml", "sort: Wang Yi", "sort: Wang, Yi")
    assert happens(schema.exists), served.log.read_text()
    person = served.checkout / "releases/people/new-person.yml"
    person.write_text("name: New Person\nsort: Person, New\n", encoding="utf-8")
    assert happens(lambda: "new-person" in schema.read_text(encoding="utf-8")), served.log.read_text()
    person.unlink()
    assert happens(lambda: "new-person" not in schema.read_text(encoding="utf-8")), served.log.read_text()


def test_the_version_that_pages_print_stays_while_records_are_edited(served: Served) -> None:
    """Otherwise the first save would render every page that prints it."""
    address = f"{served.address}/meetings/2017-09-20-cfm-new-york/"
    version = git(served.checkout, "rev-parse", "HEAD")[:10]
    change(served.checkout / NEW_YORK, "The Charter matters", "The Charter is weighty")
    assert happens(lambda: "The Charter is weighty" in fetch(address)), served.log.read_text()
    page = fetch(address)
    assert version in page
    assert "modified" not in page.partition('id="cite"')[2]


def test_a_broken_record_shows_its_problems_until_it_is_fixed(served: Served) -> None:
    record = served.checkout / NEW_YORK
    address = f"{served.address}/meetings/2017-09-20-cfm-new-york/"
    change(record, "act: welcomed", "act: welcommed")
    assert happens(lambda: "did you mean 'welcomed'?" in fetch(address)), served.log.read_text()
    logged = re.compile(r"WARNING.*2017-09-20-cfm-new-york\.yml:\d+:10: unknown value 'welcommed'")
    assert happens(lambda: logged.search(served.log.read_text())), served.log.read_text()
    assert "<h1" in fetch(f"{served.address}/people/wang-yi/")
    assert "Swaraj, Sushma" in fetch(f"{served.address}/people/")
    change(record, "act: welcommed", "act: welcomed")
    assert happens(lambda: "welcommed" not in fetch(address) and 'id="r2"' in fetch(address)), served.log.read_text()


def test_a_record_that_can_be_read_but_breaks_a_rule_shows_both(served: Served) -> None:
    address = f"{served.address}/meetings/2017-09-20-cfm-new-york/"
    change(served.checkout / NEW_YORK, "quote: Sushma Swaraji", "quote: Sushma Swarajj")
    assert happens(lambda: "does not occur in p1" in fetch(address)), served.log.read_text()
    assert 'id="r2"' in fetch(address)
    assert happens(lambda: "does not occur in p1" in fetch(f"{served.address}/")), (
        served.log.read_text()
    )  # after the build


def test_a_broken_registry_leaves_the_site_up(served: Served) -> None:
    change(served.checkout / "releases/states.yml", "cn:", "cn: [")
    assert happens(lambda: "releases/states.yml" in fetch(f"{served.address}/")), served.log.read_text()
    assert "A Release" in fetch(f"{served.address}/meetings/2017-09-20-cfm-new-york/")


def test_a_broken_entry_of_a_list_shows_on_its_own_page(served: Served) -> None:
    change(served.checkout / "releases/topics.yml", "name: Afghanistan", "nam: Afghanistan")
    assert happens(lambda: "unknown key 'nam'" in fetch(f"{served.address}/topics/afghanistan/")), (
        served.log.read_text()
    )
    assert "unknown key" not in fetch(f"{served.address}/topics/counter-terrorism/")


def test_an_id_that_would_leave_its_folder_gets_no_page(served: Served) -> None:
    change(
        served.checkout / "releases/topics.yml",
        "afghanistan:",
        '"../../../../evil": {name: a, definition: b}\nafghanistan:',
    )
    assert happens(lambda: "is not well formed" in fetch(f"{served.address}/")), served.log.read_text()
    assert not list(served.checkout.parent.rglob("evil*"))


def test_a_new_record_appears_and_its_page_goes_with_it(served: Served) -> None:
    communique(served.checkout / "releases", "new", "2018-04-23", "cfm", "moscow")
    assert happens(lambda: "23 April 2018" in fetch(f"{served.address}/meetings/")), served.log.read_text()
    assert "Council of Ministers" in fetch(f"{served.address}/meetings/2018-04-23-cfm-moscow/")
    (served.checkout / "releases/meetings/2018/2018-04-23-cfm-moscow.yml").unlink()
    assert happens(lambda: "23 April 2018" not in fetch(f"{served.address}/meetings/")), served.log.read_text()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(f"{served.address}/meetings/2018-04-23-cfm-moscow/")


def ask(port: int, host: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("GET", "/people/wang-yi/", skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LocalHost", "[::1]:{}", "127.1.2.3"])
def test_a_request_that_names_this_computer_is_answered(server: Served, host: str) -> None:
    status, page = ask(server.port, host.format(server.port))
    assert status == 200
    assert "Wang Yi" in page


@pytest.mark.parametrize(
    "host",
    ["example.org", "127.0.0.1.example.org", "localhost.example.org:{}", "192.0.2.1", "user@localhost.x", "[::1", ""],
)
def test_a_request_that_names_another_host_is_refused(server: Served, host: str) -> None:
    status, page = ask(server.port, host.format(server.port))
    assert status == 403
    assert "Wang Yi" not in page
