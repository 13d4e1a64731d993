"""Draws columns by year: what was said, stacked by strength, and below it how much of each year is recorded.

The shapes stretch with the width of the page; the letters around them do not. Each layer is one path, so that a page
can have many small charts. Every chart has a scale of its own, whose highest column is given in words beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from communique.analysis.coverage.trends import RecordedYears, Trend
from communique.model.vocabulary import Outcomes, Strength
from communique.site.charts.scale import Scale
from communique.text.escaping import escape_html
from communique.text.words import pluralise

MIN_STATEMENTS = 3
"""Statements below which a chart says nothing that the list does not say."""
_WIDTH = 10
"""The width of a year in units of the picture: a column is eight, with one on each side."""
_LEAST_HEIGHT = 5
"""Statements that fill the height of a chart at least, so that a single one does not look like many."""
_UPWARD = (Strength.DECIDES, Strength.CALLS, Strength.BACKS, Strength.STATES)
"""The strengths above the line, the strongest at the bottom. Objections, which side against, hang below it."""
_DEGREES = ("complete", "partial", "digest", "none")


class Layer(NamedTuple):
    """A part of each column: the class that the style sheet knows it by, and its height in each year."""

    kind: str
    heights: Counter[int]


def can_draw(trend: Trend, recorded: RecordedYears) -> bool:
    """Whether there is enough to show: some statements, and an axis of at least two years."""
    return trend.total >= MIN_STATEMENTS and recorded.is_continuous and len(recorded.years) > 1


def draw_small_trend(trend: Trend, recorded: RecordedYears) -> Markup:
    """Return a small chart of the statements by year and strength, to put beside their topic, or nothing."""
    if not can_draw(trend, recorded):
        return Markup("")
    ends = f'<text y="58">{recorded.years[0]}</text><text class="late" x="100%" y="58">{recorded.years[-1]}</text>'
    label = f"Outcomes by year: {_describe(trend)}."
    return _open(label, 62, "columns--small") + Markup(f"{_draw_trend(trend, recorded, 0, 44)}{ends}</svg>")


def draw_trend(subject: str, trend: Trend, recorded: RecordedYears) -> Markup:
    """Return a chart of the statements on a subject (“on Drugs”) by year and strength, or nothing.

    Below it are the meetings of each year, so that a rise of the record is not taken for a rise of the subject.
    """
    if not can_draw(trend, recorded):
        return Markup("")
    label = f"Outcomes {subject} by year: {_describe(trend)}. A table further down has the numbers."
    highest = f'<text y="10">At most {pluralise(trend.by_year[_find_peak(trend)], "outcome")} in a year</text>'
    parts = [highest, _draw_trend(trend, recorded, 18, 120), _draw_record(recorded, 148), _draw_years(recorded, 212)]
    return _wrap(label, 216, parts)


def draw_record(recorded: RecordedYears) -> Markup:
    """Return a chart of the meetings by year, and of how much of their outcomes is recorded, or nothing."""
    if not recorded.is_continuous or len(recorded.years) < 2:
        return Markup("")
    label = f"Meetings by year: {recorded.meetings}, of which outcomes of {recorded.recorded} are recorded."
    return _wrap(label, 72, [_draw_record(recorded, 0), _draw_years(recorded, 68)])


def draw_key(kind: str) -> Markup:
    """Return a square that looks like a part of a column, to put before its name."""
    shape = f'<rect class="column column--{kind}" x="1" y="1" width="10" height="10"/>'
    return Markup(f'<svg class="key" aria-hidden="true" width="12" height="12">{shape}</svg>')


def _describe(trend: Trend) -> str:
    by_year, peak = trend.by_year, _find_peak(trend)
    if len(by_year) == 1:
        return f"{trend.total} in {peak}"
    span = f"{trend.total} from {min(by_year)} to {max(by_year)}"
    return f"{span}, the most in {peak} ({by_year[peak]})" if by_year[peak] > 1 else span


def _find_peak(trend: Trend) -> int:
    return trend.peak.year if trend.peak else 0


def _open(label: str, height: int, kind: str) -> Markup:
    return Markup(
        f'<svg class="columns {kind}" role="img" aria-label="{escape_html(label)}" width="100%" height="{height}">'
    )


def _wrap(label: str, height: int, parts: Sequence[str]) -> Markup:
    return Markup("<figure>") + _open(label, height, "columns--large") + Markup(f"{''.join(parts)}</svg></figure>")


def _draw_trend(trend: Trend, recorded: RecordedYears, top: int, height: int) -> str:
    upward = [Layer(strength, trend.counts[strength]) for strength in _UPWARD]
    downward = [Layer(Strength.OBJECTS, trend.counts[Strength.OBJECTS])]
    above, below = _measure(upward), _measure(downward)
    base = max(above, _LEAST_HEIGHT - below)
    first = recorded.years[0]
    shapes = [*_stack(upward, first, base, -1), *_stack(downward, first, base, 1)]
    return _stretch([*_draw_ground(recorded, base, base + below), *shapes], recorded, base + below, top, height)


def _draw_record(recorded: RecordedYears, top: int) -> str:
    """Return the meetings of each year as columns, under a line that says how many they are at most."""
    shares = {year: dict(extent.shares) for year, extent in recorded.extents.items()}
    layers = [Layer(kind, Counter({year: found[kind] for year, found in shares.items()})) for kind in _DEGREES]
    most = _measure(layers)
    shapes = _stack(layers, recorded.years[0], most, -1)
    words = f'<text y="{top + 10}">At most {pluralise(most, "meeting")} in a year</text>'
    return words + _stretch(list(shapes), recorded, max(most, 1), top + 16, 34)


def _measure(layers: Sequence[Layer]) -> int:
    return max(sum((layer.heights for layer in layers), Counter[int]()).values(), default=0)


def _stack(layers: Sequence[Layer], first: int, base: int, direction: int) -> Iterator[str]:
    """Yield a path for each layer, on top of those before it: upward from the base, or downward."""
    reached = Counter[int]()
    for layer in layers:
        path = ""
        for year, height in sorted(layer.heights.items()):
            if height:
                start = base + direction * reached[year]
                path += f"M{(year - first) * _WIDTH + 1} {start}h8v{direction * height}h-8z"
        reached += layer.heights
        if path:
            yield f'<path class="column column--{layer.kind}" d="{path}"/>'


def _draw_ground(recorded: RecordedYears, base: int, height: int) -> Iterator[str]:
    """Yield the base line of the columns, dotted in years of which only digests are recorded.

    In years of which nothing is recorded, a band takes its place.
    """
    paths: dict[str, str] = defaultdict(str)
    at = 0
    for kind, run in groupby(recorded.years, lambda year: _name_ground(recorded.of(year).best)):
        width = len(list(run)) * _WIDTH
        paths[kind] += f"M{at} 0h{width}v{height}h-{width}z" if kind == "gap" else f"M{at} {base}h{width}"
        at += width
    for kind, path in paths.items():
        yield f'<path class="{kind}" d="{path}"/>'


def _name_ground(best: Outcomes | None) -> str:
    return "gap" if best is None else "known" if best in (Outcomes.COMPLETE, Outcomes.PARTIAL) else "sparse"


def _stretch(shapes: Sequence[str], recorded: RecordedYears, units: int, top: int, height: int) -> str:
    box = f'viewBox="0 0 {len(recorded.years) * _WIDTH} {units}" preserveAspectRatio="none"'
    return f'<svg y="{top}" width="100%" height="{height}" {box}>{"".join(shapes)}</svg>'


def _draw_years(recorded: RecordedYears, y: int) -> str:
    scale = Scale(recorded.years[0], recorded.years[-1])
    return "".join(f'<text x="{scale.place(date(year, 1, 1))}" y="{y}">{year}</text>' for year in scale.years())
