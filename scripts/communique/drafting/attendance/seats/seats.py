"""Parses one line of a list of participants: the name, the office, and the state or body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.drafting.attendance.seats.person_names import PersonNames, clean_name
from communique.drafting.attendance.seats.phrases import ASIDE_IN_LIST, GUEST_TAIL
from communique.drafting.attendance.seats.words import RANK_BEFORE, RANKS, ROLE
from communique.drafting.text.english import OFFICE_TITLES
from communique.drafting.text.names import Mention, NameMatcher, normalise
from communique.model.vocabulary import Scope
from communique.text.quotes import Span

_OFFICE_AFTER = re.compile(
    rf"\s+(?:(?:First|Deputy|Vice|Acting|Special|Foreign|Federal|State|Parliamentary)\s+)*(?=[A-Z])(?:{OFFICE_TITLES})\b"
)
_SENTENCE_CONTINUES = re.compile(r"\s+(?!(?:of|from|for|the|as|and)\b)[a-z]{2,}\b")
"""A verb after a name: “Secretary-General Zhang Ming visited the city”."""
_LEAD = re.compile(
    r"^[\s,;:\"'-]*(?:(?:and|also|alongside|along|together|joined|among|as|the|a|an|by|were|was|is|of|their|its"
    r"|including|namely|such as|so|well|with"
    r"|guests? of (?:the )?(?:honou?r|host)\b(?: of the host state)?|the host)\b[\s,:-]*)*",
    re.IGNORECASE,
)
_SHORT_OFFICES = {
    "PM": "Prime Minister",
    "FM": "Foreign Minister",
    "EAM": "External Affairs Minister",
    "NSA": "National Security Adviser",
}
"""Offices that newspapers shorten."""
_SHORT_OFFICE = re.compile(rf"\b(?:{'|'.join(_SHORT_OFFICES)})\b")

_ROLE_BEFORE = re.compile(rf"(?:{ROLE.pattern}) $", re.IGNORECASE)
"""An office right before a bracket, which says of what: “Member (Law and Research)”."""
_STATUS_AFTER = re.compile(
    r",\s+(?:an?|the)\s+(?:SCO\s+)?(?:observer|member|(?:dialogue )?partner)(?:\s+(?:state|country|nation))?\s*(?=,|$)"
)
"""The status of a state after its name: “the Minister of Justice of Example, an SCO observer state, …”."""
_NOT_OWNERS = ("sco", "un", "unsc")
"""Bodies that are also part of the offices of states: “Permanent Representative to the United Nations”."""


@dataclass(frozen=True)
class Seat:
    """What one line of a list says; `words` are its words as printed."""

    words: str
    name: str | None = None
    office: str | None = None
    state: str | None = None
    body: str | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it has a name, and an office, state or body."""
        return bool(self.name and (self.office or self.state or self.body))


@dataclass(frozen=True)
class SeatParser:
    """Parses lines of lists with the names in a register."""

    matcher: NameMatcher
    names: PersonNames

    def parse(self, words: str) -> Seat:
        """Parse the words of one line, as far as possible."""
        text = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), normalise(words))
        if not self.matcher.find_states(text):
            text = re.sub(r"\(([^()]*)\)", self._blank_bracket, normalise(words))
        for aside in (_STATUS_AFTER, ASIDE_IN_LIST):
            text = aside.sub(lambda found: " " * len(found[0]), text)
        text = GUEST_TAIL.sub("", text)
        text = re.sub(r"(?<=[a-z])\.(?=(?:of|the|and)\b)", " ", text)
        states = self.matcher.find_states(text)
        bodies = [one for one in self.matcher.find_organisations(text) if not _is_of_state(text, one, states)]
        # A city can look like a given name: Nur-Sultan must not take a part of Nursultan Nazarbayev.
        cities = [
            city for city in self.matcher.find_places(text) if _fold_mention(text, city) not in self.names.given_names
        ]
        taken = [mention.span for mention in (*states, *bodies, *cities)]
        name = self.names.find(text, taken)
        owner = _find_owner(text, states, name)
        body = self._find_body(text, bodies)
        if owner and body:
            # The first one counts: the chairman of a council of the SCO may also be that of a national bank.
            first = min((mention.span.start for mention in bodies if mention.id not in _NOT_OWNERS), default=len(text))
            owner, body = (None, body) if first < owner.span.start else (owner, None)
        if name and (after := _SENTENCE_CONTINUES.match(text, name.end)):
            words, text = words[: after.start()], text[: after.start()]
            owner = owner if owner and owner.span.end <= name.end else None
        office = self._find_office(self._restore_brackets(words, text), name, owner)
        if name and not (owner or body):
            owner = _find_institution(text, states)  # whose name stays in the office
        return Seat(
            words.strip(" ,;:"),
            clean_name(words[name.start : name.end]) if name else None,
            office or None,
            owner.id if owner else None,
            body,
        )

    def _blank_bracket(self, found: re.Match[str]) -> str:
        """Return spaces in place of a bracket, unless it only names a state."""
        states = self.matcher.find_states(found[1])
        if len(states) == 1 and states[0].span == Span(0, len(found[1])):
            return f" {found[1]} "
        return " " * len(found[0])

    def _restore_brackets(self, words: str, text: str) -> str:
        """Return the text with the brackets that belong to an office: “(First Deputy Secretary of State)”."""
        for found in re.finditer(r"(?<=\w )\((?=[A-Z])([^()]*)\)(?=[\s,])", normalise(words)[: len(text)]):
            is_office = ROLE.search(found[1]) or _ROLE_BEFORE.search(text[: found.start()])
            if is_office and " " in found[1] and not self.names.find(found[1], []):
                text = text[: found.start()] + found[0] + text[found.end() :]
        return text

    def find_run_ons(self, words: str) -> list[int]:
        """Return where a line runs into the next one without a comma: after a name, before an office."""
        text = normalise(words)
        taken = [mention.span for mention in (*self.matcher.find_states(text), *self.matcher.find_organisations(text))]
        ends = [run.end for run in self.names.find_runs(text, taken) if ROLE.search(text[: run.start])]
        return [end for end in ends if _OFFICE_AFTER.match(text, end)]

    def _find_body(self, text: str, bodies: list[Mention]) -> str | None:
        """Return the body that an office belongs to; the SCO's Secretary-General belongs to the Secretariat."""
        known = self.matcher.register.bodies
        named = [mention.id for mention in bodies if mention.id not in _NOT_OWNERS]
        if named:
            return self._find_officials(named[0])
        ids = {mention.id for mention in bodies}
        if "un" in ids:
            return "un"
        secretary = re.search(
            r"(?:Deputy )?Secretary[- ]?General|Executive Secretary|Deputy Secretary", text, re.IGNORECASE
        )
        is_sco = "sco" in ids or (secretary and not re.match(r"\s+(?:of|to)\b", text[secretary.end() :]))
        return self._find_officials("sco") if secretary and is_sco and "sco" in known else None

    def _find_officials(self, body: str) -> str:
        """Return the body whose officials releases name after a body."""
        known = self.matcher.register.bodies
        return (known[body].officials if body in known else None) or body

    def _find_office(self, text: str, name: Span | None, owner: Mention | None) -> str:
        """Return the line without the name, its ranks, the state and the words that introduce a participant."""
        cuts = [Span(_find_rank_start(text, name.start), name.end)] if name else []
        if owner:
            cuts += [_find_owner_words(text, mention) for mention in self._find_same_state(text, owner)]
        for start, end in cuts:
            text = text[:start] + " " * (end - start) + text[end:]
        office = _LEAD.sub("", re.sub(r"\s+([,;:.])", r"\1", " ".join(text.split())))
        office = re.sub(r"\b(of the) of the\b", r"\1", re.sub(r"^.*\b(?:The|THE)\s+(?=[A-Z])", "", office))
        office = re.sub(
            r"\bof the (?:[Pp]eople's )?Republic$", "", re.sub(r"[\s,;:.\"'-]+$", "", office).removesuffix(" of")
        )
        office = re.sub(r"\b(?:of|to|from)(?= *[-,;]| *$)", "", office)
        office = re.sub(r"\s+-\s+(?:at|in)\s+the\s.*$", "", office)
        office = re.sub(r",\s+in\s+(?:an?|his|her)\s+(?:address|speech|message|remarks)\b.*", "", office)
        office = re.sub(r"^(?:Hon'ble|Honou?rable)\s+|,\s+(?:Mr|Ms|Mrs|Dr)\b\.?(?:\s+Justice)?$", "", office)
        office = re.sub(r"^(?:from|represented\s+by)\s+(?:the\s+)?", "", office)
        office = re.sub(
            r"\s+(?:on|this|last)\s+\w+day$|,? via \w+(?: \w+)?$|, Government$",
            "",
            office,
        )
        office = re.sub(r"\s+H\.?[EH]\.?$", "", office)
        office = re.sub(r"^(?:[A-Z]{5,}[.,:]?\s+(?:-\s+)?)+(?=[A-Z][a-z])", "", office.lstrip())
        office = re.sub(r",\s+(?:the\s+)?(?:SCO|Shanghai Cooperation Organi[sz]ation)$", "", office.strip(" ,"))
        office = _SHORT_OFFICE.sub(lambda short: _SHORT_OFFICES[short[0]], office)
        return self._strip_body(re.sub(r"\s+", " ", office).strip(" ,;:.-"))

    def _find_same_state(self, text: str, owner: Mention) -> Iterator[Mention]:
        """Yield the mentions of the state in an office: “Aide to the Kazakh President - Secretary of Kazakhstan”."""
        for mention in self.matcher.find_states(text):
            before = text[: mention.span.start]
            if mention == owner or (mention.id == owner.id and re.search(r"\bof (?:the )?$", before)):
                yield mention

    def _strip_body(self, office: str) -> str:
        """Return an office without the name of an external organisation, which is the attendee's body."""
        owned = re.match(r"(?:The )?([\w -]+)'s (?=[A-Z])", office)
        if owned and any(
            mention.span == Span(0, len(owned[1])) for mention in self.matcher.find_organisations(owned[1])
        ):
            office = office[owned.end() :]
        for mention in self.matcher.find_organisations(office)[::-1]:
            tail = re.search(r"\s+of\s+(?:the\s+)?$", office[: mention.span.start])
            if tail and self.is_external(mention.id) and mention.span.end == len(office):
                return office[: tail.start()]
        return office

    def is_external(self, body: str | None) -> bool:
        """Whether a body belongs to another organisation than the SCO."""
        known = self.matcher.register.bodies.get(body or "")
        return known is not None and known.scope is Scope.EXTERNAL


def _is_of_state(text: str, body: Mention, states: list[Mention]) -> bool:
    """Whether the words for a body are those for offices of a state: “the defence ministers of Example”."""
    return any(re.fullmatch(r"\s+of\s+(?:the\s+)?", text[body.span.end : state.span.start]) for state in states)


def _fold_mention(text: str, mention: Mention) -> str:
    return re.sub(r"\W", "", text[mention.span.start : mention.span.end]).casefold()


def _find_rank_start(text: str, start: int) -> int:
    """Return where a name begins, with ranks and styles such as “Army General” or “Shri” before it.

    “General” in “Secretary General” is not a rank.
    """
    while found := RANK_BEFORE.search(text[:start]):
        start = found.start()
    return start


def _find_owner_words(text: str, owner: Mention) -> Span:
    """Return the span of the words that name the state, with “of the” before it.

    Before an adjective it includes the dateline of a report.
    """
    end = owner.span.end + (2 if text.startswith("'s", owner.span.end) else 0)
    if owner.adjective and re.match(r"\s+Communist\b", text[end:]):
        return Span(end, end)  # the name of a party is part of the office
    if owner.adjective:
        belongs = ROLE.search(text[: owner.span.start]) or re.search(
            r"\b(?:Acting|Deputy|First|Vice)\s+$", text[: owner.span.start]
        )
        return Span(owner.span.start if belongs else 0, end)
    before = re.search(r"(?:\b(?:of|from) )?(?:the )?$", text[: owner.span.start], re.IGNORECASE)
    return Span(before.start() if before else owner.span.start, end)


def _find_owner(text: str, states: list[Mention], name: Span | None) -> Mention | None:
    """Return the state that a person came for: not the one they are posted to, nor one in the name of a bank."""
    for mention in states:
        before, after = text[: mention.span.start], text[mention.span.end :]
        if not mention.adjective and re.search(r"\b(?:to|with|in|on|for) (?:the )?$", before, re.IGNORECASE):
            continue
        word = re.match(rf"\s+(?:(?:{'|'.join(RANKS)})\b\.?\s+)*([A-Z][\w-]*)", after, re.IGNORECASE)
        owned = re.search(r"\b(?:of|from) (?:the )?$", before)
        starts_name = name is not None and word is not None and mention.span.end + word.start(1) == name.start
        if (
            owned
            and not mention.adjective
            and word
            and word[1][0].isupper()
            and not starts_name
            and not ROLE.match(word[1])
        ):
            continue
        return mention
    return None


def _find_institution(text: str, states: list[Mention]) -> Mention | None:
    """Return the state in the name of an institution whose head is meant: “President of India Sports Board”."""
    head_of = re.compile(rf"\b(?:{OFFICE_TITLES}) of (?:the )?$", re.IGNORECASE)
    return next((one for one in states if not one.adjective and head_of.search(text[: one.span.start])), None)


def make_singular(office: str) -> str:
    """Return the office of one holder: “Secretaries of the Security Councils” gives “Secretary of the Security
    Council”.
    """
    for plural, singular in (
        (r"\bheads of (?:the )?(?:\w+ )?states?\b.*", "Head of State"),
        (r"\b(generals)\b", "General"),
        (r"\b(secretar|ministr|agenc|authorit)ies\b", r"\1y"),
        (r"\b(chair)(m|wom)en\b", r"\1\2an"),
        (
            r"\b(council|minister|president|premier|leader|director|ambassador|chief|head|prosecutor|department|service|justice|judge|governor|coordinator|commissioner|advis[eo]r|envoy|commander|rector|mayor|procurator|chairperson|office|bank|court)s\b",
            r"\1",
        ),
    ):
        office = re.sub(plural, singular, office, flags=re.IGNORECASE)
    return office
