"""The guides against the code: every example record passes the check, every command and field is described."""

import os
import re
import tomllib
from enum import StrEnum
from html import unescape
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from communique.checks.run import check_register
from communique.cli import main
from communique.files.canonical import format_document
from communique.files.reader import read_bytes
from communique.model import schema, vocabulary
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import Act
from communique.register.loader import load
from communique.site.pages import list_pages
from communique.site.templating import build_environment
from communique.site.view import View
from communique.site.writer import render_page
from tests.support.paths import ROOT, SMALL

COMMANDS = (ROOT / "docs/develop/index.md").read_text(encoding="utf-8").partition("## Commands")[2].partition("##")[0]
EXAMPLES = [
    (path, text)
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for path, text in re.findall(r"```yaml\n# (releases/\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_every_example_record_in_the_guides_passes_the_check(path: str, text: str, copy: Path) -> None:
    (copy / path).write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check_register(load(copy / "releases"))] == []


def test_the_guide_has_examples() -> None:
    assert {path.split("/")[1] for path, _ in EXAMPLES} >= {"meetings", "people"}


def test_every_yaml_block_of_the_guides_is_checked() -> None:
    blocks = sum(page.read_text(encoding="utf-8").count("```yaml") for page in (ROOT / "docs").rglob("*.md"))
    assert blocks == len(EXAMPLES)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_described(name: str) -> None:
    assert f"`communique {name}" in (ROOT / "docs/develop/index.md").read_text(encoding="utf-8")
    command = main.commands[name]
    assert isinstance(command, click.Command)
    assert command.help


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_is_described(name: str) -> None:
    row = re.search(rf"^\| `communique {name}\b.*$", COMMANDS, re.MULTILINE)
    assert row
    options = [option for option in main.commands[name].params if isinstance(option, click.Option)]
    assert [option.opts for option in options if not any(word in row[0] for word in option.opts)] == []
    for argument in main.commands[name].params:
        if isinstance(argument, click.Argument):
            wanted = (argument.metavar or argument.name or "").upper().partition("_")[0].removesuffix("S")
            assert wanted in row[0].partition(" | ")[0].upper(), argument.name


def test_every_option_of_all_commands_and_every_script_is_described() -> None:
    assert [option.opts for option in main.params if option.opts[0] not in COMMANDS] == []
    scripts = [path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and os.access(path, os.X_OK)]
    assert [name for name in scripts if f"| `scripts/{name}" not in COMMANDS] == []


def test_help_is_given_without_a_complaint() -> None:
    for name in main.commands:
        done = CliRunner().invoke(main, [name, "--help"])
        assert (done.exit_code, done.stderr) == (0, ""), name


def test_every_option_says_what_it_takes() -> None:
    for command in (main, *main.commands.values()):
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help or isinstance(option.type, click.Choice), (command.name, option.name)


def test_every_act_is_described_where_contributors_look() -> None:
    """The page of acts prints for each its meaning and its printed forms."""
    register = load(SMALL)
    page = next(page for page in list_pages(register) if page.uri == "acts/index.md")
    text = unescape(render_page(build_environment(), View(register, page.depth), page))
    for act in Act:
        assert act.meaning.endswith("."), act
        assert act.meaning in text, act
        assert [form for form in act.forms if form not in text] == [], act


@pytest.mark.parametrize(
    "words", [words for words in vars(vocabulary).values() if isinstance(words, type) and issubclass(words, StrEnum)]
)
def test_every_word_of_a_closed_list_has_a_meaning(words: type[StrEnum]) -> None:
    for word in words:
        assert getattr(word, "meaning", "").endswith((".", ").")), word


def test_every_topic_says_what_belongs_to_it() -> None:
    for topic in load(ROOT / "releases").topics.values():
        assert len(topic.definition.split()) > 5, topic.id
        assert topic.definition.endswith("."), topic.id


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_every_example_record_is_in_the_canonical_form(path: str, text: str) -> None:
    kind = next(kind for kind, registry in REGISTRIES.items() if registry.plural == path.split("/")[1])
    assert format_document(read_bytes(text.encode(), Path(path)), REGISTRIES[kind]) == text


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_field_is_described(kind: str) -> None:
    for part, (meaning, rows) in schema.list_fields(REGISTRIES[kind].model).items():
        assert meaning, part
        assert [row.name for row in rows if not row.description] == [], part


def test_the_schemas_are_those_of_the_model() -> None:
    for path, text in schema.build_schema_files(ROOT / "releases"):
        assert path.read_text(encoding="utf-8") == text, "run `communique schema`"


def test_every_record_names_its_schema() -> None:
    for path in (ROOT / "releases").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, path
        assert (path.parent / named[1]).resolve().is_file(), path


def declared() -> list[str]:
    """The packages that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return [re.split(r"[^A-Za-z0-9-]", line)[0] for line in asked]


def test_every_dependency_has_its_reason_and_every_reason_its_dependency() -> None:
    table = (ROOT / "docs/develop/dependencies.md").read_text(encoding="utf-8")
    rows = [name for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[2:] for name in row.split(", ")]
    assert sorted(rows) == sorted(declared())


AS_IMPORTED = {
    "mkdocs-material": "material",
    "pyyaml": "yaml",
    "axe-playwright-python": "axe_playwright_python",
    "types-html5lib": "html5lib",
    "types-Markdown": "markdown",
    "types-PyYAML": "yaml",
}
NOT_IMPORTED = {"mkdocs-material", "setuptools", "mypy", "ruff", "pytest", "pytest-xdist", "properdocs", "zensical"}
"""Used by its command, as the theme, or to build: named in a script or a configuration."""


@pytest.mark.parametrize("name", declared())
def test_every_dependency_is_used(name: str) -> None:
    word = re.escape(AS_IMPORTED.get(name, name))
    if name in NOT_IMPORTED:
        files = [*(ROOT / "scripts").glob("*"), ROOT / "mkdocs.yml", ROOT / "tests/site/test_portable.py"]
        text = "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
        text += (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project]")[0]
        assert re.search(rf"\b{word}\b", text)
    else:
        code = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
        used = re.compile(rf"^\s*(import|from) {word}\b", re.MULTILINE)
        assert any(used.search(file.read_text(encoding="utf-8")) for file in code)
