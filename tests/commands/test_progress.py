"""Work that takes long shows at a terminal how far it is; elsewhere nothing is written. Terminals are real ones."""

import re
import signal
from pathlib import Path
from typing import Any

import pytest

from communique.progress import Step, listening, track_all
from tests.support.cases import apply
from tests.support.forked import COMMUNIQUE, MKDOCS, run
from tests.support.paths import NEW_YORK
from tests.support.terminal import read_screen, run_at_terminal

SHOWN = re.compile(r"\r\x1b\[\?25l([A-Z][a-z ]+) … +\[(#*)(-*)\] +([0-9]+)%( +[0-9:]+)?")
"""A line of the bar: the step, the bar, the share, and the time that is left."""
CHECK = (COMMUNIQUE, "check")
DRAFT = (COMMUNIQUE, "draft", "release.txt")
BUILD = (MKDOCS, "build", "--strict")
SLOW = """
import os, time
from communique.progress import Step, track
with terminal.show_progress({Step.READING: 1, Step.PAGES: 3}):
    for _ in track(Step.READING, range(4), 4):
        pass
    for at in track(Step.PAGES, range(30), 30):
        time.sleep(0.1)
        if at == 25 and not os.fork():
            for _ in track(Step.READING, range(4), 4):
                time.sleep(0.2)
            os._exit(0)
print("done")
"""
RELEASE = """Press Release on the Meeting of the Council of Ministers of Foreign Affairs of the SCO

On 24 April 2018, the Council of Ministers of Foreign Affairs of the Shanghai Cooperation Organisation met in Moscow.

The ministers condemned terrorism.
"""


def after(seconds: float, code: str) -> str:
    """Code that shows the bar after so many seconds, and not two."""
    return f"from communique import terminal; terminal.DELAY = {seconds}\n{code}"


def show(command: tuple[str, ...], folder: Path, seconds: float = 0, **more: Any) -> str:
    """Run a command at a terminal, where it shows the bar after so many seconds, and return all that it has shown."""
    code, *words = command
    return run_at_terminal((after(seconds, code), *words), folder, **more)


def list_shares(shown: str) -> list[int]:
    return [int(found[4]) for found in SHOWN.finditer(shown)]


def list_steps(shown: str) -> list[str]:
    return list(dict.fromkeys(found[1] for found in SHOWN.finditer(shown)))


def test_a_check_shows_its_steps_and_leaves_only_its_answer_on_the_screen(small: Path) -> None:
    shown = show(CHECK, small.parent)
    assert list_steps(shown)[0] == "Reading files"
    assert list_shares(shown) == sorted(list_shares(shown))
    assert read_screen(shown) == "No problems: 1 record and 18 registry entries read.\n"
    assert shown.count("\x1b[?25l") > 0
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l"), "the cursor stays hidden"


def test_work_that_is_done_sooner_shows_nothing(small: Path) -> None:
    assert show(CHECK, small.parent, 3600) == "No problems: 1 record and 18 registry entries read.\r\n"


def test_the_share_grows_over_all_steps_and_the_time_left_shrinks(tmp_path: Path) -> None:
    shown = show((SLOW,), tmp_path, 0.3)
    shares = list_shares(shown)
    assert list_steps(shown) == ["Writing pages"], "the first step took no time, and a forked process shows nothing"
    assert shares == sorted(shares)
    assert shares[0] < 50
    assert 90 < shares[-1] < 100
    left = [found[5].strip() for found in SHOWN.finditer(shown) if found[5]]
    assert left
    assert left == sorted(left, reverse=True)
    assert read_screen(shown) == "done\n"


def test_a_draft_shows_its_steps(small: Path) -> None:
    (small.parent / "release.txt").write_text(RELEASE, encoding="utf-8")
    shown = show(DRAFT, small.parent)
    assert list_steps(shown)[0] == "Reading files"
    assert read_screen(shown).startswith("Wrote releases/meetings/2018/2018-04-24-cfm-moscow.yml.\n")


@pytest.mark.parametrize("command", [CHECK, BUILD], ids=["check", "build"])
def test_where_the_output_is_no_terminal_not_a_byte_is_written(warm_checkout: Path, command: tuple[str, ...]) -> None:
    code, *words = command
    done = run(after(0, code), *words, folder=warm_checkout)
    assert done.returncode == 0, done.stderr
    written = done.stdout + done.stderr
    assert written
    assert "\r" not in written
    assert "\x1b[?25" not in written
    assert "%" not in written


def test_a_terminal_without_control_characters_gets_none(small: Path) -> None:
    assert "\x1b" not in show(CHECK, small.parent, TERM="dumb")


def test_a_build_shows_its_steps_and_messages_stand_on_lines_of_their_own(warm_checkout: Path) -> None:
    shown = show(BUILD, warm_checkout)
    assert {"Reading files", "Rendering pages"} <= set(list_steps(shown))
    assert list_shares(shown) == sorted(list_shares(shown))
    screen = read_screen(shown)
    assert "…" not in screen
    assert "INFO    -  Documentation built in " in screen.splitlines()[-1]


def test_a_build_that_fails_clears_the_bar_before_it_lists_the_problems(checkout: Path) -> None:
    apply(checkout / NEW_YORK, {"replace": "act: noted", "with": "act: notted"})
    shown = show(BUILD, checkout, status=1)
    assert list_steps(shown)
    assert "…" not in read_screen(shown)
    assert "unknown value 'notted'" in " ".join(read_screen(shown).split())
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l"), "the cursor stays hidden"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_clears_the_bar(checkout: Path, number: int, status: int) -> None:
    shown = show(BUILD, checkout, status=status, stop=("Writing pages …".encode(), number))
    assert "…" not in read_screen(shown)
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l"), "the cursor stays hidden"


def test_a_quiet_build_shows_nothing(warm_checkout: Path) -> None:
    assert show((*BUILD, "--quiet"), warm_checkout) == ""


def test_what_works_says_how_much_is_done_to_whoever_listens() -> None:
    heard: list[tuple[str, int, int]] = []
    with listening(lambda *said: heard.append(said)):
        assert list(track_all(Step.PAGES, ["a", "b"])) == ["a", "b"]
    list(track_all(Step.PAGES, ["c"]))
    assert heard == [("Writing pages", 0, 2), ("Writing pages", 1, 2), ("Writing pages", 2, 2)]
