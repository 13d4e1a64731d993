"""Compiled templates are kept, and are what the templates say."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from communique.site.jinja import compiled
from communique.site.jinja.compiled import keep_compiled

TEXT = "{{ word }} and {{ 'seven'|loud }}"


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python write what it compiles, whatever the environment says."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


class Counted(Environment):
    """An environment that counts the templates that it compiles."""

    compilations = 0

    def compile(self, *words: object, **more: object) -> object:  # type: ignore[override]
        self.compilations += 1
        return super().compile(*words, **more)  # type: ignore[call-overload]


def render(folder: Path | None, text: str = TEXT, *, loud: str = "!", escape: bool = True) -> tuple[str, int]:
    """Render a text as another process would, which knows only the files: the result, and how many templates were compiled."""
    env = Counted(loader=DictLoader({"a/b.html": text}), autoescape=escape)
    env.filters["loud"] = lambda value: value + loud
    keep_compiled(env, "test", folder)
    compiled._known.clear()  # noqa: SLF001 (this process stands for another)
    return env.get_template("a/b.html").render(word="<b>"), env.compilations


def test_a_template_is_compiled_once_and_says_the_same(tmp_path: Path) -> None:
    assert render(tmp_path) == ("&lt;b&gt; and seven!", 1)
    assert render(tmp_path) == ("&lt;b&gt; and seven!", 0)


def test_a_template_that_has_changed_is_compiled_again(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, "{{ word }} or none") == ("&lt;b&gt; or none", 1)


def test_other_settings_compile_a_template_again(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, escape=False) == ("<b> and seven!", 1)


def test_a_filter_that_has_changed_shows_even_where_the_template_has_the_word(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, loud="?") == ("&lt;b&gt; and seven?", 0)


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100, None])
def test_what_is_damaged_is_compiled_again(tmp_path: Path, damage: bytes | None) -> None:
    render(tmp_path)
    [kept] = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
    assert render(tmp_path) == ("&lt;b&gt; and seven!", 1)
    assert render(tmp_path) == ("&lt;b&gt; and seven!", 0)


def test_without_a_place_for_files_templates_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (None, tmp_path / "file"):
        assert render(folder) == ("&lt;b&gt; and seven!", 1)


def test_nothing_is_written_if_python_may_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    render(tmp_path)
    assert [*tmp_path.iterdir()] == []
