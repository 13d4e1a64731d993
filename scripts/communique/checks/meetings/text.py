"""The rules for what refers to the words of a text: resolutions and annotations.

The docstring of a rule is its text. These rules need nothing but the record.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.checks.rules import entry_rule
from communique.checks.words.markup import FOOTNOTE
from communique.model.meeting import Annotation, Meeting, Resolution
from communique.model.registries import key_of
from communique.model.vocabulary import OPENINGS, Act, Degree, NoteKind, Strength
from communique.problems import Fact, Finding, Loc
from communique.register.mentions import find_target
from communique.register.register import Register
from communique.text.explanation import Explanation, Hint
from communique.text.quotes import MAX_MATCHES, Span, explain_spaces, find_quote
from communique.text.suggestions import suggest
from communique.text.words import quote_value

_FORMS = tuple(form for act in Act for form in act.forms)
_CONNECTIVES = frozenset(word for words in OPENINGS.values() for word in words)
_VERBS = ("would", "will", "was", "were", "had", "has", "have", "is", "are", "they", "it")

MAX_PRINTED = 8
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u052f]+")
"""A word of an alphabet that has spaces between words."""
_LONGEST = 100
"""The most letters of a word that a message shows on each side of where it was cut."""

_STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")
"""Signs that an editor’s program may put in the place of those of a text."""

_ON_WORDS = re.compile(r"[“«\"‘]|\b(?:prints?|printed|words?|verb|voice)\b", re.IGNORECASE)
"""What a note has that explains the words of the source, and not only what they are about."""
_QUOTED = re.compile('[“«"]([^“”«»"]+)[”»"]')
_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|ed|es|ing)\b)")
"""The American spelling of a verb, such as “emphasized”; the forms of acts have the British one."""
_NOT_PAST = re.compile(r"^((?: \w+ly)? \w+?)e?(?:s|ing|(?<!ed))(?= (?!and |of ))")
"""A regular verb that is not in the past tense, “strongly condemning”; “review and approval of” has none."""
_PRAISE = re.compile(r"\b(?:congratulat|applaud|appreciat|commend|hail|laud|prais|thank|welcom)(?:e|ed|es|s|ing)?\b")
"""English verbs of praise, by their beginnings, in small letters."""
_STRESS = re.compile(
    r"\b(?:strong|resolut|firm|categoric|unequivocal|emphatic|deep|grave|profound|serious|high|utmost|extreme)",
    re.IGNORECASE,
)
"""The words by which English texts stress a verb, by their beginnings."""
_DEGREES = {
    degree: re.compile(pattern, re.IGNORECASE)
    for degree, pattern in (
        (
            Degree.STRONGLY,
            r"\b(?:strong|resolut|firm|categoric|unequivocal|emphatic|решительн|категоричн)\w*|坚决|强烈|強烈",
        ),
        (Degree.DEEPLY, r"\b(?:deep|grave|profound|serious|глубок|серь[её]зн)\w*|深|严重"),
        (Degree.HIGHLY, r"\b(?:high|высок)\w*|高度"),
    )
}
"""The words that are read as each degree, by their beginnings, in English, Russian and Chinese."""
_FILLERS = frozenset(
    {"their", "our", "its", "the", "a", "deep", "grave", "profound", "serious", "great", "full", "strong"}
)
"""Words that a form of an act can have in its midst: “expressed their deep concern”."""
_NO_TEXT = Explanation("the record has no text", "leave `paragraphs:` out")


@entry_rule(Meeting)
def resolution_is_in_text(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A resolution names paragraphs that exist, and its quote occurs exactly once, in whole words, in the first of
    them.
    """
    texts = {paragraph.id: paragraph.text for paragraph in meeting.text}
    if len(texts) < len(meeting.text):
        return  # an id that is used twice may be meant
    for index, resolution in enumerate(meeting.resolutions):
        loc = ("resolutions", index)
        for at, paragraph in enumerate(resolution.paragraphs):
            if paragraph not in texts:
                wrong = _explain_paragraph(paragraph, texts) if texts else _NO_TEXT
                yield Finding((*loc, "paragraphs", at), *wrong)
        if texts and meeting.text_right and not resolution.paragraphs:  # a text without a right is removed
            yield Finding(loc, f"the resolution '{resolution.id}' does not name its paragraphs", "write `paragraphs:`")
        for name in ("quote", "prefix", "suffix"):
            if not texts and getattr(resolution, name):
                fix = f"leave `{name}:` out; the words of the source go under `printed:`"
                yield Finding((*loc, name), "the record has no text", fix)
        if resolution.quote and resolution.paragraphs and resolution.paragraphs[0] in texts:
            yield from _occurs_once(texts, resolution.paragraphs[0], resolution, loc)


@entry_rule(Meeting)
def annotation_is_in_text(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An annotation names a paragraph that exists, and its quote occurs there exactly once, in whole words."""
    texts = {paragraph.id: paragraph.text for paragraph in meeting.text}
    if len(texts) < len(meeting.text):
        return
    for index, note in enumerate(meeting.annotations):
        loc = ("annotations", index)
        if note.on not in texts:
            yield Finding((*loc, "on"), *_explain_paragraph(note.on, texts))
        else:
            yield from _occurs_once(texts, note.on, note, loc)


def _explain_paragraph(name: str, texts: dict[str, str]) -> Explanation:
    """Return what is wrong with the id of a paragraph that a text does not have."""
    return Explanation(
        f"there is no paragraph {quote_value(name)} in the text", hint=suggest(name, list(texts), most=30)
    )


@entry_rule(Meeting)
def source_of_a_text_needs_the_text(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Only a record with the text of the release says where the text is from, and by what right it is quoted."""
    for name in ("text_source", "text_right"):
        if getattr(meeting, name) and not meeting.text:
            yield Finding((name,), "the record has no text", f"leave `{name}:` out", at_key=True)


def _occurs_once(
    texts: dict[str, str], paragraph: str, selector: Annotation | Resolution, loc: Loc
) -> Iterator[Finding]:
    text, quote = texts[paragraph], selector.quote or ""
    found = find_quote(text, quote, selector.prefix, selector.suffix)
    if len(found) == 1 and (word := _find_whole_word(text, found[0])):
        is_swapped = isinstance(selector, Annotation) and selector.reads and _has_words(text, selector.reads)
        fix = "`quote:` has the words as printed, so swap it with `reads:`" if is_swapped else "quote whole words"
        how = Explanation(f"is only a part of {quote_value(word)} in {paragraph}", fix)
    elif len(found) == 1:
        return
    elif found:
        times = f"{len(found)} times" + (" or more" if len(found) == MAX_MATCHES else "")
        fix = "add `prefix:` or `suffix:`, the words right before or after it"
        how = Explanation(f"occurs {times} in {paragraph}", fix)
    elif spaces := explain_spaces(text, f"{selector.prefix or ''}{quote}{selector.suffix or ''}"):
        how = Explanation(f"does not occur in {paragraph} with these spaces", hint=Hint(reason=spaces))
    elif len(find_quote(text, quote, None, None)) > 0:
        how = Explanation(f"occurs in {paragraph}, but not between this prefix and suffix (spaces count)")
    elif quote.casefold() in text.casefold():
        how = Explanation(f"occurs in {paragraph} only with different capitals", "copy it from the text")
    elif quote.translate(_STRAIGHT) in text.translate(_STRAIGHT):
        cause = f"occurs in {paragraph} only with other quotation marks, apostrophes or dashes"
        how = Explanation(cause, "copy it from the text")
    elif isinstance(selector, Annotation) and selector.reads and _has_words(text, selector.reads):
        fix = f"a quoted text stays as printed, so write {quote_value(quote)} there again"
        how = Explanation(f"does not occur in {paragraph}, which has {quote_value(selector.reads)} in its place", fix)
    elif near := [name for name, words in texts.items() if quote in words]:
        cause = f"does not occur in {paragraph}, but in {' and '.join(near[:5])}"
        how = Explanation(cause, "correct the paragraph or the quote")
    else:
        how = Explanation(f"does not occur in {paragraph}", "copy it from the text, misprints included")
    yield Finding((*loc, "quote"), f"{quote_value(quote)} {how.cause}", how.fix, how.hint)


def _has_words(text: str, words: str) -> bool:
    found = find_quote(text, words, None, None)
    return bool(found) and not _find_whole_word(text, found[0])


def _find_whole_word(text: str, span: Span) -> str:
    """Return the word of which a quote at a place in a text has only a part, or an empty text if it has whole words."""
    for at in span:
        if 0 < at < len(text) and _WORD.fullmatch(text, at - 1, at + 1):
            nearby = _WORD.finditer(text, max(0, at - _LONGEST), at + _LONGEST)
            return next(word[0] for word in nearby if word.start() < at < word.end())
    return ""


@entry_rule(Meeting)
def annotation_is_complete(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A correction says how the words should read. A comment has a note and a source. An identification or a
    cross-reference has a target or a note, and a target in the same record exists.
    """
    targets = {"paragraph": {p.id for p in meeting.text}, "resolution": {r.id for r in meeting.resolutions}}
    has_repeated = sum(map(len, targets.values())) < len(meeting.text) + len(meeting.resolutions)
    for index, note in enumerate(meeting.annotations):
        loc = ("annotations", index)
        if note.kind is NoteKind.CORRECTION and not note.reads:
            yield Finding(loc, "a correction says how the words should read", "write `reads:`")
        if note.reads == note.quote:
            yield Finding((*loc, "reads"), "a correction reads otherwise than the quote", "write the right words")
        if note.kind is not NoteKind.CORRECTION and note.reads:
            yield Finding((*loc, "reads"), f"`reads:` belongs to a correction; this is a {note.kind.label}")
        if note.kind is NoteKind.COMMENT and not (note.note and note.source):
            yield Finding(
                loc, "a comment has a note and names its source", f"write `{'source' if note.note else 'note'}:`"
            )
        if note.kind in (NoteKind.IDENTIFICATION, NoteKind.CROSS_REFERENCE) and not (note.to or note.note):
            yield Finding(loc, f"the {note.kind.label} does not say what the words refer to", "write `to:` or `note:`")
        target = find_target(note)
        if target and target.kind in targets and not has_repeated and target.id not in targets[target.kind]:
            hint = suggest(target.id, sorted(targets[target.kind]))
            cause = f"there is no {target.kind} {quote_value(target.id)} in this record"
            yield Finding((*loc, "to", target.kind), cause, hint=hint)


@entry_rule(Meeting)
def act_follows_printed_words(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The words in `printed:` are few, and they, and the quote, are not a form of another act alone. A note that quotes
    words of the source, or speaks of its words, its verb or its voice, explains an exception. Words of praise are no
    act that objects.
    """
    for index, resolution in enumerate(meeting.resolutions):
        words = (resolution.printed or "").casefold().split()
        spaced = f" {' '.join(words)} "
        loc = ("resolutions", index, "printed")
        if len(words) > MAX_PRINTED:
            fix = f"give the operative verb alone, in at most {MAX_PRINTED} words"
            yield Finding(loc, f"{len(words)} words", fix)
        if words and words[-1].endswith("."):
            yield Finding(loc, f"{quote_value(resolution.printed)} ends like a sentence", "leave the full stop out")
        plain = f" {' '.join(word for word in words if word not in _FILLERS)} "
        meant = _find_acts(spaced) or _find_acts(plain)
        quote, note = (resolution.quote or "").casefold(), resolution.note or ""
        quoted = [act for act in Act if quote in act.forms] if quote and not note else []
        for acts, found, at in ((meant, resolution.printed, loc), (quoted, resolution.quote, (*loc[:-1], "act"))):
            if acts and resolution.act not in acts and not _is_explained(note, acts):
                names = " or ".join(f"`{act}`" for act in acts)
                cause = f"the page prints {quote_value(found)}, which is the act {names}, not `{resolution.act}`"
                fix = "correct `act:`, or quote the sentence of the page in `note:` if it means something else"
                yield Finding(at, cause, fix)
        praise = _PRAISE.search(spaced) if resolution.act.strength is Strength.OBJECTS else None
        if praise and not meant and not _ON_WORDS.search(note):
            cause = f"the page prints {quote_value(resolution.printed)}, which is praise and not `{resolution.act}`"
            fix = "write an act such as `welcomed` or `commended`, or quote the sentence of the page in `note:`"
            yield Finding(loc, cause, fix)


@entry_rule(Meeting)
def printed_words_have_one_act(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Two statements of a record that print the same words, in any language, have the same act. A `note:` of one of
    them explains an exception.
    """
    seen: dict[str, Resolution] = {}
    for index, resolution in enumerate(meeting.resolutions):
        words = " ".join((resolution.printed or "").casefold().split())
        if not words or resolution.note or _find_acts(f" {words} "):  # forms of acts have a rule
            continue
        other = seen.setdefault(words, resolution)
        if other.act is not resolution.act:
            cause = f"'{other.id}' has the same printed words for the act `{other.act}`, and this is `{resolution.act}`"
            fix = "correct the printed words or the act, here or there, or quote the sentence of the page in `note:`"
            yield Finding(("resolutions", index, "printed"), cause, fix)


@entry_rule(Meeting)
def degree_is_printed(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Where a statement has a degree, the English words in `printed:` have it, too, or else the note quotes it. They
    are not words of another degree alone.
    """
    for index, resolution in enumerate(meeting.resolutions):
        printed = f" {' '.join((resolution.printed or '').casefold().split())} "
        is_english = resolution.act in _find_acts(printed) or resolution.act.value[:5] in printed
        if resolution.degree and is_english and not _STRESS.search(f"{printed} {resolution.note or ''}"):
            cause = f"{quote_value(resolution.printed)} is printed without such a word"
            fix = "leave `degree:` out, or add the word to `printed:`"
            yield Finding(("resolutions", index, "degree"), cause, fix)
            continue
        words = f"{resolution.printed or ''} {resolution.quote or ''} {resolution.note or ''}"
        found = {one: match for one, pattern in _DEGREES.items() if (match := pattern.search(words))}
        if resolution.degree and found and resolution.degree not in found:
            degree, match = next(iter(found.items()))
            cause = f"'{resolution.degree}', but the source has {quote_value(match[0])}"
            fix = f"write `degree: {degree}`, or quote the word of the page in `note:`"
            yield Finding(("resolutions", index, "degree"), cause, fix)


@lru_cache(maxsize=1 << 12)  # the same few words are printed again and again
def _find_acts(spaced: str) -> list[Act]:
    """Return the acts of which a form, in any tense, is among some words, which have a blank on each side."""
    british = _IZE.sub("is", spaced)
    tenses = {british, _NOT_PAST.sub(r"\1ed", british)}  # most are in the past tense already
    return [act for act in Act if any(f" {form} " in words for form in act.forms for words in tenses)]


def _is_explained(note: str, meant: list[Act]) -> bool:
    """Whether a note speaks of the words of the source, and does not merely quote a form of an act that they mean."""
    quoted = [words.casefold() for words in _QUOTED.findall(note)]
    repeats = bool(quoted) and all(any(words in act.forms for act in meant) for words in quoted)
    return bool(_ON_WORDS.search(note)) and not repeats


@entry_rule(Meeting)
def summary_continues_its_act(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A summary reads as one sentence after its act: “agreed to meet”, “condemned the attack”.

    It does not begin with the printed form of an act or with a capital “To”, “That” or “On”, and it ends with a full
    stop.
    """
    parts = [(index, part) for index, part in enumerate(meeting.resolutions) if not part.summary.startswith("TODO")]
    broken = {index: wrong for index, part in parts if (wrong := _find_break(part.summary, part.act))}
    swapped = _find_swapped(meeting, list(broken))
    for index, wrong in broken.items():
        fix = wrong.fix
        if other := swapped.get(index):
            fix = f"if it has changed places with the summary of '{other}', exchange them"
            fix += f"; or else, {wrong.fix}" if wrong.fix else ""
        at = ("resolutions", index)
        doubtful = ("act", "printed") if meeting.resolutions[index].act in OPENINGS else ()
        facts = tuple(Fact(key_of(meeting), (*at, name)) for name in doubtful)
        yield Finding((*at, "summary"), wrong.cause, fix, relies_on=facts)


def _find_swapped(meeting: Meeting, broken: list[int]) -> dict[int, str]:
    """Return the id of the other for each of the only two summaries that do not read on, if they would if exchanged."""
    if len(broken) != 2:
        return {}
    one, other = (meeting.resolutions[index] for index in broken)
    if _find_break(one.summary, other.act) or _find_break(other.summary, one.act):
        return {}
    return {broken[0]: other.id, broken[1]: one.id}


def _find_break(summary: str, act: Act) -> Explanation | None:
    """Say why a summary does not read on after its act, or return None where it does."""
    first = summary.split(maxsplit=1)[0].rstrip(",;:").casefold()
    folded = summary.casefold()
    printed = next((form for form in _FORMS if folded.startswith(f"{form} ")), None)
    if printed:
        fix = f"remove {quote_value(printed)}{'' if printed in act.forms else ', or correct `act:`'}"
        return Explanation(f"the summary goes on after “{act.label}”, but begins with a verb of its own", fix)
    openings = OPENINGS.get(act, ())
    is_english = first.isascii() or not first.isalpha()
    if openings and first not in openings and is_english:  # another rule reports other languages
        *others, last = (f"“{word}”" for word in openings)
        words = f"{', '.join(others)} or {last}" if others else last
        return Explanation(
            f"the summary begins with {quote_value(first)}", f"after “{act.label}”, begin it with {words}"
        )
    if first in _VERBS or (not openings and first in ("to", "on")):
        return Explanation(f"the summary begins with {quote_value(first)}, which cannot follow “{act.label}”")
    if first in _CONNECTIVES and summary[0].isupper():
        return Explanation(
            f"the summary goes on after “{act.label}”, so it begins with a small letter", f"write {quote_value(first)}"
        )
    last = FOOTNOTE.sub("", summary)  # another rule reports the mark
    return None if last.endswith((".", ".”", "?")) else Explanation("the summary does not end with a full stop")
