"""Draws the life of an instrument as a line over time, with a sign for each event.

Signs differ in shape: a disc where it was made, a diamond where it entered into force, a triangle for a ratification,
a square for a later signature or approval, a cross for an amendment, and a stroke for a citation. After the last event
the line is dotted: nothing is recorded since.
"""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from communique.analysis.lives import Life, LifeEvent, LifeStep
from communique.site.charts.scale import Scale
from communique.text.escaping import escape_html
from communique.text.words import pluralise

SIGNS = {
    LifeStep.MADE: ("●", "made"),
    LifeStep.ACTED: ("■", "signed, adopted or approved later"),
    LifeStep.RATIFIED: ("△", "ratified by a state"),
    LifeStep.IN_FORCE: ("◇", "in force"),
    LifeStep.AMENDED: ("✕", "amended"),
    LifeStep.CITED: ("|", "cited in an outcome"),
}
"""Each step with the character that resembles its sign, and what it means, for the words beside a picture."""
_OUTLINES = {
    LifeStep.ACTED: "M-3.5-3.5h7v7h-7z",
    LifeStep.RATIFIED: "M0-4.5 4.5 3.5h-9z",
    LifeStep.IN_FORCE: "M0-6 6 0 0 6-6 0z",
    LifeStep.AMENDED: "M-4-4 4 4M4-4-4 4",
}
_EARLIER = "M4-4.5v9L-3.5 0z"
"""The sign of an instrument that was made before the first year of the scale."""
_VAGUE = 7
"""The most days that a date can cover and still be drawn as known: those of a long meeting."""
_STROKES = 200
"""Citations that can be distinguished in a row: one more would not be seen, but make a large page larger."""
_MAX_HEAD_YEARS = 3
"""Years that fit above a column of a table."""
_MIDDLE = 8
"""Pixels from the top of a picture to the line."""


def draw_life(life: Life, recorded_until: date | None) -> Markup:
    """Return a picture of the life of one instrument; empty if its events are all of one day.

    `recorded_until` is the last day of the latest recorded meeting, as far as which the dotted line goes.
    """
    if not life.has_several_days:
        return Markup("")
    until = max(life.last.day, recorded_until or life.last.day)
    scale = Scale(min(event.when.first for event in life.events).year, until.year)
    years = "".join(
        f'<text class="year" x="{scale.place(date(year, 1, 1))}" y="{_MIDDLE + 28}">{year}</text>'
        for year in scale.years()
    )
    opening = f'<svg class="life" role="img" aria-label="{escape_html(_describe(life))}" width="100%" height="40">'
    shapes = _draw_lines(life, scale, until) + _draw_signs(life, scale, titled=True)
    return Markup(f"<figure>{opening}{shapes}{years}</svg></figure>")


def draw_life_row(life: Life, scale: Scale, recorded_until: date | None) -> Markup:
    """Return the same picture for a row of a table, on a scale that all rows share. The row says the rest in words."""
    until = max(life.last.day, recorded_until or life.last.day)
    shapes = _draw_lines(life, scale, until) + _draw_signs(life, scale)
    return Markup(f'<svg class="life" aria-hidden="true" height="16">{shapes}</svg>')


def draw_life_years(scale: Scale) -> Markup:
    """Return the years of a scale, for the head of a column of life-lines."""
    found = scale.years()
    fitting = found[:: -(-len(found) // _MAX_HEAD_YEARS) or 1]
    years = "".join(f'<text x="{scale.place(date(year, 1, 1))}" y="12">{year}</text>' for year in fitting)
    label = f"Life-line from {scale.first} to {scale.last}"
    return Markup(f'<svg class="life" role="img" aria-label="{label}" height="16">{years}</svg>')


def list_signs(lives: Iterable[Life], first: int = 0) -> list[tuple[str, str]]:
    """Return the signs of the pictures of some lives, each with its meaning. `first` is the first year of the scale."""
    events = [event for life in lives for event in life.events]
    made = [event for event in events if event.step is LifeStep.MADE]
    found = {event.step for event in events if event.step is not LifeStep.MADE}
    early = any(event.day.year < first for event in made)
    vague = any(_is_vague(event) for event in made if event.day.year >= first)
    signs = [SIGNS[LifeStep.MADE]] if made else []
    signs += [("◀", f"made before {first}")] if early else []
    signs += [("○", "made, day not known")] if vague else []
    return signs + [sign for step, sign in SIGNS.items() if step in found]


def _describe(life: Life) -> str:
    """Return what the picture shows as a sentence."""
    cited = life.later_citations
    parts = [f"Life-line of {life.instrument.short}: made {life.instrument.date.printed}"]
    if life.instrument.in_force:
        parts.append(f"in force {life.instrument.in_force.printed}")
    if cited:
        parts.append(f"cited later in {pluralise(len(cited), 'outcome')}, the last on {cited[-1].when.printed}")
    return f"{', '.join(parts)}. The page says the same in words."


def _draw_lines(life: Life, scale: Scale, until: date) -> str:
    start, last, end = (scale.place(day) for day in (life.events[0].when.first, life.last.day, until))
    drawn = _draw_line("", start, last) if start != last else ""
    return drawn + (_draw_line(' class="since"', last, end) if last != end else "")


def _draw_line(attributes: str, start: str, end: str) -> str:
    return f'<line{attributes} x1="{start}" x2="{end}" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'


def _draw_signs(life: Life, scale: Scale, *, titled: bool = False) -> str:
    """Draw each sign once; citations come first, so that the other signs lie on top of them.

    Citations of the day on which the instrument was made would be hidden.
    """
    made = life.instrument.date.last
    shown = [event for event in life.events if event.step is not LifeStep.CITED or event.day != made]
    order = sorted(shown, key=lambda event: (event.step is not LifeStep.CITED, event.step is LifeStep.MADE))
    signs = (_draw_sign(event, scale, f"{event.word}, {event.when.printed}" if titled else "") for event in order)
    return "".join(dict.fromkeys(signs))


def _draw_sign(event: LifeEvent, scale: Scale, title: str) -> str:
    x, tooltip = scale.place(event.day), f"<title>{escape_html(title)}</title>" if title else ""
    if event.day.year < scale.first:
        return _draw_outline("made", "0%", _EARLIER, tooltip) if event.step is LifeStep.MADE else ""
    if event.step is LifeStep.CITED:
        x = x if title else f"{round(scale.measure(event.day) * _STROKES) * 100 / _STROKES:g}%"
        return _join("line", f'class="citing" x1="{x}" x2="{x}" y1="{_MIDDLE - 6}" y2="{_MIDDLE + 6}"', tooltip)
    if event.step is LifeStep.MADE:
        vague = 'class="vague" ' if _is_vague(event) else ""
        return _join("circle", f'{vague}cx="{x}" cy="{_MIDDLE}" r="4"', tooltip)
    return _draw_outline(event.step, x, _OUTLINES[event.step], tooltip)


def _is_vague(event: LifeEvent) -> bool:
    return (event.when.last - event.when.first).days > _VAGUE


def _draw_outline(kind: str, x: str, outline: str, tooltip: str) -> str:
    path = _join("path", f'class="{kind}" d="{outline}"', tooltip)
    return f'<svg x="{x}" y="{_MIDDLE}">{path}</svg>'


def _join(name: str, attributes: str, content: str) -> str:
    """Return an element with its content, if it has any."""
    return f"<{name} {attributes}>{content}</{name}>" if content else f"<{name} {attributes}/>"
