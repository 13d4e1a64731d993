"""What comes back from a page, asked of a real server on this computer."""

import http.client
import socket
import ssl
from collections.abc import Iterator

import pytest

from communique.links.answers import Answer, AnswerKind
from communique.links.client import USER_AGENT, Client, explain_failure
from communique.links.pace import Pace
from tests.support.servers import Site, serve

FOUND: tuple[int, dict[str, str]] = (200, {})
GONE: tuple[int, dict[str, str]] = (404, {})


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    answers = {
        "/": FOUND,
        "/found": FOUND,
        "/found?a=1&b=2": FOUND,
        "/%D1%81%D1%82%D1%80": FOUND,
        "/moved": (301, {"Location": "/found"}),
        "/moved-for-good": (308, {"Location": "/moved"}),
        "/elsewhere-today": (302, {"Location": "/found"}),
        "/moved-today": (301, {"Location": "/elsewhere-today"}),
        "/moved-away": (301, {"Location": "/gone"}),
        "/home": (301, {"Location": "/"}),
        "/round": (302, {"Location": "/round"}),
        "/out-of-the-web": (301, {"Location": "file:///etc/passwd"}),
        "/to-nowhere": (301, {}),
        "/abroad": (
            301,
            {"Location": "/\u00d1\u0081\u00d1\u0082\u00d1\u0080"},
        ),  # the bytes of UTF-8, as a header has them
        "/gone": GONE,
        "/given-up": (410, {}),
        "/broken": (500, {}),
        "/closed": (503, {}),
        "/busy": (429, {}),
        "/wait": (503, {"Retry-After": "60"}),
        "/forbidden": (403, {}),
        "HEAD /no-head": (405, {}),
        "GET /no-head": FOUND,
        "HEAD /head-lies": GONE,
        "GET /head-lies": FOUND,
        "HEAD /head-breaks": (-1, {}),
        "GET /head-breaks": FOUND,
        "/late": (0, {}),
        "/no-http": (-1, {}),
    }
    with serve(answers) as site:
        yield site


def ask(site: Site, path: str, timeout: float = 20) -> Answer:
    return Client(Pace(0), timeout).ask(site.address + path)


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/found", AnswerKind.FOUND, "200"),
        ("/found#p3", AnswerKind.FOUND, "200"),
        ("/found?a=1&b=2", AnswerKind.FOUND, "200"),
        ("/стр", AnswerKind.FOUND, "200"),
        ("/", AnswerKind.FOUND, "200"),
        ("/elsewhere-today", AnswerKind.FOUND, "200"),
        ("/moved-today", AnswerKind.FOUND, "200"),
        ("/no-head", AnswerKind.FOUND, "200"),
        ("/head-lies", AnswerKind.FOUND, "200"),
        ("/head-breaks", AnswerKind.FOUND, "200"),
        ("/gone", AnswerKind.MISSING, "404"),
        ("/given-up", AnswerKind.MISSING, "410"),
        ("/moved-away", AnswerKind.MISSING, "404"),
        ("/broken", AnswerKind.UNREACHABLE, "500"),
        ("/closed", AnswerKind.UNREACHABLE, "503"),
        ("/forbidden", AnswerKind.UNREACHABLE, "403"),
        ("/to-nowhere", AnswerKind.UNREACHABLE, "301"),
        ("/home", AnswerKind.UNREACHABLE, "leads to the home page"),
        ("/round", AnswerKind.UNREACHABLE, "redirects without end"),
        ("/out-of-the-web", AnswerKind.UNREACHABLE, "leads to no address of the web"),
        ("/no-http", AnswerKind.UNREACHABLE, "no answer in HTTP"),
        ("/busy", AnswerKind.WAIT, "429"),
        ("/wait", AnswerKind.WAIT, "503"),
    ],
)
def test_an_answer_says_what_is_known_of_the_page_and_no_more(
    site: Site, path: str, kind: AnswerKind, words: str
) -> None:
    assert ask(site, path) == Answer(kind, words)


@pytest.mark.parametrize(
    ("path", "words", "to"),
    [("/moved", "301", "/found"), ("/moved-for-good", "308", "/found"), ("/abroad", "301", "/%D1%81%D1%82%D1%80")],
)
def test_a_page_that_moved_for_good_has_its_new_address(site: Site, path: str, words: str, to: str) -> None:
    assert ask(site, path) == Answer(AnswerKind.MOVED, words, site.address + to)


def test_the_head_is_enough_where_it_is_good_and_the_page_is_asked_for_where_it_is_not(site: Site) -> None:
    ask(site, "/moved")
    assert site.asked == ["HEAD /moved", "HEAD /found"]
    site.requests.clear()
    ask(site, "/gone")
    assert site.asked == ["HEAD /gone", "GET /gone"]
    site.requests.clear()
    ask(site, "/busy")
    assert site.asked == ["HEAD /busy"]


def test_every_request_names_the_project_and_a_page_about_it(site: Site) -> None:
    ask(site, "/gone")
    assert {request.agent for request in site.requests} == {USER_AGENT}
    assert "sco-register" in USER_AGENT
    assert "+https://" in USER_AGENT


def test_a_server_that_does_not_answer_in_time_is_left(site: Site) -> None:
    assert ask(site, "/late", timeout=0.2) == Answer(AnswerKind.UNREACHABLE, "timeout")


def test_a_port_at_which_nobody_listens_is_no_proof_that_the_page_is_gone() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        answer = Client(Pace(0)).ask(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert answer == Answer(AnswerKind.UNREACHABLE, "connection refused")


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), Answer(AnswerKind.MISSING, "no such host")),
        (
            socket.gaierror(socket.EAI_AGAIN, "Temporary failure"),
            Answer(AnswerKind.UNREACHABLE, "the name of the host was not looked up"),
        ),
        (TimeoutError("timed out"), Answer(AnswerKind.UNREACHABLE, "timeout")),
        (ssl.SSLCertVerificationError("expired"), Answer(AnswerKind.UNREACHABLE, "the certificate is not valid")),
        (ssl.SSLError("wrong version"), Answer(AnswerKind.UNREACHABLE, "no secure connection")),
        (http.client.LineTooLong("header"), Answer(AnswerKind.UNREACHABLE, "no answer in HTTP")),
        (OSError("nothing more is known"), Answer(AnswerKind.UNREACHABLE, "no connection")),
        (OSError(113, "No route to\x1b host"), Answer(AnswerKind.UNREACHABLE, "no route to\\u001b host")),
    ],
)
def test_only_a_host_without_a_name_counts_as_missing_among_failures(error: Exception, answer: Answer) -> None:
    assert explain_failure(error) == answer
