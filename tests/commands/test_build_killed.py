"""A build that is killed leaves the old site or the new one, whole.

`KILLS=50 scripts/test tests/commands/test_build_killed.py` kills a build at 50 moments; without it a few are chosen. That
the swap of the two sites can be killed, too, is tested in tests/files/test_atomic.py.
"""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.support.building import build_site, fingerprint, start_build
from tests.support.cases import apply
from tests.support.paths import NEW_YORK
from tests.support.waiting import happens

KILLS = int(os.environ.get("KILLS", "4"))


def count_files(checkout: Path) -> int:
    """How many files the build that runs has written of its site."""
    return sum(path.is_file() for new in (checkout / "build").glob("site.*") for path in new.rglob("*"))


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(warm_checkout: Path) -> None:
    """The moments are chosen by how much of the new site is written: nothing at first, nearly all of it at last."""
    checkout = warm_checkout
    new = build_site(checkout)
    site = checkout / "site"
    whole = sum(path.is_file() for path in site.rglob("*"))
    shutil.rmtree(site)
    apply(checkout / NEW_YORK, {"replace": "title: A Release", "with": "title: An Older Release"})
    old = build_site(checkout)
    assert old != new
    site.rename(checkout / "old")
    apply(checkout / NEW_YORK, {"replace": "title: An Older Release", "with": "title: A Release"})
    unfinished = 0
    for at in range(KILLS):
        shutil.copytree(checkout / "old", site)
        running = start_build(checkout)
        while running.poll() is None and count_files(checkout) < at * whole / KILLS:
            time.sleep(0.01)
        unfinished += running.poll() is None
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        assert fingerprint(site) in (old, new)
        shutil.rmtree(site)
    assert unfinished


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_build_that_is_told_to_stop_leaves_no_process_and_no_folder(checkout: Path, number: int) -> None:
    """The signal goes to the script alone, as from a supervisor; Ctrl-C reaches the others too."""
    running = start_build(checkout)
    while running.poll() is None and not count_files(checkout):
        time.sleep(0.01)
    running.send_signal(number)
    output, _ = running.communicate(timeout=60)
    assert running.returncode == 128 + number, output
    assert "Traceback" not in output
    assert happens(lambda: not _is_running(running.pid))  # each process takes a moment to end
    assert [*(checkout / "build").glob("[ps]*"), *checkout.glob("site")] == []


def _is_running(group: int) -> bool:
    """Whether any process of a group runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
