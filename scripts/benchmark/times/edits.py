"""Measures the time from saving an edit until its page shows it and the site is built, while `scripts/serve` runs."""

import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmark.system.checkout import edit_record, pick_record
from benchmark.system.server import CheckoutServer, serve

PAUSE = 1
"""Seconds between the end of a build and the next edit. The index of the site is still being built then."""


class EditFigures(NamedTuple):
    """Seconds from saving a record until its page shows the edit, and until the whole site does, of several edits."""

    median: float
    worst: float
    whole: float
    """The median of the seconds until the whole site shows the edit."""


class _Edit(NamedTuple):
    """Seconds until the page of an edited record shows the edit, and until the build after it has ended."""

    page: float
    site: float


def measure_edits(checkout: Path, edits: int) -> EditFigures:
    """Serve a checkout, edit a summary in one record several times, and wait for its page each time."""
    record = pick_record(checkout)
    words = [f"edited{time.time_ns()}n{at}" for at in range(edits)]  # also in none of the runs before
    with serve(checkout) as server:
        times = [_edit(record, word, server) for word in words]
    pages = [one.page for one in times]
    return EditFigures(median(pages), max(pages), median(one.site for one in times))


def _edit(record: Path, word: str, server: CheckoutServer) -> _Edit:
    """Add a word to the first summary of a record, and wait for its page and for the site."""
    time.sleep(PAUSE)
    builds = server.count_builds()
    edit_record(record, word)
    saved = time.perf_counter()
    server.wait_for(lambda: word in server.fetch(f"meetings/{record.stem}/"))
    page = time.perf_counter() - saved
    server.wait_for(lambda: server.count_builds() > builds)
    return _Edit(page, time.perf_counter() - saved)
