"""Measures what a server uses after many saves: memory, open files and processor time. None of them should grow."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmark.system.checkout import edit_record, pick_record
from benchmark.system.memory import read_share
from benchmark.system.server import CheckoutServer, serve

MEETINGS = 100
"""The meetings of the synthetic register that is served."""
STEPS = (1, 10, 25, 50, 75, 100, 150, 200, 300, 400, 500)
"""The numbers of saves after which the server is looked at; the last save is always looked at."""
_CLOCK = os.sysconf("SC_CLK_TCK")
_MB = 1_000_000


class ServerState(NamedTuple):
    """What a server uses after a number of saves."""

    saves: int
    memory: int
    """The bytes of the server's own process, without those that make the index and the exported files."""
    open_files: int
    busy: float
    """The seconds that it and the processes that it waited for have used of a processor since it started."""
    tracebacks: int
    """The tracebacks in its log."""


def measure_saves(checkout: Path, saves: int, say: Callable[[str], None]) -> list[ServerState]:
    """Serve a checkout, save a record many times, each time waiting for the build, and return the states in between."""
    record = pick_record(checkout)
    original = record.read_text(encoding="utf-8")
    with serve(checkout) as server:
        return list(_save(record, original, saves, server, say))


def _save(
    record: Path, original: str, saves: int, server: CheckoutServer, say: Callable[[str], None]
) -> Iterator[ServerState]:
    for done in range(1, saves + 1):
        builds = server.count_builds()
        record.write_text(original, encoding="utf-8")  # otherwise the summary would grow with each save
        edit_record(record, f"saved{time.time_ns()}")
        server.wait_for(lambda: server.count_builds() > builds)  # noqa: B023 (called in this round only)
        if done in STEPS or done == saves:
            say(f"{done} of {saves} saves")
            yield _look(server, done)


def _look(server: CheckoutServer, saves: int) -> ServerState:
    process = Path("/proc") / str(server.process.pid)
    times = (process / "stat").read_text().rpartition(")")[2].split()[11:15]  # proc(5): utime, stime, cutime, cstime
    return ServerState(
        saves,
        read_share(server.process.pid),
        len(list((process / "fd").iterdir())),
        sum(map(int, times)) / _CLOCK,
        server.log.read_text().count("Traceback"),
    )


def format_saves(states: list[ServerState]) -> str:
    """Return a Markdown table with a line for each look at the server."""
    lines = [
        "| saves | memory, MB | open files | processor s for each save since the line above | tracebacks |",
        "| --- | --- | --- | --- | --- |",
    ]
    before: ServerState | None = None
    for state in states:
        each = f"{(state.busy - before.busy) / (state.saves - before.saves):.2f}" if before else "–"
        lines.append(f"| {state.saves} | {state.memory / _MB:.0f} | {state.open_files} | {each} | {state.tracebacks} |")
        before = state
    return "\n".join(lines)
