"""What records are made of: the types of their values, and the ways through their parts.

Text is visible text, an id is a slug, an address is that of a web page, a date is EDTF.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)

from communique.model import edtf
from communique.model.edtf import Edtf
from communique.text import HIDDEN, quote_value

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id: a file name, a key and a part of an address at once."""
MAX_ID = 100
"""Characters in an id: no file system takes names of any length."""
SLUG_DESCRIPTION = "lower-case letters a to z, digits, single hyphens between them"
MAX_TEXT = 20_000
"""Characters in one value; the longest paragraph of a release has about a thousand."""
MAX_URL = 2_000
"""Characters in an address: the most that every browser follows."""


_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_.,/~%=&?#+-]*)?")
"""Most addresses; what looks otherwise is taken apart and looked at."""


def _visible(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise ValueError(f"is longer than {MAX_TEXT:,} characters, the most a text may be: divide it")
    if hidden := HIDDEN.search(text):
        raise ValueError(f"holds the invisible character U+{ord(hidden[0]):04X}: remove it")
    if not text.strip():
        raise ValueError("is blank: write it, or leave the key out")
    return text


def check_address(url: str) -> str:
    """The address of a web page: http or https, a host in plain letters, nothing hidden, and no user name that could
    pose as a host.
    """
    if len(url) <= MAX_URL and _PLAIN_ADDRESS.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        plain = parts.scheme in ("http", "https") and parts.username is None and parts.port != 0 and len(url) <= MAX_URL
        plain = plain and re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?", host) is not None
    except ValueError:
        plain = False
    if not plain or not url.startswith("http") or HIDDEN.search(url) or re.search(r"[\s<>\"`{}|\\^]", url):
        raise ValueError("expected the address of a web page, beginning with https:// or http://")
    return url


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?")


def _edtf(value: Any) -> Edtf:
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004 (pydantic takes a ValueError as a finding)
            "expected a date as 2017-09-20, 2017-09 or 2017, or two with a slash between them"
        )
    return edtf.parse(value)


def _moment(value: str) -> str:
    if not _MOMENT.fullmatch(value):
        day, _, hour = value.partition(" ")
        timed = f"{day}T{hour:0>5}" if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", hour) else ""
        meant = timed if _MOMENT.fullmatch(timed) else edtf.guess_date(value)
        hint = f"; did you mean {meant}?" if meant else ""
        raise ValueError(f"expected a day or a day with its time, as 2017-09-22 or 2017-09-22T13:24{hint}")
    edtf.parse(value.partition("T")[0])
    return value


def _slug(value: str) -> str:
    if len(value) > MAX_ID:
        raise ValueError(f"is longer than {MAX_ID} characters, the most an id may be")
    if not SLUG.fullmatch(value):
        near = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
        hint = f"; did you mean {quote_value(near)}?" if near else ""
        raise ValueError(f"expected an id: {SLUG_DESCRIPTION}{hint}")
    return value


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of an entry of the registry named `kind`."""

    kind: str


Text = Annotated[str, AfterValidator(_visible)]
Url = Annotated[
    str, AfterValidator(check_address), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
Date = Annotated[
    Edtf,
    PlainValidator(_edtf),
    PlainSerializer(str),
    WithJsonSchema(
        {"format": "edtf", "anyOf": [{"type": "string", "pattern": f"^{edtf.PATTERN}$"}, {"type": "integer"}]}
    ),
]
Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"type": "string", "format": "day-time"})]
PersonId = Annotated[Slug, Reference("person")]
StateId = Annotated[Slug, Reference("state")]
BodyId = Annotated[Slug, Reference("body")]
InstrumentId = Annotated[Slug, Reference("instrument")]
TopicId = Annotated[Slug, Reference("topic")]
PlaceId = Annotated[Slug, Reference("place")]
MeetingId = Annotated[Slug, Reference("meeting")]


def _listed(value: Any) -> Any:
    """An empty key, as in `topics:`, means an empty list."""
    return [] if value is None else value


T = TypeVar("T")
Items = Annotated[list[T], BeforeValidator(_listed)]
"""A list that may be left out or empty."""
