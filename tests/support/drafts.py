"""The facts of a draft, in the words of the golden cases."""

from typing import Any

from communique.drafting.draft import Draft


def list_facts(made: Draft) -> dict[str, Any]:
    """What a draft found, in the words of the golden cases."""
    lead, people = made.lead, made.people
    found = {"title": made.heading.title, "kind": made.heading.kind, "published": made.heading.published} | {
        name: getattr(lead, name) for name in ("form", "session", "held", "mode", "occasion")
    }
    return {name: _plain(value.value) if value else None for name, value in found.items()} | {
        "body": made.body.value if made.body else None,
        "date": made.date.value if made.date else None,
        "place": made.place.value if made.place else None,
        "chair": people.chair,
        "chair_state": people.chair_state,
        "attendance": str(people.attendance),
        "attendees": [
            ", ".join(map(str, (one.person or "null", one.seat.state or one.seat.body, one.capacity, one.seat.office)))
            for one in people.listed
        ],
        "new": list(people.newcomers),
        "corrections": [f"{one.printed} reads {one.reads}" for one in people.listed if one.reads],
        "not taken": [f"{one.sentence.paragraph.id} {', '.join(one.people)}".strip() for one in made.leftovers],
        "acts": [f"{one.statement.sentence.paragraph.id} {one.statement.act}" for one in made.resolutions],
    }


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)
