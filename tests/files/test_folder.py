"""Folders that take the place of an earlier one."""

import os
from pathlib import Path

import pytest

from communique.files.disk.folder import NewFolder


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    folder = tmp_path / "earlier"
    NewFolder(folder).write("people/wang-yi.json", b"the same")
    return folder


def test_a_file_that_is_the_same_is_linked(tmp_path: Path, earlier: Path) -> None:
    NewFolder(tmp_path / "new", earlier).write("people/wang-yi.json", b"the same")
    assert (tmp_path / "new/people/wang-yi.json").samefile(earlier / "people/wang-yi.json")


def test_a_file_that_has_changed_is_written_and_the_earlier_one_stays(tmp_path: Path, earlier: Path) -> None:
    folder = NewFolder(tmp_path / "new", earlier)
    folder.write("people/wang-yi.json", b"the same")
    folder.write("people/wang-yi.json", b"changed!")
    assert (tmp_path / "new/people/wang-yi.json").read_bytes() == b"changed!"
    assert (earlier / "people/wang-yi.json").read_bytes() == b"the same"


def test_a_link_in_the_earlier_folder_is_not_followed(tmp_path: Path, earlier: Path) -> None:
    (earlier / "link.json").symlink_to("people/wang-yi.json")
    NewFolder(tmp_path / "new", earlier).write("link.json", b"the same")
    assert not (tmp_path / "new/link.json").is_symlink()
    assert not (tmp_path / "new/link.json").samefile(earlier / "link.json")


def test_a_pipe_in_the_earlier_folder_does_not_hold_it_up(tmp_path: Path, earlier: Path) -> None:
    os.mkfifo(earlier / "pipe.json")
    NewFolder(tmp_path / "new", earlier).write("pipe.json", b"")
    assert (tmp_path / "new/pipe.json").is_file()


def test_a_folder_is_not_its_own_earlier_one(tmp_path: Path) -> None:
    folder = NewFolder(tmp_path, tmp_path)
    folder.write("a.txt", b"once")
    folder.write("a.txt", b"more")
    assert (tmp_path / "a.txt").read_bytes() == b"more"


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("A file.")
    with pytest.raises(OSError, match="people"):
        NewFolder(tmp_path).write("people/wang-yi.json", b"text")
