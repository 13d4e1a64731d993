"""JSON-LD in pages: a meeting as an event, the register as a dataset, and the way to a page.

Source of the terms: schema.org (Event, Dataset, BreadcrumbList).
"""

from collections.abc import Iterable
from typing import Any

from communique.exports.edition import LICENCE, Edition
from communique.exports.file import ExportFile
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Mode

_CONTEXT = "https://schema.org"
_ATTENDANCE = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.VIDEO: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


def describe_event(edition: Edition, meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as an Event. What the record leaves open is left out."""
    address = edition.page(EntryKey("meeting", meeting.id))
    found = {
        "@context": _CONTEXT,
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": edition.labels.heading(meeting),
        "description": meeting.title,
        "startDate": meeting.date.start,
        "endDate": meeting.date.end,
        "eventStatus": f"{_CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{_CONTEXT}/{_ATTENDANCE[meeting.mode]}" if meeting.mode else None,
        "location": _location(edition, meeting),
        "organizer": {
            "@type": "Organization",
            "name": edition.labels.name("body", meeting.body),
            "url": edition.page(EntryKey("body", meeting.body)),
        },
        "attendee": [
            {"@type": "Person", "name": edition.labels.name("person", person), "url": edition.page(key)}
            for person in dict.fromkeys(attendee.person for attendee in meeting.attendees if attendee.person)
            if (key := EntryKey("person", person))
        ],
        "license": LICENCE,
    }
    return {key: value for key, value in found.items() if value}


def _location(edition: Edition, meeting: Meeting) -> dict[str, Any] | None:
    place = edition.register.places.get(meeting.venue.place or "") if meeting.venue else None
    if place is None:
        return {"@type": "VirtualLocation", "name": Mode.VIDEO.label} if meeting.mode is Mode.VIDEO else None
    return {
        "@type": "Place",
        "name": (meeting.venue.site if meeting.venue else None) or place.name,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": place.name,
            "addressCountry": place.country.upper(),
        },
        "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude},
    }


def describe_dataset(edition: Edition, files: Iterable[ExportFile]) -> dict[str, Any]:
    """Return the register as a Dataset, with the files of the page *Data* as its distributions."""
    days = [meeting.date for meeting in edition.register.meetings.values()]
    covered = f"{min(day.first for day in days)}/{max(day.last for day in days)}" if days else None
    found = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": edition.address("data/"),
        "url": edition.address("data/"),
        "name": edition.site_name,
        "description": "Meetings of the Shanghai Cooperation Organisation: who met, and what was resolved.",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "version": edition.version,
        "dateModified": edition.day,
        "temporalCoverage": covered,
        "creator": {"@type": "Organization", "name": edition.contributors},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.label,
                "encodingFormat": file.media_type,
                "contentUrl": edition.address(file.path),
            }
            for file in files
        ],
    }
    return {key: value for key, value in found.items() if value}


def describe_trail(edition: Edition, trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the way to a page as a BreadcrumbList, given the name and the address below the site of each step."""
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": edition.address(address)}
            for position, (name, address) in enumerate(trail, 1)
        ],
    }
