"""Reads Chinese: traditional characters as simplified ones, and names as words, because no spaces divide them.

Both are in `pagefind/chinese.json`, which the browser loads only for a query that has Chinese characters.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from opencc import OpenCC  # type: ignore[import-untyped]

_CHARACTER = re.compile("[\u3400-\u9fff]")
_TO_TRADITIONAL = ("s2t", "s2tw", "s2hk")
"""The standards of OpenCC whose traditional characters readers may type: mainland, Taiwan, Hong Kong."""


def simplify_characters(text: str) -> str:
    """Return a text with simplified characters in place of traditional ones."""
    return str(_converter("t2s").convert(text)) if _CHARACTER.search(text) else text


def describe_chinese(names: Mapping[str, str]) -> dict[str, Any]:
    """Return what the browser needs to read Chinese queries: `names`, and the `simplified` form of each character."""
    simplified = {char for word in names for char in _CHARACTER.findall(word)}
    pairs = {_converter(how).convert(char): char for how in _TO_TRADITIONAL for char in sorted(simplified)}
    return {
        "names": dict(sorted(names.items())),
        "simplified": {old: new for old, new in sorted(pairs.items()) if old not in simplified},
    }


@lru_cache
def _converter(how: str) -> OpenCC:
    return OpenCC(how)
