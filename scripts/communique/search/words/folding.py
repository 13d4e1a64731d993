"""Folds words, so that spelling makes no difference to a search: “defense” finds “defence”, “ceasefire” “cease-fire”.

The index holds the folded form of a word beside the word where the two differ, and the browser folds the words of a
query with the same rules, which it reads from `pagefind/reading.json`. Case and common English endings need no rule:
Pagefind takes care of them.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from communique.search.words.chinese import simplify_characters

FOLDING_RULES = (
    ("^(.{4,}[^aeiou])is(e|ed|es|ing|er|ers|ation|ations)$", "$1iz$2"),
    ("^(lab|fav|neighb|hon|behavi|harb|endeav|col|arm|hum)our", "$1or"),
    ("^(def|off|lic|pret)ence(s|less)?$", "$1ense$2"),
    ("^(cent|theat|met|lit|fib)re(s|d)?$", "$1er$2"),
    ("^programme(s|d)?$", "program$1"),
    ("^(dialog|catalog)ue(s)?$", "$1$2"),
    ("^(anal|paral)ys(e|ed|es|ing)$", "$1yz$2"),
    ("^kirgh?i[zs]", "kyrgyz"),
    ("^kazak(?!h)", "kazakh"),
    ("^uzbegi", "uzbeki"),
    # Russian nouns and adjectives decline; most endings have one to three letters. Surnames in “-ов” decline as well.
    # A word without accents has no “й” and no “ё”.
    (
        "^([а-яё]{4,}?)(?:ами|ями|ого|его|ому|ему|ыми|ими|иеи|иям|иях|ии|ыи|ои|еи|ам|ям|ом|ем|ым|им|ах|ях|ых|их|ия|ию|ая|яя|ую|юю|ою|ею|ое|ее|ые|ие|ью|[аяуюыиеоь])$",
        "$1",
    ),
    ("^([а-яё]{4,})(?:ов|ев)$", "$1"),
)
"""What is replaced in a word without accents and capitals, in this order. Python and JavaScript read the patterns
alike."""

# fmt: off
MEANINGLESS = frozenset((
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "became", "become", "been", "by", "can",
    "could", "did", "do", "does", "during", "ever", "for", "from", "get", "give", "had", "happen", "happened", "has",
    "have", "held", "her", "his", "hold", "holds", "how", "if", "in", "into", "is", "it", "its", "list", "many", "me",
    "more", "most", "not", "of", "on", "or", "our", "out", "over", "please", "say", "says", "said", "shall", "should",
    "show", "since", "so", "take", "takes", "than", "that", "the", "their", "them", "there", "these", "they", "this",
    "to", "told", "took", "under", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whom",
    "whose", "why", "will", "with", "would", "you",
    "в", "во", "и", "к", "на", "о", "об", "от", "по", "с", "со", "за", "из", "для", "как", "кто", "что", "где",
    "когда", "какой", "какая", "какие", "ли", "не", "это", "будет", "был",
    "была", "были", "год", "года", "году", "的", "是", "在", "和", "与", "谁", "什么",
))
# fmt: on
"""Words that carry no meaning in a question. They are left out of a query that has other words."""

_WORD = re.compile(r"([^\x00-\x7f\s\w])?([^\W_]+(?:[-‐‑’'][^\W_]+)*)(?=([^\x00-\x7f\s])?)")
"""A word, with a character before and after it at which Pagefind joins it to something else: it joins words at dashes
and Chinese brackets, and to quotation marks."""
_JOINT = re.compile(r"[-‐‑’']")
_COMPILED = tuple(
    (re.compile(pattern), re.sub(r"\$(\d)", r"\\\1", replacement)) for pattern, replacement in FOLDING_RULES
)


def strip_word(word: str) -> str:
    """Return a word without capitals and accents, as `bare` in `docs/assets/search/reading.js` does."""
    letters = (char for char in unicodedata.normalize("NFD", word) if not unicodedata.category(char).startswith("M"))
    return unicodedata.normalize("NFC", "".join(letters)).lower()


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return a word without capitals, accents, hyphens and traditional characters, in one of its spellings."""
    folded = simplify_characters(_JOINT.sub("", strip_word(word)))
    for pattern, replacement in _COMPILED:
        folded = pattern.sub(replacement, folded)
    return folded


def list_folded(texts: Sequence[str]) -> list[str]:
    """Return the folded forms of the words of some texts where Pagefind does not find them as words."""
    found = {match for text in texts for match in _WORD.findall(unicodedata.normalize("NFC", text))}
    alone = {word.lower() for before, word, after in found if not before and not after}
    return sorted({fold_word(word) for _, word, _ in found} - alone)
