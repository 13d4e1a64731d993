"""A server of a scratch checkout, `scripts/serve`, in which records are edited while it runs."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TIMEOUT = 1800
"""Seconds after which waiting for the server or for a page fails."""
_BUILT = "Reloading browsers"
"""What MkDocs logs after each build. It logs `Documentation built in …` only once for builds that take as long."""


class CheckoutServer:
    """A server that has built its site once and answers."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path, address: str) -> None:
        self.process, self.log, self.address = process, log, address

    def fetch(self, path: str) -> str:
        """Return the HTML of a page, given its path: `meetings/ID/`."""
        with urllib.request.urlopen(self.address + path, timeout=TIMEOUT) as answer:  # noqa: S310 (our own server)
            return str(answer.read().decode())

    def count_builds(self) -> int:
        """Return how often the site was built again."""
        return self.log.read_text().count(_BUILT)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds. SystemExit with the end of the log if the server ends or takes too long."""
        end = time.monotonic() + TIMEOUT
        while not condition():
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"scripts/serve ended or did not respond in time:\n{self.log.read_text()[-4000:]}")
            time.sleep(0.02)


@contextmanager
def serve(checkout: Path) -> Iterator[CheckoutServer]:
    """Serve a checkout on a free port, from its first build to the end of the `with` block."""
    port, log = _free_port(), checkout / "serve.log"
    with log.open("w") as out:
        command = ["scripts/serve", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=checkout, stdout=out, stderr=out, start_new_session=True)
        server = CheckoutServer(process, log, f"http://127.0.0.1:{port}/")
        try:
            server.wait_for(lambda: "Serving on" in log.read_text())
            yield server
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
