"""Finds ids that an edit gave to what another id named before, so that addresses would lead to something else."""

from collections.abc import Iterator

from communique.diff.vanished import ADDRESS_KEPT
from communique.model.meeting import Annotation, Meeting, Paragraph, Resolution
from communique.problems import Finding, Problem
from communique.register.register import Register

_Item = Resolution | Paragraph | Annotation


def find_moved_ids(old: Register, new: Register) -> Iterator[Problem]:
    """Report each resolution, paragraph or note with the words of another one in the earlier record."""
    for meeting_id, before in old.meetings.items():
        after = new.meetings.get(meeting_id)
        if after and after != before:
            yield from (new.locate(after, finding) for finding in _find_moved(before, after))


def _find_moved(before: Meeting, after: Meeting) -> Iterator[Finding]:
    lists: dict[str, tuple[list[_Item], list[_Item]]] = {
        "resolutions": ([*before.resolutions], [*after.resolutions]),
        "text": ([*before.text], [*after.text]),
        "annotations": ([*before.annotations], [*after.annotations]),
    }
    for name, (items, items_after) in lists.items():
        words = {item.id: _words(item) for item in items}
        owners = {text: item_id for item_id, text in words.items()}
        for at, item in enumerate(items_after):
            owner = owners.get(_words(item), item.id)
            if item.id in words and words[item.id] != _words(item) and owner != item.id:
                fix = f"give them the id '{owner}' again, at whatever place in the list"
                cause = f"'{item.id}' now has the words that '{owner}' had, so links to it would lead to these"
                yield Finding((name, at, "id"), cause, fix, rule=ADDRESS_KEPT)


def _words(item: _Item) -> str:
    """Return the words by which readers know an item."""
    match item:
        case Resolution():
            return item.summary
        case Paragraph():
            return item.text
        case Annotation():
            return f"{item.on}: {item.quote}"
