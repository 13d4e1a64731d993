"""The register that carries the hostile words to the tests in tests/browser leaves out no field, and breaks no rule."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.checks.run import check_register
from communique.model.parts import Part, walk_parts
from communique.model.registries import REGISTRIES
from communique.register.loader import load
from communique.register.register import Register
from communique.site.output.writer import write_pages
from tests.support.hostile import GROUPS, SHOWN, id_of, parts_of, texts_of, write_register


def test_the_groups_hold_every_word_once() -> None:
    harmless, *others = SHOWN
    assert sorted(word for words in GROUPS.values() for word in words[1:]) == sorted(others)
    assert {words[0] for words in GROUPS.values()} == {harmless}


@pytest.mark.parametrize("group", GROUPS)
def test_the_words_of_a_group_break_no_rule(group: str, tmp_path: Path) -> None:
    write_register(tmp_path / "releases", GROUPS[group])
    assert list(map(str, check_register(load(tmp_path / "releases")))) == []


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_field_of_text_holds_every_word(hostile: Register, kind: str) -> None:
    """What the model says to be text is found with the words in it, so that no field is ever left out."""
    wanted = {(model.__name__, name) for model in _models(REGISTRIES[kind].model) for name in texts_of(model)}
    assert wanted
    for at, words in enumerate(SHOWN):
        found = {
            (type(part).__name__, name)
            for _, part in walk_parts(hostile.entries[kind][id_of(kind, at)], Part)
            for name in texts_of(type(part))
            if any(words in value for value in _texts(getattr(part, name)))
        }
        assert wanted - found == set(), words


def _texts(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value or ""]


def _models(model: type[Part]) -> Iterator[type[Part]]:
    yield model
    for _, part in parts_of(model):
        yield from _models(part)


def test_an_unknown_id_is_text_on_pages_whatever_it_says(small: Path) -> None:
    """A name in place of an id is reported as unknown; until it is corrected, the page shows it."""
    path = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    text = path.read_text(encoding="utf-8").replace("chair: wang-yi", "chair: '<script>alert(1)</script>'")
    path.write_text(
        text.replace("place: new-york", "place: '../../place'").replace("[afghanistan]", "['[x](javascript:y)']"),
        encoding="utf-8",
    )
    register = load(small)
    assert {problem.rule.name for problem in check_register(register)} == {"reference-is-known"}
    pages = small.parent / "pages"
    write_pages(register, pages)
    assert {path.name for path in small.parent.iterdir()} == {"pages", "releases"}
    shown = (pages / "meetings/2017-09-20-cfm-new-york.md").read_text(encoding="utf-8")
    assert "../../place" in shown
    assert r"\[x\](javascript:y)" in shown
    assert "<script>" not in shown
