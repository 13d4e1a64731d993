"""What a text names, and what it states, beside the text (`standOff`)."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from communique.exports.edition import Edition
from communique.exports.text.tei_header import add, span_of
from communique.model.meeting import Meeting, Resolution
from communique.model.parts import EntryKey

Describe = Callable[[Edition, EntryKey, Element], None]


def build_stand_off(edition: Edition, meeting: Meeting, named: list[EntryKey]) -> Element:
    """Return lists of the people, bodies, places and instruments that a text names, and its statements."""
    stand_off = Element("standOff")
    for tag, kinds, item, describe in _LISTS:
        found = [key for key in named if key.kind in kinds and key.id in edition.register.entries[key.kind]]
        if found:
            listed = SubElement(stand_off, tag)
            for key in found:
                describe(edition, key, SubElement(listed, item, {"xml:id": f"{key.kind}-{key.id}"}))
    if meeting.resolutions:
        group = SubElement(stand_off, "interpGrp", {"type": "statement"})
        for resolution in meeting.resolutions:
            _describe_statement(edition, resolution, group)
    return stand_off


def _describe_statement(edition: Edition, resolution: Resolution, group: Element) -> None:
    """Add a statement: its act, what was resolved, where it is found, its topics."""
    attributes = {"xml:id": resolution.id, "type": resolution.act.value}
    topics = " ".join(edition.page(EntryKey("topic", topic)) for topic in resolution.topics)
    if topics:
        attributes["ana"] = topics
    if resolution.by:
        kind, name = ("person", resolution.by.person) if resolution.by.person else ("state", resolution.by.state)
        attributes["resp"] = edition.page(EntryKey(kind, name or ""))
    if resolution.paragraphs:
        attributes["inst"] = " ".join(f"#{paragraph}" for paragraph in resolution.paragraphs)
    add(group, "interp", f"{resolution.verb} {resolution.summary}", attributes)


def _describe_person(edition: Edition, key: EntryKey, entry: Element) -> None:
    person = edition.register.people[key.id]
    add(entry, "persName", person.name)
    _identify(edition, key, entry)
    for same in person.same_as:
        add(entry, "idno", same.url, {"type": "URI"})


def _describe_body(edition: Edition, key: EntryKey, entry: Element) -> None:
    add(entry, "orgName", edition.register.bodies[key.id].name)
    _identify(edition, key, entry)


def _describe_place(edition: Edition, key: EntryKey, entry: Element) -> None:
    """Describe a city with its coordinates, or a state."""
    entry.set("type", "state" if key.kind == "state" else "place")
    add(entry, "placeName", edition.labels.name(*key))
    if place := edition.register.places.get(key.id) if key.kind == "place" else None:
        add(SubElement(entry, "location"), "geo", f"{place.latitude} {place.longitude}")
    _identify(edition, key, entry)


def _describe_instrument(edition: Edition, key: EntryKey, entry: Element) -> None:
    instrument = edition.register.instruments[key.id]
    add(entry, "title", instrument.title)
    add(entry, "date", instrument.date.printed, span_of(instrument.date))
    _identify(edition, key, entry)


def _identify(edition: Edition, key: EntryKey, entry: Element) -> None:
    add(entry, "idno", edition.page(key), {"type": "URI"})


_LISTS: tuple[tuple[str, tuple[str, ...], str, Describe], ...] = (
    ("listPerson", ("person",), "person", _describe_person),
    ("listOrg", ("body",), "org", _describe_body),
    ("listPlace", ("place", "state"), "place", _describe_place),
    ("listBibl", ("instrument",), "bibl", _describe_instrument),
)
"""Each list: its element, the kinds of entries in it, the element of an entry, and the function that describes one."""
