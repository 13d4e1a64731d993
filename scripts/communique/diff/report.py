"""Reports a comparison as text, for a terminal or as Markdown for a comment on a pull request.

The records may come from anyone. So in Markdown all text is escaped and an at sign notifies no one, and control
characters never reach a terminal.
"""

from collections import Counter
from collections.abc import Iterator

from communique.diff.compare import Comparison, EntryChange
from communique.model.registries import REGISTRIES
from communique.text.escaping import escape
from communique.text.words import make_visible, pluralise

MAX_COMMENT = 60_000
"""Characters in a comment; GitHub allows 65,536."""

_EMPTY = "The content of the register does not change."


def report_in_terminal(found: Comparison) -> str:
    """Return the comparison as plain text: a line for each entry, and its changes indented below it."""
    lines = [] if found.changes or found.redirects or found.unread else [_EMPTY]
    for entry in found.changes:
        lines.append(make_visible(f"{entry.kind} {entry.what}: {entry.name}"))
        lines += [make_visible(f"  {line}") for line in entry.lines]
    lines += [make_visible(f"address {line}") for line in found.redirects]
    lines += [make_visible(f"not compared, because it cannot be read: {path}") for path in found.unread]
    return "\n".join([*lines, *map(str, found.problems)])


def report_in_markdown(found: Comparison) -> str:
    """Return the comparison as Markdown: a heading for each kind, an item for each entry; cut after MAX_COMMENT."""
    lines = list(_sections(found))
    shown: list[str] = []
    length = 0
    for at, line in enumerate(lines):
        length += len(line) + 1
        if length > MAX_COMMENT:
            shown += ["", f"… and {pluralise(len(lines) - at, 'more line')}: `communique diff` shows them all."]
            break
        shown.append(line)
    return "\n".join(shown)


def _sections(found: Comparison) -> Iterator[str]:
    yield "### What this changes in the register"
    if found.changes or not found.unread:
        yield from ("", _summary(found.changes))
    if found.problems:
        yield from ("", "#### Addresses that would stop working", "")
        yield from (f"- {_safe(str(problem))}" for problem in found.problems)
    if found.unread:
        yield from ("", "#### Not compared, because they cannot be read", "")
        yield from (f"- {_safe(path)}" for path in found.unread)
    if found.redirects:
        yield from ("", "#### Redirects that change", "")
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
    """Return text that GitHub renders as plain text: no markup, mention, reference or link."""
    safe = str(escape(make_visible(text))).replace("\\#", "&#35;")
    for sign in ("@", "&#35;", "://", "www."):
        safe = safe.replace(sign, f"{sign}<!-- -->")
    return safe
