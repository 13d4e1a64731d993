"""Formats a drafted record as YAML: above each value is a comment with the words it comes from."""

import re
from typing import Any

from communique.drafting.commented import CommentedFile, add_evidence, add_value, describe_place, format_canonical
from communique.drafting.draft import Draft
from communique.drafting.people.participant import Newcomer, Participant
from communique.drafting.resolutions import DraftResolution
from communique.drafting.statements.topics import TopicProposal
from communique.files.form.comments import DRAFT_MARK
from communique.model.vocabulary import Form, Mode, Outcomes
from communique.text.words import make_visible

_DRAFT_COMMENT = (
    "Drafted from a release. Above each value are the words it comes from, with their paragraph. Compare each value "
    f"with the release, and replace every TODO; then `communique finish` removes all {DRAFT_MARK} comments."
)
_TEXT_COMMENT = (
    "Keep the text, the quotes and the annotations only if the register may quote the release, and name the right "
    "under text_right; otherwise `communique finish --without-text` removes them."
)


def format_record(draft: Draft, *, with_text: bool) -> str:
    """Return the text of a record.

    Raises RequestError if the result would not be a valid record, apart from what is still TODO.
    """
    record = CommentedFile("../../schema/meeting.json")
    record.note(("title",), _DRAFT_COMMENT)
    _add_facts(record, draft)
    _add_attendees(record, draft)
    for number, resolution in enumerate(draft.resolutions):
        _add_resolution(record, number, resolution, with_text=with_text)
    record.data.setdefault("resolutions", [])
    _add_actions(record, draft)
    if with_text:
        _add_text(record, draft)
    _add_sources(record, draft)
    record.data["discrepancies"] = []
    return format_canonical(record, "meeting")


def format_person(newcomer: Newcomer, draft: Draft) -> str:
    """Return the text of an entry for a person who is new to the register."""
    seat, record = newcomer.seat, CommentedFile("../schema/person.json")
    drafted_from = f"Drafted from {describe_place(newcomer.sentence.paragraph.id)}: “{seat.words}”."
    record.note(("name",), f"{drafted_from} No person in the register fits.")
    record.data["name"] = newcomer.name
    record.note(("sort",), "Doubtful: which word is the family name?")
    record.data["sort"] = newcomer.sort
    owner = {"state": seat.state} if seat.state else {"body": seat.body} if seat.body else {}
    if seat.office and owner:
        record.note(("offices", 0), f"In office on {draft.when.printed}, according to the release of {draft.id}.")
        office: dict[str, Any] = {"office": seat.office, **owner}
        if draft.url:
            office["sources"] = [{"url": draft.url, "used_for": f"in office on {draft.when.start}"}]
        record.data["offices"] = [office]
    if newcomer.may_be:
        record.data["may_be"] = [{"person": other, "note": "TODO"} for other in newcomer.may_be]
    return format_canonical(record, "person")


def _add_facts(record: CommentedFile, draft: Draft) -> None:
    heading, lead = draft.heading, draft.lead
    add_value(record, "title", heading.title, missing="not found above the text; null if no page gives one")
    add_value(
        record,
        "kind",
        heading.kind,
        missing="not given; one of press-release, joint-communique, declaration, statement, information-report",
    )
    add_value(record, "body", draft.body, default="TODO", missing="the release does not say which body met")
    add_value(record, "form", lead.form, default=str(Form.REGULAR), missing="not given; regular is the default")
    add_value(record, "session", lead.session, missing="no number found")
    if lead.held:
        add_value(record, "held", lead.held)
    add_value(record, "date", draft.date, default="TODO", missing="the release does not give the day")
    add_value(record, "mode", lead.mode, missing="not given")
    _add_venue(record, draft)
    published = heading.published
    if published and published.value[:10] < draft.when.start:
        where = describe_place(published.where)
        record.note(
            ("published",),
            f"“{published.words}” ({where}) is before the meeting, so it is not the time of publication.",
        )
        published = None
    add_value(record, "published", published, missing="not found")
    _add_chair(record, draft)


def _add_venue(record: CommentedFile, draft: Draft) -> None:
    place, occasion, unknown = draft.place, draft.lead.occasion, draft.lead.unknown_place
    is_video = draft.lead.mode is not None and draft.lead.mode.value is Mode.VIDEO
    if place:
        add_evidence(record, ("venue",), place)
    elif unknown:
        words, where = unknown.words, describe_place(unknown.where)
        record.note(("venue",), f"Doubtful: “{words}” ({where}) is not in places.yml; it needs an entry there.")
    elif not is_video:
        record.note(("venue",), "No place found.")
    if occasion:
        add_evidence(record, ("venue",), occasion)
    venue = {"place": place.value} if place else {}
    record.data["venue"] = venue | ({"occasion": occasion.value} if occasion else {}) or None


def _add_chair(record: CommentedFile, draft: Draft) -> None:
    people = draft.people
    if people.chair_evidence:
        sentence = people.chair_evidence.sentence
        record.note(("chair",), f"{describe_place(sentence.paragraph.id)}: “{sentence.text}”")
    else:
        record.note(("chair",), "The release does not say who chaired.")
    record.data["chair"] = people.chair
    if people.chair_state:
        record.data["chair_state"] = people.chair_state


def _add_attendees(record: CommentedFile, draft: Draft) -> None:
    people = draft.people
    record.note(("attendance",), "Complete only if the release names the delegation of every member state.")
    record.data["attendance"] = str(people.attendance)
    if draft.resolutions:
        record.note(("outcomes",), "Complete only where each operative statement of the text is recorded below.")
        record.data["outcomes"] = None
        record.comments.beside["outcomes",] = f"{DRAFT_MARK} choose one: {', '.join(Outcomes)}"
    for doubt in people.doubts:
        record.note(("attendees",), f"Doubtful: {doubt}")
    record.data["attendees"] = [_build_attendee(participant) for participant in people.listed]
    for number, participant in enumerate(people.listed):
        loc = ("attendees", number)
        record.note(loc, f"{describe_place(participant.sentence.paragraph.id)}: “{participant.seat.words}”")
        if participant.person in people.newcomers:
            record.note(loc, f"New to the register: an entry is drafted as {participant.person}.yml.")
        elif participant.printed:
            record.note(loc, f"Person: {participant.evidence}.")
        for doubt in participant.doubts:
            record.note(loc, f"Doubtful: {doubt}.")


def _build_attendee(participant: Participant) -> dict[str, Any]:
    seat = participant.seat
    values = {
        "person": participant.person,
        "state": seat.state,
        "body": None if seat.state else seat.body or "TODO",
        "office": seat.office,
        "capacity": str(participant.capacity),
        "printed": participant.printed,
    }
    return {key: value for key, value in values.items() if value is not None}


def _add_resolution(record: CommentedFile, number: int, resolution: DraftResolution, *, with_text: bool) -> None:
    statement, loc = resolution.statement, ("resolutions", number)
    record.note(loc, f"{describe_place(statement.sentence.paragraph.id)}: “{statement.words}”")
    if statement.doubt:
        record.note(loc, f"Doubtful: {statement.doubt}.")
    for name in resolution.unlisted:
        comment = f"No instrument in the register is called “{name}”. If it lasts, add a file to releases/instruments."
        record.note(loc, comment)
    topics = resolution.proposal.topics
    record.note((*loc, "topics"), _explain_topics(resolution.proposal))
    values: dict[str, Any] = {"id": resolution.id, "act": str(statement.act)}
    if statement.degree:
        values["degree"] = str(statement.degree)
    if not with_text and not statement.continues:
        values["printed"] = statement.quote
    values |= {"summary": "TODO", "topics": list(topics)}
    optional: dict[str, Any] = {"states": list(resolution.states), "instruments": list(resolution.instruments)}
    if with_text:
        optional |= {
            "paragraphs": [statement.sentence.paragraph.id],
            "quote": resolution.quote,
            "suffix": resolution.suffix,
        }
    values |= {key: value for key, value in optional.items() if value}
    record.data.setdefault("resolutions", []).append(values)


def _explain_topics(proposal: TopicProposal) -> str:
    reasons = "; ".join(
        f"{topic} ({', '.join(words)})" for topic, words in (proposal.topics or proposal.rivals).items()
    )
    if proposal.rivals:
        return f"Left open: the words do not decide between two topics: {reasons}."
    if not proposal.topics:
        return "No topic in topics.yml fits these words."
    doubtful = "Doubtful: few words indicate a topic. " if proposal.weak else ""
    return f"{doubtful}Topics, with the words that indicate them: {reasons}."


def _add_actions(record: CommentedFile, draft: Draft) -> None:
    record.data["instruments"] = []
    for number, (instrument, action, resolution) in enumerate(draft.actions):
        where = describe_place(resolution.statement.sentence.paragraph.id)
        record.note(("instruments", number), f"{where}: “{resolution.statement.quote}” ({resolution.id})")
        record.data["instruments"].append({"instrument": instrument, "action": str(action)})


def _add_text(record: CommentedFile, draft: Draft) -> None:
    record.note(("text_source",), _TEXT_COMMENT)
    record.data["text_source"] = draft.source.url if draft.source else None
    record.data["text_right"] = "TODO"
    if draft.mentions:
        record.note(("text",), f"Named in the text, and linked automatically: {', '.join(draft.mentions)}.")
    record.data["text"] = [{"id": paragraph.id, "text": paragraph.text} for paragraph in draft.heading.paragraphs]
    in_text = [one for one in draft.people.listed if one.sentence.paragraph in draft.heading.paragraphs]
    misprinted = [participant for participant in in_text if participant.reads and participant.printed]
    for number, participant in enumerate(misprinted):
        record.note(
            ("annotations", number), f"Doubtful: a misprint, or another spelling of the name ({participant.evidence})."
        )
    record.data["annotations"] = [
        _build_annotation(number, participant) for number, participant in enumerate(misprinted, 1)
    ]


def _build_annotation(number: int, participant: Participant) -> dict[str, Any]:
    text, printed = participant.sentence.paragraph.text, participant.printed or ""
    after = text.partition(printed)[2]
    ends = [0] + [found.end() for found in re.finditer(r"\s*\S+", after)]
    suffix = next((after[:end] for end in ends if text.count(printed + after[:end]) == 1), "")
    return {
        "id": f"a{number}",
        "on": participant.sentence.paragraph.id,
        "quote": printed,
        **({"suffix": suffix} if suffix else {}),
        "kind": "correction",
        "reads": participant.reads,
    }


def _add_sources(record: CommentedFile, draft: Draft) -> None:
    used_for = "what the release says about the meeting"
    if draft.source:
        record.note(("sources", 0), "Publisher and grade are those of other pages of this host in the register.")
        source = {"url": draft.source.url, "publisher": draft.source.publisher, "grade": str(draft.source.grade)}
        record.data["sources"] = [source | {"used_for": used_for}]
        return
    record.data["sources"] = []
    record.note(("discrepancies",), "Add the page, and what it was used for:")
    record.comments.add(
        ("discrepancies",),
        f"{DRAFT_MARK}  - url: {draft.url or 'TODO'}",
        f"{DRAFT_MARK}    publisher: {make_visible(draft.publisher) if draft.publisher else 'TODO'}",
        f"{DRAFT_MARK}    grade: TODO (official, press, reprint or mirror)",
        f"{DRAFT_MARK}    used_for: {used_for}",
    )
