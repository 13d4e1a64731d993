"""Pages on who led delegations: one for each body, and a list of them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from communique.analysis.delegations.matrix import (
    DelegationMatrix,
    DelegationTally,
    list_compared_bodies,
    list_matrices,
)
from communique.analysis.sessions import count_full_lists, list_sessions
from communique.model.parts import EntryKey
from communique.model.vocabulary import Rank
from communique.register.register import Register
from communique.site.lists import EntryList, collect_keys, fit_lists
from communique.site.overviews.overview import Overview
from communique.site.page import Page
from communique.site.part_pages import list_part_pages
from communique.site.view.view import View

URI = "explore/delegations.md"
MAX_ROWS = 75
"""Sessions on a page; if a body had more, earlier ones are pages of their own."""


def delegations_uri(body: str) -> str:
    """Return the file of the page on the delegations to a body."""
    return f"{EntryKey('body', body).path}/delegations.md"


class CountTable(NamedTuple):
    """The counts of each state and of all together, None, in columns; those that would be empty are left out."""

    ranks: list[Rank]
    columns: list[str]
    """The headings after those of the ranks."""
    rows: list[tuple[str | None, DelegationTally, list[int]]]


def build_table(matrix: DelegationMatrix) -> CountTable:
    """Return the counts of a matrix as a table."""
    whole = matrix.tally_all()
    ranks = [rank for rank in Rank if whole.ranks[rank]]
    columns = [column for column, count in _OTHER_COUNTS.items() if count(whole)]
    tallies = [*((state, matrix.tally(state)) for state in matrix.states), (None, whole)]
    rows = [
        (state, tally, [*(tally.ranks[rank] for rank in ranks), *(_OTHER_COUNTS[column](tally) for column in columns)])
        for state, tally in tallies
    ]
    return CountTable(ranks, columns, rows)


_OTHER_COUNTS: dict[str, Callable[[DelegationTally], int]] = {
    "P": lambda tally: tally.heads - tally.ranked,
    "By video": lambda tally: tally.by_video,
    "Absent": lambda tally: tally.absent,
    "Not known": lambda tally: tally.unknown,
}


def list_delegation_pages(register: Register) -> Iterator[Page]:
    """Yield the list of bodies, and the page of each body with its parts."""
    matrices = list_matrices(register)
    about = "Who led the delegation of each member state, body by body: heads of state, ministers, deputies."
    context: Callable[[], dict[str, Any]] = partial(
        dict, matrices=[(one, one.tally_all(), _count_complete(one)) for one in matrices]
    )
    yield Page(URI, "delegations.md.j2", "Delegations", about, "index", context)
    for matrix in matrices:
        yield from _matrix_pages(View(register, ""), matrix)


def _matrix_pages(view: View, matrix: DelegationMatrix) -> Iterator[Page]:
    uri, name = delegations_uri(matrix.body), view.name("body", matrix.body)
    lists = fit_lists([EntryList("sessions", "sessions", "delegation_matrix_lines", matrix.rows)], MAX_ROWS)
    title = f"Delegations: {name}"
    yield Page(
        uri,
        "delegation_matrix.md.j2",
        title,
        f"Who led the delegation of each member state at {len(matrix.rows)} sessions: {name}.",
        "index",
        partial(dict, matrix=matrix, lists=lists, complete=_count_complete(matrix), table=build_table(matrix)),
        shows=collect_keys(matrix.rows) | {EntryKey("body", matrix.body)},
    )
    yield from list_part_pages(uri, title, lists)


def _count_complete(matrix: DelegationMatrix) -> int:
    return count_full_lists([row.meeting for row in matrix.rows])


def _warn(register: Register) -> str:
    meetings = [one for body in list_compared_bodies(register) for one in list_sessions(register, body).meetings]
    whole = count_full_lists(meetings)
    if not meetings:
        return ""
    return f"At {whole} of the {len(meetings)} sessions, a source names the delegation of every member state."


DELEGATIONS = Overview(
    URI,
    "Delegations",
    "Whom did each member state send to the sessions of a body, and how often a stand-in?",
    _warn,
    list_delegation_pages,
)
