"""Connects MkDocs to the library: the functions that MkDocs calls during a build, and while serving.

The pages of the register are written into a folder of this process and passed to MkDocs as generated files. A build
lists all problems and stops if there are any; while serving, they are shown in the terminal and on their pages.
"""

import logging
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from communique.processes.signals import leave_on_signals
from communique.progress import Step, report
from communique.site.jinja.compiled import keep_compiled
from communique.terminal import show_progress
from mkdocs_hooks.build.session import Session
from mkdocs_hooks.pages.templates import PageEnvironment
from mkdocs_hooks.server.observer import watch
from mkdocs_hooks.server.preview import preview_saves

STEPS = {Step.READING: 2, Step.RULES: 1, Step.PAGES: 7, Step.RENDERING: 17, Step.FINISHING: 1}
"""The steps of a build that are shown, with their shares of the time."""

log = logging.getLogger("mkdocs.plugins.communique")


class ExportedFile(File):
    """A file for reuse that pages link to; it is written after the pages, and MkDocs only has to know of it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 (MkDocs names it)
        """Copy nothing."""


_session = Session("build")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001 (MkDocs passes it)
    """Start a session. MkDocs calls this once, before the first build.

    A signal that ends the process leaves no folder behind: Python itself would end without cleaning up.
    """
    leave_on_signals()
    global _session  # noqa: PLW0603 (hooks are functions, and MkDocs keeps no state for them)
    _session = Session(command)


def on_shutdown() -> None:
    """End the session."""
    _session.close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Look for saved files more often, watch a folder again that is moved away and back, and show saved pages first."""
    watch(server, config.docs_dir, config.config_file_path)
    preview_saves(server, _session)
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check the register, write its pages, and add them to the site."""
    root = Path(config.config_file_path).parent
    if log.isEnabledFor(logging.INFO):  # not with --quiet
        _session.progress.enter_context(show_progress(STEPS, logging.getLogger("mkdocs")))
    before = set(_session.markdown.by_uri)
    _session.write(config)
    written = _session.markdown.by_uri
    for uri in before - set(written):
        # Otherwise the HTML of a removed page would still be served.
        Path(File.generated(config, uri, content="").abs_dest_path).unlink(missing_ok=True)
    for uri, page in written.items():
        if for_forge := files.get_file_from_path(uri):
            files.remove(for_forge)  # a page in docs/ that says, on a forge, where what is shown here comes from
        file = File.generated(config, uri, abs_src_path=str(_session.markdown.open_folder(root / "build") / uri))
        file.edit_uri = f"../{page.source.as_posix()}" if page.source else None
        files.append(file)
    _session.take_documentation(list(files.documentation_pages()))
    for export in _session.markdown.exports:
        files.append(ExportedFile.generated(config, export.path, content=""))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give each page outside the menu a section of the menu: that of the index of its folder."""
    sections = {Path(page.file.src_uri).parent: page.parent for page in nav.pages if page.parent and page.is_index}
    for file in files.documentation_pages():
        if file.page and not file.page.parent:
            file.page.parent = sections.get(Path(file.src_uri.partition("/")[0]))
    _session.make_pages(config, nav, files)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Exclude every page from the index of the theme's search."""
    page.meta["search"] = {"exclude": True}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> PageEnvironment | None:
    """Prepare what the templates need: a filter for the policy, the address of the forge, and room for the menu.

    The theme must not know that address: its script would ask the forge, another host, for the stars of the repository.
    """
    env.filters["script_hashes"] = hash_scripts
    keep_compiled(env, "theme")
    env.globals["rendered"] = {}  # parts that pages of a folder share: sections of the menu, tabs
    config.extra["serving"] = _session.serving
    config.extra["repo_url"], config.repo_url = (config.repo_url or "").rstrip("/"), None
    return _session.start_pages(env)


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """Show a page outside the menu as the last of its section while it is rendered, and add what its head says."""
    if _session.maker and _session.maker.is_awaited(page):
        _session.release_guides()
        return context
    if page.parent and page not in page.parent.children:
        page.parent.children.append(page)
        _session.shown = page
    context["head"] = _session.describe(page)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Remove a page outside the menu from its section again: the menu of other pages does not hold it."""
    if page is _session.shown and page.parent:
        page.parent.children.remove(page)
        _session.shown = None
    _session.rendered.add(page.file.src_uri)
    report(Step.RENDERING, len(_session.rendered), len(_session.documentation))
    return correct_checkboxes(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Correct the page for addresses that do not exist, which is made without a page of Markdown."""
    return correct_checkboxes(output)


def correct_checkboxes(html: str) -> str:
    """Remove an attribute that HTML allows on text fields only from the two checkboxes of the theme."""
    for name in ("drawer", "search"):
        html = html.replace(f'id="__{name}" autocomplete="off"', f'id="__{name}"', 1)
    return html


def hash_scripts(html: str) -> str:
    """Return the sources of a policy that allow the inline scripts in `html`, which must be the theme's own."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)


def on_post_build(config: MkDocsConfig) -> None:
    """Build the search index, and publish the Markdown. While serving, exported files and index follow the pages."""
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    (site / "search/search_index.json").unlink()  # the empty index of the theme's search
    report(Step.FINISHING, 0, 1)
    _session.finish(root / "releases", site, config.site_url or "")
    _session.progress.close()


def on_build_error(error: Exception) -> None:
    """Report a full disk, a folder without write permission or too little memory in one sentence.

    scripts/build keeps the old site. A server goes on: the next build writes what this one could not.
    """
    _session.progress.close()
    _session.stop_processes()
    if _session.serving:
        _session.forget_unfinished()
    if isinstance(error, OSError | MemoryError):
        reason = _explain(error)
        if _session.serving:
            raise Abort(f"Error: not everything was written. {reason}") from error
        raise PluginError(f"Nothing was published. {reason}") from error


def _explain(error: OSError | MemoryError) -> str:
    if isinstance(error, MemoryError):
        return "There is not enough memory."
    file = error.filename2 or error.filename
    return f"{file}: {error.strerror or error}" if file else f"{error.strerror or error}"
