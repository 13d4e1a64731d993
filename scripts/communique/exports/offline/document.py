"""A page of the site as it is read from a folder: links that lead to files, no search, no scripts that cannot run.

Only the tags concerned are replaced, by an expression that knows comments, scripts and quoted attributes; everything
else stays as it is, byte for byte. lxml would rewrite the whole page and spell `viewBox` in lower case, which breaks
pictures; from the events of html.parser each page would have to be put together again, in several times the time.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape, unescape

from communique.exports.offline.contents import Contents

_TOKEN = re.compile(
    r"""
    <!--.*?-->
    | <(?P<script>script)\b (?P<script_attributes>[^>]*) > .*? </script\s*>
    | <form\b [^>]* \brole="search" [^>]* > .*? </form\s*>
    | <(?P<tag>a|area|link|meta)\b (?P<attributes> (?: [^>"']++ | "[^"]*+" | '[^']*+' )*+ ) >
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([a-z-]+) = (?P<quote>["']) (?P<value>.*?) (?P=quote)""", re.DOTALL | re.IGNORECASE | re.VERBOSE
)
_KEY_HINT = re.compile(r"(<a\b[^>]*\bdata-search\b[^>]*>[^<]*?) <kbd\b[^>]*>/</kbd>")
_SCRIPTLESS = "Without JavaScript, these pages lead"
"""The words of the search page for readers without script, who here are all readers."""

_NETWORKED = ("connect-src", "worker-src", "form-action")
_SERVED = {"'self'", "'wasm-unsafe-eval'"}


def take_offline(html: str, page: str, contents: Contents) -> str:
    """Return a page, given its path below the site, as the archive holds it."""
    document = _Document(page, contents)
    html = _TOKEN.sub(document.replace, html)
    return _KEY_HINT.sub(r"\1", html).replace(_SCRIPTLESS, "These pages lead")


@dataclass(frozen=True)
class _Document:
    page: str
    contents: Contents

    def replace(self, token: re.Match[str]) -> str:
        """Return what replaces a tag in the archive, or of an element with what it holds."""
        if token["script"]:
            return "" if 'type="module"' in token["script_attributes"] else token[0]
        if token["tag"]:
            return self._replace_tag(token[0], token["tag"].lower())
        return token[0] if token[0].startswith("<!--") else self._explain_search()

    def _replace_tag(self, tag: str, name: str) -> str:
        attributes = _find_attributes(tag)
        if name == "link" and _value(attributes, "rel") in ("alternate", "search"):
            return ""  # for programs; and the theme's script would load a site map for each alternate
        if name == "meta":
            return self._replace_meta(tag, attributes)
        href = attributes.get("href")
        return _insert(tag, href, self.contents.redirect(href["value"], self.page)) if href else tag

    def _replace_meta(self, tag: str, attributes: dict[str, re.Match[str]]) -> str:
        content = attributes.get("content")
        match _value(attributes, "http-equiv"):
            case "Content-Security-Policy" if content:
                return _insert(tag, content, _write_policy(content["value"]))
            case "refresh" if content:
                delay, mark, target = content["value"].partition("url=")
                return _insert(tag, content, delay + mark + self.contents.redirect(target, self.page))
        return tag

    def _explain_search(self) -> str:
        online = escape(f"{self.contents.address}search/")
        return (
            '<p class="aside">The search needs a server, and this copy of the site has none: '
            f'<a href="{online}">search on the site itself</a>.</p>'
        )


def _find_attributes(tag: str) -> dict[str, re.Match[str]]:
    """Return the attributes of a tag by name; of those that are repeated the first, as browsers do."""
    found: dict[str, re.Match[str]] = {}
    for attribute in _ATTRIBUTE.finditer(tag):
        found.setdefault(attribute[1].lower(), attribute)
    return found


def _value(attributes: dict[str, re.Match[str]], name: str) -> str:
    return attributes[name]["value"] if name in attributes else ""


def _insert(tag: str, attribute: re.Match[str], value: str) -> str:
    """Return a tag with another value of one of its attributes."""
    return tag[: attribute.start("value")] + value + tag[attribute.end("value") :]


@cache
def _write_policy(policy: str) -> str:
    """Return a policy, as an attribute holds it, for pages that are files.

    A file has no origin (RFC 6454, section 4), so that `'self'` is left to browsers; today's take all files for it. The
    copy names the scheme instead. A page may do less than on a server: it connects to nothing, has no workers and
    sends no forms.
    """
    directives = [directive.split() for directive in unescape(policy).split(";")]
    kept = [
        [name, "file:", *(source for source in sources if source not in _SERVED)]
        if "'self'" in sources
        else [name, *sources]
        for name, *sources in directives
        if name not in _NETWORKED
    ]
    return "; ".join([*map(" ".join, kept), "form-action 'none'"])
