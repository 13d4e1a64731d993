"""Resolves unquoted scalars by the core schema of YAML 1.2, in which `no`, `12:30` and dates are text."""

import re
from typing import Any

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: value for value in (True, False) for word in (str(value), str(value).lower(), str(value).upper())
}


def resolve(word: str) -> Any:
    """Return the value of a plain scalar: None, a boolean, a number or text. Hexadecimal and octal numbers are text.

    `str()` of a number returns it as written.
    """
    if word in _WORDS:
        return _WORDS[word]
    if word[0] in "-+.0123456789":
        if _INT.fullmatch(word):
            return _with_spelling(_Whole(word), word) if len(word) < 20 else word
        if _FLOAT.fullmatch(word):
            return _with_spelling(_Decimal(word), word)
    return word


def _with_spelling(number: "_Whole | _Decimal", word: str) -> Any:
    """Return a number that remembers how it was written, or a plain one if Python writes it the same way."""
    plain = int(number) if isinstance(number, int) else float(number)
    number.word = word
    return plain if str(plain) == word else number


class _Whole(int):
    """A whole number that remembers how it was written, such as 007."""

    word: str

    def __str__(self) -> str:
        return self.word


class _Decimal(float):
    """A decimal number that remembers how it was written, such as 1.10."""

    word: str

    def __str__(self) -> str:
        return self.word
