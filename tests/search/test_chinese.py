"""Reading of Chinese: traditional characters, and names without spaces between them."""

from communique.search.words.chinese import describe_chinese, simplify_characters
from communique.search.words.folding import list_folded


def test_traditional_characters_become_simplified_and_nothing_else_changes() -> None:
    assert simplify_characters("上海合作組織, Wang Yi 王毅") == "上海合作组织, Wang Yi 王毅"


def test_the_browser_gets_the_names_and_the_traditional_forms_of_their_characters() -> None:
    chinese = describe_chinese({"努尔加利耶夫": "Nurgaliyev", "元首理事会": ""})
    assert chinese["names"] == {"元首理事会": "", "努尔加利耶夫": "Nurgaliyev"}
    assert chinese["simplified"] == {"會": "会", "爾": "尔"}


def test_a_text_in_traditional_characters_is_found_by_simplified_ones() -> None:
    assert list_folded(["努爾加利耶夫"]) == ["努尔加利耶夫"]
