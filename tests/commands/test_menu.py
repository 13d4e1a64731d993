"""The menu: a section is rendered once for the pages of a folder, and each page has the menu that the theme would give it."""

import re
from pathlib import Path

from tests.support.checkouts import build, make_checkout
from tests.support.paths import SMALL


def read_menus(checkout: Path) -> dict[str, str]:
    """The menu of each page, without the space between elements."""
    menus = {}
    for path in (checkout / "site").rglob("*.html"):
        found = re.search(
            r'<nav class="md-nav md-nav--primary.*?(?=<div class="md-content)', path.read_text("utf-8"), re.DOTALL
        )
        if found:
            menus[path.relative_to(checkout / "site").as_posix()] = re.sub(
                r"\s+", " ", re.sub(r"\s*\n\s*", "", found[0])
            )
    return menus


def test_each_page_has_the_menu_of_the_theme(small_checkout: Path, tmp_path: Path) -> None:
    theirs = make_checkout(tmp_path / "theirs", SMALL)
    (theirs / "docs/.overrides/partials/nav.html").unlink()
    build(theirs)
    menus = read_menus(small_checkout)
    assert {
        "404.html",
        "index.html",
        "meetings/2017-09-20-cfm-new-york/index.html",
        "contribute/fields/index.html",
    } <= {*menus}
    assert menus == read_menus(theirs)
