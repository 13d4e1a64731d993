"""The page that sets any two meetings side by side: `docs/assets/compare.js` compares them, from the JSON API."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from communique.model.vocabulary import Completeness, Outcomes, Strength, Term
from communique.register.register import Register
from communique.site.overviews.overview import Overview
from communique.site.page import Page
from communique.text.escaping import escape_html

_URI = "explore/compare.md"
_TITLE = "Compare two meetings"
_QUESTION = "What two meetings have in common, and what only one has: delegations, topics, instruments, positions."


def list_comparison_pages(register: Register) -> Iterator[Page]:
    """Yield the page. It lists the bodies that met; meetings and their records are loaded in the browser."""
    bodies = list_body_options(register)
    shown: dict[str, Any] = {"bodies": bodies, "words": write_meanings(), "comparable": _is_comparable(register)}
    also = (bodies, min(len(register.meetings), 2))
    yield Page(_URI, "compare.md.j2", _TITLE, _QUESTION, "page", partial(dict, shown), shows=frozenset(), also=also)


def list_body_options(register: Register) -> list[tuple[str, Markup]]:
    """Return the bodies with meetings, in the order of `bodies.yml`: the id of each, and its name escaped for HTML."""
    met = [body for body in register.bodies.values() if register.meetings_by.get(("body", body.id))]
    return [(body.id, escape_html(body.name)) for body in met]


def write_meanings() -> Markup:
    """Return what the script needs to know of the closed lists, as JSON escaped for an attribute."""
    meanings = {"attendance": _explain(Completeness), "outcomes": _explain(Outcomes)}
    strengths = {strength: strength.label.capitalize() for strength in Strength}
    return escape_html(json.dumps({**meanings, "strengths": strengths}, ensure_ascii=False))


def _explain(terms: type[Term]) -> dict[str, str]:
    return {term: term.meaning for term in terms}


def warn_of_incomplete_records(register: Register) -> str:
    """Return how many meetings are recorded so completely that something can be said to be missing from them."""
    if not _is_comparable(register):
        return "The register does not hold two meetings yet."
    meetings = register.held_meetings
    outcomes = sum(meeting.outcomes is Outcomes.COMPLETE for meeting in meetings)
    attendance = sum(meeting.attendance is Completeness.COMPLETE for meeting in meetings)
    return (
        f"Of {len(meetings)} meetings held, {outcomes} have all of their outcomes recorded and {attendance} the "
        "delegation of every member state; what is missing from the other records may still have happened."
    )


def _is_comparable(register: Register) -> bool:
    return len(register.meetings) > 1


COMPARISON = Overview(
    _URI,
    _TITLE,
    _QUESTION,
    warn_of_incomplete_records,
    list_comparison_pages,
    is_shown=lambda _: True,  # the menu links to the page
)
