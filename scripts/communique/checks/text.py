"""The rules for what is tied to the words of a text: resolutions and annotations.

The docstring of a rule is the rule; these rules need nothing but the record.
"""

from collections.abc import Iterator

from communique.checks.rules import for_each, rule
from communique.model.meeting import Annotation, Meeting, Resolution
from communique.model.vocabulary import NoteKind
from communique.problems import Finding, Loc
from communique.register.mentions import find_target
from communique.register.register import Register
from communique.text import MAX_MATCHES, find_quote, quote_value, suggest

_NO_TEXT = "the record holds no text: leave `paragraphs:` out"


@rule
@for_each(Meeting)
def resolution_is_in_text(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A resolution names paragraphs that exist, and its quote stands exactly once in the first of them."""
    texts = {paragraph.id: paragraph.text for paragraph in meeting.text}
    for index, resolution in enumerate(meeting.resolutions):
        loc = ("resolutions", index)
        for at, paragraph in enumerate(resolution.paragraphs):
            if paragraph not in texts:
                missing = f"there is no paragraph {quote_value(paragraph)} in the text"
                message = missing + suggest(paragraph, list(texts), most=30) if texts else _NO_TEXT
                yield Finding((*loc, "paragraphs", at), message)
        if texts and not resolution.paragraphs:
            yield Finding(loc, f"the resolution '{resolution.id}' does not say where it stands: write `paragraphs:`")
        if resolution.quote and resolution.paragraphs and resolution.paragraphs[0] in texts:
            yield from _stands_once(texts[resolution.paragraphs[0]], resolution.paragraphs[0], resolution, loc)


@rule
@for_each(Meeting)
def annotation_is_in_text(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """An annotation names a paragraph that exists, and its quote stands exactly once there."""
    texts = {paragraph.id: paragraph.text for paragraph in meeting.text}
    for index, note in enumerate(meeting.annotations):
        loc = ("annotations", index)
        if note.on not in texts:
            message = (
                f"there is no paragraph {quote_value(note.on)} in the text{suggest(note.on, list(texts), most=30)}"
            )
            yield Finding((*loc, "on"), message)
        else:
            yield from _stands_once(texts[note.on], note.on, note, loc)


def _stands_once(text: str, paragraph: str, selector: Annotation | Resolution, loc: Loc) -> Iterator[Finding]:
    quote = selector.quote or ""
    found = find_quote(text, quote, selector.prefix, selector.suffix)
    if len(found) == 1:
        return
    if found:
        times = f"{len(found)} times" + (" or more" if len(found) == MAX_MATCHES else "")
        how = f"stands {times} in {paragraph}: add `prefix:` or `suffix:`, the words right before or after it"
    elif len(find_quote(text, quote, None, None)) > 0:
        how = f"stands in {paragraph}, but not between this prefix and suffix (spaces count)"
    elif quote.casefold() in text.casefold():
        how = f"does not stand in {paragraph}: only with other capitals"
    else:
        how = f"does not stand in {paragraph}: copy it from the text, misprints and all"
    yield Finding((*loc, "quote"), f"{quote_value(quote)} {how}")


@rule
@for_each(Meeting)
def annotation_is_complete(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A correction says how the words should read; a comment has a note and a source; an identification and a
    cross-reference lead somewhere or say what is meant; what they lead to in this record exists.
    """
    here = {"paragraph": {p.id for p in meeting.text}, "resolution": {r.id for r in meeting.resolutions}}
    for index, note in enumerate(meeting.annotations):
        loc = ("annotations", index)
        if note.kind is NoteKind.CORRECTION and not note.reads:
            yield Finding(loc, "a correction says how the words should read: write `reads:`")
        if note.kind is not NoteKind.CORRECTION and note.reads:
            yield Finding((*loc, "reads"), f"`reads:` belongs to a correction; this is a {note.kind.label}")
        if note.kind is NoteKind.COMMENT and not (note.note and note.source):
            yield Finding(
                loc, f"a comment has a note and names its source: write `{'source' if note.note else 'note'}:`"
            )
        if note.kind in (NoteKind.IDENTIFICATION, NoteKind.CROSS_REFERENCE) and not (note.to or note.note):
            yield Finding(
                loc,
                f"a note of the kind {note.kind.label} says where the words lead: write `to:` or `note:`",
            )
        target = find_target(note)
        if target and target.kind in here and target.id not in here[target.kind]:
            near = suggest(target.id, sorted(here[target.kind]))
            message = f"there is no {target.kind} {quote_value(target.id)} in this record{near}"
            yield Finding((*loc, "to", target.kind), message)
