"""Lists the pages of the site: front pages, one page for each entry, and pages at former addresses."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.registries import REGISTRIES
from communique.problems import Problem
from communique.register import redirects
from communique.register.names.ids import explain_bad_id
from communique.register.register import Register
from communique.site.entry_views import EntryViews
from communique.site.index_pages import list_front_pages
from communique.site.lists import list_for_entry
from communique.site.overviews.catalogue import list_overview_pages
from communique.site.page import Page
from communique.site.part_pages import list_part_pages
from communique.site.view.view import View
from communique.text.words import make_visible, pluralise


def list_pages(register: Register, problems: list[Problem] | None = None) -> Iterator[Page]:
    """Yield every page of the register. The page of an entry with problems shows them."""
    yield from list_front_pages(register, problems or [])
    yield from list_overview_pages(register)
    yield from list_entry_pages(register, problems or [])
    yield from _moved_pages(View(register, "people"))


def list_entry_pages(
    register: Register, problems: Iterable[Problem], only: Collection[EntryKey] | None = None
) -> Iterator[Page]:
    """Yield the pages of all entries, or of some only, with the parts of their lists."""
    broken: dict[tuple[str, str] | None, list[Problem]] = defaultdict(list)
    for problem in problems:
        broken[problem.about].append(problem)
    views = EntryViews(register)
    view = View(register, "people")
    kinds = REGISTRIES if only is None else {key.kind for key in only}
    keys = [EntryKey(kind, entry_id) for kind in REGISTRIES if kind in kinds for entry_id in register.entries[kind]]
    name_counts = Counter((key.kind, view.name(*key)) for key in keys)
    for key in keys:
        if only is None or key in only:
            name = view.name(*key)
            title = name if name_counts[key.kind, name] == 1 else f"{name} ({key.id})"
            yield from _entry_pages(view, key, title, views, broken)
    for key, path in sorted(register.unreadable.items()):
        if (only is None or key in only) and explain_bad_id(key) is None and key.id not in register.entries[key.kind]:
            yield _broken_page(key, path, broken[key])


def _moved_pages(view: View) -> Iterator[Page]:
    """Yield a page at each former address, which leads to the new one or says that there is none."""
    for old, new in view.register.redirects.items():
        target = redirects.parse_address(new)
        name = view.name(*target) if target else None
        yield Page(
            f"{old}.md",
            "moved.md.j2",
            f"{old} no longer exists",
            f"The entry at {old} was {f'replaced by {name}' if name else 'withdrawn'}.",
            "index",
            partial(dict, old=old, found=target),
            view.register.origins[EntryKey("redirect", old)].document.path,
            shows=frozenset(),
            also=(new, name),
            moved_to=f"{new}/" if new else None,
        )


def _entry_pages(
    view: View, target: EntryKey, title: str, views: EntryViews, broken: Mapping[tuple[str, str] | None, list[Problem]]
) -> Iterator[Page]:
    """Yield the page of an entry, and those of the parts of its lists."""
    entry = view.register.entries[target.kind][target.id]
    lists = list_for_entry(view.register, target.kind, entry.id)
    show = cache(partial(views.of, entry))
    uri = f"{target.path}.md"
    yield Page(
        uri,
        f"{target.kind}.md.j2",
        title,
        _describe(view, target, title),
        target.kind,
        lambda: {target.kind: entry, "lists": lists, **show().collect()},
        view.register.origin(entry).document.path,
        tuple(broken.get(target, ())),
        about=target,
        also=lambda: show().also,
    )
    yield from list_part_pages(uri, title, lists, target)


def _describe(view: View, target: EntryKey, title: str) -> str:
    """Return the description of an entry's page for search engines."""
    entry = view.register.entries[target.kind][target.id]
    if isinstance(entry, Meeting):
        counts = f"{pluralise(len(entry.attendees), 'attendee')}, {pluralise(len(entry.own_resolutions), 'outcome')}"
        return f"{entry.title or title}: {counts}, with sources and notes."
    tip = view.tip(target)
    description = f"{title} in the register of the meetings of the SCO."
    return description if tip == view.name(*target) or not tip else f"{description} {tip}"


def _broken_page(key: EntryKey, path: Path, problems: list[Problem]) -> Page:
    """Return the page of an entry that cannot be read. It shows the problems of its file."""
    return Page(
        f"{key.path}.md",
        "broken.md.j2",
        key.id,
        f"{make_visible(path.as_posix())} has problems.",
        "page",
        lambda: {"id": key.id},
        path,
        tuple(problems),
        shows=frozenset(),
    )
