"""The catalogue: every exported file of an edition. Pages link to it, and the writer writes it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from communique.exports.api.files import list_api
from communique.exports.cite.files import list_citations
from communique.exports.data.by_year import list_topic_years
from communique.exports.data.dataset import list_dataset
from communique.exports.data.lists import list_page_lists
from communique.exports.edition import Edition
from communique.exports.file import ExportFile
from communique.exports.follow.files import list_follow_files
from communique.exports.text.annotations import list_annotations
from communique.exports.text.tei import list_tei
from communique.exports.web.cards import list_cards
from communique.exports.web.discovery import list_discovery

FORMATS: tuple[Callable[[Edition], Iterator[ExportFile]], ...] = (
    list_page_lists,
    list_topic_years,
    list_dataset,
    list_api,
    list_citations,
    list_annotations,
    list_tei,
    list_follow_files,
    list_cards,
    list_discovery,
)
"""The functions that list the files of each format, in the order in which pages offer them."""


def list_exports(edition: Edition) -> list[ExportFile]:
    """Return every exported file of an edition; none is made yet."""
    return [file for list_files in FORMATS for file in list_files(edition)]


def group_by_page(files: Iterable[ExportFile]) -> Mapping[str, Sequence[ExportFile]]:
    """Return files by the address of each page that offers them."""
    found = defaultdict(list)
    for file in files:
        for page in file.pages:
            found[page].append(file)
    return dict(found)
