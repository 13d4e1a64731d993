"""The archive of the data: one zip file, and its checksum."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip file can hold."""


def build_archive(files: Mapping[str, bytes], when: datetime | None) -> bytes:
    """Return a zip file of files by their names, all dated alike: the same files give the same bytes."""
    moment = max(when or _EARLIEST, _EARLIEST)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # otherwise the zip file says on which system it was made
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def write_checksum(name: str, content: bytes) -> bytes:
    """Return the checksum of a file in the form that `sha256sum --check` reads."""
    return f"{sha256(content).hexdigest()}  {name}\n".encode()
