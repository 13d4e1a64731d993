"""assets/search/hits.js and element.js: how a hit is shown."""

from typing import Any

import pytest

from tests.browser.conftest import Use

pytestmark = pytest.mark.browser
PLACE: dict[str, Any] = {
    "url": "meetings/m/#r1",
    "kind": "resolution",
    "label": "Outcome 1",
    "meeting": "CFM, Moscow",
    "when": "1 May 2018",
    "act": "3 welcomed",
    "text": ["the ", "Plan ", "of ", "work"],
    "found": [1, 3],
    "matched": [],
}


def shown(use: Use, terms: list[dict[str, str]] | None = None, **changes: object) -> dict[str, Any]:
    """What a reader sees of a hit, and where it leads."""
    found: dict[str, Any] = use(
        "hits",
        """((line) => ({
          text: line.textContent,
          kind: line.dataset.kind,
          href: line.querySelector("a").getAttribute("href"),
          marked: [...line.querySelectorAll("mark")].map((mark) => mark.textContent),
          act: line.querySelector(".act")?.className,
          about: line.querySelector(".hit__where")?.textContent,
          named: line.querySelector(".hit__kind")?.textContent,
          without: line.querySelector(".hit__without")?.textContent,
          elements: [...line.querySelectorAll("*")].map((element) => element.localName),
        }))(module.hit(...argument))""",
        [{**PLACE, **changes}, terms or []],
    )
    return found


def test_an_element_gets_its_attributes_and_children_and_an_empty_string_is_no_child(use: Use) -> None:
    made = use(
        "element", "module.element('p', { class: 'a', id: 'b' }, 'x', '', module.element('b', {}, '<i>')).outerHTML"
    )
    assert made == '<p class="a" id="b">x<b>&lt;i&gt;</b></p>'
    assert use("element", "module.element('p', {}, 'x', '').childNodes.length") == 1


def test_a_hit_shows_its_name_act_words_meeting_and_date(use: Use, scripts_address: str) -> None:
    hit = shown(use)
    assert hit["text"] == "Outcome 1 welcomed the Plan of work CFM, Moscow, 1 May 2018"
    assert (hit["kind"], hit["act"], hit["marked"]) == ("resolution", "act act--3", ["Plan", "work"])
    assert hit["href"] == f"{scripts_address}/meetings/m/?mark=Plan+work#r1"


def test_a_date_that_ends_the_name_of_the_meeting_is_not_repeated(use: Use) -> None:
    assert shown(use, meeting="CFM, Moscow, 1 May 2018")["about"] == "CFM, Moscow, 1 May 2018"


def test_the_hit_of_a_meeting_does_not_repeat_its_name(use: Use) -> None:
    assert shown(use, label="CFM, Moscow", kind="meeting", act="")["about"] == "1 May 2018"


def test_an_entry_outside_meetings_says_of_what_kind_it_is(use: Use) -> None:
    hit = shown(use, kind="person", label="Wang Yi", meeting="", when="", act="")
    assert (hit["named"], hit["about"], hit["act"]) == ("person", None, None)
    assert shown(use, kind="guide", label="A guide", meeting="", when="", act="")["named"] is None


def test_words_found_in_the_context_only_are_not_marked_and_do_not_go_along(use: Use, scripts_address: str) -> None:
    hit = shown(use, found=[])
    assert (hit["marked"], hit["href"]) == ([], f"{scripts_address}/meetings/m/#r1")


@pytest.mark.parametrize(("found", "begins", "ends"), [(50, True, True), (3, False, True), (99, True, False)])
def test_of_a_long_text_the_part_with_most_of_the_words_is_shown(
    use: Use, found: int, begins: bool, ends: bool
) -> None:
    """`begins` and `ends`: whether the text is cut there."""
    hit = shown(use, text=[f"w{n} " for n in range(100)], found=[found, found - 2], act="")
    text = hit["text"]
    assert hit["marked"] == [f"w{found - 2}", f"w{found}"]
    assert ("… w" in text, text.partition(" CFM")[0].endswith(" …")) == (begins, ends)
    assert text.count(" w") == 44


def test_markup_in_the_words_of_a_record_stays_text(use: Use) -> None:
    hit = shown(use, label="<img src=x onerror=alert(1)>", text=["<script> ", "x"], found=[0])
    assert "<img src=x onerror=alert(1)>" in hit["text"]
    assert not {"img", "script"} & set(hit["elements"])


def test_spaces_of_the_record_are_kept_and_not_marked(use: Use) -> None:
    hit = shown(use, text=["Xi\u00a0", "Jinping\u2003", "said"], found=[0, 1], act="")
    assert "Xi\u00a0Jinping\u2003said" in hit["text"]
    assert hit["marked"] == ["Xi", "Jinping"]


def test_a_hit_says_which_words_it_lacks(use: Use) -> None:
    assert shown(use, [{"said": "oil"}, {"said": "x" * 100}])["without"] == f"missing: oil, {'x' * 80}…"
    assert shown(use)["without"] is None
