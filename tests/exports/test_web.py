"""What pages and files say to programs: JSON-LD, Open Graph, cards, robots.txt, OpenSearch, llms.txt."""

import io
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from PIL import Image
from pyld import jsonld

from communique.exports.catalogue import list_exports
from communique.exports.edition import Edition
from communique.exports.web.cards import HEIGHT, WIDTH, draw_card, list_cards
from communique.exports.web.discovery import build_llms, build_opensearch, build_robots
from communique.exports.web.head import Described, build_head
from communique.exports.web.json_ld import describe_dataset, describe_event
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Mode
from communique.register.register import Register

SITE = "https://register.test/"
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def edition(sample: Register) -> Edition:
    return Edition(sample, SITE)


@pytest.fixture(scope="module")
def meeting(sample: Register) -> Meeting:
    return next(one for one in sample.meetings.values() if one.venue and one.venue.place and one.mode is Mode.IN_PERSON)


def expand(document: dict[str, Any]) -> dict[str, Any]:
    """Expand JSON-LD whose context is schema.org, which is not fetched: its terms are those of its vocabulary."""
    found: list[dict[str, Any]] = jsonld.expand({**document, "@context": {"@vocab": SCHEMA}})
    return found[0]


def value(document: dict[str, Any], term: str) -> Any:
    return document[SCHEMA + term][0]["@value"]


def test_a_meeting_is_an_event_with_its_day_and_place(edition: Edition, meeting: Meeting) -> None:
    event = expand(describe_event(edition, meeting))
    assert event["@type"] == [f"{SCHEMA}Event"]
    assert event["@id"] == f"{SITE}meetings/{meeting.id}/"
    assert value(event, "startDate") == meeting.date.start
    assert value(event, "endDate") == meeting.date.end
    assert meeting.venue is not None
    city = edition.register.places[meeting.venue.place or ""].name
    address = event[f"{SCHEMA}location"][0][f"{SCHEMA}address"][0]
    assert value(address, "addressLocality") == city
    people = {attendee.person for attendee in meeting.attendees if attendee.person}
    assert len(event[f"{SCHEMA}attendee"]) == len(people) > 0


def test_a_meeting_by_video_link_has_no_address(edition: Edition, meeting: Meeting) -> None:
    online = meeting.model_copy(update={"venue": None, "mode": Mode.VIDEO})
    event = expand(describe_event(edition, online))
    assert event[f"{SCHEMA}location"][0]["@type"] == [f"{SCHEMA}VirtualLocation"]
    assert value(event, "eventAttendanceMode") == f"{SCHEMA}OnlineEventAttendanceMode"


def test_the_dataset_offers_files_and_covers_the_days_of_its_meetings(edition: Edition) -> None:
    files = [file for file in list_exports(edition) if file.path == "meetings/meetings.csv"]
    dataset = expand(describe_dataset(edition, files))
    download = dataset[f"{SCHEMA}distribution"][0]
    assert value(download, "contentUrl") == f"{SITE}meetings/meetings.csv"
    first = min(meeting.date.first for meeting in edition.register.meetings.values())
    assert value(dataset, "temporalCoverage").startswith(first.isoformat())


def test_the_head_of_a_page_names_its_card_its_markdown_and_the_way_to_it(edition: Edition) -> None:
    head = build_head(edition, Described("people/x/", "people/x.md", "X", "About X.", section="People"), [])
    metas = {meta.name: meta.content for meta in head.metas}
    assert metas["og:url"] == f"{SITE}people/x/"
    assert metas["og:image"] == f"{SITE}assets/cards/register.png"
    assert [alternate.path for alternate in head.alternates] == ["people/x.md"]
    names = [step["name"] for step in head.json_ld[0]["itemListElement"]]
    assert names == [edition.site_name, "People", "X"]


def test_the_head_of_a_meeting_names_a_report_for_reference_managers(edition: Edition, meeting: Meeting) -> None:
    page = Described("meetings/x/", "meetings/x.md", "X", "About X.", EntryKey("meeting", meeting.id))
    metas = build_head(edition, page, []).metas
    names = [meta.name for meta in metas]
    assert {meta.name: meta.content for meta in metas}["citation_publication_date"][:4] == str(meeting.date.year)
    assert "citation_technical_report_institution" in names
    assert names.index("z:itemType") < names.index("og:type")


def test_the_card_that_a_head_names_is_written(edition: Edition, meeting: Meeting) -> None:
    page = Described("meetings/x/", "meetings/x.md", "X", "About X.", EntryKey("meeting", meeting.id))
    image = next(meta.content for meta in build_head(edition, page, []).metas if meta.name == "og:image")
    assert image.removeprefix(SITE) in {card.path for card in list_cards(edition)}


@pytest.mark.parametrize("heading", ["Council", "A " * 200, "Совет", "“Quoted” – Erdoğan", "</script>", "\u202eabc"])
def test_a_card_is_a_picture_of_the_size_that_it_says(heading: str) -> None:
    picture = Image.open(io.BytesIO(draw_card(heading, "below")))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert draw_card(heading, "below") == draw_card(heading, "below")


def test_a_card_shows_its_heading() -> None:
    assert draw_card("Council", "below") != draw_card("Conference", "below")


def test_robots_may_read_every_page_and_find_the_sitemap(edition: Edition) -> None:
    robots = RobotFileParser()
    robots.parse(build_robots(edition).decode().splitlines())
    assert robots.can_fetch("anybody", f"{SITE}meetings/")
    assert robots.site_maps() == [f"{SITE}sitemap.xml"]


def test_the_description_of_the_search_is_well_formed_whatever_the_site_is_called(edition: Edition) -> None:
    named = replace(edition, site_name='A & B <"x"> ]]>')
    root = etree.fromstring(build_opensearch(named))
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert root.findtext("o:Description", namespaces=space) == f"Search the {named.site_name} down to the sentence."
    (url,) = root.findall("o:Url", namespaces=space)
    assert url.get("template") == f"{SITE}search/?q={{searchTerms}}"
    assert len(root.findtext("o:ShortName", namespaces=space) or "") <= 16


def test_llms_txt_lists_the_markdown_of_every_meeting(edition: Edition) -> None:
    text = build_llms(edition).decode()
    assert text.startswith(f"# {edition.site_name}\n\n> ")
    listed = set(re.findall(rf"\({SITE}meetings/(.+?)\.md\)", text))
    assert listed - {"index"} == set(edition.register.meetings)


# The built site


def test_every_file_that_a_head_names_is_there(sample_site: Path) -> None:
    looked = 0
    for page in sample_site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        for path in re.findall(r'<link rel="alternate"[^>]*href="([^"]+)"', html):
            assert (page.parent / unescape(path)).is_file(), f"{page}: {path}"
            looked += 1
        for image in re.findall(r'og:image" content="https?://[^/]+/([^"]+)"', html):
            assert (sample_site / image).is_file()
    assert looked > 300


def test_json_ld_of_every_page_can_be_read(sample_site: Path) -> None:
    types = set()
    for page in sample_site.rglob("index.html"):
        scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"))
        types |= {json.loads(script)["@type"] for script in scripts}
    assert {"Event", "BreadcrumbList"} <= types
