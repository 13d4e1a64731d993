"""What the site publishes of others, under which licence: for the page of licences.

Versions are those of the installed packages. Licences are those that the packages state in their metadata, in their
licence files or in what they publish; of scripts that say nothing, those of their packages in the registry of npm.
"""

from importlib.metadata import version
from typing import NamedTuple


class Work(NamedTuple):
    """A work of others, what of it is published, and on what terms."""

    name: str
    version: str
    published: str
    licence: str
    holder: str


def list_works() -> list[Work]:
    """Return the works of others that are in every build."""
    material, pagefind = version("mkdocs-material"), version("pagefind")
    theme = f"in Material for MkDocs {material}"
    unread = f"{theme}, in the scripts of its own search, which no page loads"
    return [
        Work(
            "Material for MkDocs",
            material,
            "the frame of the pages, with style sheets and scripts",
            "MIT",
            "Martin Donath",
        ),
        Work("clipboard.js", "", theme, "MIT", "Zeno Rocha"),
        Work("good-listener, select, tiny-emitter", "", f"{theme}, as parts of clipboard.js", "MIT", ""),
        Work("escape-html", "", theme, "MIT", "TJ Holowaychuk, Andreas Lubbe, Tiancheng Gu"),
        Work("RxJS", "", theme, "Apache 2.0", ""),
        Work("tslib", "", theme, "0BSD", ""),
        Work("focus-visible", "", theme, "W3C", ""),
        Work("Lunr", "", unread, "MIT", "Oliver Nightingale"),
        Work("Lunr languages", "", unread, "MPL 1.1", "Mihai Valentin and others"),
        Work("Material Design Icons", "", f"{theme}, the signs in the header", "Apache 2.0", "Pictogrammers"),
        Work("Pagefind", pagefind, "the script and the program of the search", "MIT", ""),
        Work("Aileron", "1.102", "the letters in the pictures of cards", "no rights reserved", "Sora Sagano"),
        Work("Natural Earth", "4.1.0", "the outline of land on the map of places", "public domain", ""),
    ]
