"""What the browser reads of a document, given what Pagefind keeps of it."""

import json
from typing import Any

from communique.search.documents import describe_document


def keep(content: str, *anchors: tuple[dict[str, Any] | str, int]) -> dict[str, Any]:
    """What Pagefind keeps of a document: its words, and the ids before some of them."""
    ids = [(name if isinstance(name, str) else json.dumps(name), at) for name, at in anchors]
    return {
        "url": "/contribute/x.html",
        "content": content,
        "meta": {"title": "A title"},
        "anchors": [{"element": "a", "id": name, "text": "", "location": at} for name, at in ids],
    }


def test_each_record_has_its_own_words_and_its_context() -> None:
    kept = keep("One two. Three. Four. Five.", ({"url": "a"}, 0), ("-", 2), ({"url": "b"}, 3), ("-", 4))
    assert describe_document(kept) == {
        "title": "A title",
        "records": [
            {"url": "a", "text": "One two.", "context": "Three."},
            {"url": "b", "text": "Four.", "context": "Five."},
        ],
    }


def test_a_record_without_a_text_has_its_context_alone() -> None:
    [record] = describe_document(keep("Three.", ({"url": "a"}, 0), ("-", 0)))["records"]
    assert (record["text"], record["context"]) == ("", "Three.")


def test_a_full_stop_that_pagefind_added_is_left_out() -> None:
    [record] = describe_document(keep("One. Two.", ({"end": "open"}, 0), ("-", 1)))["records"]
    assert record == {"text": "One", "context": "Two."}


def test_a_text_with_other_spaces_than_plain_ones_is_the_one_that_was_recorded() -> None:
    [record] = describe_document(keep("One two. Two.", ({"text": "One\u00a0two"}, 0), ("-", 2)))["records"]
    assert record["text"] == "One\u00a0two"


def test_a_guide_has_its_words_and_its_headings_in_their_order() -> None:
    assert describe_document(keep("How to brew.", ("milk", 2), ("tea", 0))) == {
        "title": "A title",
        "url": "/contribute/x.html",
        "content": "How to brew.",
        "anchors": [("tea", 0), ("milk", 2)],
    }
