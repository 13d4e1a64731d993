"""Draws a thread: its statements as signs on one line in time."""

from markupsafe import Markup

from communique.analysis.threads import Step, Thread
from communique.escaping import escape_html
from communique.model.vocabulary import Relation
from communique.site.charts.scale import Scale

SIGNS = {Relation.CARRIES_OUT: "◆", Relation.REAFFIRMS: "○", Relation.AMENDS: "△", Relation.ENDS: "■"}
"""The sign of a statement, by what it does to an earlier one."""
FIRST = "●"
"""The sign of a statement that begins a thread."""


def choose_sign(step: Step) -> str:
    """Return the sign of a statement: that of the relation that changes most, from ending to reaffirming."""
    hows = {link.how for link in step.links}
    return next((SIGNS[how] for how in reversed(Relation) if how in hows), FIRST)


def draw_thread(thread: Thread, scale: Scale) -> Markup:
    """Return a picture of a thread on a scale of years, which all threads of a page share."""
    days = [step.statement.meeting.date.first for step in thread.steps]
    first, last = scale.place(min(days)), scale.place(max(days))
    signs = [
        f'<text class="sign" x="{scale.place(day)}" y="17">{choose_sign(step)}</text>'
        for day, step in zip(days, thread.steps, strict=True)
    ]
    years = f"{min(days).year} to {max(days).year}" if min(days).year < max(days).year else str(min(days).year)
    label = escape_html(f"{len(days)} statements, {years}; the list below says the same.")
    line = f'<line class="thread" x1="{first}" x2="{last}" y1="12" y2="12"/>'
    opening = f'<svg class="timeline thread-line" role="img" aria-label="{label}" width="100%" height="24">'
    return Markup(f"<figure>{opening}{line}{''.join(signs)}</svg></figure>")
