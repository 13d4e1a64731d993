"""The closed lists of the register, with the meaning of each word.

The model, the JSON Schema, the guide and the pages take them from here.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a closed list. Records contain its value, pages its label, and the guide its meaning."""

    meaning: str
    label: str

    def __new__(cls, value: str, meaning: str, label: str = "") -> Self:
        return cls._make(value, meaning, label)

    @classmethod
    def _make(cls, value: str, meaning: str, label: str = "") -> Self:
        """Return a member, to which a list with more columns adds what is in them."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.meaning = meaning
        term.label = label or value.replace("-", " ")
        return term


class Strength(Term):
    """The strength of an act, from acts that bind to acts that merely state something."""

    DECIDES = "decides", "The meeting settles something, or instructs somebody to act.", "decisions"
    CALLS = "calls", "The meeting asks others to do something.", "calls"
    BACKS = "backs", "The meeting sides with something.", "support"
    OBJECTS = "objects", "The meeting sides against something.", "objections"
    STATES = "states", "The meeting says or hears something, and takes no further step.", "views"


class Act(StrEnum):
    """The operative verb of an outcome. The act follows the verb as printed, not what the editor thinks was meant."""

    strength: Strength
    meaning: str
    forms: tuple[str, ...]

    def __new__(cls, value: str, strength: Strength, meaning: str, *forms: str) -> Self:
        act = str.__new__(cls, value)
        act._value_ = value
        act.strength, act.meaning, act.forms = strength, meaning, forms
        return act

    @property
    def label(self) -> str:
        """The act as pages print it: the value with spaces instead of hyphens."""
        return self.value.replace("-", " ")

    DECIDED = "decided", Strength.DECIDES, "Settled a question on its own authority.", "decided", "resolved"
    AGREED = (
        "agreed",
        Strength.DECIDES,
        "Reached agreement on a step to take.",
        "agreed",
        "agreed on",
        "reached agreement",
    )
    ADOPTED = "adopted", Strength.DECIDES, "Made a text its own.", "adopted", "issued"
    APPROVED = (
        "approved",
        Strength.DECIDES,
        "Gave effect to a text, plan, budget or report.",
        "approved",
        "endorsed",
        "confirmed",
    )
    SIGNED = "signed", Strength.DECIDES, "Signed a text.", "signed", "were signed"
    APPOINTED = "appointed", Strength.DECIDES, "Named a person to an office.", "appointed"
    INSTRUCTED = (
        "instructed",
        Strength.DECIDES,
        "Gave a task to a body or an official.",
        "instructed",
        "tasked",
        "directed",
    )
    CALLED_FOR = (
        "called-for",
        Strength.CALLS,
        "Asked others, or everybody, to take a step.",
        "called for",
        "called on",
        "called upon",
    )
    PROPOSED = "proposed", Strength.CALLS, "Put a step forward for others to take up.", "proposed", "put forward"
    URGED = "urged", Strength.CALLS, "Asked for a step with insistence.", "urged"
    SUPPORTED = (
        "supported",
        Strength.BACKS,
        "Backed a proposal, an effort or a party.",
        "supported",
        "expressed support",
        "backed",
    )
    WELCOMED = "welcomed", Strength.BACKS, "Expressed satisfaction at an event or a step.", "welcomed"
    REAFFIRMED = (
        "reaffirmed",
        Strength.BACKS,
        "Repeated that an earlier position or commitment still holds.",
        "reaffirmed",
        "reiterated",
        "confirmed",
    )
    PLEDGED = (
        "pledged",
        Strength.BACKS,
        "Committed itself without deciding on a step.",
        "expressed readiness",
        "undertook",
        "pledged",
    )
    THANKED = "thanked", Strength.BACKS, "Gave thanks.", "thanked", "expressed gratitude"
    COMMENDED = (
        "commended",
        Strength.BACKS,
        "Praised what somebody had done.",
        "commended",
        "spoke highly of",
        "praised",
    )
    OPPOSED = (
        "opposed",
        Strength.OBJECTS,
        "Stood against a step, a method or an idea.",
        "opposed",
        "reiterated opposition",
        "rejected",
    )
    EXPRESSED_CONCERN = (
        "expressed-concern",
        Strength.OBJECTS,
        "Expressed worry about an event or a trend.",
        "expressed concern",
    )
    CONDEMNED = "condemned", Strength.OBJECTS, "Declared an act to be wrong.", "condemned", "denounced"
    STRESSED = (
        "stressed",
        Strength.STATES,
        "Said with emphasis that something matters or must be done.",
        "stressed",
        "emphasised",
        "underscored",
        "underlined",
    )
    NOTED = (
        "noted",
        Strength.STATES,
        "Said or took note of something as a fact or a view.",
        "noted",
        "took note of",
        "pointed out",
        "believed",
        "considered",
        "recognised",
    )
    REVIEWED = (
        "reviewed",
        Strength.STATES,
        "Examined a report or past work; no position is reported.",
        "reviewed",
        "went over",
        "considered",
    )
    EXCHANGED_VIEWS = (
        "exchanged-views",
        Strength.STATES,
        "Discussed a matter; no common position is reported.",
        "exchanged views",
        "discussed",
        "considered",
    )


OPENINGS: dict[Act, tuple[str, ...]] = {
    Act.DECIDED: ("to", "not", "on", "that", "by"),
    Act.AGREED: ("to", "not", "on", "that", "in", "with"),
    Act.PLEDGED: ("to", "not", "that"),
    Act.EXPRESSED_CONCERN: ("about", "over", "at", "that"),
    Act.EXCHANGED_VIEWS: ("on",),
}
"""The words with which a summary may begin, so that it reads as one sentence after its act: “agreed to meet”.

After an act that is not listed, a summary begins with a noun phrase, or with “that”: “condemned the attack”.
"""


class Degree(Term):
    """How emphatic an act is, where the source prints such a word with the verb: “strongly condemned”."""

    STRONGLY = "strongly", "Strongly, resolutely, firmly or categorically."
    DEEPLY = "deeply", "Deeply, gravely or seriously."
    HIGHLY = "highly", "Highly, of praise."

    @property
    def adjective(self) -> str:
        """The word before a noun: “deep concern”."""
        return self.value.removesuffix("ly")


class Kind(Term):
    """What kind of text was published about the meeting."""

    PRESS_RELEASE = "press-release", "An account of the meeting put out for the press."
    JOINT_COMMUNIQUE = "joint-communique", "An agreed account in the name of all who met.", "joint communiqué"
    DECLARATION = "declaration", "A solemn text of positions adopted at the meeting."
    STATEMENT = "statement", "A text of positions on one matter."
    INFORMATION_REPORT = "information-report", "A short notice of what the meeting dealt with."


class Form(Term):
    """Whether a meeting is one of the regular series of its body."""

    REGULAR = "regular", "A sitting in the body's ordinary series; may have a session number."
    EXTRAORDINARY = "extraordinary", "A sitting outside the ordinary series, called for a purpose."
    INFORMAL = "informal", "A sitting that the sources call informal."
    SPECIAL = "special", "A sitting of a special make-up, such as an anniversary or a joint meeting."


class Mode(Term):
    """How the participants met."""

    IN_PERSON = "in-person", "All delegations met at the venue."
    VIDEO = "video", "All delegations met by video link, online: a virtual meeting.", "by video link"
    HYBRID = "hybrid", "Some delegations met at the venue, others joined online, by video link."


class Held(Term):
    """Whether the meeting is known to have taken place."""

    HELD = "held", "A source reports the meeting after the day."
    ANNOUNCED = "announced", "Only announcements are known; whether it took place is not."


class Completeness(Term):
    """How complete the list of attendees is known to be."""

    COMPLETE = "complete", "A source names the delegation of every member state."
    PARTIAL = "partial", "Others attended, or may have attended."
    UNKNOWN = "unknown", "No source consulted says who attended."


class Outcomes(Term):
    """How much of what the meeting said is recorded."""

    COMPLETE = "complete", "The whole text was read, and each of its operative statements is recorded."
    PARTIAL = "partial", "A part of the text was read, and what it says is recorded; the rest is not."
    DIGEST = "digest", "Only reports that summarise the text were read; what they report is recorded."
    UNKNOWN = "unknown", "How much the meeting said beyond what is recorded is not known."


class Relation(Term):
    """How a statement follows an earlier one."""

    passive: str
    """What happened to the earlier statement: “carried out”."""

    def __new__(cls, value: str, meaning: str, passive: str) -> Self:
        relation = cls._make(value, meaning)
        relation.passive = passive
        return relation

    REAFFIRMS = "reaffirms", "It says again what the earlier outcome said.", "reaffirmed"
    CARRIES_OUT = "carries-out", "It does what the earlier outcome decided or asked for.", "carried out"
    AMENDS = "amends", "It changes what the earlier outcome decided.", "amended"
    ENDS = "ends", "It ends what the earlier outcome began.", "ended"


class Capacity(Term):
    """In what capacity a person took part."""

    heading: str
    """The heading above those who took part in this capacity."""

    def __new__(cls, value: str, meaning: str, heading: str, label: str = "") -> Self:
        capacity = cls._make(value, meaning, label)
        capacity.heading = heading
        return capacity

    MEMBER = "member", "For a member state.", "Member states"
    OBSERVER = "observer", "For a state with observer status (until 1 September 2025).", "Observers"
    DIALOGUE_PARTNER = (
        "dialogue-partner",
        "For a state that was a dialogue partner (until 1 September 2025).",
        "Dialogue partners",
    )
    PARTNER = (
        "partner",
        "For a state with the one status of SCO partner (since 1 September 2025).",
        "Partners",
    )
    GUEST = "guest", "For a state without a status, or as an individual, by invitation.", "Guests"
    SCO_OFFICIAL = "sco-official", "For a body of the SCO.", "SCO officials", "SCO official"
    INTERNATIONAL_ORGANISATION = "international-organisation", "For another organisation.", "Other organisations"


class Rank(Term):
    """The rank of an office of a state, the highest first. It does not depend on the body that meets."""

    sign: str
    """Its letter in tables."""

    def __new__(cls, value: str, meaning: str, sign: str) -> Self:
        rank = cls._make(value, meaning)
        rank.sign = sign
        return rank

    HEAD_OF_STATE = "head-of-state", "A president or another head of state, also an acting one.", "S"
    HEAD_OF_GOVERNMENT = (
        "head-of-government",
        "A prime minister or another head of government, also an acting one.",
        "G",
    )
    MINISTER = "minister", "A minister, or the head of a parliament, court, council, service or agency.", "M"
    DEPUTY = (
        "deputy",
        "A deputy of any of these, such as a vice minister, a minister of state or a vice president.",
        "D",
    )
    OFFICIAL = "official", "Anybody else, such as an ambassador, a coordinator or a secretary of a ministry.", "O"


class Status(Term):
    """What a state is to the SCO from one day to another."""

    MEMBER = "member", "Member state: a founder, or a state that joined as a full member.", "member state"
    OBSERVER = "observer", "Observer state, a status granted until 1 September 2025.", "observer state"
    DIALOGUE_PARTNER = "dialogue-partner", "Dialogue partner, a status granted until 1 September 2025."
    PARTNER = "partner", "SCO partner, the one status since 1 September 2025.", "SCO partner"


class Scope(Term):
    """Whether a body belongs to the SCO."""

    SCO = "sco", "The organisation and its own bodies.", "of the SCO"
    PREDECESSOR = "predecessor", "What the SCO grew from."
    EXTERNAL = "external", "Other organisations and their bodies.", "other organisations"


class InstrumentKind(Term):
    """What kind of instrument a text is."""

    @property
    def plural(self) -> str:
        """The label of several: “treaties”."""
        return f"{self.label[:-1]}ies" if self.label.endswith("y") else f"{self.label}s"

    TREATY = "treaty", "A treaty so named."
    CHARTER = "charter", "A founding charter."
    CONVENTION = "convention", "A convention."
    AGREEMENT = "agreement", "An agreement between states or organisations."
    PROTOCOL = "protocol", "A protocol, on its own or to another instrument."
    DECLARATION = "declaration", "A declaration of positions."
    STATEMENT = "statement", "A joint statement."
    STRATEGY = "strategy", "A strategy, concept, programme or plan of action."
    REGULATION = "regulation", "Regulations, rules of procedure or a decision of standing effect."
    MEMORANDUM = "memorandum", "A memorandum of understanding or of obligations."
    UN_RESOLUTION = "un-resolution", "A resolution of an organ of the United Nations.", "UN resolution"


class InstrumentAction(Term):
    """What the meeting did with an instrument."""

    SIGNED = "signed", "It was signed at the meeting."
    ADOPTED = "adopted", "It was adopted at the meeting."
    APPROVED = "approved", "It was approved at the meeting."


class ContextKind(Term):
    """What a context note says; it is derived from the register and never written by hand."""

    SAME_TOPIC = "same-topic", "What the same body said before and after on the same topic, and how strongly."
    FOLLOWED = "followed", "Which later outcomes reaffirm, carry out, amend or end the outcome."
    INSTRUMENT_STATUS = "instrument-status", "Whether an instrument that the outcome cites was in force on the day."
    FIRST_APPEARANCE = "first-appearance", "That a person is recorded for the first time, and for how long."
    LAST_APPEARANCE = "last-appearance", "That a person is recorded for the last time, and since when."
    NEW_OFFICE = "new-office", "That a person attended in another office than when last recorded."
    STAND_IN = "stand-in", "Whose place a head of delegation took."
    ABSENCE = "absence", "That a member state was absent, and how often it attended."


class Grade(Term):
    """How close a source is to the meeting."""

    OFFICIAL = "official", "Published by the organisation, a state or an office that took part."
    PRESS = "press", "Reported by a news agency or newspaper, or by a scholar."
    REPRINT = "reprint", "A text of somebody else's, reprinted under the reprinter's own name."
    MIRROR = "mirror", "A copy at an address that has nothing to do with the publisher."


class NoteKind(Term):
    """Why an editor's note was written; in brackets the motivation in the W3C Web Annotation model."""

    IDENTIFICATION = "identification", "Says whom or what the words mean (identifying)."
    CORRECTION = "correction", "Says how misprinted words should read; the text itself stays as printed (editing)."
    COMMENT = "comment", "Tells what a reader needs to understand the words (commenting)."
    CROSS_REFERENCE = "cross-reference", "Leads to another place in the register (linking)."
