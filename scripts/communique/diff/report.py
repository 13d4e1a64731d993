"""A comparison as a text: for a terminal, or as Markdown for the comment on a pull request.

Records are anybody's words here. In Markdown every one is escaped, and an at sign calls nobody; nothing that steers a
terminal gets through to it.
"""

from collections import Counter
from collections.abc import Iterator

from communique.diff.compare import Comparison, EntryChange
from communique.model.registries import REGISTRIES
from communique.text import escape, make_visible, pluralise

MAX_COMMENT = 60_000
"""Characters; the forge takes comments of 65,536."""

_EMPTY = "Nothing that the register says changes."


def report_in_terminal(found: Comparison) -> str:
    """One block an entry, its changes indented below it."""
    lines = [] if found.changes or found.redirects or found.unread else [_EMPTY]
    for entry in found.changes:
        lines.append(make_visible(f"{entry.kind} {entry.what}: {entry.name}"))
        lines += [make_visible(f"  {line}") for line in entry.lines]
    lines += [make_visible(f"address {line}") for line in found.redirects]
    lines += [make_visible(f"not compared, for it cannot be read: {path}") for path in found.unread]
    return "\n".join([*lines, *map(str, found.problems)])


def report_in_markdown(found: Comparison) -> str:
    """Headings for the kinds, one item an entry; cut at the length of a comment."""
    lines = list(_sections(found))
    kept: list[str] = []
    length = 0
    for at, line in enumerate(lines):
        length += len(line) + 1
        if length > MAX_COMMENT:
            kept += ["", f"… and {pluralise(len(lines) - at, 'line')} more: `communique diff` shows them all."]
            break
        kept.append(line)
    return "\n".join(kept)


def _sections(found: Comparison) -> Iterator[str]:
    yield "### What this changes in the register"
    if found.changes or not found.unread:
        yield from ("", _summary(found.changes))
    if found.problems:
        yield from ("", "#### Addresses that would vanish", "")
        yield from (f"- {_safe(str(problem))}" for problem in found.problems)
    if found.unread:
        yield from ("", "#### Not compared, for they cannot be read", "")
        yield from (f"- {_safe(path)}" for path in found.unread)
    if found.redirects:
        yield from ("", "#### Addresses that lead on", "")
        yield from (f"- {_safe(line)}" for line in found.redirects)
    for kind, registry in REGISTRIES.items():
        entries = [entry for entry in found.changes if entry.kind == kind]
        if entries:
            yield from ("", f"#### {registry.plural.capitalize()}", "")
        for entry in entries:
            yield f"- **{_safe(entry.name)}** {_safe(entry.what)}"
            yield from (f"  - {_safe(line)}" for line in entry.lines)


def _summary(changes: list[EntryChange]) -> str:
    if not changes:
        return _EMPTY
    counts = Counter((entry.kind, entry.what.split()[0]) for entry in changes)
    listed = (f"{pluralise(n, kind, REGISTRIES[kind].plural)} {what}" for (kind, what), n in counts.items())
    return ", ".join(listed) + "."


def _safe(text: str) -> str:
    """Text that the forge takes neither for markup nor for a call, a reference or an address."""
    shown = str(escape(make_visible(text)))
    for sign in ("@", "&#35;", "://", "www."):
        shown = shown.replace(sign, f"{sign}<!-- -->")
    return shown
