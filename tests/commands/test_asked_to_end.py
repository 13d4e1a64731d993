"""A command that a signal asks to end removes its temporary files first."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.forked import COMMUNIQUE, Background
from tests.support.paths import SAMPLE
from tests.support.repository import commit, git
from tests.support.waiting import happens


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_comparison_that_is_asked_to_end_leaves_no_copy_of_the_register(tmp_path: Path, number: int) -> None:
    shutil.copytree(SAMPLE, tmp_path / "releases")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    running = Background(COMMUNIQUE, "diff", "HEAD", folder=tmp_path, environ={"TMPDIR": str(scratch)})
    assert happens(lambda: [*scratch.rglob("*.yml")])
    running.send_signal(number)
    assert "Traceback" not in running.read()
    assert running.returncode == (1 if number == signal.SIGINT else 128 + number)  # for Ctrl-C, click says “Aborted!”
    assert [*scratch.iterdir()] == []


IN_DELETION = """
import signal, time
from communique.processes.signals import leave_on_signals

class Kept:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)
        time.sleep(0.1)

leave_on_signals()
try:
    kept = Kept()
    del kept
    time.sleep(120)
finally:
    print("cleaned up")
"""


def test_a_process_that_is_asked_to_end_while_an_object_is_deleted_ends_a_moment_later() -> None:
    ended = subprocess.run([sys.executable, "-c", IN_DELETION], check=False, capture_output=True, text=True, timeout=90)
    assert (ended.returncode, ended.stdout, ended.stderr) == (143, "cleaned up\n", "")
