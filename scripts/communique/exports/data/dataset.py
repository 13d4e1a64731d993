"""The files below `/data/`: CSV, data package, SQLite, codebook and archive. Each is made once for an edition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from communique.exports.data.archive import build_archive, write_checksum
from communique.exports.data.codebook import write_codebook
from communique.exports.data.csv_file import build_csv
from communique.exports.data.database import build_database
from communique.exports.data.package import DESCRIPTION, LICENCE_ENTRY, TITLE, build_package
from communique.exports.edition import Edition
from communique.exports.file import MEDIA_TYPES, ExportFile, build_json
from communique.exports.tables.specification import TABLES
from communique.exports.tables.table import Cell
from communique.model.kinds import PLURALS

ARCHIVE = "sco-register.zip"
PAGE = "data/"


@dataclass(frozen=True)
class Dataset:
    """The tables of an edition in every form. What another file needs as well is kept."""

    edition: Edition

    @cached_property
    def rows(self) -> Mapping[str, Sequence[tuple[Cell, ...]]]:
        """The rows of each table."""
        return {table.name: list(table.cells(self.edition.register)) for table in TABLES}

    @cached_property
    def csv_files(self) -> Mapping[str, bytes]:
        """The CSV file of each table."""
        return {table.name: build_csv(table, self.rows[table.name]) for table in TABLES}

    @cached_property
    def package(self) -> bytes:
        """The data package's descriptor."""
        return build_json(build_package(self.edition, TABLES, self.csv_files))

    @cached_property
    def database(self) -> bytes:
        """The SQLite file."""
        return build_database(TABLES, self.rows, self.about)

    @cached_property
    def archive(self) -> bytes:
        """The zip file with all of them and the codebook."""
        files = {"README.md": self.write_readme().encode(), "datapackage.json": self.package}
        files |= {f"{name}.csv": content for name, content in self.csv_files.items()}
        return build_archive(files | {"register.sqlite": self.database}, self.edition.committed)

    def build_checksum(self) -> bytes:
        """Return the checksum of the zip file."""
        return write_checksum(ARCHIVE, self.archive)

    @property
    def about(self) -> dict[str, str]:
        """What the database says of itself."""
        return {
            "title": TITLE,
            "address": self.edition.site_url,
            "version": self.edition.version,
            "commit": self.edition.commit,
            "day": self.edition.day,
            "license": LICENCE_ENTRY["name"],
        }

    def write_readme(self) -> str:
        """Return the guide of the archive: what it is, its version and licence, and the codebook."""
        dated = f" of {self.edition.day}" if self.edition.day else ""
        head = [
            f"# {TITLE}",
            f"Version {self.edition.version}{dated}, from <{self.edition.site_url}>. {DESCRIPTION}",
            f"Licence of the records: [{LICENCE_ENTRY['title']}]({LICENCE_ENTRY['path']}).",
            f"To cite: {self.edition.site_name}, version {self.edition.version}{dated}, {self.edition.site_url}",
            "`datapackage.json` describes the CSV files for programs; `register.sqlite` has the same tables.",
        ]
        return "\n\n".join([*head, write_codebook(TABLES, self.edition.register)]) + "\n"


_LISTED = {*PLURALS.values(), "acts"} - {"meetings"}
"""The tables that the index of the same name offers. That of meetings has a list of its own, with names."""


def list_dataset(edition: Edition) -> Iterator[ExportFile]:
    """Yield the files below `/data/`."""
    data = Dataset(edition)
    yield ExportFile(f"data/{ARCHIVE}", MEDIA_TYPES["zip"], "Everything (zip)", lambda: data.archive, (PAGE,))
    yield ExportFile(f"data/{ARCHIVE}.sha256", MEDIA_TYPES["txt"], "Checksum", data.build_checksum, (PAGE,))
    yield ExportFile("data/register.sqlite", MEDIA_TYPES["sqlite"], "SQLite", lambda: data.database, (PAGE,))
    yield ExportFile("data/datapackage.json", MEDIA_TYPES["json"], "Data package", lambda: data.package, (PAGE,))
    for table in TABLES:
        content = partial(_read, data, table.name)
        pages = (f"{table.name}/",) if table.name in _LISTED else ()
        yield ExportFile(f"data/{table.name}.csv", MEDIA_TYPES["csv"], f"{table.title} (CSV)", content, pages)


def _read(data: Dataset, table: str) -> bytes:
    return data.csv_files[table]
