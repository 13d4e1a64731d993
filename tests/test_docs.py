"""The guides against the code: every example record passes the check, every command and field is described."""

import re
from pathlib import Path

import click
import pytest

from communique import schema
from communique.checking import check
from communique.cli import main
from communique.gathering import load
from communique.model import REGISTRIES

ROOT = Path(__file__).parent.parent
EXAMPLES = [
    (path, text)
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for path, text in re.findall(r"```yaml\n# (releases/\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_every_example_record_in_the_guides_passes_the_check(path: str, text: str, copy: Path) -> None:
    (copy / path).write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check(load(copy / "releases"))] == []


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


@pytest.mark.parametrize("kind", REGISTRIES)
def test_every_field_is_described(kind: str) -> None:
    for part, (meaning, rows) in schema.fields_of(REGISTRIES[kind].model).items():
        assert meaning, part
        assert [row.name for row in rows if not row.description] == [], part


def test_the_schemas_are_those_of_the_model() -> None:
    for path, text in schema.files(ROOT / "releases"):
        assert path.read_text(encoding="utf-8") == text, "run `communique schema`"


def test_every_record_names_its_schema() -> None:
    for path in (ROOT / "releases").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, path
        assert (path.parent / named[1]).resolve().is_file(), path


def test_every_dependency_has_its_reason() -> None:
    table = (ROOT / "docs/develop/dependencies.md").read_text(encoding="utf-8").casefold()
    wanted = re.findall(
        r'^  "([A-Za-z0-9-]+)',
        (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[project.scripts]")[0],
        re.MULTILINE,
    )
    assert wanted
    assert [name for name in wanted if name.casefold() not in table] == []
