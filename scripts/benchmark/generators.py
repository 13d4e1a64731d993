"""Other generators that build the same Markdown, for comparison: plain MkDocs, Zensical and, if it is installed, Hugo.

They get the pages of the register and the guides as they are, and do less with them: no search, no menu, no exports, no
checks of links.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

from benchmark.system.checkout import set_aside
from benchmark.system.processes import Run, run_command

_MKDOCS = """
site_name: Plain
site_url: https://plain.example.org/
theme: {name: material, font: false, language: en}
plugins: []
markdown_extensions: [attr_list, def_list, footnotes, tables]
not_in_nav: "*"
nav: [{Home: index.md}]
validation: {links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}}
"""
"""Material without search, menu, hooks, template overrides and checks. Zensical reads the same file."""

_HUGO = """
baseURL: https://plain.example.org/
title: Plain
disableKinds: [taxonomy, term, RSS, sitemap]
markup: {goldmark: {renderer: {unsafe: true}, parser: {attribute: {block: true}}}}
"""
_HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ .TableOfContents }}<main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""
"""The whole theme. Hugo does not turn links to Markdown files into addresses by itself."""


class Generator(NamedTuple):
    """A generator with the folder that it builds."""

    command: tuple[str, ...]
    folder: Path
    made: tuple[str, ...]
    """What it makes in its folder, to be set aside before each run."""

    def build(self, processors: int | None = None) -> Run:
        """Build everything from scratch."""
        for name in self.made:
            set_aside(self.folder / name)
        return run_command(self.command, self.folder, processors)


class Generators(NamedTuple):
    """The generators."""

    plain: Generator
    zensical: Generator
    hugo: Generator | None


def prepare_generators(checkout: Path, folder: Path) -> Generators:
    """Make a folder of sources for each generator from the pages of a built checkout."""
    plain = folder / "plain"
    shutil.copytree(checkout / "docs", plain / "docs", ignore=shutil.ignore_patterns(".overrides"))
    shutil.copytree(checkout / "build" / "pages", plain / "docs", dirs_exist_ok=True)
    (plain / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    zensical = folder / "zensical"
    shutil.copytree(plain, zensical)
    return Generators(
        Generator(("mkdocs", "build", "--quiet"), plain, ("site",)),
        Generator(("zensical", "build"), zensical, ("site", ".cache")),
        _prepare_hugo(plain / "docs", folder / "hugo") if shutil.which("hugo") else None,
    )


def _prepare_hugo(docs: Path, folder: Path) -> Generator:
    """Make sources for Hugo, which takes pages beside an `index.md` for its attachments, and knows `_index.md`."""
    shutil.copytree(docs, folder / "content")
    for index in list((folder / "content").rglob("index.md")):
        index.rename(index.with_name("_index.md"))
    (folder / "config.yaml").write_text(_HUGO, encoding="utf-8")
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        template = folder / "layouts" / name
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text(_HUGO_PAGE, encoding="utf-8")
    return Generator(("hugo", "--quiet"), folder, ("public", "resources"))
