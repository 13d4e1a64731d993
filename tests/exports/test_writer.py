"""Writing exported files."""

from pathlib import Path

import pytest

from communique.exports.file import ExportFile
from communique.exports.writer import until, write_exports
from communique.files.disk.folder import NewFolder


def make_files(count: int) -> list[ExportFile]:
    return [ExportFile(f"folder/{at}.txt", "text/plain", "", f"{at}\n".encode) for at in range(count)]


def test_files_are_written_once_and_left_alone_while_they_are_the_same(tmp_path: Path) -> None:
    assert write_exports(make_files(20), NewFolder(tmp_path)) == 20
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "folder").iterdir()}
    write_exports(make_files(20), NewFolder(tmp_path))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "folder").iterdir()} == before


def test_nothing_is_written_any_more_once_the_build_is_gone(tmp_path: Path) -> None:
    answers = iter([False, False, True])
    assert write_exports(until(lambda: next(answers), make_files(20)), NewFolder(tmp_path)) == 2
    assert len(list((tmp_path / "folder").iterdir())) == 2


def test_an_error_of_the_disk_is_raised(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("A file where a folder should be.")
    with pytest.raises(OSError, match="folder"):
        write_exports(make_files(1), NewFolder(tmp_path))
