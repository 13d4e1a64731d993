"""Draws a thread: its statements as signs on one line in time."""

from datetime import date

from markupsafe import Markup

from communique.analysis.outcomes.threads import Thread, ThreadStep
from communique.model.vocabulary import Relation
from communique.site.charts.scale import Scale
from communique.text.escaping import escape_html

SIGNS = {Relation.CARRIES_OUT: "◆", Relation.REAFFIRMS: "○", Relation.AMENDS: "△", Relation.ENDS: "■"}
"""The sign of a statement, by what it does to an earlier one."""
_LABEL_GAP = 0.15
"""The share of the width that two years need side by side on a phone."""
FIRST = "●"
"""The sign of a statement that begins a thread."""


def choose_sign(step: ThreadStep) -> str:
    """Return the sign of a statement: that of the relation that changes most, from ending to reaffirming."""
    hows = {link.how for link in step.links}
    return next((SIGNS[how] for how in reversed(Relation) if how in hows), FIRST)


def draw_thread(thread: Thread, scale: Scale) -> Markup:
    """Return a picture of a thread on a scale of years, which all threads of a page share."""
    days = [step.statement.meeting.date.first for step in thread.steps]
    first, last = scale.place(days[0]), scale.place(days[-1])
    signs = [
        f'<text class="sign" x="{scale.place(day)}" y="17">{choose_sign(step)}</text>'
        for day, step in zip(days, thread.steps, strict=True)
    ]
    span = f"{days[0].year} to {days[-1].year}" if days[0].year < days[-1].year else str(days[0].year)
    label = escape_html(f"{len(days)} outcomes, {span}; the list below says the same.")
    line = f'<line class="thread" x1="{first}" x2="{last}" y1="12" y2="12"/>'
    opening = f'<svg class="timeline thread-line" role="img" aria-label="{label}" width="100%" height="38">'
    return Markup(f"<figure>{opening}{line}{''.join(signs)}{_label_years(days, scale)}</svg></figure>")


def _label_years(days: list[date], scale: Scale) -> str:
    """Return the years of the first and the last statement, below their signs, unless they would overlap."""
    ends = [days[0], days[-1]] if scale.measure(days[-1]) - scale.measure(days[0]) > _LABEL_GAP else [days[0]]
    return "".join(f'<text class="year sign-year" x="{scale.place(day)}" y="35">{day.year}</text>' for day in ends)
