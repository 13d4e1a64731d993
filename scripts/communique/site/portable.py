"""The site's sources in one folder, for another generator: pages, guides, assets and a plain configuration."""

import shutil
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from communique.problems import RequestError
from communique.register.register import Register
from communique.site.writer import write_pages

_KEPT = (
    "site_name",
    "site_description",
    "site_url",
    "copyright",
    "use_directory_urls",
    "extra_css",
    "markdown_extensions",
    "nav",
)
"""What holds for every generator; hooks, own templates and checks are MkDocs' own."""


def export_site(register: Register, root: Path, target: Path) -> int:
    """Write everything below a new or empty folder; the number of pages. RequestError if it is not empty."""
    if target.exists() and any(target.iterdir()):
        raise RequestError(f"{target} is not empty: give a new folder")
    shutil.copytree(root / "docs", target / "docs", ignore=shutil.ignore_patterns(".*"))
    given = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (safe, and one tag)
    written = write_pages(
        register, target / "docs", edit_base=f"{given['repo_url']}/{given['edit_uri'].removesuffix('docs/')}"
    )
    (target / "mkdocs.yml").write_text(_configuration(given), encoding="utf-8")
    return len(written)


def _configuration(given: dict[str, Any]) -> str:
    """The configuration without what only MkDocs understands, with the search as a script of every page."""
    kept: dict[str, Any] = {key: given[key] for key in _KEPT}
    kept["theme"] = {key: value for key, value in given["theme"].items() if key != "custom_dir"}
    kept["plugins"] = []
    kept["extra_javascript"] = [{"path": "assets/search.js", "type": "module"}]
    return yaml.safe_dump(kept, sort_keys=False, allow_unicode=True)


class _Loader(yaml.SafeLoader):
    """Resolves `!ENV [NAME, default]` as MkDocs does."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
