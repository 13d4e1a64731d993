"""The model as one: every form, and the table of the registries that use them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from communique.model.entries import Body, Instrument, Location, Person, State, Topic
from communique.model.meeting import Meeting
from communique.model.parts import Entry


@dataclass(frozen=True)
class Registry:
    """One kind of entry: where its files lie under `releases/`, and its plural, which names folder, address and list.

    `file_per_entry` registries hold one entry in each file (the file name is the id), the others all entries in one file
    (the key is the id).
    """

    kind: Literal["meeting", "person", "state", "body", "instrument", "topic", "place"]
    plural: str
    model: type[Entry]
    file_per_entry: bool


REGISTRIES: dict[str, Registry] = {
    registry.kind: registry
    for registry in (
        Registry("meeting", "meetings", Meeting, True),
        Registry("person", "people", Person, True),
        Registry("state", "states", State, False),
        Registry("body", "bodies", Body, False),
        Registry("instrument", "instruments", Instrument, True),
        Registry("topic", "topics", Topic, False),
        Registry("place", "places", Location, False),
    )
}


class EntryKey(NamedTuple):
    """What names one entry of the register: the kind of its registry, and its id."""

    kind: str
    id: str

    @property
    def path(self) -> str:
        """The entry as `redirects.yml` and the files of pages name it: `people/wang-yi`."""
        return f"{REGISTRIES[self.kind].plural}/{self.id}"

    @property
    def address(self) -> str:
        """The address of the entry's page below the site's root: `people/wang-yi/`."""
        return f"{self.path}/"
