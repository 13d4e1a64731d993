"""Reads `links.yml`, the report of the last check of sources, which `communique links` writes.

An address that no entry names any more is no problem: the next check removes it, and until then it means nothing.
"""

from collections.abc import Iterator

from communique.files.yaml.reader import Document
from communique.model.derived.validation import find_todos, validate
from communique.model.links import CheckedLink, LinkReport, LinkStatus
from communique.model.parts import EntryKey
from communique.model.types import Date
from communique.problems import Finding, Loc, Rule
from communique.register.register import Register
from communique.text.words import quote_value

VALID_LINK = Rule(
    "link-is-valid",
    "`links.yml` has each address once and each day in full; what is gone was found so on two days, and only what "
    "moved has another address.",
)
RULES = (VALID_LINK,)


def add_links(register: Register, document: Document) -> None:
    """Add the report of the last check to the register. If anything is wrong with it, it becomes problems only."""
    found: LinkReport | list[Finding] = [] if document.problems else validate(LinkReport, document.data)
    findings = list(_check(found)) + list(find_todos(document.data)) if isinstance(found, LinkReport) else found
    register.problems.extend((*document.problems, *map(document.locate, findings)))
    if isinstance(found, LinkReport) and not findings:
        register.links = found
    else:
        register.unreadable[EntryKey("link", "*")] = document.path


def _check(report: LinkReport) -> Iterator[Finding]:
    yield from _check_day(report.checked, ("checked",))
    seen: dict[str, int] = {}
    for at, link in enumerate(report.links):
        loc = ("links", at)
        if link.url in seen:
            yield Finding(
                (*loc, "url"),
                f"{quote_value(link.url)} is also number {seen[link.url] + 1}",
                "keep one",
                rule=VALID_LINK,
            )
        seen.setdefault(link.url, at)
        yield from _check_days(link, report, loc)
        yield from _check_target(link, loc)


def _check_days(link: CheckedLink, report: LinkReport, loc: Loc) -> Iterator[Finding]:
    wrong = [*_check_day(link.since, (*loc, "since")), *_check_day(link.checked, (*loc, "checked"))]
    yield from wrong
    if wrong:
        return
    if link.since.first > link.checked.first:
        yield Finding((*loc, "since"), f"{link.since} is after the last check on {link.checked}", rule=VALID_LINK)
    if link.checked.first > report.checked.last:
        yield Finding(
            (*loc, "checked"), f"{link.checked} is after the last check of all, {report.checked}", rule=VALID_LINK
        )
    if link.status is LinkStatus.GONE and link.since.first == link.checked.first:
        cause = "gone is what was found so on two days"
        yield Finding((*loc, "status"), cause, "until then it is unreachable", rule=VALID_LINK)


def _check_day(date: Date, loc: Loc) -> Iterator[Finding]:
    if str(date) != date.first.isoformat():
        yield Finding(loc, f"expected a day such as 2026-11-29, found {quote_value(str(date))}", rule=VALID_LINK)


def _check_target(link: CheckedLink, loc: Loc) -> Iterator[Finding]:
    if link.status is LinkStatus.MOVED and not link.to:
        yield Finding(loc, "a page that moved has an address in `to`", rule=VALID_LINK)
    if link.to and link.status is not LinkStatus.MOVED:
        yield Finding(
            (*loc, "to"), f"only a page that moved has another address, and this one is {link.status}", rule=VALID_LINK
        )
