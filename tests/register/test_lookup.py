"""Looking entries up: any name, spelling or script of one finds it, a misspelt word finds the nearest, others find none."""

from pathlib import Path

import pytest

from communique.model.kinds import FOUND_BY_NAME
from communique.model.registries import REGISTRIES
from communique.register.names.lookup import Lookup
from communique.register.names.spelling import fold_words, score_misspelt, score_words
from communique.register.register import Register
from communique.text.explanation import NO_HINT, Hint
from tests.support.registers import write_register


def person(name: str, **fields: object) -> dict[str, object]:
    return {"name": name, "sort": name, "sources": [{"url": "https://example.org/a", "used_for": "name"}], **fields}


@pytest.fixture
def register(small: Path) -> Register:
    return write_register(
        small,
        [{"date": "2018-04-24"}],
        people={
            "zhu-rongji": person("Zhu Rongji", native_name={"name": "朱镕基", "language": "zh"}),
            "islam-karimov": person("Islam Karimov", offices=[{"office": "President", "state": "ru"}]),
            "abror-karimov": person("Abror Karimov", offices=[{"office": "Minister of Trade", "state": "ru"}]),
            "sergei-shoigu": person("Sergei Shoigu", other_names=[{"name": "Сергей Шойгу"}]),
        },
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Zhu Rongji", ["zhu-rongji"]),
        ("zhu-rongji", ["zhu-rongji"]),
        ("RONGJI ZHU", ["zhu-rongji"]),
        ("朱镕基", ["zhu-rongji"]),
        ("镕基", ["zhu-rongji"]),
        ("Шойгу", ["sergei-shoigu"]),
        ("Sergey Šojgu", ["sergei-shoigu"]),
        ("Shoygu", ["sergei-shoigu"]),
        ("Shogiu", ["sergei-shoigu"]),
        ("Karimov", ["islam-karimov", "abror-karimov"]),
        ("karimov president", ["islam-karimov"]),
        ("karimov trade russia", ["abror-karimov"]),
        ("Chna", ["cn"]),
        ("moskow", ["moscow"]),
        ("newyork", ["new-york"]),
        ("foreign affairs council", ["cfm"]),
        ("he rong", []),
        ("xx", []),
        ("", []),
        ("?!", []),
        ("x" * 5000, []),
    ],
)
def test_an_entry_is_found_by_what_people_call_it(register: Register, words: str, ids: list[str]) -> None:
    assert {match.key.id for match in Lookup(register).find(words)} == set(ids)


def test_the_whole_name_comes_before_names_with_more_words(register: Register) -> None:
    found = Lookup(register).find("SCO")
    assert [found[0].key.id, found[0].score] == ["sco", 1]
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_every_entry_is_found_by_its_name_and_by_its_id(sample: Register) -> None:
    lookup = Lookup(sample)
    for kind in FOUND_BY_NAME:
        for entry in sample.entries[kind].values():
            assert (kind, entry.id) in [match.key for match in lookup.find(entry.id)]


def test_every_kind_but_meetings_is_found() -> None:
    assert {*FOUND_BY_NAME, "meeting"} == set(REGISTRIES)


@pytest.mark.parametrize(
    ("kind", "word", "hint"),
    [
        ("state", "China", Hint(reason="China has the id 'cn'")),
        ("state", "ch", Hint("'cn' (China)")),
        ("state", "Chna", Hint("'cn' (China)")),
        ("person", "karimov", Hint("'abror-karimov' or 'islam-karimov'")),
        ("person", "president", NO_HINT),
        ("meeting", "2018", NO_HINT),
    ],
)
def test_a_hint_names_the_nearest_ids(register: Register, kind: str, word: str, hint: Hint) -> None:
    assert Lookup(register).find_hint(kind, word) == hint


def test_a_nearer_name_scores_more() -> None:
    name = fold_words("Sergey Lavrov")
    scores = [score_words(fold_words(text), name) for text in ("Sergej Lavrov", "Lavrov", "Lavr", "Lavrof")]
    assert scores[0] == 1
    assert scores == sorted(set(scores), reverse=True)
    assert scores[-1] == 0 < score_misspelt(fold_words("Lavrof"), name)


def test_a_short_word_is_no_other_with_another_first_letter() -> None:
    name = fold_words("Global South")
    assert [score_misspelt(fold_words(word), name) > 0 for word in ("youth", "souht", "globla")] == [False, True, True]
