"""Running `mkdocs serve` as `scripts/serve` does."""

import socket
import subprocess
from pathlib import Path

from tests.support.waiting import happens


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
    log_path = checkout / "log"
    assert happens(lambda: "Serving on" in log_path.read_text() or running.poll() is not None), log_path.read_text()
    assert running.poll() is None, log_path.read_text()
    return running, port
