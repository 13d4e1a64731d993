"""Files for programs that look for the site's own description: robots.txt, opensearch.xml, llms.txt."""

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape

from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile
from communique.model.registries import REGISTRIES

OPENSEARCH = "opensearch.xml"
_MAX_NAME = 16
"""Characters in the short name of a search engine. Source: OpenSearch 1.1."""

_SUMMARY = (
    "Records of the meetings of the Shanghai Cooperation Organisation (SCO): who met when and where, what was resolved "
    "and how strongly, each fact with its source. Independent; not a publication of the organisation."
)
_ADVICE = (
    "The Markdown of each page is at its address with `.md` instead of the last slash. Records are partial: silence in "
    "the register is not silence of the meeting, and each record says how complete it is. The licence is CC BY 4.0; "
    "cite the address of the record."
)


def list_discovery(edition: Edition) -> Iterator[ExportFile]:
    """Yield the files by which programs find their way."""
    yield ExportFile("robots.txt", MEDIA_TYPES["txt"], "For crawlers", partial(build_robots, edition))
    yield ExportFile(OPENSEARCH, "application/opensearchdescription+xml", "Search", partial(build_opensearch, edition))
    yield ExportFile("llms.txt", MEDIA_TYPES["txt"], "For language models", partial(build_llms, edition))


def build_robots(edition: Edition) -> bytes:
    """Return robots.txt: every page may be read, and the sitemap lists them. Source: RFC 9309."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {edition.address('sitemap.xml')}\n".encode()


def build_opensearch(edition: Edition) -> bytes:
    """Return the description by which a browser searches the register from its address bar. Source: OpenSearch 1.1."""
    name, template = escape(edition.site_name), escape(edition.address("search/?q={searchTerms}"))
    short = escape("SCO Register"[:_MAX_NAME])
    icon = escape(edition.address("assets/icon.svg"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{short}</ShortName>\n"
        f"  <Description>Search the {name} down to the sentence.</Description>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Image width="16" height="16" type="image/svg+xml">{icon}</Image>\n'
        f'  <Url type="text/html" template="{template}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


def build_llms(edition: Edition) -> bytes:
    """Return llms.txt: what the site is, and the Markdown of its main pages. Source: llmstxt.org."""
    sections = [
        ("Meetings and what they resolved", "meetings/index.md"),
        ("Acts: the operative verbs, from deciding to stating", "acts/index.md"),
        *((registry.plural.capitalize(), f"{registry.plural}/index.md") for registry in list(REGISTRIES.values())[1:]),
    ]
    reference = [
        ("About the register: scope, method, sources, licence", "about.md"),
        ("Coverage: how much is recorded, and what is missing", "coverage/index.md"),
        ("Data: every format, with a codebook", "data/index.md"),
        ("JSON API", "api/v1/index.json"),
    ]
    meetings = [
        (edition.labels.heading(meeting), f"meetings/{meeting.id}.md") for meeting in edition.register.meetings.values()
    ]
    blocks = [f"# {edition.site_name}", f"> {_SUMMARY}", _ADVICE]
    for title, links in (("Lists", sections), ("Reference", reference), ("Meetings", meetings)):
        blocks.append(f"## {title}\n\n" + "\n".join(f"- [{name}]({edition.address(path)})" for name, path in links))
    return ("\n\n".join(blocks) + "\n").encode()
