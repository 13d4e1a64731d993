"""A real server of pages that move, vanish and fail, for tests of links; no network beyond this computer is used."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple


class Request(NamedTuple):
    """A request as the server saw it, with the time at which it came."""

    method: str
    path: str
    agent: str
    began: float


@dataclass
class Site:
    """A server, what it answers at each path, and what it was asked."""

    answers: dict[str, tuple[int, dict[str, str]]]
    address: str = ""
    requests: list[Request] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    """Set when pages that never come may come."""

    @property
    def asked(self) -> list[str]:
        """What was asked for, in order: `HEAD /found`."""
        return [f"{request.method} {request.path}" for request in self.requests]


@contextmanager
def serve(answers: dict[str, tuple[int, dict[str, str]]]) -> Iterator[Site]:
    """A server that gives each path its status and headers; status 0 never comes, and -1 is no HTTP.

    A path may have answers for one method only: `HEAD /found`.
    """
    site = Site(answers)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Before the answer, so that a client that has the answer finds the request here.
            site.requests.append(Request(self.command, self.path, self.headers["User-Agent"], time.monotonic()))
            status, headers = site.answers.get(f"{self.command} {self.path}", site.answers.get(self.path, (404, {})))
            if status == 0:
                site.released.wait()
            if status <= 0:
                self.wfile.write(b"no protocol\r\n\r\n")
            else:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

        do_HEAD = do_GET  # noqa: N815 (the server looks for it)

        def log_message(self, *_: object) -> None:
            """Print nothing for a request."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        site.released.set()
        server.shutdown()
        server.server_close()
