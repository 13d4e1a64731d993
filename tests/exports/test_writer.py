"""Writing exported files: at once, and in a process beside a build."""

import os
import signal
import time
from pathlib import Path

import pytest

from communique.exports.file import ExportFile
from communique.exports.writer import ExportProcess, write_exports


def make_files(count: int) -> list[ExportFile]:
    return [ExportFile(f"folder/{at}.txt", "text/plain", "", f"{at}\n".encode) for at in range(count)]


def test_a_process_writes_what_is_written_at_once(tmp_path: Path) -> None:
    assert write_exports(make_files(20), tmp_path / "once") == 20
    assert ExportProcess(make_files(20), tmp_path / "beside").finish() == 20
    for file in (tmp_path / "once/folder").iterdir():
        assert (tmp_path / "beside/folder" / file.name).read_bytes() == file.read_bytes()


def test_an_error_of_the_disk_is_raised_where_the_process_was_started(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("A file where a folder should be.")
    with pytest.raises(OSError, match="folder"):
        ExportProcess(make_files(1), tmp_path).finish()


def wait_for_ever() -> bytes:
    time.sleep(60)
    return b""


def test_a_process_that_was_killed_is_an_error(tmp_path: Path) -> None:
    process = ExportProcess([ExportFile("never.txt", "text/plain", "", wait_for_ever)], tmp_path)
    assert process.process.pid
    os.kill(process.process.pid, signal.SIGKILL)
    with pytest.raises(OSError, match="was killed"):
        process.finish()


def test_a_process_that_is_stopped_writes_no_more(tmp_path: Path) -> None:
    process = ExportProcess([ExportFile("never.txt", "text/plain", "", wait_for_ever)], tmp_path)
    process.stop()
    assert not (tmp_path / "never.txt").exists()
    assert not process.process.is_alive()
