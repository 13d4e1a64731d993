"""Rewrites the files of an index by Pagefind, so that they are the same in each build and a first search loads little.

- Words are stored in files of some 25 KB, of which a search loads one for each word: ours have a sixth of that.
- Pagefind finds a word also by its beginning, but only in files that are loaded. Words that begin with another one are
  in its file. Otherwise “terrorism” (as “terror”) found “terrorist” only after a search for “anti-terrorist”.
- Every search loads the list of documents, in which each has a hash, a number of words, and its place in two orders.
  Our documents are numbered in chronological order, so no order is listed, and their lengths are rounded.
  The numbers follow a hash of the whole index, because a browser may still hold documents of an earlier one.
- The documents themselves are plain JSON, which browsers read faster than Pagefind's script does.

The format is that of Pagefind 1.5: gzip, a signature, CBOR.
"""

import gzip
import hashlib
import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import cbor2

from communique.search.documents import describe_document

_SIGNATURE = b"pagefind_dcd"
_MAX_POSTINGS = 1_000
"""Documents that the words of one file may name together, unless one word, with those that begin with it, names more:
about 4 KB."""
_LEAST_BEGINNING = 3
"""Letters of a word that keeps those that begin with it in its file: hundreds begin with “co” or “20”."""


def rewrite_index(files: dict[str, bytes], sign: Callable[[int], str]) -> dict[str, bytes]:
    """Return the files of an index, by path, with small files of words and numbered documents.

    `sign` returns the letter by which the name of a document begins, for its number in the order of adding; the browser
    learns from it what kind of thing a document is before it loads it.
    """
    entry = json.loads(files["pagefind-entry.json"])
    for language in entry["languages"].values():
        name = f"pagefind.{language['hash']}.pf_meta"
        version, pages, chunks, filters, _, *rest = _unpack(files.pop(name))
        _rename_pages(files, pages, sign)
        chunks = list(_regroup_words(files, chunks))
        packed = _pack([version, pages, chunks, filters, [], *rest])
        language["hash"] = _name_after(language["hash"], packed)
        files[f"pagefind.{language['hash']}.pf_meta"] = packed
    return files | {"pagefind-entry.json": json.dumps(entry, sort_keys=True).encode()}


def _rename_pages(files: dict[str, bytes], pages: list[list[Any]], sign: Callable[[int], str]) -> None:
    names = [page[0] for page in pages]
    language = names[0].partition("_")[0] if names else ""
    whole = hashlib.sha256("".join(names).encode()).hexdigest()[:6]
    for at, page in enumerate(pages):
        page[:] = f"{language}_{whole}{sign(at)}{at}", _round_length(page[1])
        kept = json.loads(_decompress(files.pop(f"fragment/{names[at]}.pf_fragment")))
        text = json.dumps(describe_document(kept), ensure_ascii=False, separators=(",", ":"))
        files[f"fragment/{page[0]}.json"] = text.encode()


def _round_length(words: int) -> int:
    """Return a number of words rounded to a power of 1.5: enough for the ranking, which prefers short documents."""
    return round(1.5 ** round(math.log(max(words, 1), 1.5)))


def _regroup_words(files: dict[str, bytes], chunks: list[list[str]]) -> Iterator[list[str]]:
    """Replace the files of words by smaller ones; yield the first word, the last word and the name of each."""
    if not chunks:
        return
    parts = list(
        _group_words([word for *_, name in chunks for word in _unpack(files.pop(f"index/{name}.pf_index"))[0]])
    )
    (first, _, name), (_, last, _) = chunks[0], chunks[-1]
    for at, part in enumerate(parts):
        packed = _pack([part])
        of_part = _name_after(name, packed)
        files[f"index/{of_part}.pf_index"] = packed
        # Between two parts there is no word, so it does not matter where the border lies.
        yield [first if at == 0 else part[0][0], last if at == len(parts) - 1 else part[-1][0], of_part]


def _group_words(words: list[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    postings = 0
    for family in _list_families(words):
        size = sum(len(word[1]) for word in family)
        if part and postings + size > _MAX_POSTINGS:
            yield part
            part, postings = [], 0
        part += family
        postings += size
    yield part


def _list_families(words: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield sorted words in groups: a word with all that begin with it. A short word is by itself."""
    family: list[Any] = []
    for word in words:
        if family and not (len(family[0][0]) >= _LEAST_BEGINNING and word[0].startswith(family[0][0])):
            yield family
            family = []
        family.append(word)
    if family:
        yield family


def _unpack(content: bytes) -> Any:
    return cbor2.loads(_decompress(content))


def _decompress(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(_SIGNATURE)


def _pack(value: Any) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), compresslevel=9, mtime=0)


def _name_after(old: str, content: bytes) -> str:
    """Return a name like Pagefind's own, of the same length: the language, and the beginning of a hash."""
    language, _, digest = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digest)]}"
