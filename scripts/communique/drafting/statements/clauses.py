"""Finds the operative clauses of one sentence: whose verb is that of an act, and whose subject is the meeting."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.drafting.statements.phrases import (
    ADVERB,
    AND_DONE,
    CLAUSE,
    EXCLUDES_SUBJECT,
    LEADING_PARTICIPLE,
    NOMINAL,
    NOT_OPERATIVE,
    PASSIVE,
    SUBJECT,
)
from communique.drafting.statements.verbs import find_act, is_past
from communique.model.vocabulary import Act, Strength
from communique.text import Span

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
"""What may stand between a subject and its verb."""
_LISTED = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*(?:,\s*(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*)+"
    r",?\s+and\s+(?:the\s+)?[A-Z][\w']+(?: [A-Z][\w']+)*"
)
"""“The ministers of India, Kazakhstan and China discussed”: the states between subject and verb."""
_ADDED = re.compile(
    r",\s+(?:also\s+|while\s+|thereby\s+)?(?=(?:stress|not|invit|emphasi[sz]|underlin|underscor|reaffirm|reiterat|call|"
    r"pledg|agree|express|recogni[sz]|condemn|support|welcom|urg|highlight)ing\s+"
    r"(?:that|the|their|its|for|on|to|all|upon)\b)"
)
_MEANWHILE = re.compile(r"[^,;.]{4,80}, (?=exchanging|discussing|agreeing|signing|adopting|approving)")
_ISSUED = re.compile(r"(?:issued|released|adopted|signed|published)\s+(?:by|after|at|on|in|here|following|during)\b")
"""“A statement issued by the ministry said”: that is no act."""
_AT_THE_END = re.compile(
    r",[\"']?\s+the\s+(?:[\w-]+\s+){0,2}?(?:leaders|ministers|heads\s+of\s+\w+|parties|sides|participants|secretaries|communiqu\w+"
    r"|declaration|statement)\s+(?P<verb>said|says|added|noted|stressed|emphasi[sz]ed|underlined|stated|pointed\s+out|reads)"
    r"[.\"']*\s*$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"It\s+is\s+(?:expected|planned|scheduled)\b")
_STILL_DONE = re.compile("sign|agre|decid|adopt|approv|recommend|instruct|heard")
"""What a meeting does although the sentence speaks of what is to come: “It was agreed to hold the next meeting”."""


class Clause(NamedTuple):
    """A verb of an act in a sentence. `begins`: where its clause does, which for a passive is before its subject."""

    start: int
    end: int
    act: Act
    clause_start: int


_SOMEBODYS = re.compile(
    r"(?:He|She|Mr\.?|Ms\.?|Mrs\.?|The\s+(?:\w+\s+)?(?:minister|president|secretary-general|speaker))\s+(?:[A-Z]\w+\s+)?(?:also\s+)?"
    r"(?:said|mentioned|noted|reminded|recalled|added|stressed|emphasi[sz]ed|told|informed|pointed|underlined|expressed|thanked|continued)\b"
)
"""What somebody said, or said was done, the meeting need not have said or done."""


def find_clauses(text: str, *, passive: bool) -> list[Clause]:
    """The clauses of a sentence, in its order; `passive` says whether what was done may be told without a subject."""
    if _EXPECTED.match(text) or text.startswith("If ") or _SOMEBODYS.match(text):
        return []
    found = [*_led(text), *_spoken(text)]
    if not found:
        found = _bare(text) or _trailing(text)
    if passive:
        last = max((clause.end for clause in found), default=-1)
        # After an active verb only what was settled: the rest of the sentence tells more of the same.
        done = [c for c in _passives(text) if c.start > last]
        found += done if last < 0 else [c for c in done if c.act.strength is Strength.DECIDES and c.clause_start > last]
    return sorted(dict.fromkeys(found))


def find_active_clause(text: str, start: int) -> Clause | None:
    """The clause whose verb stands here, if it is that of an act."""
    act = find_act(text, start)
    if act and start and text[start].isupper() and not re.search(r"[.!?:;\"'(]\s*$|^\W*$", text[:start]):
        return None  # “Environmental Issues” is no verb
    return Clause(start, act[1], act[0], start) if act else None


def find_joined_clauses(text: str, first: Clause) -> list[Clause]:
    """The clauses whose verbs “and” joins to that of a first one."""
    return _joined(text, first.end, past=is_past(text[first.start : first.end]))


def _led(text: str) -> list[Clause]:
    """“Recognizing the importance of …, the ministers …”, “having discussed …, they …”: before the subject."""
    leading = LEADING_PARTICIPLE.match(text)
    if (
        leading
        and re.search(rf",\s+{SUBJECT}\s", text, re.IGNORECASE)
        and (led := find_active_clause(text, leading.start("verb")))
    ):
        return [led]
    having = re.search(
        rf"\bhaving\s+(?=(?:discussed|considered|reviewed|exchanged)\b[^.]*,\s+{SUBJECT}\s)", text, re.IGNORECASE
    )
    led = find_active_clause(text, having.end()) if having else None
    return [led] if led else []


def _spoken(text: str) -> list[Clause]:
    """Verbs after a subject that speaks for the meeting, and those that are joined to them."""
    besides: list[Clause] = []
    text = _LISTED.sub(lambda listed: " " * len(listed[0]), text)
    for subject in _SUBJECT.finditer(text):
        before = text[max(subject.start() - 60, 0) : subject.start()]
        if (
            EXCLUDES_SUBJECT.search(before)
            or re.search(r"\b(?:no|neither|nor)\s+$", before, re.IGNORECASE)
            or (subject[0].casefold() == "we" and text.startswith('"'))
        ):
            continue
        if (said := _after(text, subject)) and not _ISSUED.match(text, said.start):
            said = _reported(text, said) or said
            return [said, *find_joined_clauses(text, said), *_added(text, said.end)]
        at = _verb_place(text, subject.end())
        # “Held a small meeting, exchanging views”: the participle says what they did.
        going = _MEANWHILE.match(text, at)
        if going and (said := find_active_clause(text, going.end())):
            return [said]
        # “Made proposals and welcomed …”: the first verb is no act, but the one that “and” joins to it is.
        if not besides and re.compile(r"(?:\w+ed|made|held|met|took)\s").match(text, at):
            besides = _joined(text, at, past=True)
    return besides


def _reported(text: str, said: Clause) -> Clause | None:
    """“The communique says that the ministers noted …”: what they did, not that it was said."""
    if not re.match(r"sa(?:id|ys)\b|state[ds]\b|reads\b", text[said.start : said.end], re.IGNORECASE):
        return None
    that = re.compile(r"\s+(?:that\s+)?").match(text, said.end)
    subject = _SUBJECT.match(text, that.end()) if that else None
    return _after(text, subject) if subject else None


def _after(text: str, subject: re.Match[str]) -> Clause | None:
    """The verb of a subject; its last words may belong to the verb: “the council on Friday approved”."""
    tails = [tail.start() for tail in re.finditer(r"\s+(?:on|in|at|for)\s", subject[0])]
    for end in [subject.end(), *(subject.start() + tail for tail in reversed(tails))]:
        bare = re.compile(r"\s+").match(text, end)
        # “Had a discussion”: what mostly helps another verb may be the verb itself.
        for at in (_verb_place(text, end), bare.end() if bare else end):
            if (said := find_active_clause(text, at)) and not _is_participle(text[said.start : said.end]):
                return said
    return None


def _verb_place(text: str, end: int) -> int:
    gap = _GAP.match(text, end)
    return gap.end() if gap else end


def _joined(text: str, start: int, *, past: bool) -> list[Clause]:
    found = []
    for clause in re.finditer(CLAUSE, text[start:], re.IGNORECASE):
        at = start + clause.end()
        adverb = re.compile(rf"(?:{ADVERB}\s+)*", re.IGNORECASE).match(text, at)
        said = find_active_clause(text, adverb.end() if adverb else at)
        if said is None or re.match(r"\s+(?:by|at)\b", text[said.end :]):
            continue
        verb = text[said.start : said.end].casefold()
        going_on = past or "they" in clause[0] or ";" in clause[0]
        if is_past(verb) == past and not _is_participle(verb) and going_on:
            found.append(said)
    return found


def _is_participle(verb: str) -> bool:
    """Whether a verb is one of those in -ing; “reached an understanding” is none."""
    return re.sub(r"^\w+ly\s+", "", verb).split(maxsplit=1)[0].endswith("ing")


def _added(text: str, start: int) -> list[Clause]:
    """“…, stressing that …”: what a participle adds to what was said."""
    places = [start + found.end() for found in _ADDED.finditer(text[start:])]
    return [said for at in places if (said := find_active_clause(text, at))]


def _bare(text: str) -> list[Clause]:
    """“Decided to hold …”: a verb in the past at the head of the sentence, the subject left out."""
    said = find_active_clause(text, 0)
    past = said and is_past(text[: said.end]) and re.match(r"\s+(?:to|that|on|the)\b", text[said.end :])
    return [said] if said and past else []


def _trailing(text: str) -> list[Clause]:
    """“…, the leaders added.”: the verb at the end of what was said."""
    said = _AT_THE_END.search(text)
    if said is None:
        return []
    known = find_active_clause(text, said.start("verb"))
    return [Clause(*said.span("verb"), known.act if known else Act.NOTED, 0)]


def _passives(text: str) -> list[Clause]:
    """“A number of documents were signed”, “an agreement was reached”; not “the treaty that was signed in 2007”."""
    found: list[Clause] = []
    for verb, act in sorted([*_done(text), *_nominal(text)]):
        if not found or verb.start >= found[-1].end:
            clause_start = _clause(text, found[-1].end if found else 0, verb.start)
            found.append(Clause(verb.start, verb.end, act, clause_start if found else 0))
    return found


def _done(text: str) -> Iterator[tuple[Span, Act]]:
    for found in re.finditer(PASSIVE, text, re.IGNORECASE):
        verb, rest = found["verb"], text[found.end() :]
        here = re.match(r"\s+(?:at|during)\s+(?:the|this)\s+(?:meeting|event|session|summit)", rest)
        relative = re.search(r"\b(?:which|that|who|as)\s*$", text[: found.start()]) and not here
        fact = NOT_OPERATIVE.search(text) and not _STILL_DONE.match(verb)
        denied = re.search(r"\b(?:no|neither|nor)\s+[\w' ]{0,60}$", text[: found.start()], re.IGNORECASE)
        if relative or fact or denied or (verb == "welcomed" and re.match(r"\s+by\b", rest)):
            continue
        if act := find_act(text, found.start("verb")):
            yield Span(*found.span()), act[0]
            other = re.compile(AND_DONE, re.IGNORECASE).match(text, found.end())
            if other and (second := find_act(text, other.start("verb"))):
                yield Span(other.start("verb"), second[1]), second[0]
        elif verb.startswith("exchang") and "views" in text[: found.start()].casefold():
            yield Span(*found.span()), Act.EXCHANGED_VIEWS


def _nominal(text: str) -> Iterator[tuple[Span, Act]]:
    """“A decision was taken”, “special attention was paid”: the noun says what was done."""
    for act, noun in NOMINAL:
        for found in re.finditer(rf"\b(?:{noun})", text, re.IGNORECASE):
            yield Span(*found.span()), act


def _clause(text: str, start: int, verb: int) -> int:
    """Where the clause of a later passive begins: after the comma or the “and” before its subject."""
    parts = [found.end() for found in re.finditer(r"[,;]\s+(?:and\s+)?|\s+and\s+", text[start:verb])]
    return start + parts[0] if parts else verb
