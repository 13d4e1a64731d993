"""The types of values in records.

A text has only visible characters, an id is a slug, an address is the URL of a web page, and a date is EDTF.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote, urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    StrictInt,
    WithJsonSchema,
)

from communique.model import edtf
from communique.model.edtf import Edtf
from communique.text.explanation import BlankTextError, Hint, InvalidValueError
from communique.text.hidden import find_hidden, name_hidden
from communique.text.suggestions import explain_lookalikes, guess_slug
from communique.text.words import quote_value

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id, which is used as a file name, as a key and as part of an address."""
MAX_ID = 100
"""The most characters in an id, because file systems limit the length of names."""
SLUG_DESCRIPTION = "lower-case letters a to z and digits, with single hyphens between them"
MAX_TEXT = 20_000
"""The most characters in one text; the longest paragraph of a release has about a thousand."""
MAX_URL = 2_000
"""The most characters in an address: the length that every browser supports."""
FIRST_YEAR, LAST_YEAR = 1800, 2099
"""The years that dates may name: the oldest treaties in use are of the 19th century, and a later year is a slip."""
MAX_LATITUDE, MAX_LONGITUDE = 90, 180
"""The most degrees north or south, and east or west."""

_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_.,/~%=&?#+-]*)?")
"""The form of most addresses; others are parsed and checked in full."""


def _visible(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise InvalidValueError(
            f"is longer than {MAX_TEXT:,} characters, the limit for a text", "split it", about_value=True
        )
    if hidden := next(find_hidden(text), None):
        raise InvalidValueError(f"contains {name_hidden(hidden[0])}", "remove it", about_value=True)
    if not text.strip():
        raise BlankTextError
    return text


def _named(text: str) -> str:
    if not any(char.isalpha() for char in text):
        raise InvalidValueError("has no letter", "expected a name", about_value=True)
    return text


def check_address(url: str) -> str:
    """Return the URL of a web page unchanged. InvalidValueError if it is anything else.

    The scheme is http or https, and the host is plain ASCII. Hidden characters are refused, and so are user names,
    which could be mistaken for the host.
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
    if len(re.findall("https?://", url)) > 1 and re.search(r"https?://\S+[,;]?\s+(?:and\s+)?https?://", url):
        raise InvalidValueError("expected one address", "these are several, so give each page a source of its own")
    if (blank := re.search(r"\s", url)) and url.lstrip().startswith("http"):
        where = f"after {quote_value(url[: blank.start()][-40:])}" if blank.start() else "at its beginning"
        raise InvalidValueError(f"expected the address of a web page, without the blank {where}")
    if not plain or not url.startswith("http") or any(find_hidden(url)) or re.search(r"[\s<>\"`{}|\\^]", url):
        raise _explain_address(url)
    return url


def _explain_address(url: str) -> InvalidValueError:
    """Return the error about a value that is no address: what it lacks, or the address in it."""
    expected = "expected the address of a web page"
    expected_whole = f"{expected}, beginning with https:// or http://"
    if re.fullmatch("Q[0-9]+", url):
        return InvalidValueError(f"{expected}, such as https://www.wikidata.org/entity/{url}")
    if re.fullmatch("s[0-9]{1,3}", url):
        return InvalidValueError(expected_whole, "write the address of this source, not its id")
    found = re.findall(r"https?://(?:(?!https?:/)[^\s<>()\[\]\"'`{}|\\^])+", url)
    inner = [unquote(part) for part in re.findall(r"(?<==)https?%3A%2F%2F[^&\s]+", url)]
    candidates = [
        *inner,
        re.sub("^https?", lambda scheme: scheme[0].lower(), url, flags=re.IGNORECASE),
        *found[-1:],
        "https://" + re.sub(r"^([a-z]{1,6}[:;]?)?/{1,3}:?/?| \(.*\)$", "", url.replace("\\", "/")),
    ]
    guess = next((text for text in candidates if text != url and _PLAIN_ADDRESS.fullmatch(text)), None)
    if guess:
        return InvalidValueError(expected_whole, hint=Hint(quote_value(guess)))
    return _explain_host(url) or InvalidValueError(expected_whole)


def _explain_host(url: str) -> InvalidValueError | None:
    """Return the error about the host of an address, or None if nothing is wrong with the host."""
    expected = "expected the address of a web page"
    host = re.match(r"https?://([^/]*)", url)
    if host and not host[1].isascii():
        hint = Hint(_write_host(url), reason="the host is written in ASCII, as browsers copy it")
        return InvalidValueError(expected, hint=hint)
    if host and (sign := re.search(r"[^A-Za-z0-9._:@-]", host[1])):
        reason = f"no host has the sign {quote_value(sign[0])}, as in {quote_value(host[1])}"
        return InvalidValueError(expected, hint=Hint(reason=reason))
    if re.match(r"https?://(localhost|[^/.]*)([:/]|$)", url):
        hint = Hint(reason="its host has a dot, as in https://example.org")
        return InvalidValueError(f"{expected} that anybody can open", hint=hint)
    return None


def _write_host(url: str) -> str:
    """Return an address with its host in ASCII, quoted; empty if there is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""
    return f"'{parts._replace(netloc=host).geturl()[:MAX_SHOWN]}'"


MAX_SHOWN = 60
"""The most characters of an address that a suggestion repeats."""
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?")


_YEARS = re.compile("([0-9]{4}) ?[-–—] ?([0-9]{4})")


def _edtf(value: Any) -> Edtf:
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    if isinstance(value, str) and value.casefold() in ("present", "today", "now", "ongoing", "current"):
        raise InvalidValueError("expected a date", "leave the key out for what has not ended")
    if isinstance(value, str) and (years := _YEARS.fullmatch(value)):
        reason = f"{years[1]} and {years[2]} are two, and the first and the last day of a period have keys of their own"
        raise InvalidValueError("expected one date", hint=Hint(reason=reason))
    if isinstance(value, str) and value.endswith(("?", "~")) and re.fullmatch(edtf.PATTERN, value[:-1]):
        fix = f"write {value[:-1]}, and under `doubts:` or `note:` what is open"
        raise InvalidValueError("expected a date alone", fix)
    if isinstance(value, list) and len(value) == 2 and (guess := edtf.guess_date(" - ".join(map(str, value)))):
        raise InvalidValueError(edtf.EXPECTED_DATE, hint=Hint(guess))
    if isinstance(value, int | float) and not isinstance(value, bool) and (guess := edtf.guess_date(str(value))):
        raise InvalidValueError(edtf.EXPECTED_DATE, hint=Hint(guess))
    if not isinstance(value, str):
        raise InvalidValueError(edtf.EXPECTED_DATE)
    return _check_years(edtf.parse(value))


def _check_years(value: Edtf) -> Edtf:
    for day in (value.first, value.last):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise InvalidValueError(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}")
    return value


_ZONE = re.compile(r"(Z|[+-][0-9]{2}:?[0-9]{2})$")


def _moment(value: str) -> str:
    if not _MOMENT.fullmatch(value):
        day, _, hour = _ZONE.sub("", value).replace("T", " ").partition(" ")
        day_and_time = f"{day}T{hour:0>5}" if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", hour) else ""
        guess = day_and_time if _MOMENT.fullmatch(day_and_time) else _guess_half_day(value) or edtf.guess_date(value)
        has_wrong_hour = value.startswith(f"{guess}T")
        guess = guess if guess and _MOMENT.fullmatch(guess) and not has_wrong_hour else ""
        if re.fullmatch("[0-9]{4}(-[0-9]{2})?", value):
            raise InvalidValueError("expected a day, such as 2017-09-22", "write null if the day is not known")
        hours = ", with hours from 00 to 23" if "T" in value and not guess else ""
        expected = f"expected a day, or a day and time, such as 2017-09-22 or 2017-09-22T13:24{hours}"
        raise InvalidValueError(expected, hint=Hint(guess))
    _check_years(edtf.parse(value.partition("T")[0]))
    return value


def _guess_half_day(value: str) -> str:
    """Return the moment that a day and a time with am or pm mean, or an empty text."""
    found = re.fullmatch(r"([0-9-]{10})[ t]([0-9]{1,2}):([0-9]{2}) ?([ap])\.?m\.?", value.casefold())
    hour = int(found[2]) % 12 + 12 * (found[4] == "p") if found else 0
    return f"{found[1]}T{hour:02}:{found[3]}" if found else ""


def _short(value: str) -> str:
    if len(value) > MAX_ID:
        raise InvalidValueError(f"is longer than {MAX_ID} characters, the limit for an id", about_value=True)
    return _visible(value)


def _source_id(value: str) -> str:
    if "://" in value:
        fix = "expected an id, such as s1, which a source has under `sources:`"
        raise InvalidValueError("is an address", fix, about_value=True)
    return _short(value)


def _slug(value: str) -> str:
    _short(value)
    if lookalikes := explain_lookalikes(value):
        raise InvalidValueError("is no id", hint=lookalikes, about_value=True)
    if not SLUG.fullmatch(value):
        guess = guess_slug(value)
        hint = Hint(quote_value(guess) if guess else "")
        raise InvalidValueError(f"expected an id: {SLUG_DESCRIPTION}", hint=hint)
    return value


@dataclass(frozen=True)
class Reference:
    """Marks a field that contains the id of an entry of the kind `kind`."""

    kind: str


Text = Annotated[str, AfterValidator(_visible)]


def is_mark_of_text(mark: object) -> bool:
    """Whether this is what marks a field as text for readers, in the annotation of the field."""
    return isinstance(mark, AfterValidator) and mark.func is _visible


Name = Annotated[Text, AfterValidator(_named)]
"""A text that names somebody or something, and so has a letter."""
Ordinal = Annotated[StrictInt, Field(ge=1, le=999)]
"""The number of a session in its series."""
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
_EntryId = Annotated[str, AfterValidator(_short), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
"""The id of an entry. Its form is not checked here: where a name was written instead, the register knows the id."""
SourceId = Annotated[
    str, AfterValidator(_source_id), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})
]
"""The id of a source of the same record. Its form is not checked here: the record knows which one is meant."""
PersonId = Annotated[_EntryId, Reference("person")]
StateId = Annotated[_EntryId, Reference("state")]
BodyId = Annotated[_EntryId, Reference("body")]
InstrumentId = Annotated[_EntryId, Reference("instrument")]
TopicId = Annotated[_EntryId, Reference("topic")]
PlaceId = Annotated[_EntryId, Reference("place")]
MeetingId = Annotated[_EntryId, Reference("meeting")]


def _list_or_empty(value: Any) -> Any:
    """Return an empty list for a key without a value, such as `topics:`."""
    return [] if value is None else value


T = TypeVar("T")
Items = Annotated[list[T], BeforeValidator(_list_or_empty)]
"""A list that may be left out or empty."""
