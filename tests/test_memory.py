"""Scratch folders in memory: made where there is room, and never left behind."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.memory import make_folder


def test_a_folder_is_made_where_there_is_room(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, needed=0)
    assert folder
    assert folder.parent == tmp_path
    assert [*folder.iterdir()] == []


def test_where_there_is_too_little_room_none_is_made(tmp_path: Path) -> None:
    assert make_folder(tmp_path, needed=1 << 60) is None
    assert make_folder(tmp_path / "missing", needed=0) is None
    assert [*tmp_path.iterdir()] == []


def test_the_folder_of_a_run_that_was_killed_is_removed_and_that_of_another_run_is_left(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for process in (ended.pid, os.getpid()):
        (tmp_path / f"register-tests-{process}-a/file").mkdir(parents=True)
    make_folder(tmp_path, needed=1 << 60)
    assert [path.name for path in tmp_path.iterdir()] == [f"register-tests-{os.getpid()}-a"]
