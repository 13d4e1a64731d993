"""Files and names that are no records: links, pipes, names that are no text, ids that would leave their folder."""

import os
from pathlib import Path

import pytest

from communique.checks.run import check_files, check_register
from communique.files.disk.paths import MAX_FOLDERS
from communique.register.loader import load
from communique.site.output.writer import write_pages

RECORD = "meetings/2017/2017-09-20-cfm-new-york.yml"


def test_a_link_is_never_followed(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("secret: words\n", encoding="utf-8")
    (small / "people/linked.yml").symlink_to(outside)
    (small / "meetings/2018").symlink_to(tmp_path)
    (tmp_path / "2018-01-01-cfm.yml").write_text("secret: words\n", encoding="utf-8")
    (small / "people/looped.yml").symlink_to(small / "people/looped.yml")
    (small / "topics.yml").unlink()
    (small / "topics.yml").symlink_to(outside)
    found = [str(problem) for problem in check_register(load(small))]
    assert not [problem for problem in found if "secret" in problem]
    for name in ("people/linked.yml", "people/looped.yml", "topics.yml", "meetings/2018"):
        assert [problem for problem in found if problem.startswith(f"releases/{name}") and "is a link" in problem], name


def test_a_pipe_or_a_folder_in_place_of_a_record_is_a_problem(small: Path) -> None:
    """Opening the pipe would wait for ever."""
    os.mkfifo(small / "people/pipe.yml")
    (small / "people/folder.yml").mkdir()
    found = {problem.where: problem.message for problem in check_register(load(small))}
    for name in ("pipe", "folder"):
        assert found[f"releases/people/{name}.yml:1:1"] == "is not a regular file: put the record itself here"


@pytest.mark.parametrize("name", ["redirects.yml", "links.yml", "topics.yml"])
def test_a_pipe_or_a_folder_in_place_of_a_list_is_one_problem(small: Path, name: str) -> None:
    for make in (os.mkfifo, Path.mkdir):
        (small / name).unlink(missing_ok=True)
        make(small / name)
        found = [str(problem) for problem in check_register(load(small)) if problem.path.name == name]
        what = "is not a regular file: put the record itself here (file-is-readable)"
        assert found == [f"releases/{name}:1:1: {what}"]


def test_folders_within_folders_are_searched_to_a_limit_and_one_problem(small: Path) -> None:
    """Below some thousand folders no path is short enough for the system, and recursion ends earlier still."""
    home = Path.cwd()
    os.chdir(small)
    try:
        for _ in range(1200):
            Path("a").mkdir()
            os.chdir("a")
    finally:
        os.chdir(home)
    problems = check_register(load(small))
    _remove_nested(small, home)
    [problem] = problems
    assert str(problem.path) == "releases" + "/a" * MAX_FOLDERS
    assert problem.message.startswith(f"this folder is on level {MAX_FOLDERS}, and nothing in it is read")


def _remove_nested(folder: Path, home: Path) -> None:
    """Remove folders from the innermost one outwards: what removes trees at the end of a run works by recursion."""
    os.chdir(folder)
    depth = 0
    while Path("a").is_dir():
        os.chdir("a")
        depth += 1
    for _ in range(depth):
        os.chdir("..")
        Path("a").rmdir()
    os.chdir(home)


def test_a_name_that_is_no_text_is_a_problem_and_breaks_no_page(small: Path, tmp_path: Path) -> None:
    for name in (b"\xff\xfe.yml", b"a\nb.yml", "\u202egrop.yml".encode(), b"{{ 7 }}.yml", b"<script>.yml"):
        (small / "people" / os.fsdecode(name)).write_bytes(b"name: A\n")
    register = load(small)
    problems = check_register(register)
    assert len(problems) == 5
    assert all(str(problem).isprintable() for problem in problems)
    write_pages(register, tmp_path / "pages", problems)
    assert "<script>" not in (tmp_path / "pages/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../../outside", "/outside", "..", ".", "a/b", "index", "CON", "a" * 300, ""])
def test_no_page_lies_outside_the_folder_of_pages(small: Path, tmp_path: Path, name: str) -> None:
    """A name becomes no path, neither as an id in a list nor as a retired id nor as a reference."""
    topics = small / "topics.yml"
    topics.write_text(
        topics.read_text(encoding="utf-8") + f'"{name}": {{name: Evil, definition: It.}}\n', encoding="utf-8"
    )
    record = small / RECORD
    record.write_text(record.read_text(encoding="utf-8") + f'retired: ["{name}"]\n', encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    register = load(small)
    problems = check_register(register)
    assert problems
    write_pages(register, tmp_path / "pages", problems)
    new = set(tmp_path.rglob("*")) - before
    assert all((tmp_path / "pages") in (path, *path.parents) for path in new)
    assert [path for path in new if path.stem in (name, "outside") and name != "index"] == []


def test_files_that_editors_leave_behind_are_no_records(small: Path) -> None:
    (small / "people/._wang-yi.yml").write_bytes(b"\0\1")
    (small / "people/.#wang-yi.yml").symlink_to("nowhere")
    assert check_files(load(small)) == []
