"""Which addresses are asked for: those that the maintainer names, without those that were asked for lately."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from communique.files.tree import report_unknown_file, select_files
from communique.links.answers import AnswerKind
from communique.links.journal import Found
from communique.model.parts import Entry
from communique.problems import RequestError
from communique.register.register import Register
from communique.register.sources import list_named_pages
from communique.text.words import make_visible


def list_addresses(entries: Iterable[Entry]) -> list[str]:
    """Return the addresses of pages that entries name, each once, in their order."""
    return list(dict.fromkeys(page.url for entry in entries for page in list_named_pages(entry)))


def select_addresses(register: Register, files: Collection[Path], hosts: Collection[str]) -> list[str]:
    """Return the addresses in some files on some hosts; without files or hosts, these are not limited.

    Files are named by their paths as in problems, folders too. RequestError if a file or host is not in the register.
    """
    entries = list(_list_entries(register))
    paths = {register.origin(entry).document.path for entry in entries}
    selected, unknown = select_files(files, paths)
    for file in unknown:
        raise RequestError(f"{make_visible(file.as_posix())} {report_unknown_file(file, paths).message}")
    chosen = [entry for entry in entries if not files or register.origin(entry).document.path in selected]
    found = [url for url in list_addresses(chosen) if not hosts or urlsplit(url).hostname in hosts]
    if hosts and not found:
        raise RequestError(f"No source is on {' or '.join(hosts)}.")
    return found


def _list_entries(register: Register) -> Iterator[Entry]:
    return (entry for entries in register.entries.values() for entry in entries.values())


def list_named(register: Register) -> list[str]:
    """Return every address that an entry of the register names."""
    return list_addresses(_list_entries(register))


def list_due(urls: Iterable[str], register: Register, found: Mapping[str, Found], today: date, days: int) -> list[str]:
    """Return the addresses that were not asked for today and at which no page was found within some days."""
    reported = {link.url: link.checked.first for link in register.links.links} if register.links else {}

    def is_due(url: str) -> bool:
        last = found.get(url)
        if last and last.answer.kind is AnswerKind.FOUND and last.day >= reported.get(url, last.day):
            return last.day <= today - timedelta(days)
        return max(last.day if last else date.min, reported.get(url, date.min)) < today

    return [url for url in urls if is_due(url)]
