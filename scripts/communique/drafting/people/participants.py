"""Lists the participants of a release, with every doubt about who came."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from communique.drafting.attendance.attendance import find_attendance, find_denials
from communique.drafting.attendance.chairs import Chair, find_chairs
from communique.drafting.attendance.delegations import find_delegations
from communique.drafting.attendance.headline import find_headline_person
from communique.drafting.attendance.lists.lists import ListLine
from communique.drafting.attendance.lists.tables import read_tables
from communique.drafting.attendance.referred import find_referred_chairs, find_referred_lines
from communique.drafting.attendance.seats.person_names import PersonNames, get_family_name
from communique.drafting.attendance.seats.seats import SeatParser
from communique.drafting.people.builder import ParticipantsBuilder
from communique.drafting.people.capacity import MeetingSetting
from communique.drafting.people.participant import Participant, Participants
from communique.drafting.people.speakers import find_speakers, is_expected
from communique.drafting.text.names import NameMatcher
from communique.drafting.text.sentences import SourceParagraph
from communique.model.edtf import Edtf
from communique.model.vocabulary import Capacity, Completeness, Status
from communique.register.register import Register


def build_seat_parser(register: Register, paragraphs: list[SourceParagraph]) -> SeatParser:
    """Return the parser for the lines of one release: what it also writes in lower case is no name."""
    lower_case_words = frozenset(
        word for p in paragraphs for word in re.findall(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", p.text)
    )
    matcher = NameMatcher(register)
    return SeatParser(matcher, PersonNames(matcher, lower_case_words))


def list_participants(
    parser: SeatParser, paragraphs: list[SourceParagraph], setting: MeetingSetting, headline: str | None = None
) -> Participants:
    """List who attended according to the title, sentences and tables. No one is assumed to have attended."""
    register = parser.matcher.register
    builder = ParticipantsBuilder(register, setting)
    for line in (
        *find_attendance(parser, paragraphs),
        *read_tables(parser, paragraphs),
        *find_referred_lines(parser, paragraphs),
    ):
        builder.add(line)
    chairs = [*find_chairs(parser, paragraphs), *find_referred_chairs(parser, paragraphs)]
    if headline and (named := find_headline_person(parser, headline)):
        chairs += [Chair(named.seat, named.sentence)] * named.chaired
        builder.add_unless_listed(ListLine(named.seat, named.sentence))
    host = next((chair.seat.state for chair in chairs if not chair.seat.name), None) or setting.host
    builder.set_chair([_assume_host(chair, host) for chair in chairs])
    _add_speakers(builder, parser, paragraphs)
    _add_delegations(builder, find_delegations(parser, paragraphs, setting.body))
    builder.participants.listed.sort(key=_order_by_text(paragraphs))
    builder.participants.doubts += find_denials(paragraphs)
    builder.participants.doubts += _find_unused_lines(parser, paragraphs, builder.participants)
    if setting.is_sco:
        builder.participants.attendance = _judge_completeness(register, setting.when, builder.participants.listed)
    return builder.participants


def _add_delegations(builder: ParticipantsBuilder, delegations: Iterable[ListLine]) -> None:
    """Add a seat for each delegation of which the release names nobody, in the order of the text."""
    for line in delegations:
        if (line.seat.state or line.seat.body) not in builder.participants.owners:
            builder.add(line)


def _order_by_text(paragraphs: list[SourceParagraph]) -> Callable[[Participant], tuple[int, int]]:
    """Return a sort key that puts participants in the order of the text."""
    order = {paragraph.id: at for at, paragraph in enumerate(paragraphs)}

    def position(participant: Participant) -> tuple[int, int]:
        return order.get(participant.sentence.paragraph.id, -1), participant.sentence.paragraph.text.find(
            participant.seat.words
        )

    return position


def _assume_host(chair: Chair, host: str | None) -> Chair:
    """Return a chair with the host or chairing state as the state, if the words do not give one: they usually agree."""
    seat = chair.seat
    if host and seat.name and seat.office and not (seat.state or seat.body):
        return replace(chair, seat=replace(seat, state=host), state_assumed=True)
    return chair


def _add_speakers(builder: ParticipantsBuilder, parser: SeatParser, paragraphs: list[SourceParagraph]) -> None:
    """List the speakers who spoke at a meeting or hold an office of the body that met; name the others in a doubt.

    An editor must decide whether those attended.
    """
    for speaker in find_speakers(parser, paragraphs):
        seat, where = speaker.seat, speaker.sentence.paragraph.id
        families = {get_family_name(one.seat.name) for one in builder.participants.listed if one.seat.name}
        if get_family_name(seat.name or "") in families:
            continue
        if not speaker.elsewhere and (
            speaker.there or builder.has_place_for(seat) or is_expected(parser, seat, builder.setting)
        ):
            builder.add(ListLine(seat, speaker.sentence, only_spoke=True))
        else:
            doubt = f"{where} quotes {seat.name}, but does not say that they attended: “{seat.words}”"
            if doubt not in builder.participants.doubts:
                builder.participants.doubts.append(doubt)


def _find_unused_lines(
    parser: SeatParser, paragraphs: list[SourceParagraph], participants: Participants
) -> Iterator[str]:
    """Yield a doubt for each unused line with a person and an office."""
    used = {participant.sentence.paragraph.id for participant in participants.listed}
    for paragraph in paragraphs:
        if paragraph.id not in used and len(paragraph.text) < 160 and not paragraph.text.rstrip().endswith((".", ":")):
            seat = parser.parse(paragraph.text)
            if seat.name and seat.office and (seat.state or seat.body):
                yield f"{paragraph.id} names a person with an office, but not as an attendee: “{paragraph.text}”"


def _judge_completeness(register: Register, when: Edtf, listed: Iterable[Participant]) -> Completeness:
    """Return `complete` if every member state of that day is represented, else `partial` or `unknown`."""
    represented = {participant.seat.state for participant in listed if participant.capacity is Capacity.MEMBER}
    if not represented:
        return Completeness.PARTIAL if listed else Completeness.UNKNOWN
    members = {
        code
        for code in register.states
        if (known := register.standing(code, when.first)) and known.status is Status.MEMBER
    }
    return Completeness.COMPLETE if members <= represented else Completeness.PARTIAL
