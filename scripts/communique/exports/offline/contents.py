"""What an archive for reading offline holds of a built site, and where the links of its pages lead."""

import posixpath
import re
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from communique.problems import RequestError

INDEX = "index.html"

LEFT_OUT = (
    # What only a server needs.
    "404.html",
    "robots.txt",
    "llms.txt",
    "opensearch.xml",
    "sitemap.xml*",
    "*feed.atom",
    "*feed.json",
    "assets/cards/*",
    # Scripts that a browser does not run from a folder, and what they load.
    "pagefind/*",
    "search/search_index.json",
    "assets/cite.js",
    "assets/compare.js",
    "assets/compare/*",
    "assets/search.js",
    "assets/search/*",
    "assets/filter.js",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "*.map",
    # What is there in another form: as a page, as CSV, as SQLite.
    "*.md",
    "api/*",
    "data/*.zip",
    "data/*.sha256",
)
"""Patterns of paths below the site; a star also matches slashes."""

_LEFT_OUT = re.compile("|".join(map(translate, LEFT_OUT)))
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|\?|$", re.IGNORECASE)
"""How a link begins that leads to another host, from the root, or within its page."""


@dataclass(frozen=True)
class Contents:
    """A built site, and what an archive holds of it."""

    site: Path

    @cached_property
    def address(self) -> str:
        """The address at which the site is published, with a slash at its end, as its home page gives it.

        RequestError if the folder is not a built site.
        """
        home = self.site / INDEX
        found = _CANONICAL.search(home.read_text(encoding="utf-8")) if home.is_file() else None
        if found is None:
            raise RequestError(
                f"{self.site} is not a built site with an address of its own: run `scripts/build` first."
            )
        return unescape(found[1])

    @cached_property
    def _paths(self) -> list[str]:
        return [path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()]

    @cached_property
    def kept(self) -> frozenset[str]:
        """The paths of the files that the archive holds, relative to the site."""
        return frozenset(path for path in self._paths if not _LEFT_OUT.fullmatch(path))

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The paths of the files that only the site has."""
        return frozenset(self._paths) - self.kept

    def redirect(self, href: str, page: str) -> str:
        """Return a link of a page, as an attribute holds it, so that it leads to the same place without a server.

        A link to a folder leads to the page in it, and a link to a file that is left out leads to the published site.
        """
        if _ELSEWHERE.match(href):
            return href
        parts = urlsplit(unescape(href))
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        target = "" if target == "." else target
        if posixpath.join(target, INDEX) in self.kept:
            path = f"{parts.path.rstrip('/')}/{INDEX}"
        elif target in self.left_out:
            path = self.address + target
        else:
            return href
        return escape(parts._replace(path=path).geturl())
