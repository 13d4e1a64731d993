"""Names in other scripts, with the names that other documents have."""

from pathlib import Path

import pytest

from communique.model.entries import Named
from communique.register.loader import load
from communique.register.register import Register
from communique.search.words.names import list_chinese, list_cyrillic, list_equivalents


@pytest.fixture
def register(small: Path) -> Register:
    """A register with names in other scripts."""
    register = load(small)
    for kind, entry_id, names in (
        ("person", "wang-yi", ["Ван И", "王毅"]),
        ("state", "cn", ["Китай", "Китайская Республика", "中國"]),
        ("body", "cfm", ["外长会议"]),
    ):
        others = [Named(name=name) for name in names]
        entries = register.entries[kind]
        entries[entry_id] = entries[entry_id].model_copy(update={"other_names": others, "native_name": None})
    return register


def test_a_family_name_or_a_name_of_one_word_in_cyrillic_has_its_latin_form(register: Register) -> None:
    names = list_cyrillic(register)
    assert names["кита"] == "China"
    assert "республик" not in names


def test_a_chinese_name_of_a_person_or_state_has_its_latin_form_and_one_of_a_body_has_none(register: Register) -> None:
    names = list_chinese(register)
    assert (names["王毅"], names["中国"], names["外长会议"]) == ("Wang Yi", "China", "")


def test_initials_of_another_organisation_mean_its_name_and_those_of_a_body_of_ours_do_not(sample: Register) -> None:
    meant = list_equivalents(sample)
    assert meant["un"] == "United Nations"
    assert "cfm" not in meant


def test_what_others_call_chairmanship_or_presidency_is_the_chair(register: Register) -> None:
    meant = list_equivalents(register)
    assert meant["presidency"] == meant["chairmanship"] == meant["председательств"] == "chair"
