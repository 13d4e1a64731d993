"""What the tests of exported data share: an edition of a register, and its files as a reader has them."""

import csv
import io
import json
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from communique.exports.api.files import list_api
from communique.exports.data.dataset import list_dataset
from communique.exports.edition import Edition
from communique.exports.writer import write_exports
from communique.files.disk.folder import NewFolder
from communique.register.register import Register
from tests.support.paths import SAMPLE

SITE = "https://register.test/"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def make_edition(register: Register) -> Edition:
    """An edition of a register as if it came from a checkout."""
    return Edition(register, SITE, commit=COMMIT, committed=datetime(2026, 11, 29, 5, 6, 8, tzinfo=UTC))


def enrich_sample(folder: Path) -> Path:
    """A copy of the sample with what it lacks: an absence, a statement without India, and one that carries out another."""
    releases = folder / "releases"
    shutil.copytree(SAMPLE, releases)
    path = releases / "meetings/2018/2018-06-10-chs-qingdao.yml"
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    record["attendees"] = [one for one in record["attendees"] if one.get("state") != "uz"]
    record["absences"] = [{"state": "uz", "note": "The delegation was not there."}]
    record["resolutions"][0] |= {"joined": ["cn", "ru"], "left_out": ["in"]}
    record["resolutions"][1]["follows"] = [{"to": "2017-06-09-chs-astana#r1", "how": "carries-out"}]
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return releases


@dataclass(frozen=True)
class Reuse:
    """Exported files, written below a folder."""

    folder: Path

    def query(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        """The rows that the database answers with."""
        connection = sqlite3.connect(f"file:{self.folder / 'data/register.sqlite'}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a CSV file, as they are there."""
        text = (self.folder / f"data/{name}.csv").read_bytes().decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def document(self, path: str) -> Any:
        """A document of the API: `meetings/2017-09-20-cfm-new-york`."""
        return json.loads((self.folder / f"api/v1/{path}.json").read_bytes())

    def documents(self, plural: str) -> list[Any]:
        """All documents of a kind of entries."""
        return [self.document(f"{plural}/{line['id']}") for line in self.document(plural)["items"]]


def write_reuse(edition: Edition, folder: Path) -> Reuse:
    """Write the data of an edition below a folder."""
    write_exports([*list_dataset(edition), *list_api(edition)], NewFolder(folder))
    return Reuse(folder)
