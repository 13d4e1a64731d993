"""The figures of the benchmark: how commands are measured, and what the tables say of them."""

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmark.measurement import Measurement
from benchmark.results import MEASURED, PAGE, PAGES, STRESS, format_figures, format_measurements, insert_result
from benchmark.system.checkout import ROOT
from benchmark.system.machine import describe_load, describe_machine, list_versions
from benchmark.system.memory import measure_memory
from benchmark.system.processes import Run, Runs, count_processors, run_command, run_to_end
from benchmark.targets import format_targets
from benchmark.times.builds import BuildFigures, SiteFigures
from benchmark.times.checks import CheckFigures
from benchmark.times.edits import EditFigures
from benchmark.times.saves import ServerState, format_saves
from benchmark.times.searches import SearchFigures

MB = 1_000_000


def runs(*seconds: float) -> Runs:
    return Runs([Run(one, one, 0.0) for one in seconds])


def make(name: str, cold: Runs, plain: Runs, hugo: Runs) -> Measurement:
    """A measurement with some builds, and the same for everything else."""
    build = BuildFigures(
        cold=cold,
        plain=plain,
        warm=runs(1),
        changed=runs(1),
        cold_alone=runs(),
        plain_alone=runs(),
        zensical=runs(5),
        hugo=hugo,
        memory=100 * MB,
        site=SiteFigures(10 * MB, 100, 50, 150_000),
    )
    search = SearchFigures(3_000, 100_000, 120_000, 300, 150, 160)
    return Measurement(
        name, 10, CheckFigures(runs(0.3), runs(0.1), runs(0.2), runs(0.1)), build, search, EditFigures(0.3, 0.4, 2.0)
    )


def test_a_figure_is_the_median_with_its_shortest_and_longest_run() -> None:
    assert str(runs(3, 1, 2)) == "2.00 (1.00 to 3.00)"
    assert str(runs(3)) == "3.00"


def test_the_table_has_a_column_for_each_register_and_a_dash_for_what_was_left_out() -> None:
    table = format_figures([make("real", runs(4, 5, 6), runs(2), runs()), make("1,000", runs(9), runs(9), runs(1))])
    lines = table.splitlines()
    assert lines[0] == "| meetings | real | 1,000 |"
    assert "| cold build, s | 5.00 (4.00 to 6.00) | 9.00 |" in lines
    assert "| · Hugo with a bare theme, s | – | 1.00 |" in lines


def test_a_target_that_is_missed_stays_in_the_table_and_one_that_was_not_measured_is_left_out() -> None:
    table = format_targets([make("real", runs(4, 5, 6), runs(2), runs()), make("1,000", runs(9), runs(9), runs(1))])
    lines = table.splitlines()
    assert "| cold build on two processors, times plain MkDocs | real | 1.3 | 2.50 | **miss** |" in lines
    assert "| cold build on two processors, times plain MkDocs | 1,000 | 1 | 1.00 | pass |" in lines
    assert "| saved edit to its page, s | real | 0.35 | 0.30 | pass |" in lines
    assert "on one processor" not in table
    assert "memory" not in table


def test_the_processor_time_of_saves_is_that_of_each_since_the_last_look() -> None:
    states = [ServerState(1, 80 * MB, 12, 10.0, 0), ServerState(11, 90 * MB, 12, 25.0, 1)]
    assert format_saves(states).splitlines()[2:] == ["| 1 | 80 | 12 | – | 0 |", "| 11 | 90 | 12 | 1.50 | 1 |"]


def test_a_result_takes_the_place_of_the_last_one_between_its_own_marks() -> None:
    page = (
        f"before <!-- {MEASURED} -->\nold\n<!-- /{MEASURED} --> middle <!-- {STRESS} --> kept <!-- /{STRESS} --> after"
    )
    new = insert_result(insert_result(page, "one"), "two")
    assert "old" not in new
    assert "one" not in new
    assert "two" in new
    assert new.startswith("before ")
    assert new.endswith(f" middle <!-- {STRESS} --> kept <!-- /{STRESS} --> after")


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="the page has no <!-- measured -->"):
        insert_result("text", "result")


def test_the_page_has_the_marks_of_all_three_tables() -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    for name in (MEASURED, STRESS, PAGES):
        assert "result" in insert_result(page, "result", name)


def test_a_command_that_fails_ends_the_benchmark_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="went wrong"):
        run_command([sys.executable, "-c", "raise SystemExit('went wrong')"], tmp_path)


def test_a_command_ends_when_the_benchmark_is_interrupted(tmp_path: Path) -> None:
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(KeyboardInterrupt), run_to_end(sleep, tmp_path) as process:
        raise KeyboardInterrupt
    assert process.returncode == -signal.SIGKILL


def test_a_command_runs_on_one_processor_only_if_that_is_wanted(tmp_path: Path) -> None:
    count = "import os, pathlib; pathlib.Path('count').write_text(str(len(os.sched_getaffinity(0))))"
    for processors, expected in ((1, 1), (None, count_processors())):
        run_command([sys.executable, "-c", count], tmp_path, processors)
        assert (tmp_path / "count").read_text() == str(expected)
    assert len(os.sched_getaffinity(0)) == count_processors()


def test_time_is_measured_by_the_clock_and_by_processor(tmp_path: Path) -> None:
    slept = run_command([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path)
    assert slept.seconds > 0.5 > slept.busy
    assert slept.others is not None
    assert slept.others >= 0


def test_memory_counts_all_processes_and_what_they_share_once(tmp_path: Path) -> None:
    forks = """
import os, time
shared = bytearray(b"x") * 60_000_000
if not os.fork():
    own = bytearray(b"y") * 60_000_000
    time.sleep(2)
    os._exit(0)
os.wait()
"""
    peak = measure_memory([sys.executable, "-c", forks], tmp_path)
    assert peak is not None
    assert 120 * MB < peak < 165 * MB


def test_the_conditions_name_the_machine_its_load_and_every_version() -> None:
    assert "GB of memory" in describe_machine()
    assert describe_load([0.5, None, 1.5]).startswith(
        "other programs kept 1.00 processors busy on average, at most 1.50 during one run; load average at the end "
    )
    for name in (
        "this project",
        "Python 3.",
        "mkdocs 1.",
        "mkdocs-material 9.",
        "pagefind 1.",
        "zensical ",
        "Hugo ",
        "Chromium ",
    ):
        assert name in list_versions(ROOT)


def test_the_result_says_how_long_it_took_and_has_no_table_of_targets_without_targets() -> None:
    result = format_measurements([make("20", runs(4), runs(2), runs())], 90)
    assert "The benchmark took 1.5 minutes." in result
    assert "| cold build, s | 4.00 |" in result
    assert "target" not in result
