"""Feeds, as feed readers read them: Atom by feedparser and by the rules of RFC 4287, JSON Feed by its own rules."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import pytest
from lxml import etree

from communique.exports.catalogue import group_by_page
from communique.exports.edition import Edition, read_edition
from communique.exports.file import ExportFile
from communique.exports.follow.feeds.atom import build_atom
from communique.exports.follow.feeds.channels import list_channels
from communique.exports.follow.files import list_follow_files
from communique.exports.follow.history import History, Revision
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.register.loader import load
from communique.register.register import Register
from tests.support.repository import commit, edit, git

SITE = "https://register.test/"
MEETING = "2017-09-20-cfm-new-york"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read_feeds(edition: Edition) -> dict[str, bytes]:
    """The feeds of an edition by their paths."""
    files = [file for file in list_follow_files(edition) if "/feed." in f"/{file.path}"]
    return {file.path: file.content() for file in files}


@pytest.fixture(scope="module")
def feeds(sample: Register) -> dict[str, bytes]:
    return read_feeds(Edition(sample, SITE))


@pytest.fixture(scope="module")
def hostile_feeds(hostile_edition: Edition) -> dict[str, bytes]:
    return read_feeds(replace(hostile_edition, site_name="]]></title><script>alert(1)</script>\x00\x0b\ufffe"))


def list_atom(feeds: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    for path, content in feeds.items():
        if path.endswith(".atom"):
            yield path, etree.fromstring(content)


def list_json(feeds: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    for path, content in feeds.items():
        if path.endswith(".json"):
            yield path, json.loads(content)


# What the formats demand


def test_a_feed_reader_reads_every_feed_without_complaint(feeds: dict[str, bytes]) -> None:
    for path, content in feeds.items():
        if path.endswith(".atom"):
            read = feedparser.parse(content)
            assert (read.version, read.bozo) == ("atom10", False), path
            assert read.feed.title.startswith("SCO Meetings Register")
            assert all(entry.title and entry.link.startswith(SITE) and entry.summary for entry in read.entries)


def test_atom_has_what_rfc_4287_demands(feeds: dict[str, bytes]) -> None:
    for path, feed in list_atom(feeds):
        for element in (feed, *feed.findall("a:entry", ATOM)):
            for name in ("id", "title", "updated"):
                assert [one.text for one in element.findall(f"a:{name}", ATOM)] != []
                assert len(element.findall(f"a:{name}", ATOM)) == 1
            assert datetime.fromisoformat(element.findtext("a:updated", namespaces=ATOM)).utcoffset() == timedelta()
            alternates = [
                (link.get("type"), link.get("hreflang")) for link in element.findall("a:link[@rel='alternate']", ATOM)
            ]
            assert len(set(alternates)) == len(alternates) > 0
        assert feed.findtext("a:author/a:name", namespaces=ATOM)
        assert [link.get("href") for link in feed.findall("a:link[@rel='self']", ATOM)] == [SITE + path]
        ids = [one.text for one in feed.findall("a:entry/a:id", ATOM)]
        assert len(set(ids)) == len(ids) > 0


def test_json_feed_has_what_its_rules_demand(feeds: dict[str, bytes]) -> None:
    for path, feed in list_json(feeds):
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == SITE + path
        assert all(author["name"] for author in feed["authors"])
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert isinstance(item["content_html"], str)
            assert item["url"].startswith(SITE)
            assert all(isinstance(tag, str) for tag in item["tags"])
            assert datetime.fromisoformat(item["date_modified"]).tzinfo


def test_both_formats_have_the_same_items(feeds: dict[str, bytes]) -> None:
    items = {path: [item["id"] for item in feed["items"]] for path, feed in list_json(feeds)}
    for path, feed in list_atom(feeds):
        assert [one.text for one in feed.findall("a:entry/a:id", ATOM)] == items[path.replace(".atom", ".json")]


# What is in them


def test_there_is_a_feed_of_each_entry_that_met_and_of_no_other(feeds: dict[str, bytes], sample: Register) -> None:
    met = {key for key in sample.appearances if key.kind in ("person", "state")}
    met |= {EntryKey("body", meeting.body) for meeting in sample.meetings.values()}
    met |= {EntryKey("topic", topic) for topic in sample.topics if EntryKey("topic", topic) in sample.statements}
    met |= {EntryKey(*key) for key in sample.meetings_by if key[0] == "body"}
    hosts = {EntryKey("state", state) for kind, state in sample.meetings_by if kind == "host"}
    assert {path.removesuffix("feed.atom") for path in feeds if path.endswith(".atom")} == {
        "",
        *(key.address for key in met | hosts),
    }


def test_the_feed_of_a_state_has_what_it_attended_and_what_it_hosted(sample: Register, feeds: dict[str, bytes]) -> None:
    for state in ("in", "us"):
        attended = {one.meeting.id for one in sample.appearances.get(EntryKey("state", state), ())}
        hosted = {meeting.id for meeting in sample.meetings_by.get(("host", state), ())}
        items = json.loads(feeds[f"states/{state}/feed.json"])["items"]
        assert {item["id"].rpartition("/")[2] for item in items} == attended | hosted


def test_the_feed_of_a_topic_has_what_was_said_about_it(sample: Register, feeds: dict[str, bytes]) -> None:
    items = json.loads(feeds["topics/afghanistan/feed.json"])["items"]
    assert items
    for item in items:
        meeting = sample.meetings[item["id"].rpartition("/")[2]]
        said = [resolution for resolution in meeting.resolutions if "afghanistan" in resolution.topics]
        assert item["url"] == f"{SITE}meetings/{meeting.id}/#{said[0].id}"
        assert all(resolution.summary in read_html(item["content_html"])[1] for resolution in said)


def test_the_newest_changes_come_first_and_older_ones_are_left_out(sample: Register) -> None:
    days = {meeting: datetime(2026, 1, 1 + at, tzinfo=UTC) for at, meeting in enumerate(sorted(sample.meetings))}

    class Invented(History):
        def last_revision(self, meeting: Meeting) -> Revision:
            return Revision(days[meeting.id])

    edition = Edition(sample, SITE)
    for channel in list_channels(edition, Invented(edition)):
        times = [item.updated for item in channel.items]
        assert times == sorted(times, reverse=True)
        everything = sorted((days[item.meeting.id] for item in channel.candidates), reverse=True)
        assert times == everything[: 20 if channel.key else 30]
        many = replace(channel, candidates=channel.candidates * 40)
        assert len(many.items) == (20 if channel.key else 30)
        assert f"<updated>{times[0].isoformat()}</updated>" in build_atom(channel).decode()


def test_an_item_says_in_words_what_changed_and_when(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(small.parent, "init", "--quiet")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-01T10:00:00Z")
    commit(small.parent)
    added = read_item(small)
    edit(small.parent, f"meetings/2017/{MEETING}.yml", "complete\noutcomes", "partial\noutcomes")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-02T23:30:00-02:00")
    commit(small.parent)
    changed = read_item(small)
    assert "added on 1 March 2026: 3 attendees, 2 outcomes, 1 source." in added["content_html"]
    assert "The record changed on 3 March 2026:attendance: complete → partial" in read_html(changed["content_html"])[1]
    assert changed["date_modified"] == "2026-03-03T01:30:00+00:00"
    assert changed["date_published"] == added["date_modified"] == "2026-03-01T10:00:00+00:00"
    assert changed["id"] == added["id"]


def read_item(releases: Path) -> dict[str, Any]:
    """The one item of the feed of the small register."""
    (item,) = json.loads(read_feeds(read_edition(load(releases), SITE))["feed.json"])["items"]
    return dict(item)


# Ids, equal bytes, pages


def test_ids_are_the_same_wherever_the_site_is(sample: Register, feeds: dict[str, bytes]) -> None:
    elsewhere = dict(list_json(read_feeds(Edition(sample, "https://elsewhere.test/sco/", site_name="Other"))))
    for path, feed in list_json(feeds):
        assert [item["id"] for item in elsewhere[path]["items"]] == [item["id"] for item in feed["items"]]
        assert all(item["id"].startswith("tag:sco-register.example.org,2026:") for item in feed["items"])
        assert all(item["url"].startswith("https://elsewhere.test/sco/") for item in elsewhere[path]["items"])


def test_the_same_register_gives_equal_bytes(sample: Register, feeds: dict[str, bytes]) -> None:
    assert read_feeds(Edition(sample, SITE)) == feeds


def test_pages_show_atom_and_their_heads_name_both(sample: Register) -> None:
    pages = group_by_page(list_follow_files(Edition(sample, SITE)))

    def name(files: list[ExportFile]) -> list[str]:
        return [file.path for file in files if "feed" in file.path]

    found = list(pages["people/wang-yi/"])
    assert name(found) == ["people/wang-yi/feed.atom", "people/wang-yi/feed.json"]
    assert name([file for file in found if file.offered]) == ["people/wang-yi/feed.atom"]
    assert name(list(pages[""])) == name(list(pages["meetings/"])) == ["feed.atom", "feed.json"]


# Hostile words


def read_html(content: str) -> tuple[set[str], str]:
    """The names of all elements in a piece of HTML, as a browser reads it, and its text."""
    tree = html5lib.parseFragment(content, namespaceHTMLElements=False)
    return {str(one.tag) for one in tree.iter()} - {"DOCUMENT_FRAGMENT"}, "".join(tree.itertext())


def test_hostile_words_come_back_as_text(hostile_edition: Edition, hostile_feeds: dict[str, bytes]) -> None:
    labels, meetings = hostile_edition.labels, hostile_edition.register.meetings
    looked = 0
    for _, feed in list_atom(hostile_feeds):
        assert "<script>" in feed.findtext("a:title", namespaces=ATOM)
        for entry in feed.findall("a:entry", ATOM):
            meeting = meetings[entry.findtext("a:id", namespaces=ATOM).rpartition("/")[2]]
            assert entry.findtext("a:title", namespaces=ATOM) == labels.heading(meeting)
            elements, text = read_html(entry.findtext("a:content", namespaces=ATOM))
            assert elements <= {"p", "ul", "li"}
            assert meeting.resolutions[0].summary in text
            looked += 1
    assert looked > 100


def test_hostile_words_come_back_in_json_feed(hostile_edition: Edition, hostile_feeds: dict[str, bytes]) -> None:
    labels, meetings = hostile_edition.labels, hostile_edition.register.meetings
    for _, feed in list_json(hostile_feeds):
        for item in feed["items"]:
            meeting = meetings[item["id"].rpartition("/")[2]]
            assert item["title"] == labels.heading(meeting)
            assert read_html(item["content_html"])[0] <= {"p", "ul", "li"}


def test_a_character_that_xml_cannot_hold_is_replaced(hostile_feeds: dict[str, bytes]) -> None:
    title = etree.fromstring(hostile_feeds["feed.atom"]).findtext("a:title", namespaces=ATOM)
    assert title == "]]></title><script>alert(1)</script>\ufffd\ufffd\ufffd"
