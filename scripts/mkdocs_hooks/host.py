"""Lets `mkdocs serve` answer only requests that name this computer.

Otherwise a page of any site could point its own name at this computer, and read through the browser what is served
here (DNS rebinding). MkDocs calls the functions `on_…` as hooks; nothing here imports it.
"""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any, Protocol
from urllib.parse import urlsplit

_Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Config(Protocol):
    """What is needed from MkDocs' configuration: where the site is to be served, as host and port."""

    dev_addr: tuple[str, int]


class Server(Protocol):
    """What is needed from MkDocs' server."""

    def get_app(self) -> _Application | None:
        """Return the application that answers requests."""

    def set_app(self, application: _Application) -> None:
        """Set the application that answers requests."""


def on_serve(server: Server, config: Config, builder: object) -> None:
    """Put the refusal before MkDocs' own answers."""
    answer = server.get_app()
    if answer:
        server.set_app(refuse_others(answer, config.dev_addr[0]))


def refuse_others(answer: _Application, served: str) -> _Application:
    """Return an application that refuses requests for any host but this computer and the one that is served."""

    def answer_own(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_own(environ.get("HTTP_HOST", ""), served):
            return answer(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This server answers only on the computer on which it runs, such as at http://localhost:8000/.\n"]

    return answer_own


def is_own(header: str, served: str) -> bool:
    """Whether the header `Host` names a loopback address or the host at which the site is served.

    Served at all addresses of the computer (0.0.0.0 or ::), the site is meant for others too. They use its address: a
    foreign name is still refused.
    """
    try:
        host = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    if host in ("localhost", served.casefold()):
        return True
    try:
        address = ip_address(host)
        return address.is_loopback or ip_address(served).is_unspecified
    except ValueError:
        return False
