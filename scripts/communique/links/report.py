"""Makes `links.yml` from its last state and the answers since then."""

from collections.abc import Collection, Mapping
from typing import Any

from communique.files.disk.atomic import replace_file
from communique.files.disk.paths import LINKS
from communique.files.form.comments import SCHEMA_LINE, Comments
from communique.files.form.formatter import Shape, format_data
from communique.links.answers import MISSING_WORDS, AnswerKind
from communique.links.journal import Found
from communique.model.links import CheckedLink, LinkReport, LinkStatus
from communique.problems import RequestError
from communique.register.register import Register


def write_report(register: Register, named: Collection[str], found: Mapping[str, Found]) -> bool:
    """Write `links.yml`, given every address that entries name and the answers. Return False if nothing changes.

    RequestError if the present file has problems: it holds since when pages have been missing, and is not overwritten.
    """
    path = register.root / LINKS
    if path.exists() and register.links is None:
        raise RequestError(
            f"{register.root.name}/{LINKS} has problems, and is left as it is: `communique check` lists them."
        )
    return bool(found) and replace_file(path, format_report(build_report(register.links, named, found)))


def build_report(last: LinkReport | None, named: Collection[str], found: Mapping[str, Found]) -> LinkReport:
    """Return the report after some answers, of which there must be one. Addresses that no entry names are left out."""
    before = {link.url: link for link in last.links if link.url in named} if last else {}
    links = {**before}
    for url in set(found) & set(named):
        known = before.get(url)
        if known and known.checked.first >= found[url].day:
            continue  # another maintainer has asked since, or this answer is in the report
        links.pop(url, None)
        if found[url].answer.kind is not AnswerKind.FOUND:
            links[url] = _describe(url, found[url], known)
    days = [result.day for result in found.values()] + ([last.checked.first] if last else [])
    asked = max(len({*found} & {*named} | {*links}), min(last.asked, len(named)) if last else 0)
    listed = [links[url] for url in sorted(links)]
    return LinkReport.model_validate({"checked": max(days).isoformat(), "asked": asked, "links": listed})


def _describe(url: str, found: Found, known: CheckedLink | None) -> CheckedLink:
    """Return an answer as the report has it. It is dated back if the same was found before."""
    missing = found.answer.kind is AnswerKind.MISSING
    same = known and (known.answer in MISSING_WORDS if missing else known.answer == found.answer.words)
    since = known.since.first if known and same else found.day
    status = LinkStatus.MOVED if found.answer.kind is AnswerKind.MOVED else LinkStatus.UNREACHABLE
    if missing and since < found.day:
        status = LinkStatus.GONE
    days = {"since": since.isoformat(), "checked": found.day.isoformat()}
    return CheckedLink.model_validate(
        {"url": url, "status": status, "answer": found.answer.words, **days, "to": found.answer.to}
    )


def format_report(report: LinkReport) -> str:
    """Return the text of `links.yml`, in the form that `communique fmt` gives it."""
    data: dict[str, Any] = report.model_dump(mode="json", exclude_none=True)
    head = [
        f"{SCHEMA_LINE} $schema=schema/links.json",
        "# Written by `communique links`. What is not listed here was found, or not asked for.",
    ]
    return format_data(data, Shape(None), Comments(head))
