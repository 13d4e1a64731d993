"""What a draft lacks, and what is doubtful about it, in words for the contributor."""

from collections.abc import Iterator

from communique.drafting.draft import Draft
from communique.drafting.text.sentences import find_unread_paragraphs
from communique.model.vocabulary import Mode


def list_missing(draft: Draft) -> list[str]:
    """Return the names of what was not found in the release."""
    lead, heading, people = draft.lead, draft.heading, draft.people
    by_video = lead.mode is not None and lead.mode.value is Mode.VIDEO
    values = {
        "body": draft.body, "day": draft.date, "title": heading.title,
        "kind of release": heading.kind, "time of publication": heading.published,
        "place": draft.place or by_video, "how they met": lead.mode, "attendees": people.listed,
        "chair": people.chair or people.chair_state, "operative statements": draft.resolutions,
        "address of the source (--url)": draft.url,
    }  # fmt: skip
    return [name for name, value in values.items() if not value]


def describe_doubts(draft: Draft) -> list[str]:
    """Return a sentence on each doubt: about the meeting, its facts, its participants and its statements."""
    return [*_doubt_meeting(draft), *_doubt_facts(draft), *_doubt_people(draft), *_doubt_statements(draft)]


def _doubt_meeting(draft: Draft) -> Iterator[str]:
    if not draft.is_sco:
        yield (
            "the text names neither the SCO nor the Shanghai Five: "
            "it seems to be about a meeting of another organisation"
        )
    if organiser := draft.lead.organiser:
        yield (
            f"it seems to be a meeting of another organisation ({organiser.value}), not of the SCO: “{organiser.words}”"
        )
    if not draft.date:
        yield f"the release does not give a day: offices and capacities are those of {draft.when.printed}"
    if draft.lead.unknown_place and not draft.place:
        yield f"the place may be “{draft.lead.unknown_place.value}”, which is not in places.yml"
    for line in draft.heading.dropped:
        yield f"above the text, and not taken as part of it: “{line}”"


def _doubt_facts(draft: Draft) -> Iterator[str]:
    facts = {
        "title": draft.heading.title, "body": draft.body, "date": draft.date, "place": draft.place,
        "mode": draft.lead.mode, "held": draft.lead.held, "published": draft.heading.published,
    }  # fmt: skip
    for name, fact in facts.items():
        if fact and fact.doubt:
            yield f"{name} {fact.value}: {fact.doubt}"


def _doubt_people(draft: Draft) -> Iterator[str]:
    for participant in draft.people.listed:
        for doubt in participant.doubts:
            yield f"{participant.seat.name or participant.seat.office}: {doubt}"
    yield from draft.people.doubts


def _doubt_statements(draft: Draft) -> Iterator[str]:
    for paragraph in find_unread_paragraphs(draft.heading.paragraphs):
        yield f"{paragraph} has a sentence that is too long to read"
    for resolution in draft.resolutions:
        if resolution.statement.doubt:
            yield f"{resolution.id}: {resolution.statement.doubt}"
    if weak := [resolution.id for resolution in draft.resolutions if resolution.proposal.weak]:
        yield f"topics of {', '.join(weak)}: few words indicate them"
    if undecided := [resolution.id for resolution in draft.resolutions if resolution.proposal.rivals]:
        yield f"topics of {', '.join(undecided)}: left open, because the words do not decide between two topics"
