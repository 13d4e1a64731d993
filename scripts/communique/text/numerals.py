"""Numbers and ordinals in words."""

ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
"""The ordinals of one word, from one to nineteen."""
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
ORDINALS = (
    *ORDINAL_WORDS,
    *(word for ten in _TENS for word in (f"{ten}ieth", *(f"{ten}y-{unit}" for unit in ORDINAL_WORDS[:9]))),
)
"""The ordinals in words, from “first” to “ninety-ninth”."""
NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""The numbers in words, each at its own place."""
ORDINAL = rf"(?<![\w-])([0-9]{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
"""A pattern for an ordinal in digits or in words, with one group; `read_ordinal` reads it."""


def read_ordinal(ordinal: str) -> int:
    """Return the number of an ordinal that the pattern `ORDINAL` finds, such as “22nd” or “twenty-second”."""
    return int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINALS.index(ordinal.casefold()) + 1
