"""The rules for the pages that facts come from. The docstring of a rule is its text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.edtf import parse
from communique.model.entries import Citation
from communique.model.meeting import Meeting
from communique.model.parts import Entry, walk_parts
from communique.model.registries import key_of
from communique.model.vocabulary import Grade
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.explanation import Explanation
from communique.text.suggestions import count_edits
from communique.text.words import quote_value

MIN_PAGES = 8
"""The fewest other pages of a host that show who publishes there."""
MIN_NAMED = 4
"""The fewest sources on other sites whose publisher begins with a word that is then known as that of a publisher."""
MIN_SAME = 2
"""The fewest sources on other sites that have the whole name of a publisher, which is then known."""
MIN_UNOFFICIAL = 10
"""The fewest other pages of a site that show that none is official."""
_ON_BEHALF = re.compile(r" via |, (?:after|from|quoting|citing|text|briefing|on)\b|\(")
"""What a publisher has that names the author of a text beside the site."""

_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/([0-9]{4})([0-9]{2})([0-9]{2})")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/[0-9]+[a-z_]*/(.+)")
"""A copy in an archive, with the address of the page."""
_NO_PAGES = (
    (
        re.compile(r"https?://.*/web/\*"),
        Explanation("this is the list of all copies in an archive", "give one copy, or the page itself"),
    ),
    (
        re.compile(r"https?://(?:web\.archive\.org|archive\.(?:ph|is|today|org))/"),
        Explanation(
            "this is a copy in an archive", "give the page itself, and the copy under `archived: {url: …, date: …}`"
        ),
    ),
    (
        re.compile(
            r"https?://(?:www\.|m\.)?(?:google|bing|yandex|baidu|duckduckgo|yahoo)\.[a-z.]+/(?:search|s\?|yandsearch)"
        ),
        Explanation("this is a search, which finds other pages tomorrow", "give the page that it found"),
    ),
    (
        re.compile(
            r"https?://(?:translate\.(?:google|yandex)\.|webcache\.|bit\.ly/|t\.co/|tinyurl\.com/|[a-z-]*\.translate\.goog/"
            r"|(?:www\.)?google\.[a-z.]+/(?:url|amp/)|lm?\.facebook\.com/l\.php|duckduckgo\.com/l/|vk\.com/away)"
        ),
        Explanation("this address shows or leads to the page of another", "give the address of that page"),
    ),
)
"""Addresses that are no page, or that of another, and what to give instead."""
_FACTS = re.compile(
    r"(?:attendees|chair|city|dates?|days?|delegations|number|outcomes|place|subjects|text|title|words)\b(?:,| |$)"
)
"""Facts with which a list under `used_for:` begins, in small letters, as no name of a publisher does."""
_PART_OF_PAGE = re.compile("#(?:[A-Za-z0-9_-]*|:~:.*)$")
_ENCYCLOPEDIA = re.compile(r"https?://[a-z.]*wikipedia\.org/")
_DATED = re.compile(r"https?://[a-z.]*sectsco\.org/(?:news/)?([0-9]{4})([0-9]{2})([0-9]{2})/")
"""A page of the Secretariat, with the day on which it was published in its address."""
_WORD = re.compile(r"[^\W_]+")
_SCHEME = re.compile(r"^(?:https?:/+)?(?:www\.)?")


@entry_rule(Entry)
def source_is_the_page_itself(register: Register, entry: Entry) -> Iterator[Finding]:
    """A source is the page itself that somebody read: no search for it, no translation of it by a program, no short
    address that leads to it, and no copy in an archive, which belongs under `archived:`. What it was used for is in
    words, and its publisher is a name, not an address.
    """
    for loc, citation in walk_parts(entry, Citation):
        if wrong := next((wrong for pattern, wrong in _NO_PAGES if pattern.match(citation.url)), None):
            yield Finding((*loc, "url"), *wrong)
        if citation.publisher and re.match(r"https?:|www\.", citation.publisher):
            cause = f"{quote_value(citation.publisher)} is an address"
            yield Finding((*loc, "publisher"), cause, "write who put the page out")
        if citation.publisher and _FACTS.match(citation.publisher):
            cause = f"{quote_value(citation.publisher)} is what a page was used for, not who put it out"
            yield Finding((*loc, "publisher"), cause, "write the publisher; if it is in `used_for:`, exchange the two")
        if re.match(r"https?://\S+$", citation.used_for):
            cause = "this is an address"
            yield Finding((*loc, "used_for"), cause, "say which facts are from the page, such as “date and place”")


@entry_rule(Entry)
def grade_fits_page(register: Register, entry: Entry) -> Iterator[Finding]:
    """An encyclopedia is not official, and what the Secretariat of the SCO publishes is no press report."""
    for loc, citation in walk_parts(entry, Citation):
        if citation.grade is Grade.OFFICIAL and _ENCYCLOPEDIA.match(citation.url):
            yield Finding((*loc, "grade"), "an encyclopedia is not official", "give the page that it cites, or `press`")
        if citation.grade is Grade.PRESS and (citation.publisher or "").casefold().startswith("sco secretariat"):
            yield Finding((*loc, "grade"), "the Secretariat publishes its own reports", "write `grade: official`")


@entry_rule(Meeting)
def page_is_one_source(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """One page is one source, also where its address begins with http, https or www, or ends with a
    slash or the name of a part.
    """
    seen: dict[str, int] = {}
    for index, source in enumerate(meeting.sources):
        page = _bare(_PART_OF_PAGE.sub("", source.url) if "#" in source.url else source.url)
        first = seen.setdefault(page, index)
        if first != index:
            cause = f"this is the page {quote_value(meeting.sources[first].url)}, which is listed already"
            fix = "keep one entry, with everything that the page was used for"
            yield Finding(("sources", index, "url"), cause, fix)


def _bare(url: str) -> str:
    """Return an address without what can differ between two addresses of one page."""
    return _SCHEME.sub("", url, count=1).rstrip("/")


@register_rule
def publisher_is_of_the_page(register: Register) -> EntryFindings:
    """Where eight other pages of a site name one publisher, no page of it names another known publisher alone: who took
    a report from an agency writes both, “Xinhua via TASS”.
    """
    pages = _group_by_host(register)
    known = Counter(name for found in pages.values() for page in found for name in page.names)
    for host, found in pages.items():
        if len(found) <= MIN_PAGES:
            continue
        counts = Counter(word for page in found for word in {*page.words})
        shared = {word for word, count in counts.items() if count >= len(found) - 1}
        here = Counter(name for page in found for name in page.names) if shared else Counter()
        for page in found if shared else ():
            first, whole = (known[name] - here[name] for name in page.names)
            if page.words and not shared & {*page.words} and (first >= MIN_NAMED or whole >= MIN_SAME):
                usual = min((other.publisher for other in found if other is not page), key=len)
                fix = f"write {quote_value(usual)}, or, if the page names both, “{page.publisher} via {usual}”"
                cause = f"{quote_value(page.publisher)}, but all other pages of {host} are by {usual}"
                yield page.meeting, Finding(("sources", page.at, "publisher"), cause, fix)


def _group_by_host(register: Register) -> dict[str, list["_Page"]]:
    """Return the sources of all meetings by their hosts."""
    pages: dict[str, list[_Page]] = defaultdict(list)
    for meeting in register.meetings.values():
        for index, source in enumerate(meeting.sources):
            pages[_find_host(source.url)].append(_Page(meeting, index, source.publisher))
    return pages


class _Page(NamedTuple):
    """A source of a meeting, at its place in the list, and who published it."""

    meeting: Meeting
    at: int
    publisher: str

    @property
    def words(self) -> list[str]:
        """The words of the publisher, in small letters."""
        return _WORD.findall(self.publisher.casefold())

    @property
    def names(self) -> tuple[str, str]:
        """The first word of the publisher, in small letters, and the whole name."""
        return "".join(self.words[:1]), self.publisher

    @property
    def grade(self) -> Grade | None:
        """How close the page is to the facts."""
        return self.meeting.sources[self.at].grade


@register_rule
def grade_is_that_of_the_publisher(register: Register) -> EntryFindings:
    """Where eight other pages of a publisher are all press, none is official, and the other way round. Who gave a text
    to the press names both, “President of Russia via TASS”.
    """
    graded: dict[str, list[tuple[Meeting, int, Grade]]] = defaultdict(list)
    for meeting in register.meetings.values():
        for index, source in enumerate(meeting.sources):
            if source.grade in (Grade.OFFICIAL, Grade.PRESS):
                graded[source.publisher].append((meeting, index, source.grade))
    for publisher, found in graded.items():
        if len(found) <= MIN_PAGES:
            continue
        [(usual, count), *_] = Counter(grade for _, _, grade in found).most_common(1)
        for meeting, index, grade in found if count == len(found) - 1 else ():
            if grade is not usual:
                cause = f"all {count} other pages of {publisher} are graded `{usual}`"
                fix = f"write `grade: {usual}`, or name who spoke there, as in “Ministry via {publisher}”"
                named = Fact(key_of(meeting), ("sources", index, "publisher"))
                yield meeting, Finding(("sources", index, "grade"), cause, fix, relies_on=(named,))


@register_rule
def page_of_a_press_site_is_not_official(register: Register) -> EntryFindings:
    """Where none of ten other pages of a site is official, and half of them are of the same publisher, none is, unless
    its publisher says whose text it is, as in “Ministry via TASS”.
    """
    pages = _group_by_host(register)
    for host, found in pages.items():
        official = [page for page in found if page.grade is Grade.OFFICIAL] if len(found) > MIN_UNOFFICIAL else []
        if len(official) != 1 or _ON_BEHALF.search(official[0].publisher):
            continue
        page, first = official[0], official[0].words[:1]
        if 2 * sum({*first} <= {*other.words} for other in found if other is not page) >= len(found):
            cause = f"none of the {len(found) - 1} other pages of {host} is official"
            fix = "write `press` or `reprint`, or name whose text it is, as in “Ministry via TASS”"
            yield page.meeting, Finding(("sources", page.at, "grade"), cause, fix)


@register_rule
def publisher_has_its_own_site(register: Register) -> EntryFindings:
    """Where eight other official pages of a publisher are on one site, no official page of it alone is on another: who
    took a text from it names both, or whose page it is.
    """
    sites: dict[str, list[tuple[Meeting, int, str]]] = defaultdict(list)
    for meeting in register.meetings.values():
        for index, source in enumerate(meeting.sources):
            if source.grade is Grade.OFFICIAL:
                site = ".".join(_find_host(source.url).split(".")[-2:])
                sites[source.publisher].append((meeting, index, site))
    for publisher, found in sites.items():
        [(usual, count)] = Counter(site for _, _, site in found).most_common(1)
        for meeting, index, site in found if count == len(found) - 1 >= MIN_PAGES else ():
            if site != usual:
                cause = f"the {count} other official pages of {publisher} are on {usual}, not on {site}"
                fix = f"correct the publisher, or name the site, too, as in “{publisher} via {site}”"
                yield meeting, Finding(("sources", index, "publisher"), cause, fix)


@entry_rule(Meeting)
def discrepancy_has_pages_of_its_record(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A page under `discrepancies:` of a record is one of its sources, if the record has a source on the same site and
    the page is a source of another record, or if the addresses differ by one character: the two are easily confused.
    """
    listed = {source.url for source in meeting.sources} if meeting.discrepancies else set()
    sites = {_find_host(url): url for url in sorted(listed)}
    for index, discrepancy in enumerate(meeting.discrepancies):
        for at, url in enumerate(discrepancy.sources):
            loc, near = ("discrepancies", index, "sources", at), sites.get(_find_host(url))
            if url in listed or not near:
                continue
            if others := register.meetings_with_source(url):
                cause = f"this is a source of {others[0].id}, and not of this record, which has {quote_value(near)}"
                yield Finding(loc, cause, "give the page that is meant, or list this one under `sources:`, too")
            elif alike := next((one for one in sorted(listed) if count_edits(url, [one]) == 1), None):
                cause = f"this differs by one character from {quote_value(alike)}, a source of this record"
                fix = "write that address, or, if this is another page, list it under `sources:`, too"
                yield Finding(loc, cause, fix)


def _find_host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")


@entry_rule(Meeting)
def release_is_not_after_its_page(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A release was not published days after its page: the address of a page of the Secretariat has the day."""
    found = [_DATED.match(source.url) for source in meeting.sources]
    days = ["-".join(day.groups()) for day in found if day]
    if meeting.published and days:
        late = (parse(meeting.published[:10]).first - parse(max(days)).first).days
        if late > 1:
            cause = f"{meeting.published} is {late} days after the day in the address of its page, {max(days)}"
            yield Finding(("published",), cause, "correct it")


@entry_rule(Entry)
def copy_has_its_date(register: Register, entry: Entry) -> Iterator[Finding]:
    """A copy in an archive is one of the page itself, has the date that is in its address, and is not older than the
    meeting it reports.
    """
    for loc, citation in walk_parts(entry, Citation):
        if citation.archived is None:
            continue
        made, found = citation.archived.date, _ARCHIVE.match(str(citation.archived.url))
        if _bare(citation.archived.url) == _bare(citation.url):
            cause = "this is the page itself"
            fix = "give the address of the copy in an archive, or leave `archived:` out"
            yield Finding((*loc, "archived", "url"), cause, fix)
        elif found and not "-".join(found.groups()).startswith(made.text):
            cause = f"the address is that of a copy of {'-'.join(found.groups())}, not of {made}"
            yield Finding((*loc, "archived", "date"), cause, "correct the date")
        elif (page := _ARCHIVED.match(citation.archived.url)) and _bare(page[1]) != _bare(citation.url):
            cause = f"this is a copy of {quote_value(page[1])}, not of this page"
            yield Finding((*loc, "archived", "url"), cause, "give the copy of the page itself")
        elif isinstance(entry, Meeting) and made.last < entry.date.first:
            cause = f"the copy of {made} is older than the meeting of {entry.date}"
            yield Finding((*loc, "archived", "date"), cause, "give one that reports it")
