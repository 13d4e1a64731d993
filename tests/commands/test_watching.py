"""How the server notices saved files."""

import errno
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer as SystemObserver

from mkdocs_hooks.server.observer import SavesObserver

NEVER = 3600.0


class Recorder(FileSystemEventHandler):
    """Keeps what an observer reports."""

    def __init__(self) -> None:
        self.events: Queue[FileSystemEvent] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.events.put(event)


def fail_to_watch(*_args: object, **_options: object) -> None:
    raise OSError(errno.ENOSPC, "too many places are watched")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/wang-yi.yml").write_text("name: Wang Yi\n")
    return tmp_path


def observe(folder: Path, interval: float) -> Iterator[Recorder]:
    observer, recorder = SavesObserver(interval), Recorder()
    observer.schedule(recorder, str(folder), recursive=True)
    observer.start()
    time.sleep(0.5)  # it first looks at the files as they are
    yield recorder
    observer.stop()
    observer.join()


def test_a_saved_file_is_noticed_without_waiting_for_the_next_look(folder: Path) -> None:
    for recorder in observe(folder, NEVER):
        (folder / "people/wang-yi.yml").write_text("name: Wang Yi\nborn: 1953\n")
        assert recorder.events.get(timeout=20).src_path == str(folder / "people/wang-yi.yml")


def test_a_file_that_is_only_read_is_not_reported(folder: Path) -> None:
    for recorder in observe(folder, NEVER):
        (folder / "people/wang-yi.yml").read_text()
        with pytest.raises(Empty):
            recorder.events.get(timeout=0.5)


def test_a_file_in_a_folder_that_was_moved_away_and_back_is_noticed(folder: Path) -> None:
    for recorder in observe(folder / "people", 0.1):
        (folder / "people").rename(folder / "elsewhere")
        time.sleep(0.3)
        shutil.copytree(folder / "elsewhere", folder / "people")  # not the folder that the system watches
        (folder / "people/wang-yi.yml").write_text("name: Wang Yi\nborn: 1953\n")
        paths = {recorder.events.get(timeout=20).src_path}
        assert str(folder / "people/wang-yi.yml") in paths


def test_a_saved_file_is_reported_once(folder: Path) -> None:
    for recorder in observe(folder, 0.1):
        (folder / "people/wang-yi.yml").write_text("name: Wang Yi\nborn: 1953\n")
        assert recorder.events.get(timeout=20).src_path == str(folder / "people/wang-yi.yml")
        time.sleep(0.1)  # writing a file is two changes: it is emptied first
        while not recorder.events.empty():
            recorder.events.get()
        with pytest.raises(Empty):
            recorder.events.get(timeout=3)


def test_a_file_is_noticed_where_the_system_reports_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemObserver, "schedule", fail_to_watch)
    for recorder in observe(folder, 0.1):
        (folder / "people/wang-yi.yml").write_text("name: Wang Yi\nborn: 1953\n")
        assert recorder.events.get(timeout=20).src_path == str(folder / "people/wang-yi.yml")


@pytest.mark.parametrize("interval", [NEVER, 0.1])
def test_what_an_editor_keeps_beside_a_file_is_not_reported(folder: Path, interval: float) -> None:
    for recorder in observe(folder, interval):
        (folder / "people/.wang-yi.yml.swp").write_text("name: W")
        with pytest.raises(Empty):
            recorder.events.get(timeout=1)


def test_a_file_that_is_put_in_the_place_of_another_is_noticed(folder: Path) -> None:
    for recorder in observe(folder, NEVER):
        (folder / "people/.new").write_text("name: Wang Yi\nborn: 1953\n")
        (folder / "people/.new").rename(folder / "people/wang-yi.yml")
        event = recorder.events.get(timeout=20)
        assert str(folder / "people/wang-yi.yml") in (event.src_path, event.dest_path)


def test_new_rights_of_a_file_are_not_reported(folder: Path) -> None:
    for recorder in observe(folder, NEVER):
        (folder / "people/wang-yi.yml").chmod(0o600)
        with pytest.raises(Empty):
            recorder.events.get(timeout=0.5)


def test_an_observer_stops_at_once(folder: Path) -> None:
    for _ in observe(folder, NEVER):
        began = time.monotonic()
    assert time.monotonic() - began < 10
