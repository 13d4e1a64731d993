"""What a word of YAML without quotes means by the core schema of YAML 1.2: `no`, `12:30` and a date are words."""

import re
from typing import Any

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: value for value in (True, False) for word in (str(value), str(value).lower(), str(value).upper())
}


def resolve(word: str) -> Any:
    """A plain scalar; hexadecimal and octal numbers stay words, and numbers know how they were written."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] in "-+.0123456789":
        if _INT.fullmatch(word):
            return _kept(_Whole(word), word) if len(word) < 20 else word
        if _FLOAT.fullmatch(word):
            return _kept(_Decimal(word), word)
    return word


def _kept(number: "_Whole | _Decimal", word: str) -> Any:
    """The number, plain where it would be written as it was."""
    plain = int(number) if isinstance(number, int) else float(number)
    number.word = word
    return plain if str(plain) == word else number


class _Whole(int):
    """A whole number that keeps how it was written: 007."""

    word: str

    def __str__(self) -> str:
        return self.word


class _Decimal(float):
    """A number that keeps how it was written: 1.10."""

    word: str

    def __str__(self) -> str:
        return self.word
