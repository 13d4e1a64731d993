"""Makes the search index and the exported files while serving: after the pages, and in separate processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

_NICENESS = 10
"""How much these processes give way to the server, which answers and builds meanwhile."""


class Finisher:
    """The processes that finish the site of the last build."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, releases: Path, site: Path, site_url: str) -> None:
        """Begin to build the index and the exported files, and stop those still working on an earlier state."""
        self.stop()
        common = [sys.executable, "-m", "communique.cli", "--releases", str(releases)]
        for command in ([*common, "index", str(site)], [*common, "data", str(site), "--site-url", site_url]):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 (fixed)
            self._processes.append(process)
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)

    def kill(self) -> None:
        """Kill the processes together with Pagefind's, and do not wait until they are gone.

        If it outlived the process that uses it, it would report a panic. If they were asked to end, they would first
        clean up, while an author waits for a page.
        """
        for process in self._processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """Stop the processes at once. They write nothing afterwards."""
        self.kill()
        for process in self._processes:
            process.wait()
        self._processes.clear()
