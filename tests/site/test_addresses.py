"""Each address belongs to one page, whatever `redirects.yml` and the names of files say."""

from collections import Counter
from pathlib import Path

import pytest

from communique.checks.run import check_register
from communique.register.loader import load
from communique.register.names.ids import explain_bad_id
from communique.register.redirects import parse_address
from communique.register.register import Register
from communique.site.pages import list_pages


def test_no_page_but_that_of_an_entry_has_an_address_that_an_entry_could_have(sample: Register) -> None:
    """A new front page below the folder of a registry fails here until its address is reserved."""
    pages = [page for page in list_pages(sample) if not page.about and page.template != "moved.md.j2"]
    assert len(pages) > 10
    keys = [key for page in pages if (key := parse_address(page.uri.removesuffix(".md")))]
    assert [key.path for key in keys if explain_bad_id(key) is None] == []


@pytest.mark.parametrize(
    "taken", ["people/index", "meetings/2017", "bodies/index", "people/wang-yi", "bodies/cfm/delegations", "acts/index"]
)
@pytest.mark.parametrize("new", ["people/sergey-lavrov", "null"])
def test_a_former_address_never_takes_the_place_of_a_page(small: Path, taken: str, new: str) -> None:
    before = {page.uri: page.template for page in list_pages(load(small))}
    (small / "redirects.yml").write_text(f"{taken}: {new}\n", encoding="utf-8")
    register = load(small)
    assert [problem.line for problem in check_register(register)] == [1]
    pages = list(list_pages(register))
    assert {page.uri: page.template for page in pages} == before
    assert max(Counter(page.uri for page in pages).values()) == 1


@pytest.mark.parametrize(
    ("name", "page"), [("people/index.yml", "people/index.md"), ("meetings/2017/2017.yml", "meetings/2017.md")]
)
def test_a_file_never_takes_the_place_of_an_index(small: Path, name: str, page: str) -> None:
    (small / name).write_text("name: [\n", encoding="utf-8")
    (small / name.replace("index", "broken").replace("2017.yml", "x.yml")).write_text("name: [\n", encoding="utf-8")
    templates = [found.template for found in list_pages(load(small)) if found.uri == page]
    assert len(templates) == 1
    assert templates != ["broken.md.j2"]
