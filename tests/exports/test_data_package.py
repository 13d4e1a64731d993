"""The data package: frictionless finds it valid, also with hostile words, and every text comes back."""

import codecs
import csv
import hashlib
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package, system

from communique.exports.data.codebook import write_codebook
from communique.exports.data.csv_file import build_csv
from communique.exports.data.dataset import ARCHIVE, list_dataset
from communique.exports.edition import Edition
from communique.exports.tables.specification import TABLES
from communique.exports.tables.table import Cell, Table, derived
from communique.register.loader import load
from communique.register.register import Register
from tests.support.reuse import COMMIT, Reuse, enrich_sample, make_edition


def validate(folder: Path) -> list[str]:
    with system.use_context(trusted=True):
        report = Package(str(folder / "data/datapackage.json")).validate()
    return [str(error) for task in report.tasks for error in task.errors] + [str(error) for error in report.errors]


def test_frictionless_finds_types_keys_and_references_valid(reuse: Reuse) -> None:
    assert validate(reuse.folder) == []


def test_frictionless_finds_a_broken_reference(reuse: Reuse, tmp_path: Path) -> None:
    """Otherwise the test above would show nothing."""
    described = json.loads((reuse.folder / "data/datapackage.json").read_bytes())
    described["resources"] = [one for one in described["resources"] if one["name"] in ("states", "statuses")]
    (tmp_path / "data").mkdir()
    (tmp_path / "data/datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    for name in ("states.csv", "statuses.csv"):
        content = (reuse.folder / "data" / name).read_bytes()
        (tmp_path / "data" / name).write_bytes(content.replace(b"\r\nru,Russia", b"\r\nrx,Russia"))
    assert any("ru" in error and "foreign" in error for error in validate(tmp_path))


def test_the_package_says_what_it_is(reuse: Reuse) -> None:
    described = json.loads((reuse.folder / "data/datapackage.json").read_bytes())
    assert described["version"] == COMMIT[:10]
    assert described["created"] == "2026-11-29T05:06:08Z"
    assert [licence["name"] for licence in described["licenses"]] == ["CC-BY-4.0"]
    for resource in described["resources"]:
        content = (reuse.folder / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_no_table_begins_with_a_byte_order_mark(reuse: Reuse) -> None:
    """Programs would take it for a part of the first heading."""
    tables = list((reuse.folder / "data").glob("*.csv"))
    assert tables
    assert [path.name for path in tables if path.read_bytes().startswith(codecs.BOM_UTF8)] == []


def test_every_column_is_described_and_every_reference_is_a_key() -> None:
    tables = {table.name: table for table in TABLES}
    for at, table in enumerate(TABLES):
        assert [column.name for column in table.columns if not column.description.endswith(".")] == [], table.name
        names = [column.name for column in table.columns]
        assert set(table.key) <= set(names)
        assert len(names) == len(set(names))
        for key in table.foreign_keys:
            assert TABLES.index(tables[key.table]) <= at, (table.name, key)
            assert set(key.targets) <= {column.name for column in tables[key.table].columns}


def test_the_archive_has_every_file_and_its_checksum_is_right(reuse: Reuse) -> None:
    data = reuse.folder / "data"
    with ZipFile(data / ARCHIVE) as archive:
        assert archive.testzip() is None
        names = {path.name for path in data.iterdir() if not path.name.startswith(ARCHIVE)}
        assert set(archive.namelist()) == names | {"README.md"}
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 29, 5, 6, 8)}
        assert archive.read("datapackage.json") == (data / "datapackage.json").read_bytes()
        readme = archive.read("README.md").decode()
    assert COMMIT[:10] in readme
    digest, name = (data / f"{ARCHIVE}.sha256").read_text(encoding="ascii").rstrip("\n").split("  ")
    assert name == ARCHIVE
    assert digest == hashlib.sha256((data / ARCHIVE).read_bytes()).hexdigest()


def test_the_same_register_gives_the_same_bytes(reuse: Reuse, tmp_path: Path) -> None:
    again = {file.path: file.content() for file in list_dataset(make_edition(load(enrich_sample(tmp_path))))}
    assert again == {path: (reuse.folder / path).read_bytes() for path in again}
    assert len(again) == len(TABLES) + 4


def test_hostile_words_are_valid_and_come_back(hostile_edition: Edition, hostile_reuse: Reuse) -> None:
    assert validate(hostile_reuse.folder) == []
    for table in TABLES:
        written = [tuple(row.values()) for row in hostile_reuse.table(table.name)]
        assert [tuple(map(take_apostrophe, row)) for row in written] == [
            tuple(map(print_cell, row)) for row in table.cells(hostile_edition.register)
        ]
        assert [cell for row in written for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "'=1", "''=1", "＝1", "'x", "x", "'", "a\nb", 'a"b,c']
)
def test_a_text_that_looks_like_a_formula_does_not_run_and_comes_back(text: str) -> None:
    table = Table("t", "T", "", lambda _: (), (derived("a", "A.", lambda row: row.part),))
    cell = _read(build_csv(table, [(text,)]))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "＝"))
    assert take_apostrophe(cell) == text


def test_the_codebook_has_every_column_and_what_it_refers_to(sample: Register) -> None:
    book = write_codebook(TABLES, sample)
    for table in TABLES:
        section = book.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        assert [column.name for column in table.columns if f"| `{column.name}` | " not in section] == []
        assert [key for key in table.foreign_keys if f"`{key.table}.{key.targets[0]}`" not in section] == []


def _read(content: bytes) -> str:
    return next(csv.DictReader(io.StringIO(content.decode(), newline="")))["a"]


def take_apostrophe(cell: str) -> str:
    """What a reader does who wants the text of the record, as the guide says."""
    rest = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and rest[:1] and rest[0] in "=+-@\t\r\n＝＋－＠" else cell


def print_cell(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else "" if cell is None else str(cell)


def test_the_table_of_names_has_the_adjectives_of_states(reuse: Reuse) -> None:
    with (reuse.folder / "data/names.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["kind"], row["id"]) == ("state", "kg")]
    assert [row["name"] for row in rows if row["variety"] == "adjective"] == ["Kyrgyz", "Kyrgyzstani"]
