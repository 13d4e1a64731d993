"""Recognises the verbs of acts in every form that releases print."""

import re
from functools import cache

from communique.drafting.statements.phrases import EXTRA_FORMS, IRREGULAR, MODIFIERS
from communique.model.vocabulary import Act, Degree
from communique.text.quotes import Span

_PAST = frozenset(
    ["took", "spoke", "undertook", "made", "came", "gave", "held", "had", "heard", "drew", "stood", "paid", "were"]
)


_GIVES_EFFECT = re.compile(
    r"\s+(?:[\w' -]{0,60}?\b(?:plans?|reports?|lists?|budgets?|programmes?|programs?|statutes?|regulations?|protocols?"
    r"|agendas?|candida\w+|appointments?|documents?|results|decisions?|drafts?|procedures?|rules)\b)"
)
"""What is approved by confirming it. To confirm anything else is to reaffirm it."""

_DEGREES = {
    Degree.STRONGLY: re.compile(r"\b(?:strong|resolute|firm|categorical)(?:ly)?\b", re.IGNORECASE),
    Degree.DEEPLY: re.compile(r"\b(?:deep|grave|serious)(?:ly)?\b", re.IGNORECASE),
    Degree.HIGHLY: re.compile(r"\bhighly\b", re.IGNORECASE),
}
_EMPHATIC = re.compile(r"\w+ly\s+(?:and\s+\w+ly\s+)?$")
"""The adverb right before a verb."""


def find_degree(text: str, verb: Span) -> Degree | None:
    """Return the degree that is printed with a verb, before it or within it: “expressed deep concern”."""
    before = _EMPHATIC.search(text[: verb.start])
    words = f"{before[0] if before else ''}{text[verb.start : verb.end]}"
    return next((degree for degree, pattern in _DEGREES.items() if pattern.search(words)), None)


def find_act(text: str, at: int) -> tuple[Act, int] | None:
    """Return the act whose verb begins at a position, and where the verb ends."""
    pattern, acts = _compile_verbs()
    found = pattern.match(text, at)
    if not found:
        return None
    act = acts[(found.lastindex or 1) - 1]
    rest = text[found.end() :]
    if (
        act is Act.NOTED
        and found[0].casefold().startswith("consider")
        and not re.match(
            r"\s+(?:that|it|this|as(?!\s+well)|necessary|important|the\s+upcoming"
            r"|[\w' ]{0,60}?\s(?:as(?!\s+well)|to be|an?)\s)",
            rest,
        )
    ):
        act = Act.EXCHANGED_VIEWS
    # The vocabulary lists “confirmed” under approved, but releases mostly confirm what was said before.
    if act is Act.APPROVED and found[0].casefold().startswith("confirm") and not _GIVES_EFFECT.match(rest):
        act = Act.REAFFIRMED
    return act, found.end()


def has_past_verb(text: str) -> bool:
    """Whether the verb of an act is anywhere in a text, in the past tense."""
    return any(is_past(word[0]) and find_act(text, word.start()) for word in re.finditer(r"\b[a-z]+", text))


def is_listed(act: Act, words: str) -> bool:
    """Whether the vocabulary lists a verb among the forms of an act, which the page of acts shows."""
    first = words.casefold().split()
    return any(form.split()[0][:5] in (word[:5] for word in first[:3]) for form in act.forms)


def is_past(verb: str) -> bool:
    """Whether a verb is in the past tense."""
    first = re.sub(r"^\w+ly\s+", "", verb).split(maxsplit=1)[0].casefold()
    return first.endswith("ed") or first in _PAST


@cache
def _compile_verbs() -> tuple[re.Pattern[str], list[Act]]:
    """Return one pattern for all forms of all acts, the longest first, and the acts of its groups."""
    rows = [(_inflect(form), act) for act in Act for form in (*act.forms, *EXTRA_FORMS.get(act, ()))]
    rows.sort(key=lambda row: -len(row[0]))
    return re.compile("|".join(f"({form})(?![\\w-])" for form, _ in rows), re.IGNORECASE), [act for _, act in rows]


def _inflect(form: str) -> str:
    """Return a pattern for a verb in the past, its present and its participle: “noted” gives note, notes and noting."""
    first, gap, rest = form.partition(" ") if not form.startswith("(?:") else (form, "", "")
    if form == "stated":
        return form
    if first in IRREGULAR:
        first = f"(?:{IRREGULAR[first]})"
    elif first.endswith("ed") and first.isalpha():
        stem = re.sub(r"(?<=emphasi|.ecogni)s$", "[sz]", first[:-2])
        first = rf"{stem}(?:e[sd]?|s|ing|es)" if stem == "not" else rf"{stem}(?:e[sd]?|s|ing|es)?"
        if stem.endswith("i"):
            first = rf"{stem[:-1]}(?:y|ied|ies|ying)"
    if (
        first in ("express(?:e[sd]?|s|ing|es)?", "voic(?:e[sd]?|s|ing|es)?")
        and rest
        and not rest.startswith("(?:(?:the")
    ):
        rest = MODIFIERS + rest
    return first + gap.replace(" ", r"\s+") + rest.replace(" ", r"\s+")
