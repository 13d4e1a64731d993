"""All figures of one register, measured in a scratch folder."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmark.questions import Score, score_questions
from benchmark.system.checkout import ROOT, create_checkout
from benchmark.times.builds import BuildFigures, Plan, measure_builds
from benchmark.times.checks import CheckFigures, measure_checks
from benchmark.times.edits import EditFigures, measure_edits
from benchmark.times.searches import SearchFigures, measure_search

REAL = "real"
QUESTIONS = tuple(
    Path(f"tests/cases/questions/{name}.yml") for name in ("real", "later", "unseen", "further", "apart", "thirty")
)
_PLANS = ((300, Plan(3, 0, 3, 5)), (2_000, Plan(1, 1, 1, 3)), (1_000_000, Plan(1, 0, 0, 3)))
"""How many runs there are, by the number of meetings up to which they are so many."""


class Measurement(NamedTuple):
    """All figures of one register."""

    name: str
    """The number of meetings with separators, or `real`."""
    meetings: int
    check: CheckFigures
    build: BuildFigures
    search: SearchFigures
    edits: EditFigures
    scores: tuple[Score, ...] = ()
    """How many questions of readers the search answers, list by list; the real register only."""

    def list_loads(self) -> list[float | None]:
        """Return how many processors other programs kept busy during each run."""
        return [run.others for run in (*self.check.list_runs(), *self.build.list_runs())]


def measure(size: int | None, folder: Path, say: Callable[[str], None]) -> Measurement:
    """Measure a synthetic register of `size` meetings, or the real register, in a scratch folder.

    `say` hears what is being measured.
    """
    checkout = folder / f"{size or REAL}" / "checkout"
    say("making the register")
    create_checkout(checkout, size)
    meetings = len(list((checkout / "releases/meetings").rglob("*.yml")))
    plan = next(plan for most, plan in _PLANS if meetings <= most)
    say("check")
    check = measure_checks(checkout, 5 if plan.others else 3)
    build = measure_builds(checkout, plan, say)
    say("search")
    search = measure_search(checkout / "site")
    scores = () if size else tuple(score_questions(checkout / "site", ROOT / file) for file in QUESTIONS)
    say("saved edits")
    edits = measure_edits(checkout, plan.edits)
    return Measurement(f"{size:,}" if size else REAL, meetings, check, build, search, edits, scores)
