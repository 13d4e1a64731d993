"""The rules for what is tied to the words of a text: resolutions and annotations.

The docstring of a rule is the rule; these rules need nothing but the record.
"""

from collections.abc import Callable, Iterator

from communique.annotating import MOST_PLACES, find, target_of
from communique.model import Annotation, Meeting, Resolution
from communique.problems import Breach, Loc, choices, shown
from communique.vocabulary import NoteKind

_NO_TEXT = "the record holds no text: leave `paragraphs:` out"

TextRule = Callable[[Meeting], Iterator[Breach]]
TEXT_RULES: list[TextRule] = []


def _text_rule(rule: TextRule) -> TextRule:
    TEXT_RULES.append(rule)
    return rule


@_text_rule
def resolutions_stand_in_the_text(meeting: Meeting) -> Iterator[Breach]:
    """A resolution names paragraphs that exist, and its quote stands exactly once in the first of them."""
    texts = {paragraph.id: paragraph.text for paragraph in meeting.text}
    for index, resolution in enumerate(meeting.resolutions):
        loc = ("resolutions", index)
        for at, paragraph in enumerate(resolution.paragraphs):
            if paragraph not in texts:
                missing = f"there is no paragraph {shown(paragraph)} in the text"
                message = missing + choices(paragraph, list(texts), most=30) if texts else _NO_TEXT
                yield Breach((*loc, "paragraphs", at), message)
        if texts and not resolution.paragraphs:
            yield Breach(loc, f"the resolution '{resolution.id}' does not say where it stands: write `paragraphs:`")
        if resolution.quote and resolution.paragraphs and resolution.paragraphs[0] in texts:
            yield from _stands_once(texts[resolution.paragraphs[0]], resolution.paragraphs[0], resolution, loc)


@_text_rule
def notes_stand_in_the_text(meeting: Meeting) -> Iterator[Breach]:
    """An annotation names a paragraph that exists, and its quote stands exactly once there."""
    texts = {paragraph.id: paragraph.text for paragraph in meeting.text}
    for index, note in enumerate(meeting.annotations):
        loc = ("annotations", index)
        if note.on not in texts:
            message = f"there is no paragraph {shown(note.on)} in the text{choices(note.on, list(texts), most=30)}"
            yield Breach((*loc, "on"), message)
        else:
            yield from _stands_once(texts[note.on], note.on, note, loc)


def _stands_once(text: str, paragraph: str, selector: Annotation | Resolution, loc: Loc) -> Iterator[Breach]:
    quote = selector.quote or ""
    found = find(text, quote, selector.prefix, selector.suffix)
    if len(found) == 1:
        return
    if found:
        times = f"{len(found)} times" + (" or more" if len(found) == MOST_PLACES else "")
        how = f"stands {times} in {paragraph}: add `prefix:` or `suffix:`, the words right before or after it"
    elif len(find(text, quote, None, None)) > 0:
        how = f"stands in {paragraph}, but not between this prefix and suffix (spaces count)"
    elif quote.casefold() in text.casefold():
        how = f"does not stand in {paragraph}: only with other capitals"
    else:
        how = f"does not stand in {paragraph}: copy it from the text, misprints and all"
    yield Breach((*loc, "quote"), f"{shown(quote)} {how}")


@_text_rule
def notes_are_whole(meeting: Meeting) -> Iterator[Breach]:
    """A correction says how the words should read; a comment has a note and a source; an identification and a
    cross-reference lead somewhere or say what is meant; what they lead to in this record exists.
    """
    here = {"paragraph": {p.id for p in meeting.text}, "resolution": {r.id for r in meeting.resolutions}}
    for index, note in enumerate(meeting.annotations):
        loc = ("annotations", index)
        if note.kind is NoteKind.CORRECTION and not note.reads:
            yield Breach(loc, "a correction says how the words should read: write `reads:`")
        if note.kind is not NoteKind.CORRECTION and note.reads:
            yield Breach((*loc, "reads"), f"`reads:` belongs to a correction; this is a {note.kind.label}")
        if note.kind is NoteKind.COMMENT and not (note.note and note.source):
            yield Breach(
                loc, f"a comment has a note and names its source: write `{'source' if note.note else 'note'}:`"
            )
        if note.kind in (NoteKind.IDENTIFICATION, NoteKind.CROSS_REFERENCE) and not (note.to or note.note):
            yield Breach(
                loc,
                f"a note of the kind {note.kind.label} says where the words lead: write `to:` or `note:`",
            )
        target = target_of(note)
        if target and target.kind in here and target.id not in here[target.kind]:
            near = choices(target.id, sorted(here[target.kind]))
            message = f"there is no {target.kind} {shown(target.id)} in this record{near}"
            yield Breach((*loc, "to", target.kind), message)
