"""Every overview, in the order in which *Explore* introduces them."""

from collections.abc import Iterator
from functools import partial

from communique.register.register import Register
from communique.site.overviews.compare import COMPARISON
from communique.site.overviews.delegations import DELEGATIONS
from communique.site.overviews.lives import LIVES
from communique.site.overviews.offices import OFFICES
from communique.site.overviews.over_time import COMPLETENESS, TOPICS_OVER_TIME
from communique.site.overviews.overview import Overview
from communique.site.overviews.places import PLACES
from communique.site.overviews.positions import POSITIONS
from communique.site.overviews.threads import OPEN_THREADS, THREADS
from communique.site.page import Page

OVERVIEWS: tuple[Overview, ...] = (
    DELEGATIONS,
    POSITIONS,
    TOPICS_OVER_TIME,
    THREADS,
    OPEN_THREADS,
    LIVES,
    OFFICES,
    PLACES,
    COMPARISON,
    COMPLETENESS,
)


def list_overview_pages(register: Register) -> Iterator[Page]:
    """Yield the page *Explore* and the pages of all overviews."""
    shown = [overview for overview in OVERVIEWS if overview.is_shown(register)]
    about = "The register as a whole: what can be read from all records together."
    yield Page("explore/index.md", "explore.md.j2", "Explore", about, "index", partial(dict, overviews=shown))
    for overview in OVERVIEWS:  # the menu leads to all of them, also where there is nothing to see yet
        if overview.list_pages:
            yield from overview.list_pages(register)
