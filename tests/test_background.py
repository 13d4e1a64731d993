"""Work in a process beside a build: its answer, its errors, its end."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.background import BackgroundProcess

Wait = Callable[[], None]
IsOrphaned = Callable[[], bool]


def test_what_the_work_returns_comes_back() -> None:
    assert BackgroundProcess(lambda _, __: [1, "two"]).finish() == [1, "two"]


def test_work_waits_until_it_is_released(tmp_path: Path) -> None:
    def work(wait: Wait, _: IsOrphaned) -> bool:
        (tmp_path / "begun").touch()
        wait()
        return (tmp_path / "ready").exists()

    process = BackgroundProcess(work)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    (tmp_path / "ready").touch()
    process.release()
    assert process.finish() is True


def test_an_error_is_raised_where_the_work_was_started(tmp_path: Path) -> None:
    def work(_: Wait, __: IsOrphaned) -> None:
        (tmp_path / "missing/file").write_text("")

    with pytest.raises(OSError, match="missing"):
        BackgroundProcess(work).finish()


def test_work_that_was_killed_is_an_error() -> None:
    def work(_: Wait, __: IsOrphaned) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(OSError, match="was killed"):
        BackgroundProcess(work).finish()


def test_work_that_is_stopped_does_no_more(tmp_path: Path) -> None:
    def work(wait: Wait, _: IsOrphaned) -> None:
        wait()
        (tmp_path / "done").touch()

    process = BackgroundProcess(work)
    process.stop()
    with pytest.raises(OSError, match="was killed"):
        process.finish()
    assert not (tmp_path / "done").exists()
