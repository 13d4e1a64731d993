"""TEI, read by lxml and held against a small schema of the elements that the export uses."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from communique.exports.edition import Edition
from communique.exports.text.tei import NAMESPACE, list_tei
from communique.model.vocabulary import NoteKind

NEW_YORK = "2017-09-20-cfm-new-york"
TEI = {"t": NAMESPACE}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def edition(dated_edition: Edition) -> Edition:
    return dated_edition


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tei.rng")))


@pytest.fixture(scope="module")
def document(edition: Edition) -> etree._Element:
    [file] = list_tei(edition)
    assert (file.path, file.pages) == (f"meetings/{NEW_YORK}/text.tei.xml", (f"meetings/{NEW_YORK}/",))
    return etree.fromstring(file.content())


def as_printed(element: etree._Element) -> str:
    """The words of an element as the source prints them: without notes and corrections."""
    inner = "" if element.tag in (f"{{{NAMESPACE}}}note", f"{{{NAMESPACE}}}corr") else element.text or ""
    if element.tag not in (f"{{{NAMESPACE}}}note", f"{{{NAMESPACE}}}corr"):
        inner += "".join(as_printed(child) + (child.tail or "") for child in element)
    return inner


def find_paragraphs(document: etree._Element) -> list[etree._Element]:
    return list(document.iterfind(".//t:body/t:p", TEI))


def test_a_document_follows_the_schema_and_the_schema_refuses_others(
    document: etree._Element, schema: etree.RelaxNG
) -> None:
    schema.assertValid(document)
    broken = etree.fromstring(etree.tostring(document))
    etree.SubElement(find_paragraphs(broken)[0], f"{{{NAMESPACE}}}script")
    assert not schema.validate(broken)


def test_the_words_are_those_of_the_record(document: etree._Element, edition: Edition) -> None:
    paragraphs = edition.register.meetings[NEW_YORK].text
    found = [(element.get(XML_ID), as_printed(element)) for element in find_paragraphs(document)]
    assert found == [(paragraph.id, paragraph.text) for paragraph in paragraphs]


def test_each_note_stands_in_its_paragraph_right_behind_its_words(document: etree._Element, edition: Edition) -> None:
    notes = edition.register.meetings[NEW_YORK].annotations
    found = {note.get(XML_ID): note for note in document.iterfind(".//t:body//t:note", TEI)}
    assert sorted(found) == sorted(note.id for note in notes)
    for note in notes:
        element = found[note.id]
        paragraph = next(parent for parent in element.iterancestors() if parent.get(XML_ID))
        assert paragraph.get(XML_ID) == note.on
        before = as_printed(cut_behind(paragraph, note.id))
        assert before.endswith(note.quote)
        assert note.note is None or note.note in "".join(element.itertext())


def cut_behind(paragraph: etree._Element, note: str) -> etree._Element:
    """A copy of a paragraph without anything behind a note."""
    copy = etree.fromstring(etree.tostring(paragraph, with_tail=False))
    [end] = copy.xpath(f"//*[@xml:id='{note}']")
    for element in (end, *end.iterancestors()):
        element.tail = None
        for later in list(element.itersiblings()):
            later.getparent().remove(later)
    return copy


def test_a_misprint_stands_beside_its_correction(document: etree._Element, edition: Edition) -> None:
    notes = edition.register.meetings[NEW_YORK].annotations
    corrections = [(note.quote, note.reads) for note in notes if note.kind is NoteKind.CORRECTION and note.reads]
    found = document.iterfind(".//t:choice", TEI)
    assert [(as_printed(one[0]), one[1].text) for one in found] == corrections


def test_names_lead_to_the_site_and_are_listed(document: etree._Element) -> None:
    people = [name.get("ref") for name in document.iterfind(".//t:body//t:persName", TEI)]
    assert "https://register.test/people/sergey-lavrov/" in people
    listed = [one.text for one in document.iterfind(".//t:listPerson/t:person/t:idno", TEI)]
    assert set(people) <= set(listed)
    day = document.find(".//t:body//t:date", TEI)
    assert day is not None
    assert (day.get("when"), day.text) == ("2017-09-20", "20 September 2017")


def test_each_statement_is_tied_to_its_words(document: etree._Element, edition: Edition) -> None:
    statements = {one.get(XML_ID): one for one in document.iterfind(".//t:interp", TEI)}
    words = {one.get("ana"): as_printed(one) for one in document.iterfind(".//t:seg", TEI)}
    for resolution in edition.register.meetings[NEW_YORK].resolutions:
        assert statements[resolution.id].get("type") == resolution.act
        assert words[f"#{resolution.id}"] == resolution.quote


def test_references_inside_the_document_lead_somewhere(document: etree._Element) -> None:
    ids = {element.get(XML_ID) for element in document.iter() if element.get(XML_ID)}
    pointers = [
        one
        for element in document.iter()
        for name in ("ana", "inst", "target")
        for one in element.get(name, "").split()
    ]
    local = [one[1:] for one in pointers if one.startswith("#")]
    assert local
    assert set(local) <= ids


def test_hostile_words_survive_and_follow_the_schema(hostile_edition: Edition, schema: etree.RelaxNG) -> None:
    files = list(list_tei(hostile_edition))
    assert len(files) == len(hostile_edition.register.meetings)
    for file in files:
        meeting = hostile_edition.register.meetings[file.path.split("/")[1]]
        document = etree.fromstring(file.content())
        schema.assertValid(document)
        assert [as_printed(one) for one in find_paragraphs(document)] == [one.text for one in meeting.text]


def test_the_same_register_gives_the_same_bytes(edition: Edition) -> None:
    once, again = ([file.content() for file in list_tei(one)] for one in (edition, replace(edition)))
    assert once == again
