"""Asks for one page, and follows where the server sends. Nothing but the head of an answer is read.

Source of the rules: RFC 9110, sections 9.3.2 (HEAD), 15.4 (redirection) and 10.2.3 (Retry-After); RFC 6585 (429).
"""

import http.client
import socket
import ssl
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from communique.links.answers import NO_SUCH_HOST, Answer, AnswerKind
from communique.links.pace import Pace
from communique.model.types import check_address
from communique.text.words import make_visible

USER_AGENT = "sco-register-links/1.0 (+https://sco-register.example.org/about/)"
"""Who asks, with a page that says why (RFC 9110, section 10.1.5)."""

_HEADERS = {"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
_MOST_REDIRECTS = 10
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_MISSING = (404, 410)
_LEGAL = "%/:=&?~#+!$,;'@()*[]"
"""Signs of addresses that stay as they are; letters of other scripts are spelled in percent signs (RFC 3987)."""


_FAILURES: dict[type[Exception], str] = {
    socket.gaierror: "the name of the host was not looked up",
    TimeoutError: "timeout",
    ssl.SSLCertVerificationError: "the certificate is not valid",
    ssl.SSLError: "no secure connection",
    http.client.HTTPException: "no answer in HTTP",
    ValueError: "leads to no address of the web",
}
"""The words for each failure; special ones come before those that include them."""


class _Reply(NamedTuple):
    status: int
    location: str
    asks_to_wait: bool


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to the client, which records them and keeps the pace of each host."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


@dataclass(frozen=True)
class Client:
    """Asks for pages at a pace; `timeout` is in seconds, for each step of a request."""

    pace: Pace
    timeout: float = 20

    def ask(self, url: str) -> Answer:
        """Return what comes back from an address of the web. Nothing that a server does raises an exception."""
        try:
            return self._follow(url)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return explain_failure(error)

    def _follow(self, url: str) -> Answer:
        here = urldefrag(_spell(url)).url
        passed: dict[str, int] = {}
        while here not in passed and len(passed) <= _MOST_REDIRECTS:
            reply = self._request(here)
            if reply.status not in _REDIRECTS or not reply.location:
                return _judge(url, here, reply, list(passed.values()))
            passed[here] = reply.status
            here = urldefrag(check_address(_spell(urljoin(here, reply.location)))).url
        return Answer(AnswerKind.UNREACHABLE, "redirects without end")

    def _request(self, url: str) -> _Reply:
        """Ask for the head only, and for the page itself where the server does not answer that well."""
        try:
            reply = self._send("HEAD", url)
        except (http.client.HTTPException, ConnectionResetError):
            return self._send("GET", url)
        return reply if reply.status < 400 or reply.asks_to_wait else self._send("GET", url)

    def _send(self, method: str, url: str) -> _Reply:
        request = urllib.request.Request(url, headers=_HEADERS, method=method)  # noqa: S310 (an address of the web)
        with self.pace.turn(urlsplit(url).hostname or ""):
            try:
                with urllib.request.build_opener(_NoRedirects).open(request, timeout=self.timeout) as response:
                    return _read_reply(response.status, response.headers)
            except HTTPError as error:
                with error:
                    return _read_reply(error.code, error.headers)
            except URLError as error:  # it hides the reason inside
                raise error.reason if isinstance(error.reason, OSError) else OSError(str(error.reason)) from error


def _read_reply(status: int, headers: Message) -> _Reply:
    asks_to_wait = status == 429 or (status == 503 and headers.get("Retry-After") is not None)
    location = headers.get("Location", "").strip()
    return _Reply(status, _decode(location), asks_to_wait)


def _decode(location: str) -> str:
    """Return an address as it was sent: http.client reads a header as Latin-1, and most servers mean UTF-8."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def _spell(url: str) -> str:
    return quote(url, safe=_LEGAL)


def _judge(url: str, here: str, reply: _Reply, redirects: list[int]) -> Answer:
    """Return what the last reply means, given the first address, the one that sent the reply, and the redirects."""
    if reply.asks_to_wait:
        return Answer(AnswerKind.WAIT, str(reply.status))
    if reply.status in _MISSING:
        return Answer(AnswerKind.MISSING, str(reply.status))
    if not 200 <= reply.status < 300:
        return Answer(AnswerKind.UNREACHABLE, str(reply.status))
    if _is_home(here) and not _is_home(url):
        return Answer(AnswerKind.UNREACHABLE, "leads to the home page")
    if redirects and set(redirects) <= {*_PERMANENT}:
        return Answer(AnswerKind.MOVED, str(redirects[0]), here)
    return Answer(AnswerKind.FOUND, str(reply.status))


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def explain_failure(error: Exception) -> Answer:
    """Return the answer for a request that brought no reply of HTTP."""
    if isinstance(error, socket.gaierror) and error.errno in (socket.EAI_NONAME, socket.EAI_NODATA):
        return NO_SUCH_HOST
    words = next((words for kind, words in _FAILURES.items() if isinstance(error, kind)), "")
    if not words and isinstance(error, OSError) and error.strerror:
        words = make_visible(error.strerror).lower()
    return Answer(AnswerKind.UNREACHABLE, words or "no connection")
