"""The reference has every field of the model and every word of a closed list, each once and with a meaning."""

from itertools import chain

from communique.model.derived.reference import SectionName, build_field_guide
from communique.model.parts import list_fields
from communique.model.registries import REGISTRIES

REFERENCE = build_field_guide()
MODELS = [*chain(*REFERENCE.entries.values()), *REFERENCE.shared]


def test_every_model_and_every_field_has_a_meaning() -> None:
    assert [table.name.words for table in MODELS if not table.meaning] == []
    assert [(table.name.words, row.name) for table in MODELS for row in table.rows if not row.meaning] == []


def test_each_kind_of_entry_begins_with_its_model_and_all_its_fields() -> None:
    for kind, registry in REGISTRIES.items():
        first = REFERENCE.entries[kind][0]
        assert first.name.of_class == registry.model.__name__
        assert {row.name for row in first.rows} == {field.name for field in list_fields(registry.model)}


def test_every_name_has_one_section_and_every_section_an_anchor_of_its_own() -> None:
    sections = [table.name for table in MODELS] + [table.name for table in REFERENCE.lists]
    named = {part for table in MODELS for row in table.rows for part in row.takes if isinstance(part, SectionName)}
    assert named - {*sections} == set()
    anchors = [name.anchor for name in sections]
    assert len(anchors) == len(set(anchors))


def test_a_part_of_several_kinds_is_described_once() -> None:
    assert [table.name.words for table in REFERENCE.shared] == ["Citation", "Copy", "Discrepancy", "Named"]


def test_a_closed_list_has_its_words_with_their_meanings() -> None:
    words = {table.name.of_class: dict(table.rows) for table in REFERENCE.lists}
    assert words["Mode"]["in-person"] == "All delegations met at the venue."
    assert all(meaning for rows in words.values() for meaning in rows.values())


def test_the_values_of_a_field_are_described_in_words_and_names() -> None:
    meeting = {row.name: row for row in REFERENCE.entries["meeting"][0].rows}
    assert meeting["attendees"].takes == ("list of ", SectionName("Attendee"))
    assert meeting["mode"].takes == (SectionName("Mode"), " or ", "null")
    assert meeting["date"].takes == ("date",)
    assert meeting["date"].required
