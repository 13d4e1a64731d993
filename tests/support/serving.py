"""Running `mkdocs serve` as `scripts/serve` does."""

import socket
import subprocess
import time
from pathlib import Path


def find_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def start_server(checkout: Path, temporary: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Serve a checkout on a free port, and wait for the first answer."""
    port = find_port()
    command = ["mkdocs", "serve", "--dirty", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with (checkout / "log").open("wb") as log:
        running = subprocess.Popen(
            ["env", f"TMPDIR={temporary}", *command], cwd=checkout, stdout=log, stderr=log, start_new_session=True
        )
    deadline = time.monotonic() + 60
    while "Serving on" not in (checkout / "log").read_text():
        assert time.monotonic() < deadline
        assert running.poll() is None, (checkout / "log").read_text()
        time.sleep(0.1)
    return running, port
