"""What one run of MkDocs keeps from event to event, and from one build to the next while serving."""

import gc
import logging
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from html import unescape
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from communique.checks.run import check_register
from communique.exports.catalogue import group_by_page, list_exports
from communique.exports.edition import Edition, read_edition
from communique.exports.file import ExportFile
from communique.exports.follow.log import is_shallow
from communique.exports.web.head import Described, Head, build_head
from communique.files.atomic import publish_site, replace_file
from communique.problems import Problem
from communique.register.editor_schemas import refresh_editor_schemas
from communique.register.loader import FileCache, load, pause_gc
from communique.register.register import Register
from communique.search.index import GUIDE_FOLDERS
from communique.site.dependencies import PageCache
from communique.site.page import Page
from communique.site.templating import build_environment
from communique.site.view import Surroundings, View
from communique.site.writer import render_page, write_pages
from mkdocs_finishing import Finishing
from mkdocs_inputs import hash_folder, hash_makers
from mkdocs_pages import PageEnvironment, PageMaker
from mkdocs_processes import BuildProcesses
from mkdocs_stages import NAMES, Keys, make_markdown
from mkdocs_store import Store, hash_text
from mkdocs_templates import CompiledTemplates

log = logging.getLogger("mkdocs.plugins.communique")


class Session:
    """What is kept from one build to the next while `mkdocs build` or `mkdocs serve` runs."""

    def __init__(self, command: str) -> None:
        self.serving = command == "serve"
        self.files: FileCache = {}
        self.pages = PageCache()
        self.register: Register | None = None
        """The register of the last build, from which its index is built."""
        self.exports: list[ExportFile] = []
        """The exported files of the last build."""
        self.processes: BuildProcesses | None = None
        """The processes beside a build; none while serving."""
        self.pages_by_uri: dict[str, Page] = {}
        """The pages of the register in the last build."""
        self.documentation: list[File] = []
        """The files of all pages, guides included."""
        self.pages_written = False
        """Whether a build has made all pages; later ones make the few that changed."""
        self.folder: Path | None = None
        """The folder of pages of this process; processes that shared one would publish each other's pages."""
        self.began = 0
        """When the last build began, in nanoseconds."""
        self.site: Path | None = None
        """The folder into which it writes."""
        self.finishing = Finishing()
        """The processes that finish the site while serving."""
        self.shown: MkDocsPage | None = None
        """A page outside the menu that is being rendered, and in its section meanwhile."""
        self.templates = CompiledTemplates()
        """The templates of the theme."""
        self.before_writing: Callable[[], None] | None = None
        """What the next build does before it writes pages."""
        self.progress = ExitStack()
        """Shows the progress of a build until it is closed."""
        self.rendered: set[str] = set()
        """The uris of the pages that this build has rendered."""
        self.store = Store(Path())
        """What earlier builds have made, from the first build on."""
        self.makers = ""
        """The hash of everything that takes part in a build but the records."""
        self.maker: PageMaker | None = None
        """What makes the HTML of pages during the first build."""
        self.latest: PageMaker | None = None
        """What knows the menu and the files of the last build, and can make the HTML of single pages after it."""
        self.around = Surroundings()
        """What surrounds the pages of the last build: its exported files, and its register with the commit."""
        self.problems: list[Problem] = []
        """The problems of its register."""

    @property
    def edition(self) -> Edition | None:
        """The register of the last build with its commit; None before the first build."""
        return self.around.edition

    def open_folder(self, build: Path) -> Path:
        """Return the folder of pages below `build`, and remove the folders of processes that were killed."""
        if self.folder is None:
            for folder in build.glob("pages.*"):
                if not _is_running(folder.suffix[1:]):
                    shutil.rmtree(folder, ignore_errors=True)
            self.folder = build / f"pages.{os.getpid()}"
            self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder

    def write(self, config: MkDocsConfig) -> dict[str, Page]:
        """Read and check the register, list its exports, write its pages, and return these by uri.

        If there are problems, a build raises PluginError; while serving, they are logged and shown on the pages.
        """
        root = Path(config.config_file_path).parent
        edit_base = f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or '').removesuffix('docs/')}"
        with pause_gc():
            before = self._open_store(root, config)
            self.register = load(root / "releases", self.files if self.serving else None)
            # While serving, the version stays that of the start: many pages print it, and all would be rendered again.
            edition = (
                replace(self.edition, register=self.register)
                if self.edition
                else read_edition(self.register, config.site_url or "", config.site_name)
            )
            self.exports = list_exports(edition)
            self.around = Surroundings(edit_base, group_by_page(self.exports), edition)
            key = self._make_key(before, root / "releases")
            folder = self.open_folder(root / "build")
            if self.serving:
                self.pages_by_uri = self._write_served(self.register, folder)
            else:
                self.pages_by_uri = self._write_checked(self.register, key, folder, Path(config.site_dir))
        gc.freeze()
        return self.pages_by_uri

    def _write_served(self, register: Register, folder: Path) -> dict[str, Page]:
        """Write the pages that have changed, and log the problems, which stand on them too."""
        self.problems = check_register(register)
        for problem in self.problems:
            log.warning(str(problem))
        refresh_editor_schemas(register)
        return write_pages(register, folder, self.problems, self.around, self.pages)

    def _write_checked(self, register: Register, key: str, folder: Path, site: Path) -> dict[str, Page]:
        """Write the pages of a register while it is checked and indexed. PluginError if it has problems."""
        gc.freeze()  # the collector need not search the register again and again during the build
        self.processes = BuildProcesses(self.store, key)
        with self.processes.check(register):
            self.processes.start_index(register, site)
            return make_markdown(self.store, Keys(self.makers, key), register, folder, self.around)

    def _open_store(self, root: Path, config: MkDocsConfig) -> str:
        """Open the store before the first build, and return the state of the records before they are read."""
        if not self.makers:
            self.makers = hash_text(hash_makers(config), str(self.serving))
            self.store = Store(root / "build/kept" / ("serve" if self.serving else "build"))
        return "" if self.serving else hash_folder(root / "releases")

    def _make_key(self, before: str, releases: Path) -> str:
        """Return a key of the whole register and what takes part in a build; empty if a record was just changed."""
        edition = self.edition
        if edition is None or not before or before != hash_folder(releases):
            return ""
        commit = edition.commit, edition.committed, edition.modified, edition.commit and is_shallow(releases)
        return hash_text(self.makers, before, repr(commit))

    def make_pages(self, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Let processes make the pages of the first build; MkDocs itself makes the few that change later.

        The exported files come after the Markdown, because then the register is known to have no problems.
        """
        if self.processes:
            self.processes.start_exports(self.exports, self.documentation, Path(config.site_dir))
        self.latest = PageMaker(config, nav, files, store=self.store, salt=self.makers, describe=self.describe)
        if not self.pages_written:
            self.maker = self.latest
            for file in files.documentation_pages():
                self.maker.postpone(file.page or MkDocsPage(None, file, config))

    def start_pages(self, env: Environment) -> PageEnvironment | None:
        """Start to make pages, and return what MkDocs is to take in the place of the theme's environment, if any."""
        if self.before_writing:
            self.before_writing()
            self.before_writing = None
        started = self.latest.start(env) if self.latest else None
        return started if self.maker else None

    def finish_pages(self) -> None:
        """End the processes that have made pages, and remove from the store what does not belong to this build."""
        if self.maker:
            self.maker.stop()
            self.maker = None
            self.pages_written = True
            self.store.prune([*NAMES, *(file.src_uri for file in self.documentation)])

    def describe(self, page: MkDocsPage) -> Head | None:
        """Return what the head of a page says to programs; None for a page at a former address."""
        written = self.pages_by_uri.get(page.file.src_uri)
        if self.edition is None or (written and written.moved_to):
            return None
        described = Described(
            address=page.url.removeprefix("./"),
            markdown=page.file.src_uri,
            title=unescape(str(page.title)),
            description=unescape(page.meta.get("description", "")),
            about=written.about if written else None,
            section=page.parent.title if page.parent else "",
        )
        return build_head(self.edition, described, self.around.downloads.get(described.address, ()))

    def follow(self, register: Register) -> None:
        """Take over a register that was loaded after the last build, for single pages."""
        if self.edition:
            self.around = self.around._replace(edition=replace(self.edition, register=register))

    def write_page(self, page: Page, register: Register) -> None:
        """Write the Markdown of a single page after a build."""
        if self.folder:
            view = View(register, page.folder, self.around)
            replace_file(self.folder / page.uri, render_page(build_environment(), view, page))
            self.pages_by_uri[page.uri] = page

    def release_guides(self) -> None:
        """Let the index go on once all guides have been written, which come first."""
        if self.processes and all(
            file.src_uri in self.rendered
            for file in self.documentation
            if file.src_uri.partition("/")[0] in GUIDE_FOLDERS
        ):
            self.processes.release_guides()

    def forget_unfinished(self) -> None:
        """Remove what a build that failed has written into the site.

        Its last file may be cut off, and is newer than its page, so that MkDocs would keep it.
        """
        for path in self.site.rglob("*") if self.site else ():
            if path.is_file() and path.stat().st_mtime_ns >= self.began:
                path.unlink(missing_ok=True)

    def finish_processes(self) -> None:
        """Wait for the processes beside the build. PluginError or OSError if one fails."""
        if self.processes:
            self.processes.finish()

    def stop_processes(self) -> None:
        """Stop the processes of a build."""
        for beside in (self.processes, self.maker):
            if beside:
                beside.stop()
        self.maker = None

    def publish_pages(self) -> None:
        """Move the pages of a finished build to `build/pages`, where their Markdown can be read."""
        if self.folder:
            publish_site(self.folder, self.folder.with_name("pages"))
            self.folder = None

    def close(self) -> None:
        """Stop the processes of this one, and remove its folder of pages."""
        self.progress.close()
        self.finishing.stop()
        self.stop_processes()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
