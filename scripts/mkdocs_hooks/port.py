"""Takes the port of `mkdocs serve` before the first build, so that one in use is reported at once and in a sentence.

MkDocs itself takes it after that build, and ends in a traceback. It calls the functions `on_…` as hooks; nothing here
imports it.
"""

import errno
import socket
from typing import NamedTuple, Protocol
from wsgiref.simple_server import WSGIServer

from click import ClickException


class Address(NamedTuple):
    """Where the site is to be served: `--dev-addr`, or `dev_addr` in mkdocs.yml, or 127.0.0.1:8000."""

    host: str
    port: int


class Config(Protocol):
    """What is needed from MkDocs' configuration."""

    dev_addr: Address


class ListeningSocket(socket.socket):
    """A socket that listens at an address, and lets a server bind it to that address again."""

    def __init__(self, address: Address) -> None:
        """Raise OSError, or OverflowError for a port above 65535, if it cannot listen there."""
        super().__init__(socket.AF_INET6 if ":" in address.host else socket.AF_INET)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        super().bind(address)
        self.listen()

    def bind(self, _address: object) -> None:
        """Do nothing: it is bound."""


_command = ""
_listener: ListeningSocket | None = None


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 (MkDocs passes it)
    """Remember whether MkDocs builds or serves."""
    global _command  # noqa: PLW0603 (hooks are functions: what lasts from one to the next is in the module)
    _command = command


def on_config(config: Config) -> None:
    """Take the port before the first build. Requests that come before its end wait for it."""
    if _command == "serve" and _listener is None:
        _take(config.dev_addr)


def on_serve(server: WSGIServer, config: Config, builder: object) -> None:
    """Give the server the socket that listens already, in place of its own."""
    server.socket.close()
    server.socket = _listener or _take(config.dev_addr)  # `serve --clean` calls itself a build


def _take(address: Address) -> ListeningSocket:
    global _listener  # noqa: PLW0603 (as above)
    try:
        _listener = ListeningSocket(address)
    except (OSError, OverflowError) as error:
        raise ClickException(_explain(address, error)) from None
    return _listener


def _explain(address: Address, error: OSError | OverflowError) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    if isinstance(error, OverflowError):
        return f"There is no port {address.port}: choose one up to 65535 with --dev-addr {host}:PORT."
    if error.errno == errno.EADDRINUSE:
        return f"Port {address.port} is in use. Choose another with --dev-addr, such as {host}:{address.port + 1}."
    return f"Cannot serve on {host}:{address.port}: {error.strerror}. Choose another address with --dev-addr HOST:PORT."
