"""Work in a process beside a build: its answer, its errors, its end."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.processes.background import BackgroundProcess, ForkedStream
from tests.support.waiting import happens

Wait = Callable[[], None]
IsOrphaned = Callable[[], bool]


def is_running(file: Path) -> bool:
    """Whether the process runs whose number a file holds, which it has written or is about to write."""
    try:
        os.kill(int(file.read_text(encoding="utf-8") or os.getpid()), 0)
    except ProcessLookupError:
        return False
    return True


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


def test_work_that_waits_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    def work(wait: Wait, _: IsOrphaned) -> None:
        (tmp_path / "pid").write_text(str(os.getpid()), encoding="utf-8")
        wait()

    starter = os.fork()
    if starter == 0:
        process = BackgroundProcess(work)
        while process and not (tmp_path / "pid").exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(starter, 0)
    assert happens(lambda: not is_running(tmp_path / "pid"))


def test_a_stream_gives_what_each_process_yields() -> None:
    stream = ForkedStream([lambda: ["a", "b" * 1_000_000], lambda: iter(["c"])])
    received: list[str] = []
    while len(received) < 3:
        received += stream.receive()
    assert sorted(received) == ["a", "b" * 1_000_000, "c"]
    with pytest.raises(OSError, match="was killed"):
        stream.receive()


def test_an_error_in_a_process_of_a_stream_is_raised_where_it_is_read() -> None:
    with pytest.raises(ZeroDivisionError):
        ForkedStream([lambda: (1 // at for at in (0,))]).receive()


def test_an_error_that_cannot_be_sent_keeps_its_words() -> None:
    class OwnError(Exception):
        pass

    def fail() -> list[int]:
        raise OwnError("no page")

    with pytest.raises(RuntimeError, match="OwnError: no page"):
        ForkedStream([fail]).receive()


def test_a_process_of_a_stream_that_was_killed_is_an_error() -> None:
    def die() -> list[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        return []

    with pytest.raises(OSError, match="was killed"):
        ForkedStream([die]).receive()


def test_processes_of_a_stream_end_with_the_one_that_reads_it(tmp_path: Path) -> None:
    """Each fills its pipe and waits for a reader that is gone."""

    def fill(name: str) -> Iterator[str]:
        (tmp_path / name).write_text(str(os.getpid()), encoding="utf-8")
        while True:
            yield "x" * 100_000

    reader = os.fork()
    if reader == 0:
        stream = ForkedStream([lambda: fill("first"), lambda: fill("second")])
        while not stream.receive() or not all((tmp_path / name).exists() for name in ("first", "second")):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(reader, 0)
    for name in ("first", "second"):
        assert happens(lambda: not is_running(tmp_path / name)), name  # noqa: B023 (asked for before the next)
