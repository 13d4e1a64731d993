"""A command that is told to end removes its temporary files first."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.support.paths import SAMPLE
from tests.support.repository import commit, git
from tests.support.signals import heed_signals
from tests.support.waiting import happens


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_comparison_that_is_told_to_end_leaves_no_copy_of_the_register(tmp_path: Path, number: int) -> None:
    shutil.copytree(SAMPLE, tmp_path / "releases")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with subprocess.Popen(
        ["communique", "diff", "HEAD"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch)},
        preexec_fn=heed_signals,  # noqa: PLW1509 (tests have one thread)
    ) as running:
        assert happens(lambda: [*scratch.rglob("*.yml")])
        running.send_signal(number)
        _, errors = running.communicate(timeout=30)
    assert running.returncode == (1 if number == signal.SIGINT else 128 + number)  # for Ctrl-C, click says “Aborted!”
    assert "Traceback" not in errors
    assert [*scratch.iterdir()] == []
