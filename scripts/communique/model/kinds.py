"""The kinds of entries: their words, and what commands do with them. Nothing else has to be loaded to know them."""

PLURALS = {
    "meeting": "meetings",
    "person": "people",
    "state": "states",
    "body": "bodies",
    "instrument": "instruments",
    "topic": "topics",
    "place": "places",
}
"""The kinds of entries with their plurals, which name folders, files, addresses and lists."""

FOUND_BY_NAME = ("person", "body", "place", "state", "topic", "instrument")
"""The kinds of entries that are found by their names, in the order of equally good matches."""

ADDED_BY_COMMAND = ("person", "instrument", "place", "body")
"""The kinds of entries, beside records, that `communique new` writes. States and topics are rarely added."""
