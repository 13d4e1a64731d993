"""The rule for how texts are typed: what other programs leave in them, and letters, spaces and quotes that are wrong.

The docstring of a rule is its text.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from communique.checks.rules import entry_rule
from communique.model.parts import Entry, walk_texts
from communique.problems import Finding
from communique.register.register import Register
from communique.text.explanation import Explanation, Hint
from communique.text.suggestions import explain_lookalikes
from communique.text.words import quote_value

AS_PRINTED = frozenset({"quote", "prefix", "suffix", "text", "printed"})
"""Fields with words of a release, which may be a part of a sentence and have its spaces and quotation marks."""
_WORDS_OF_OTHERS = frozenset({"quote", "prefix", "suffix", "text", "reads", "note"})
"""Fields whose quotation marks may belong to the words themselves."""
_PATTERNS = frozenset({"described_as"})
_QUOTED = re.compile("[“„«‘]([^“”„«»‘’]+)[”“»’]")

_LATIN, _OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(rf"[^\W\d_]*(?:[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}])[^\W\d_]*")
_INITIAL = re.compile(rf"(?<!\w)(?:[{_OTHER}](?=\. ?[A-Z])|[A-Z](?=\. ?[\u0400-\u052f]))")
_BYTES = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED = re.compile(f"[\u00c2-\u00f4][{_BYTES}]+")
_ONE_FOR_TWO = re.compile("[\ufb00-\ufb06\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3]")
_LOST = re.compile("\ufffd|\\?{3,}")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_SUSPICIOUS = re.compile(r"[^ -~‘’–—…]|  |^ | $| [.,;:!?)]|\.\.|[,;:]\.|[()\[\]]")
"""What the text of a clean record rarely has; all that the rule looks for has some of it."""
CODE = re.compile(r"[<>{}|\\`*#&=$%^~@]|://|\]\(")
"""Signs of code or markup, in which spaces, brackets and marks are not those of prose."""
_PAIRS = (("“", "”"), ("«", "»"))
_LIST_MARK = re.compile(r"(?:^|(?<= ))[0-9a-z]{1,2}\)")
"""The mark of an item of a list, such as “1)”, whose bracket has no partner."""
_BRACKET = re.compile(r"[()\[\]]")
_BRACKETED = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
_SPACE_BEFORE = re.compile(r"(\S*) ([.,;!?)])(?![\w.,;!?)])")
_MARKS = re.compile(r"[,;:]\.(?![0-9])")
_TWO_STOPS = re.compile(r"(?<![.…/\\])\.\.(?![./\\])")  # and not a path


@entry_rule(Entry)
def text_is_typed_cleanly(register: Register, entry: Entry) -> Iterator[Finding]:
    """A text has no letters that only look right, no space but single ones between words, no quotation mark or bracket
    without its partner, no two full stops, and nothing that other programs leave, such as garbled letters. Words as
    printed may have spaces and quotation marks of their own. Markup is text: pages print it as it is.
    """
    for loc, text in walk_texts(entry):
        if _SUSPICIOUS.search(text):
            name = next(step for step in reversed(loc) if isinstance(step, str))
            if name not in _PATTERNS and (wrong := _find_slip(text, as_printed=name in AS_PRINTED)):
                yield Finding(loc, *wrong)


@entry_rule(Entry)
def text_is_not_in_curly_quotes(register: Register, entry: Entry) -> Iterator[Finding]:
    """A title, name or other text is not in curly quotation marks, which are part of the text to YAML."""
    for loc, text in walk_texts(entry):
        if text[0] == text[-1] == '"' and text.count('"') == 2 and not _WORDS_OF_OTHERS.intersection(loc):
            cause = "the text is in quotation marks inside those of YAML"
            yield Finding(loc, cause, "remove one pair")
        if text[0] in "“„«‘" and not _WORDS_OF_OTHERS.intersection(loc) and (found := _QUOTED.fullmatch(text)):
            fix = "leave them out, or use straight ones if YAML needs them"
            marks = f"the marks {text[0]} and {text[-1]} would be part of the text"
            yield Finding(loc, f"{marks} {quote_value(found[1])}", fix)


def _find_slip(text: str, *, as_printed: bool) -> Explanation | None:
    """Return the first thing that is wrong with how a text is typed, or None."""
    return (
        _find_letters(text)
        or _find_leavings(text)
        or _find_space(text)
        or (None if as_printed else _find_double_space(text) or _find_punctuation(text) or _find_lone_quote(text))
    )


def _find_letters(text: str) -> Explanation | None:
    if text.isascii():
        return None
    if not unicodedata.is_normalized("NFC", text):
        at = next(at for at, char in enumerate(text) if unicodedata.combining(char))
        whole = unicodedata.normalize("NFC", text[max(at - 1, 0) : at + 1])
        return Explanation(f"{quote_value(whole)} is typed as a letter and an accent after it", "type it as one letter")
    for word in _MIXED.findall(text):
        lookalikes = explain_lookalikes(word)
        fix, hint = ("", lookalikes) if lookalikes else ("type it again", Hint(reason=_name_odd_letter(word)))
        return Explanation(f"{quote_value(word)} has letters of two alphabets", fix, hint)
    if found := _INITIAL.search(text):
        name = unicodedata.name(found[0])
        return Explanation(
            f"the initial '{found[0]}' is {name}, and the letter after it is of another alphabet", "type both again"
        )
    return None


def _name_odd_letter(word: str) -> str:
    """Return the names of the letters of the alphabet of which a word has fewer."""
    latin = [char for char in word if unicodedata.name(char, "").startswith("LATIN")]
    others = [char for char in word if char not in latin]
    odd = min(latin, others, key=len)
    return " and ".join(f"'{char}' is {unicodedata.name(char, 'unknown')}" for char in dict.fromkeys(odd))


def _find_leavings(text: str) -> Explanation | None:
    """Find what other programs leave in a text that is copied from them."""
    return _find_garbled(text) or _find_odd_character(text)


def _find_garbled(text: str) -> Explanation | None:
    for found in _GARBLED.finditer(text):
        with suppress(UnicodeError):
            right = found[0].encode("cp1252").decode()
            return Explanation(f"{quote_value(found[0])} comes from a wrong encoding", f"write {quote_value(right)}")
    return None


def _find_odd_character(text: str) -> Explanation | None:
    if found := _ONE_FOR_TWO.search(text):
        letters = unicodedata.normalize("NFKC", found[0])
        return Explanation(
            f"{quote_value(found[0])} is one character for two letters, as PDF files have it", f"write '{letters}'"
        )
    if found := _LOST.search(text):
        return Explanation(f"letters were lost at {quote_value(found[0])}", "look at the page and write them")
    return None


def _find_space(text: str) -> Explanation | None:
    found = _SPACE.search(text)
    if not found:
        return None
    name = unicodedata.name(found[0], "tab").lower()
    article = "an" if name[0] in "aeiou" else "a"
    where = _after(text, found.start())
    return Explanation(f"there is {article} {name} (U+{ord(found[0]):04X}){where}", "write a plain space")


def _find_double_space(text: str) -> Explanation | None:
    if "  " in text:
        return Explanation(f"there are two spaces{_after(text, text.index('  '))}", "write one")
    if text != text.strip(" "):
        return Explanation("the text begins or ends with a space", "remove it")
    return None


def _after(text: str, at: int) -> str:
    """Return where a place in a text is: after which word."""
    words = text[:at].split()
    return f" after {quote_value(words[-1])}" if words else " at the beginning"


def _find_punctuation(text: str) -> Explanation | None:
    if CODE.search(text):
        return None
    if found := _SPACE_BEFORE.search(text):
        return Explanation(
            f"there is a space before {quote_value(found[2])} after {quote_value(found[1])}", "remove it"
        )
    if _TWO_STOPS.search(text):
        return Explanation("there are two full stops", "remove one")
    if found := _MARKS.search(text):
        return Explanation(f"there are two marks at {quote_value(found[0])}", "keep one")
    return None


def _find_lone_quote(text: str) -> Explanation | None:
    for begin, end in _PAIRS:
        if text.count(begin) != text.count(end):
            mark = begin if text.count(begin) > text.count(end) else end
            return Explanation(
                f"the quotation mark {mark} {_near(text, mark)} has no partner", "add it, or remove this one"
            )
    if not CODE.search(text) and (lone := _BRACKET.search(_LIST_MARK.sub("", _remove_bracketed(text)))):
        return Explanation(f"the bracket {lone[0]} {_near(text, lone[0])} has no partner", "add it, or remove this one")
    return None


def _remove_bracketed(text: str) -> str:
    """Return a text without what is in brackets, which can be nested."""
    count = 1
    while count:
        text, count = _BRACKETED.subn("", text)
    return text


def _near(text: str, mark: str) -> str:
    """Return the word that a quotation mark is at."""
    return f"of {quote_value(next(word for word in text.split(' ') if mark in word))}"
