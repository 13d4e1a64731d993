"""The pages that list entries, each with what it answers: the search finds them, and the pages print the same words."""

from collections.abc import Iterator
from typing import NamedTuple

from communique.search.records.facets import Facet, ResultKind
from communique.search.records.record import SearchRecord, pair_term


class IndexPage(NamedTuple):
    """A page that lists entries, by its address."""

    address: str
    title: str
    description: str


MEETINGS = IndexPage("meetings/", "Meetings", "All recorded meetings at a glance and by year.")
PEOPLE = IndexPage("people/", "People", "Heads of delegations, ministers, secretaries-general and others present.")
STATES = IndexPage("states/", "States", "List of member states, observers and dialogue partners, and other states.")
BODIES = IndexPage(
    "bodies/", "Bodies", "Structure of the organisation: councils, ministers’ meetings, permanent bodies."
)
INSTRUMENTS = IndexPage("instruments/", "Instruments", "Declarations, agreements, conventions and other texts by date.")
TOPICS = IndexPage("topics/", "Topics", "What meetings spoke of, and how often in each year.")
PLACES = IndexPage("places/", "Places", "Map and list of the cities in which meetings were held.")
DATA = IndexPage(
    "data/",
    "Use the data",
    "Download the data set as CSV, SQLite or JSON; citations, feeds and calendars: which format is for whom.",
)

INDEX_PAGES = (MEETINGS, PEOPLE, STATES, BODIES, INSTRUMENTS, TOPICS, PLACES, DATA)


def list_index_records() -> Iterator[SearchRecord]:
    """Yield the records of the pages that list entries."""
    for page in INDEX_PAGES:
        yield SearchRecord(
            url=page.address,
            kind=ResultKind.INDEX,
            label=page.title,
            text=page.description,
            context=page.title,
            values={Facet.KIND: [pair_term(ResultKind.INDEX)]},
        )
