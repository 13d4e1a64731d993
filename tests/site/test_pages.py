"""Rendered Markdown: golden cases, and text that stays text.

A golden case in cases/ holds one paragraph with its notes and resolutions, and the Markdown that it becomes.
"""

import re
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from communique.files.atomic import replace_file
from communique.model.meeting import Meeting
from communique.model.validation import validate
from communique.register.loader import load
from communique.register.mentions import NameIndex, split_runs
from communique.register.register import Register
from communique.site.dependencies import Fingerprints, PageCache
from communique.site.pages import list_pages
from communique.site.templating import build_environment
from communique.site.view import View
from communique.site.writer import render_page, write_pages
from communique.text import escape, find_quote
from tests.support.paths import RELEASES, SMALL

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_paragraph_becomes_markdown(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    meeting = meeting_of(case)
    register = load(SMALL)
    register.entries["meeting"] = {meeting.id: meeting}
    register.origins["meeting", meeting.id] = register.origins["person", "wang-yi"]
    page = next(page for page in list_pages(register) if page.kind == "meeting")
    section = re.search(
        r'<section class="paragraph".*?</section>',
        render_page(build_environment(), View(register, page.depth), page),
        re.DOTALL,
    )
    assert section
    assert section[0] == case["becomes"].strip()


def meeting_of(case: dict[str, Any]) -> Meeting:
    data = {
        "body": "cfm",
        "date": "2017-09-20",
        "text": [{"id": "p1", "text": case["text"]}],
        "annotations": [{"id": f"a{n}", "on": "p1", **note} for n, note in enumerate(case.get("annotations", []), 1)],
        "resolutions": [
            {"id": f"r{n}", "paragraphs": ["p1"], "summary": "S.", **r}
            for n, r in enumerate(case.get("resolutions", []), 1)
        ],
        "attendees": case.get("attendees", []),
    }
    meeting = validate(Meeting, data)
    assert isinstance(meeting, Meeting), meeting
    meeting._id = "2017-09-20-cfm-new-york"  # noqa: SLF001 (the register gives the ids)
    return meeting


def test_joined_runs_are_the_paragraph_as_printed() -> None:
    register = load(RELEASES)
    names = NameIndex.of(register)
    for meeting in register.meetings.values():
        for paragraph in meeting.text:
            assert "".join(run.text for run in split_runs(meeting, paragraph, names)) == paragraph.text


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "places"),
    [
        ("a", None, None, 3),
        ("a", "b", None, 2),
        ("a", None, "b", 2),
        ("a", "b", "b", 1),
        ("aba", None, None, 2),
        ("x", None, None, 0),
    ],
)
def test_a_quote_is_found_between_its_prefix_and_suffix(
    quote: str, prefix: str | None, suffix: str | None, places: int
) -> None:
    assert len(find_quote("ababa", quote, prefix, suffix)) == places


def test_a_name_inside_a_longer_word_is_no_mention() -> None:
    names = NameIndex.of(load(SMALL))
    text = "Indiana, Chinatown, SCOs and pro-China; India's part."
    assert [text[span.start : span.end] for span, _ in names.mentions(text, [])] == ["China", "India"]


def test_the_longest_name_wins_and_only_the_first_mention_counts() -> None:
    names = NameIndex.of(load(SMALL))
    text = "The People's Republic of China and China met the SCO Secretariat of the SCO; the SCO."
    found = [(text[span.start : span.end], target.id) for span, target in names.mentions(text, [])]
    assert found == [("People's Republic of China", "cn"), ("SCO Secretariat", "secretariat"), ("SCO", "sco")]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "[link](javascript:alert(1))",
    "![image](http://example.org/x.png)",
    "<http://example.org>",
    "*emphasis* **strong** _low_ __under__ `code` ~~gone~~",
    "# heading",
    "1. item",
    "- item",
    "> quote",
    "| a | b |",
    "{: .class onclick=alert(1) }",
    "{{ config }} {% raw %} {# note #}",
    "&lt;b&gt; &amp; &#60;i&#62; &copy;",
    "\\* \\[ \\<b\\>",
    "[^1] [^1]: foot",
    "*[HTML]: abbreviation",
    "[TOC] [[wiki]] !!! note ??? details",
    "$a$ $$b$$ ^up^ ==mark== --gone--",
    "</p></div></section><b>out</b>",
    "<!-- comment --> <![CDATA[x]]> <?php x ?>",
    "wzxhzdk:0 klzzwxh:0001",
    "http://example.org/ www.example.org a@example.org",
    "a  b",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "frame", ["Before {} after", "## {} {{: #x }}", '<div class="a">\n<p title="{0}">{0}</p>\n</div>', "- {}"]
)
def test_text_stays_text(words: str, frame: str) -> None:
    """In a paragraph, a heading, an HTML block with an attribute and a list, the words stand as they are, and nothing else."""
    html = markdown.markdown(
        frame.format(escape(words)), extensions=["attr_list", "def_list", "tables", "toc", "md_in_html"]
    )
    plain = markdown.markdown(frame.format("xyz"), extensions=["attr_list", "def_list", "tables", "toc", "md_in_html"])
    assert re.sub(r"<[^>]*>", "<>", html).count("<>") == re.sub(r"<[^>]*>", "<>", plain).count("<>")
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert " ".join(words.split()) in " ".join(shown.split())


def test_pages_are_written_only_where_they_change(tmp_path: Path) -> None:
    register = load(SMALL)
    write_pages(register, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    write_pages(register, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.md"
    replace_file(target, "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_a_person_is_called_by_the_name_of_the_day() -> None:
    register: Register = load(RELEASES)
    aslov = register.people["sirodjidin-aslov"]
    meeting = register.meetings["2017-09-20-cfm-new-york"]
    assert register.name_on(aslov, meeting.date.first) == "Sirodjidin Aslov"
    assert register.name_on(aslov, None) == "Sirojiddin Muhriddin"


def test_an_address_that_is_no_more_leads_to_what_took_its_place(small: Path, tmp_path: Path) -> None:
    lines = "people/y-wang: people/wang-yi\ntopics/everything: null\n"
    (small / "redirects.yml").write_text(lines, encoding="utf-8")
    assert write_pages(load(small), tmp_path)
    assert Fingerprints(load(small), PageCache()).states
    moved = (tmp_path / "people/y-wang.md").read_text(encoding="utf-8")
    assert '\nmoved_to: "people/wang-yi/"\n' in moved
    assert '<a href="../../people/wang-yi/"' in moved
    withdrawn = (tmp_path / "topics/everything.md").read_text(encoding="utf-8")
    assert "moved_to" not in withdrawn
    assert "nothing took its place" in withdrawn
