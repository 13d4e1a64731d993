"""Words for the number of a session, so that “14th”, “fourteenth”, «четырнадцатая» and 第十四次 find it."""

from communique.text.numerals import ORDINAL_WORDS

# fmt: off
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)
_RUSSIAN_ONES = (
    "первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый",
    "одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый", "семнадцатый",
    "восемнадцатый", "девятнадцатый",
)
_RUSSIAN_TENS = (
    "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)
_RUSSIAN_WHOLE_TENS = (
    "двадцатый", "тридцатый", "сороковой", "пятидесятый", "шестидесятый", "семидесятый", "восьмидесятый",
    "девяностый",
)
# fmt: on
_DIGITS = "零一二三四五六七八九"
_SPELLED = 100
"""Numbers from which on no word is made."""


def list_session_words(number: int) -> list[str]:
    """Return the words for a session: its number in digits and words, in English, Russian and Chinese."""
    digits = [f"session {number}", f"{number}{_suffix(number)}", f"第{number}次"]
    return [*digits, *_spell(number)] if number < _SPELLED else digits


def _suffix(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _spell(number: int) -> tuple[str, str, str]:
    tens, ones = divmod(number, 10)
    chinese = f"第{'' if tens < 2 else _DIGITS[tens]}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}次"
    if number < 20:
        return ORDINAL_WORDS[number - 1], _RUSSIAN_ONES[number - 1], chinese
    if not ones:
        return _TENS[tens - 2].removesuffix("y") + "ieth", _RUSSIAN_WHOLE_TENS[tens - 2], chinese
    # Joined, as a word with a hyphen is in a query: otherwise “second” would find the twenty-second.
    return _TENS[tens - 2] + ORDINAL_WORDS[ones - 1], f"{_RUSSIAN_TENS[tens - 2]} {_RUSSIAN_ONES[ones - 1]}", chinese
