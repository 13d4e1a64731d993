"""Exports the sources of the site for another generator: pages, guides, assets and a plain configuration."""

import shutil
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from communique.exports.catalogue import group_by_page, list_exports
from communique.exports.edition import read_edition
from communique.exports.writer import write_exports
from communique.files.disk.folder import NewFolder
from communique.problems import RequestError
from communique.register.register import Register
from communique.site.output.writer import write_pages
from communique.site.view.view import Surroundings

_PORTABLE_KEYS = (
    "site_name",
    "site_description",
    "site_url",
    "copyright",
    "use_directory_urls",
    "extra_css",
    "markdown_extensions",
    "nav",
)
"""The keys of `mkdocs.yml` that every generator understands; hooks, templates and checks are left out."""


def export_site(register: Register, root: Path, target: Path) -> int:
    """Write the sources into a new or empty folder, and return the number of pages. RequestError if it is not empty."""
    if target.exists() and any(target.iterdir()):
        raise RequestError(f"{target} is not empty: name a new or empty folder")
    shutil.copytree(root / "docs", target / "docs", ignore=shutil.ignore_patterns(".*"))
    settings = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader with one more tag)
    edition = read_edition(register, settings["site_url"], settings["site_name"])
    exports = list_exports(edition)
    edit_base = f"{settings['repo_url']}/{settings['edit_uri'].removesuffix('docs/')}"
    around = Surroundings(edit_base, group_by_page(exports), edition)
    written = write_pages(register, target / "docs", around=around)
    write_exports(exports, NewFolder(target / "docs"))
    (target / "mkdocs.yml").write_text(_portable_configuration(settings), encoding="utf-8")
    return len(written)


def _portable_configuration(settings: dict[str, Any]) -> str:
    """Return the configuration without what only MkDocs understands, with the search as a script of every page."""
    portable: dict[str, Any] = {key: settings[key] for key in _PORTABLE_KEYS}
    portable["theme"] = {key: value for key, value in settings["theme"].items() if key != "custom_dir"}
    portable["theme"]["variant"] = "classic"  # Zensical's name for the look of Material, which our style sheets refine
    portable["plugins"] = []
    scripts = ("search", "filter", "cite", "compare")
    portable["extra_javascript"] = [{"path": f"assets/{name}.js", "type": "module"} for name in scripts]
    return yaml.safe_dump(portable, sort_keys=False, allow_unicode=True)


class _Loader(yaml.SafeLoader):
    """A safe loader that resolves `!ENV [NAME, default]` as MkDocs does."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
