"""The overview of terms of office: in the SCO's bodies, and at the head of member states."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from communique.analysis.terms import Succession, list_successions
from communique.model.parts import EntryKey
from communique.model.registries import key_of
from communique.register.names.labels import Labels
from communique.register.register import Register
from communique.site.charts.scale import Scale
from communique.site.charts.terms import draw_terms, make_terms_scale
from communique.site.overviews.overview import Overview
from communique.site.page import Page

_URI, _TITLE = "explore/offices.md", "Terms of office"
MAX_TERMS = 450
"""Terms on one page; if there are more, each state and body has a page of its own."""


class OwnerTerms(NamedTuple):
    """The offices of one state or body, with their picture."""

    owner: EntryKey
    successions: list[Succession]
    picture: Markup

    @property
    def undated(self) -> int:
        """The number of terms without a first day, which the picture leaves out."""
        return sum(len(one.tenures) - len(one.dated) for one in self.successions)

    @property
    def size(self) -> int:
        """The number of terms."""
        return sum(len(one.tenures) for one in self.successions)


def list_office_pages(register: Register) -> Iterator[Page]:
    """Yield the overview of terms of office; if there are many, each state and body has a page of its own."""
    successions = list_successions(register)
    groups = _group_by_owner(register, successions, make_terms_scale(successions))
    short = sum(group.size for group in groups) <= MAX_TERMS
    about = "Who held which office when: bodies of the SCO, presidents, prime ministers and foreign ministers."
    yield _make_page(_URI, _TITLE, about, groups, short=short)
    for group in () if short else groups:
        title = f"{_TITLE}: {Labels(register).name(*group.owner)}"
        yield _make_page(find_owner_page(group.owner), title, about, [group], short=True)


def find_owner_page(owner: EntryKey) -> str:
    """Return the file of the page of one state or body, where each has one."""
    return f"explore/offices/{owner.kind}-{owner.id}.md"


def _make_page(uri: str, title: str, about: str, groups: Sequence[OwnerTerms], *, short: bool) -> Page:
    context = {"groups": groups, "short": short, "find_owner_page": find_owner_page}
    people = {key_of(tenure.person) for group in groups for one in group.successions for tenure in one.tenures}
    shows = frozenset(people | {group.owner for group in groups})
    also = [(group.owner, group.size, group.picture) for group in groups]
    return Page(uri, "offices.md.j2", title, about, "index", lambda: context, shows=shows, also=also)


def _group_by_owner(register: Register, successions: Sequence[Succession], scale: Scale | None) -> list[OwnerTerms]:
    groups = []
    for owner, found in groupby(successions, lambda one: one.owner):
        held = list(found)
        groups.append(OwnerTerms(owner, held, draw_terms(Labels(register).name(*owner), held, scale)))
    return groups


def _warn(register: Register) -> str:
    tenures = [tenure for one in list_successions(register) for tenure in one.tenures]
    undated = sum(tenure.office.start_date is None for tenure in tenures)
    return f"Of {len(tenures):,} terms, {undated:,} have no known first day." if undated else ""


OFFICES = Overview(
    _URI,
    _TITLE,
    "Who led the SCO’s bodies, its member states, their governments and foreign ministries, and when?",
    _warn,
    list_office_pages,
    is_shown=lambda _: True,
)
