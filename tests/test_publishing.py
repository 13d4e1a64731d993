"""`scripts/build`: strict, and all or nothing."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import NEW_YORK, ROOT

from communique.publishing import publish


def build(checkout: Path) -> subprocess.Popen[str]:
    """`scripts/build` in a scratch copy, with the environment that the tests run in."""
    environment = checkout / ".venv"
    if not environment.exists():
        environment.symlink_to(ROOT / ".venv")
    return subprocess.Popen(
        ["scripts/build"],
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def test_a_build_writes_the_site_and_leaves_nothing_else(small_copy: Path) -> None:
    done = build(small_copy)
    output, _ = done.communicate()
    assert done.returncode == 0, output
    assert (small_copy / "site/meetings/2017-09-20-cfm-new-york/index.html").is_file()
    assert (small_copy / "site/pagefind/pagefind.js").is_file()
    assert [path.name for path in (small_copy / "build").iterdir()] == ["pages"]


def test_a_build_with_problems_lists_them_all_and_keeps_the_old_site(small_copy: Path) -> None:
    (small_copy / "site").mkdir()
    (small_copy / "site/index.html").write_text("old", encoding="utf-8")
    record = small_copy / NEW_YORK
    record.write_text(record.read_text(encoding="utf-8").replace("act: noted", "act: notted"), encoding="utf-8")
    done = build(small_copy)
    output, _ = done.communicate()
    assert done.returncode != 0
    assert output.count("'notted' is not known here; did you mean 'noted'?") == record.read_text(
        encoding="utf-8"
    ).count("notted")
    assert "Traceback" not in output
    assert (small_copy / "site/index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in (small_copy / "build").iterdir()] == []


@pytest.mark.parametrize("after", [0.3, 0.8, 1.3])
def test_a_killed_build_keeps_the_old_site_whole(small_copy: Path, after: float) -> None:
    (small_copy / "site").mkdir()
    (small_copy / "site/index.html").write_text("old", encoding="utf-8")
    running = build(small_copy)
    time.sleep(after)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    index = (small_copy / "site/index.html").read_text(encoding="utf-8")
    assert index == "old" or (small_copy / "site/pagefind/pagefind.js").is_file()


def test_publishing_swaps_the_folders(tmp_path: Path) -> None:
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    publish(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
