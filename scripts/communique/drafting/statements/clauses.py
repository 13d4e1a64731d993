"""Finds the operative clauses of a sentence: the verb is that of an act, and the subject speaks for the meeting."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.drafting.statements.one_speaker import is_said_by_one
from communique.drafting.statements.phrases import (
    ADVERB,
    CONJUNCTION,
    EXCLUDES_SUBJECT,
    LEADING_PARTICIPLE,
    NOMINAL,
    NOT_OPERATIVE,
    PASSIVE,
    SECOND_PASSIVE,
    SUBJECT,
)
from communique.drafting.statements.verbs import find_act, is_past
from communique.model.vocabulary import Act, Strength
from communique.text.quotes import Span

_SUBJECT = re.compile(rf"\b{SUBJECT}(?:\s*\([^()]*\))?(?=[\s,])", re.IGNORECASE)
_GAP = re.compile(
    r"(?:\s+on\s+(?:\w+day|\w+\s+\d+|\d+\s+\w+)(?:,?\s+\d{4},?)?)?(?:\s+(?:on|for)\s+[A-Z]\w+)?"
    r"(?:\s+(?:held|convened|gathered)\s[^,;.]{3,120},|\s*,[^,;.]{3,160},|\s+-\s[^.;]{3,160}?\s-(?=\s))?"
    rf"(?:,?\s+{ADVERB})*"
    r"(?:\s+in\s+an?\s+[^,.;]{3,80}?\s(?:spirit|atmosphere|manner|environment)|"
    r"\s+(?:during|at|following|in\s+the\s+course\s+of)\s+(?:the|its|their)\s+(?:[\w-]+\s+)?\w+(?:\s+in\s+[A-Z]\w+)?)?"
    rf"(?:,?\s+{ADVERB})*,?\s*",
    re.IGNORECASE,
)
"""What can come between a subject and its verb."""
_LISTED = re.compile(
    r"(?:\s+(?:of|from)|,\s+namely)\s+(?:the\s+)?"
    r"[A-Z][\w']+(?: [A-Z][\w']+)*(?:,\s*(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*)+"
    r",?\s+and\s+(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*"
)
"""The states between subject and verb: “The ministers of India, Kazakhstan and China discussed”."""
_ADDED = re.compile(
    r",\s+(?:also\s+|while\s+|thereby\s+)?(?=(?:stress|not|invit|emphasi[sz]|underlin|underscor|reaffirm|reiterat|call|"
    r"pledg|agree|express|recogni[sz]|condemn|support|welcom|urg|highlight)ing\s+"
    r"(?:that|the|their|its|for|on|to|all|upon)\b)"
)
_MEANWHILE = re.compile(r"[^,;.]{4,80}, (?=exchanging|discussing|agreeing|signing|adopting|approving)")
_ISSUED = re.compile(r"(?:issued|released|adopted|signed|published)\s+(?:by|after|at|on|in|here|following|during)\b")
"""“A statement issued by the ministry said” is not an act of issuing."""
_SOURCE = re.compile(
    r"reports?\s+[^.]{0,40}\b(?:correspondent|agency|IA)\b|reported\s+(?:by\s+)?(?:the\s+)?(?:[\w'-]+\s+){0,4}?(?:service|agency|news|ministry|website)\b"
    r"|report(?:s|ed)\s+(?-i:[A-Z])[\w' -]{2,40}\.?\s*$",
    re.IGNORECASE,
)
"""“…, reported the press service” names the source of a report."""
_AT_THE_END = re.compile(
    r",[\"']?\s+the\s+(?:[\w-]+\s+){0,2}?(?:leaders|ministers|heads\s+of\s+\w+|parties|sides|participants|secretaries|communiqu\w+"
    r"|declaration|statement)\s+(?P<verb>said|says|added|noted|stressed|emphasi[sz]ed|underlined|stated|pointed\s+out|reads)"
    r"[.\"']*\s*$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"It\s+is\s+(?:expected|planned|scheduled)\b")
_ACTS_ON_FUTURE = re.compile("sign|agre|decid|adopt|approv|recommend|instruct|heard")
"""What a meeting does even if the sentence is about the future: “It was agreed to hold the next meeting”."""


class Clause(NamedTuple):
    """The verb of an act in a sentence.

    `clause_start` is where its clause begins. In the passive that is before the subject, else at the verb.
    """

    start: int
    end: int
    act: Act
    clause_start: int


def find_clauses(text: str, *, passive: bool) -> list[Clause]:
    """Return the operative clauses of a sentence, in order. `passive` says whether the passive voice counts."""
    if _EXPECTED.match(text) or text.startswith("If ") or is_said_by_one(text):
        return []
    found = [*_find_leading(text), *_find_spoken(text)]
    if NOT_OPERATIVE.search(text):
        # “…, the statement says” at the end does not make a statement of a fact.
        found = [clause for clause in found if not _AT_THE_END.search(text) or clause.end < len(text.rstrip(" .\"'"))]
    if not found:
        found = _find_without_subject(text) or _find_trailing(text)
    if passive:
        last = max((clause.end for clause in found), default=-1)
        # After an active verb only decisions count: the rest of the sentence expands on that verb.
        passives = [c for c in _find_passives(text) if c.start > last]
        found += (
            passives
            if last < 0
            else [c for c in passives if c.act.strength is Strength.DECIDES and c.clause_start > last]
        )
    return sorted(dict.fromkeys(found))


def find_active_clause(text: str, start: int) -> Clause | None:
    """Return the clause whose verb begins at `start`, if it is the verb of an act."""
    act = None if _SOURCE.match(text, start) else find_act(text, start)
    if act and start and text[start].isupper() and not re.search(r"[.!?:;\"'(]\s*$|^\W*$", text[:start]):
        return None  # “Environmental Issues” is not a verb
    return Clause(start, act[1], act[0], start) if act else None


def find_joined_clauses(text: str, first: Clause) -> list[Clause]:
    """Return the clauses whose verbs are joined to the first one by “and”."""
    return _find_joined(text, first.end, past=is_past(text[first.start : first.end]))


def _find_leading(text: str) -> list[Clause]:
    """Return the clause before the subject: “Recognizing the importance of …, the ministers …”."""
    leading = LEADING_PARTICIPLE.match(text)
    if (
        leading
        and re.search(rf",\s+{SUBJECT}\s", text, re.IGNORECASE)
        and (clause := find_active_clause(text, leading.start("verb")))
    ):
        return [clause]
    having = re.search(
        rf"\bhaving\s+(?=(?:discussed|considered|reviewed|exchanged)\b[^.]*,\s+{SUBJECT}\s)", text, re.IGNORECASE
    )
    clause = find_active_clause(text, having.end()) if having else None
    return [clause] if clause else []


def _find_spoken(text: str) -> list[Clause]:
    """Return the clauses after a subject that speaks for the meeting, with those joined to them."""
    joined: list[Clause] = []
    text = _LISTED.sub(lambda listed: " " * len(listed[0]), text)
    for subject in _SUBJECT.finditer(text):
        before = text[max(subject.start() - 60, 0) : subject.start()]
        if (
            EXCLUDES_SUBJECT.search(before)
            or re.search(r"\b(?:no|neither|nor)\s+$", before, re.IGNORECASE)
            or (subject[0].casefold() == "we" and text.startswith('"'))
        ):
            continue
        clause = _find_after_subject(text, subject)
        if clause and not _ISSUED.match(text, clause.start):
            clause = _find_reported(text, clause) or clause
            return [clause, *find_joined_clauses(text, clause), *_find_added(text, clause.end)]
        at = _skip_gap(text, subject.end())
        # In “held a small meeting, exchanging views” the participle says what they did.
        going = _MEANWHILE.match(text, at)
        if going and (clause := find_active_clause(text, going.end())):
            return [clause]
        # In “met and welcomed …” the first verb is not an act, but the one joined to it is.
        if not joined and re.compile(r"(?:\w+ed|made|held|met|took)\s").match(text, at):
            joined = _find_joined(text, at, past=True)
    return joined


def _find_reported(text: str, clause: Clause) -> Clause | None:
    """Return what the ministers did in “The communique says that the ministers noted …”."""
    if not re.match(r"sa(?:id|ys)\b|state[ds]\b|reads\b", text[clause.start : clause.end], re.IGNORECASE):
        return None
    that = re.compile(r"\s+(?:that\s+)?").match(text, clause.end)
    subject = _SUBJECT.match(text, that.end()) if that else None
    return _find_after_subject(text, subject) if subject else None


def _find_after_subject(text: str, subject: re.Match[str]) -> Clause | None:
    """Return the clause whose verb follows a subject.

    The last words of the subject's match may belong to the verb: “the council on Friday approved”.
    """
    tails = [tail.start() for tail in re.finditer(r"\s+(?:on|in|at|for)\s", subject[0])]
    for end in [subject.end(), *(subject.start() + tail for tail in reversed(tails))]:
        bare = re.compile(r"\s+").match(text, end)
        # In “had a discussion” the auxiliary is the verb itself.
        for at in (_skip_gap(text, end), bare.end() if bare else end):
            if (clause := find_active_clause(text, at)) and not _is_participle(text[clause.start : clause.end]):
                return clause
    return None


def _skip_gap(text: str, end: int) -> int:
    gap = _GAP.match(text, end)
    return gap.end() if gap else end


def _find_joined(text: str, start: int, *, past: bool) -> list[Clause]:
    found = []
    for joint in re.finditer(CONJUNCTION, text[start:], re.IGNORECASE):
        at = start + joint.end()
        adverb = re.compile(rf"(?:{ADVERB}\s+)*", re.IGNORECASE).match(text, at)
        clause = find_active_clause(text, adverb.end() if adverb else at)
        if clause is None or re.match(r"\s+(?:by|at)\b", text[clause.end :]):
            continue
        verb = text[clause.start : clause.end].casefold()
        same_subject = past or "they" in joint[0] or ";" in joint[0]
        if is_past(verb) == past and not _is_participle(verb) and same_subject:
            found.append(clause)
    return found


def _is_participle(verb: str) -> bool:
    """Whether a verb ends in -ing, unlike “reached an understanding”."""
    return re.sub(r"^\w+ly\s+", "", verb).split(maxsplit=1)[0].endswith("ing")


def _find_added(text: str, start: int) -> list[Clause]:
    """Return the clauses that a participle adds: “…, stressing that …”."""
    places = [start + found.end() for found in _ADDED.finditer(text[start:])]
    return [clause for at in places if (clause := find_active_clause(text, at))]


def _find_without_subject(text: str) -> list[Clause]:
    """Return the clause of a sentence that begins with its verb: “Decided to hold …”."""
    clause = find_active_clause(text, 0)
    past = clause and is_past(text[: clause.end]) and re.match(r"\s+(?:to|that|on|the)\b", text[clause.end :])
    return [clause] if clause and past else []


def _find_trailing(text: str) -> list[Clause]:
    """Return the clause after reported words, as in “…, the leaders added”."""
    match = _AT_THE_END.search(text)
    if match is None or NOT_OPERATIVE.search(text):
        return []
    known = find_active_clause(text, match.start("verb"))
    return [Clause(*match.span("verb"), known.act if known else Act.NOTED, 0)]


def _find_passives(text: str) -> list[Clause]:
    """Return clauses such as “a number of documents were signed” and “an agreement was reached”.

    Relative clauses do not count: “the treaty that was signed in 2007”.
    """
    found: list[Clause] = []
    for verb, act in sorted([*_find_passive_verbs(text), *_find_nominal(text)]):
        if not found or verb.start >= found[-1].end:
            clause_start = _find_clause_start(text, found[-1].end if found else 0, verb.start)
            found.append(Clause(verb.start, verb.end, act, clause_start if found else 0))
    return found


def _find_passive_verbs(text: str) -> Iterator[tuple[Span, Act]]:
    for found in re.finditer(PASSIVE, text, re.IGNORECASE):
        verb, rest = found["verb"], text[found.end() :]
        here = re.match(r"\s+(?:at|during)\s+(?:the|this)\s+(?:meeting|event|session|summit)", rest)
        relative = re.search(r"\b(?:which|that|who|as)\s*$", text[: found.start()]) and not here
        fact = NOT_OPERATIVE.search(text) and not _ACTS_ON_FUTURE.match(verb)
        denied = re.search(r"\b(?:no|neither|nor)\s+[\w' ]{0,60}$", text[: found.start()], re.IGNORECASE)
        if relative or fact or denied or (verb == "welcomed" and re.match(r"\s+by\b", rest)):
            continue
        if act := find_act(text, found.start("verb")):
            yield Span(*found.span()), act[0]
            other = re.compile(SECOND_PASSIVE, re.IGNORECASE).match(text, found.end())
            if other and (second := find_act(text, other.start("verb"))):
                yield Span(other.start("verb"), second[1]), second[0]
        elif verb.startswith("exchang") and "views" in text[: found.start()].casefold():
            yield Span(*found.span()), Act.EXCHANGED_VIEWS


def _find_nominal(text: str) -> Iterator[tuple[Span, Act]]:
    """Yield clauses whose noun says what was done: “a decision was taken”, “special attention was paid”."""
    for act, noun in NOMINAL:
        for found in re.finditer(rf"\b(?:{noun})", text, re.IGNORECASE):
            yield Span(*found.span()), act


def _find_clause_start(text: str, start: int, verb: int) -> int:
    """Return where the clause of a later passive begins: after the comma or “and” before its subject."""
    parts = [found.end() for found in re.finditer(r"[,;]\s+(?:and\s+)?|\s+and\s+", text[start:verb])]
    return start + parts[0] if parts else verb
