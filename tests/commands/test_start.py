"""How much a command loads before it says anything. A slow start is felt with every command."""

import subprocess
import sys

import pytest

from tests.support.paths import ROOT

PRINT_LOADED = """
import sys
from click.testing import CliRunner
from communique.cli import main
done = CliRunner().invoke(main, sys.argv[1:])
assert done.exit_code == 0, done.output
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def list_loaded(*words: str) -> set[str]:
    """Run a command in a Python of its own, and return the packages that it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT_LOADED, *words], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "--help"], ["find", "--help"], ["new", "--help"]], ids=" ".join
)
def test_help_is_given_without_loading_the_model_or_a_parser(words: list[str]) -> None:
    assert list_loaded(*words) & {"pydantic", "yaml", "rapidfuzz", "jinja2", "mkdocs"} == set()


COUNT_SCHEMAS = """
from communique.exports.tables.specification import TABLES
from communique.model.parts import generate_schema
print(generate_schema.cache_info().misses)
assert [column.domain for table in TABLES for column in table.columns]
print(generate_schema.cache_info().misses)
"""


def test_tables_are_known_before_the_schema_of_any_model_is_made() -> None:
    """Schemas take long to make, and most builds describe no table anew."""
    done = subprocess.run([sys.executable, "-c", COUNT_SCHEMAS], check=True, capture_output=True, text=True)
    before, after = map(int, done.stdout.split())
    assert before == 0
    assert after > 0
