"""The register of one run of MkDocs, and the Markdown of its pages, which is written into a folder of this process."""

import logging
import os
import shutil
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from communique.checks.run import check_register
from communique.exports.catalogue import group_by_page, list_exports
from communique.exports.edition import Edition, read_edition
from communique.exports.file import ExportFile
from communique.files.disk.atomic import publish_site, replace_file
from communique.files.disk.store import Store
from communique.problems import Problem
from communique.register.editor_schemas import refresh_editor_schemas
from communique.register.loader import FileCache, load
from communique.register.register import Register
from communique.site.jinja.environment import build_environment
from communique.site.output.dependencies import PageCache
from communique.site.output.writer import render_page, write_pages
from communique.site.page import Page
from communique.site.view.view import Surroundings, View
from mkdocs_hooks.build.stages import Keys, make_markdown
from mkdocs_hooks.store.results import ResultStore

log = logging.getLogger("mkdocs.plugins.communique")


class MarkdownPages:
    """The pages of the register in the last build, and what they were made from."""

    def __init__(self) -> None:
        self.files: FileCache = {}
        """The files of records as they were read, while serving."""
        self.register: Register | None = None
        self.exports: list[ExportFile] = []
        """The exported files."""
        self.around = Surroundings()
        """What surrounds the pages: exported files, and the register with its commit."""
        self.problems: list[Problem] = []
        """The problems of the register, which its pages show while serving."""
        self.by_uri: dict[str, Page] = {}
        self._checked = Store(None, "")
        """What earlier checks have found, while serving."""
        self._states = PageCache()
        self._folder: Path | None = None
        """The folder of this process: processes that shared one would publish each other's pages."""

    @property
    def edition(self) -> Edition | None:
        """The register with its commit; None before the first build."""
        return self.around.edition

    def read(self, releases: Path, config: MkDocsConfig, *, serving: bool) -> Register:
        """Read the register, and list its exported files."""
        self.register = load(releases, self.files if serving else None)
        # While serving, the version stays that of the start: many pages print it, and all would be rendered again.
        edition = (
            replace(self.edition, register=self.register)
            if self.edition
            else read_edition(self.register, config.site_url or "", config.site_name)
        )
        self.exports = list_exports(edition)
        edit_base = f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or '').removesuffix('docs/')}"
        self.around = Surroundings(edit_base, group_by_page(self.exports), edition)
        return self.register

    def open_folder(self, build: Path) -> Path:
        """Return the folder of the pages below `build`, and remove the folders of processes that were killed."""
        if self._folder is None:
            for folder in build.glob("pages.*"):
                if not _is_running(folder.suffix[1:]):
                    shutil.rmtree(folder, ignore_errors=True)
            self._folder = build / f"pages.{os.getpid()}"
            self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder

    def write_changed(self, register: Register, folder: Path) -> None:
        """Check the register, log its problems, and write the pages that have changed."""
        self.problems = check_register(register, self._checked)
        for problem in self.problems:
            log.warning(str(problem))
        refresh_editor_schemas(register)
        self.by_uri = write_pages(register, folder, self.problems, self.around, self._states)

    def write_all(self, register: Register, folder: Path, store: ResultStore, keys: Keys) -> None:
        """Write all pages, or take them from the store."""
        self.by_uri = make_markdown(store, keys, register, folder, self.around)

    def write_again(self, page: Page, register: Register) -> None:
        """Write a single page of a register that was loaded after the build."""
        if self._folder:
            view = View(register, page.folder, self.around)
            replace_file(self._folder / page.uri, render_page(build_environment(), view, page))
            self.by_uri[page.uri] = page

    def follow(self, register: Register) -> None:
        """Let single pages show a register that was loaded after the build."""
        if self.edition:
            self.around = self.around._replace(edition=replace(self.edition, register=register))

    def publish(self) -> None:
        """Move the pages of a finished build to `build/pages`, where their Markdown can be read."""
        if self._folder:
            publish_site(self._folder, self._folder.with_name("pages"))
            self._folder = None

    def remove(self) -> None:
        """Remove the folder of this process."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
