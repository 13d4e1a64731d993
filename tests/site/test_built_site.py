"""The built site of the sample: what is true of any site, and what is known of this one."""

import re
from pathlib import Path

import pytest

from communique.register.register import Register
from tests.support.paths import ROOT
from tests.support.site_checks import HOST, Parsed, SiteChecks, parse_site


@pytest.fixture(scope="module")
def built(sample_site: Path) -> Path:
    return sample_site


@pytest.fixture(scope="module")
def register(sample: Register) -> Register:
    return sample


@pytest.fixture(scope="module")
def parsed(built: Path) -> dict[str, Parsed]:
    return parse_site(built)


class TestSample(SiteChecks):
    """The checks of any site, on the site of the sample."""


def test_a_topic_lists_every_resolution_about_it(parsed: dict[str, Parsed], sample: Register) -> None:
    for topic in sample.topics:
        listed = parsed[f"{HOST}/topics/{topic}/"].read().findall(".//article//li/a[@class='when']")
        resolutions = [one for meeting in sample.meetings.values() for one in meeting.resolutions]
        assert len(listed) == sum(topic in resolution.topics for resolution in resolutions)


def test_the_sample_has_a_former_address_and_a_text(sample: Register) -> None:
    """Without them some checks of the site would look at nothing."""
    assert any(sample.redirects.values())
    assert any(meeting.text and meeting.annotations for meeting in sample.meetings.values())


def test_our_style_sheets_are_published_as_one_file(built: Path) -> None:
    """In the order in which they are named, and without comments."""
    sheets = re.findall(r"^  - (assets/styles/.*)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert {ROOT / "docs" / sheet for sheet in sheets} == {*(ROOT / "docs/assets/styles").iterdir()}
    written = "".join((ROOT / "docs" / sheet).read_text(encoding="utf-8") for sheet in sheets)
    published = (built / "assets/styles.css").read_text(encoding="utf-8")
    assert re.sub(r"/\*.*?\*/|\s", "", written, flags=re.DOTALL) == re.sub(r"\s", "", published)
    assert not (built / "assets/styles").exists()
    page = (built / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<link rel="stylesheet" href="(assets/styles[/.].*?)"', page) == ["assets/styles.css"]


@pytest.mark.parametrize("script", sorted((ROOT / "docs/assets").rglob("*.js")), ids=lambda script: script.name)
def test_our_scripts_are_published_without_comments(built: Path, script: Path) -> None:
    published = (built / script.relative_to(ROOT / "docs")).read_text(encoding="utf-8")
    written = script.read_text(encoding="utf-8")
    begins = [re.sub(r" *//( .*)?$", "", line) for line in written.splitlines()]
    assert [line for line in begins if line.strip()] == [line for line in published.splitlines() if line.strip()]
    texts = re.findall(r"`[^`\n]*`|\"[^\"\n]*\"", published)
    assert not [text for text in texts if re.search(r"^ *//| // ", text, re.MULTILINE)]
