"""A server answers requests that name this computer, and none that name another; when it is stopped, nothing is left behind."""

import http.client
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_host import is_own
from tests.support.checkouts import make_checkout
from tests.support.paths import SMALL
from tests.support.serving import start_server


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a running server; in the end it is stopped, and has left nothing."""
    checkout = make_checkout(tmp_path_factory.mktemp("served") / "checkout", SMALL)
    temporary = Path(tempfile.mkdtemp(dir=checkout))
    running, port = start_server(checkout, temporary)
    yield port
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 128 + signal.SIGTERM
    assert [*(checkout / "build").glob("pages*"), *temporary.glob("mkdocs_*")] == []


def ask(port: int, host: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("GET", "/people/wang-yi/", skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LocalHost", "[::1]:{}", "127.1.2.3"])
def test_a_request_that_names_this_computer_is_answered(port: int, host: str) -> None:
    status, page = ask(port, host.format(port))
    assert status == 200
    assert "Wang Yi" in page


@pytest.mark.parametrize(
    "host",
    ["example.org", "127.0.0.1.example.org", "localhost.example.org:{}", "192.0.2.1", "user@localhost.x", "[::1", ""],
)
def test_a_request_that_names_another_host_is_refused(port: int, host: str) -> None:
    status, page = ask(port, host.format(port))
    assert status == 403
    assert "Wang Yi" not in page


@pytest.mark.parametrize(
    ("host", "served", "own"),
    [
        ("192.0.2.1:8000", "0.0.0.0", True),  # noqa: S104 (nothing is bound)
        ("[2001:db8::1]:8000", "::", True),
        ("example.org", "0.0.0.0", False),  # noqa: S104 (nothing is bound)
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.2", "192.0.2.1", False),
        ("my-computer.local:8000", "my-computer.local", True),
    ],
)
def test_a_site_served_to_others_is_asked_for_by_its_own_address(host: str, served: str, own: bool) -> None:
    assert is_own(host, served) is own
