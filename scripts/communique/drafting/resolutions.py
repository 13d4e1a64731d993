"""Turns the statements of a release into resolutions: topics, states, instruments, and what was done with those."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.drafting.meeting.heading import Heading
from communique.drafting.people.capacity import MeetingSetting
from communique.drafting.people.participant import Participants
from communique.drafting.statements.statements import FoundStatement, build_selector, find_statements
from communique.drafting.statements.topics import TopicFinder, TopicProposal
from communique.drafting.text.english import INSTRUMENT
from communique.drafting.text.names import NameMatcher, normalise
from communique.model.edtf import Edtf
from communique.model.vocabulary import Act, InstrumentAction
from communique.progress import Step, track_all
from communique.register.register import Register
from communique.text.quotes import Span

_INSTRUMENT_ACTIONS = {
    Act.SIGNED: InstrumentAction.SIGNED,
    Act.ADOPTED: InstrumentAction.ADOPTED,
    Act.APPROVED: InstrumentAction.APPROVED,
}
"""The acts that are also actions on an instrument."""


@dataclass(frozen=True)
class DraftResolution:
    """One statement as a resolution: what it cites, and the quote that selects its words in the paragraph."""

    id: str
    statement: FoundStatement
    quote: str
    suffix: str | None
    proposal: TopicProposal
    states: list[str]
    instruments: list[str]
    unlisted: list[str]
    """Printed names of what was signed, adopted or approved, if they look like instruments that the register lacks."""


def list_resolutions(
    matcher: NameMatcher, heading: Heading, people: Participants, setting: MeetingSetting
) -> list[DraftResolution]:
    """Return the statements of a release as resolutions, in the order of the text."""
    register, when = matcher.register, setting.when
    topics = TopicFinder(register, setting.excluded_meeting)
    resolutions = []
    paragraphs = track_all(Step.STATEMENTS, heading.paragraphs)
    for number, statement in enumerate(find_statements(paragraphs, people.sentence_starts, when), 1):
        text = statement.words
        quote, suffix = build_selector(statement)
        states = dict.fromkeys(mention.id for mention in matcher.find_states(normalise(text)))
        named = [(span, target.id) for span, target in matcher.index.mentions(text, ()) if target.kind == "instrument"]
        cited = [instrument for _, instrument in named if register.instruments[instrument].date.first <= when.last]
        unlisted = _find_unlisted_instruments(statement, [span for span, _ in named])
        proposal = topics.propose(text, setting.body)
        resolutions.append(
            DraftResolution(f"r{number}", statement, quote, suffix, proposal, list(states), cited, unlisted)
        )
    return resolutions


def _find_unlisted_instruments(statement: FoundStatement, listed: list[Span]) -> list[str]:
    if statement.act not in _INSTRUMENT_ACTIONS:
        return []
    found = INSTRUMENT.finditer(normalise(statement.words))
    spans = [span for span in (Span(*match.span("name")) for match in found) if not any(map(span.overlaps, listed))]
    names = [statement.words[span.start : span.end] for span in spans]
    return [name for name in names if " " in name]  # “the Plan” refers back to a full name


def list_actions(
    register: Register, resolutions: list[DraftResolution], when: Edtf
) -> Iterable[tuple[str, InstrumentAction, DraftResolution]]:
    """Yield what the meeting signed, adopted or approved: only instruments of its days."""
    for resolution in resolutions:
        for instrument in resolution.instruments:
            day = register.instruments[instrument].date
            if resolution.statement.act in _INSTRUMENT_ACTIONS and when.first <= day.last and day.first <= when.last:
                yield instrument, _INSTRUMENT_ACTIONS[resolution.statement.act], resolution
