"""Connects MkDocs to the library. No other module imports mkdocs.

The pages of the register are written into a folder of this process and passed to MkDocs as generated files. A build
lists all problems and stops if there are any; while serving, they are shown in the terminal and on their pages.
"""

import errno
import gc
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.observers.polling import PollingObserverVFS

from communique.background import ENDING, BackgroundProcess
from communique.checks.run import check_register
from communique.exports.catalogue import group_by_page, list_exports
from communique.exports.edition import Edition, read_edition
from communique.exports.file import ExportFile
from communique.exports.web.head import Described, Head, build_head
from communique.exports.writer import until, write_exports
from communique.files.atomic import publish_site
from communique.progress import Step, report
from communique.register.editor_schemas import refresh_editor_schemas
from communique.register.loader import FileCache, load, pause_gc
from communique.register.register import Register
from communique.search import pagefind
from communique.search.index import build_index
from communique.site.dependencies import PageCache
from communique.site.page import Page
from communique.site.view import Surroundings
from communique.site.writer import write_pages
from communique.terminal import show_progress
from mkdocs_conversion import Store, convert_pages

log = logging.getLogger("mkdocs.plugins.communique")


STEPS = {Step.READING: 2, Step.RULES: 1, Step.PAGES: 7, Step.CONVERTING: 8, Step.RENDERING: 9, Step.FINISHING: 1}
"""The steps of a build that are shown, with their shares of the time."""


class Session:
    """What is kept from one build to the next while `mkdocs build` or `mkdocs serve` runs."""

    def __init__(self, command: str) -> None:
        self.serving = command == "serve"
        self.files: FileCache = {}
        self.pages = PageCache()
        self.register: Register | None = None
        """The register of the last build, from which its index is built."""
        self.edition: Edition | None = None
        """The register of the last build with its commit."""
        self.exports: list[ExportFile] = []
        """The exported files of the last build."""
        self.exporting: BackgroundProcess | None = None
        """The process that writes them during a build."""
        self.indexing: BackgroundProcess | None = None
        """The process that makes the search index during a build."""
        self.downloads: Mapping[str, Sequence[ExportFile]] = {}
        """These files by the address of each page that offers them."""
        self.pages_by_uri: dict[str, Page] = {}
        """The pages of the register in the last build."""
        self.documentation: list[File] = []
        """The files of all pages, guides included."""
        self.pages_written = False
        """Whether the first build has converted all pages; later ones convert the few that changed."""
        self.folder: Path | None = None
        """The folder of pages of this process; processes that shared one would publish each other's pages."""
        self.began = 0
        """When the last build began, in nanoseconds."""
        self.site: Path | None = None
        """The folder into which it writes."""
        self.finishing: list[subprocess.Popen[bytes]] = []
        self.shown: MkDocsPage | None = None
        """A page outside the menu that is being rendered, and in its section meanwhile."""
        self.progress = ExitStack()
        """Shows the progress of a build until it is closed."""
        self.rendered = 0
        """Pages that this build has rendered."""

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
            self.register = load(root / "releases", self.files if self.serving else None)
            # While serving, the version stays that of the start: many pages print it, and all would be rendered again.
            self.edition = (
                replace(self.edition, register=self.register)
                if self.edition
                else read_edition(self.register, config.site_url or "", config.site_name)
            )
            self.exports = list_exports(self.edition)
            self.downloads = group_by_page(self.exports)
            problems = check_register(self.register)
            if problems and not self.serving:
                listed = "\n".join(map(str, problems))
                raise PluginError(f"The register has problems; nothing was published.\n{listed}")
            for problem in problems:
                log.warning(str(problem))
            if self.serving:
                refresh_editor_schemas(self.register)
            cache = self.pages if self.serving else None
            folder = self.open_folder(root / "build")
            around = Surroundings(edit_base, self.downloads, self.edition)
            self.pages_by_uri = write_pages(self.register, folder, problems, around, cache)
        if not self.serving:
            gc.freeze()  # the collector need not search the register again and again during the build
        return self.pages_by_uri

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
        return build_head(self.edition, described, self.downloads.get(described.address, ()))

    def start_exports(self, site: Path) -> None:
        """Write the exported files in a process of its own."""
        exports = self.exports
        self.exporting = BackgroundProcess(lambda _, is_orphaned: write_exports(until(is_orphaned, exports), site))

    def start_index(self, site: Path) -> None:
        """Index the records in a process of its own; the guides follow when they have been built."""
        register = self.register
        if register:
            self.indexing = BackgroundProcess(lambda wait, _: build_index(register, site, wait))

    def finish_index(self) -> None:
        """Index the guides, and wait for the index. PluginError if Pagefind fails."""
        if self.indexing:
            self.indexing.release()
            try:
                self.indexing.finish()
            except pagefind.PagefindError as reason:
                raise PluginError(f"The search index could not be built: {reason}") from reason

    def finish_in_background(self, root: Path, site: Path, site_url: str) -> None:
        """Build the index and the exported files in processes of their own, and stop those that still work.

        These work on an earlier state of the site.
        """
        for process in self.finishing:
            if process.poll() is None:
                process.terminate()
                process.wait()
        common = [sys.executable, "-m", "communique.cli", "--releases", str(root / "releases")]
        commands = [*common, "index", str(site)], [*common, "data", str(site), "--site-url", site_url]
        self.finishing = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]  # noqa: S603 (fixed commands)

    def forget_unfinished(self) -> None:
        """Remove what a build that failed has written into the site.

        Its last file may be cut off, and is newer than its page, so that MkDocs would keep it.
        """
        for path in self.site.rglob("*") if self.site else ():
            if path.is_file() and path.stat().st_mtime_ns >= self.began:
                path.unlink(missing_ok=True)

    def finish_exports(self) -> None:
        """Wait for the exported files. OSError if one cannot be written."""
        if self.exporting:
            self.exporting.finish()

    def copy_markdown(self, site: Path) -> None:
        """Copy the Markdown of the pages into the site, where each page links to its own."""
        for file in self.documentation:
            (site / file.src_uri).write_bytes(file.content_bytes)  # that of a guide may have been saved again meanwhile

    def publish_pages(self) -> None:
        """Move the pages of a finished build to `build/pages`, where their Markdown can be read."""
        if self.folder:
            publish_site(self.folder, self.folder.with_name("pages"))
            self.folder = None

    def close(self) -> None:
        """Stop the processes of this one, and remove its folder of pages."""
        self.progress.close()
        for process in self.finishing:
            process.terminate()
            process.wait()
        for beside in (self.exporting, self.indexing):
            if beside:
                beside.stop()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)


class ExportedFile(File):
    """A file for reuse that pages link to; it is written after the pages, and MkDocs only has to know of it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 (MkDocs names it)
        """Copy nothing."""


_session = Session("build")


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001 (MkDocs passes it)
    """Start a session. MkDocs calls this once, before the first build.

    A signal that ends the process leaves no folder behind: Python would not clean up before it ends by one.
    """
    for number in ENDING:
        signal.signal(number, _end)
    global _session  # noqa: PLW0603 (hooks are functions, and MkDocs keeps no state for them)
    _session = Session(command)


def _end(number: int, _frame: object) -> None:
    sys.exit(128 + number)


def on_shutdown() -> None:
    """End the session."""
    _session.close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Look for saved files five times a second instead of twice, because this is the longest part of the wait.

    A folder that is moved away and back is watched again.
    """
    watched = [config.docs_dir, config.config_file_path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserverVFS(stat=_stat, listdir=os.scandir, polling_interval=0.2)  # type: ignore[assignment] # same use
    for path in watched:
        server.watch(path)
    return server


def _stat(path: str) -> os.stat_result:
    """Return the status of a file. The observer gives up a folder that does not exist, and waits for a stale one."""
    try:
        return os.stat(path)  # noqa: PTH116 (called for every file, five times a second)
    except FileNotFoundError as error:
        raise OSError(errno.ESTALE, "it is not there; edits are noticed when it is back", path) from error


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check the register, write its pages, and add them to the site."""
    root = Path(config.config_file_path).parent
    if log.isEnabledFor(logging.INFO):  # not with --quiet
        _session.progress.enter_context(show_progress(STEPS, logging.getLogger("mkdocs")))
    _session.rendered = 0
    _session.began, _session.site = time.time_ns(), Path(config.site_dir)
    before = set(_session.pages.pages)
    written = _session.write(config)
    for uri in before - set(written):
        # Otherwise the HTML of a removed page would still be served.
        Path(File.generated(config, uri, content="").abs_dest_path).unlink(missing_ok=True)
    for uri, page in written.items():
        if for_forge := files.get_file_from_path(uri):
            files.remove(for_forge)  # a page in docs/ that says, on a forge, where what is shown here comes from
        file = File.generated(config, uri, abs_src_path=str(_session.open_folder(root / "build") / uri))
        file.edit_uri = f"../{page.source.as_posix()}" if page.source else None
        files.append(file)
    _session.documentation = list(files.documentation_pages())
    for export in _session.exports:
        files.append(ExportedFile.generated(config, export.path, content=""))
    if not _session.serving:
        _session.start_exports(Path(config.site_dir))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give each page outside the menu a section of the menu: that of the index of its folder."""
    sections = {Path(page.file.src_uri).parent: page.parent for page in nav.pages if page.parent and page.is_index}
    for file in files.documentation_pages():
        if file.page and not file.page.parent:
            file.page.parent = sections.get(Path(file.src_uri.partition("/")[0]))
    pages = [file.page or MkDocsPage(None, file, config) for file in files.documentation_pages()]
    if not _session.pages_written:
        store = Store(Path(config.config_file_path).parent / "build/converted", config, files)
        convert_pages(pages, config, files, store)
        store.prune(pages)
        _session.pages_written = True
    if not _session.serving:
        _session.start_index(Path(config.site_dir))


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
    """Exclude every page from the index of the theme's search."""
    page.meta["search"] = {"exclude": True}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Prepare what `main.html` needs: a filter for the policy, and the address of the forge.

    The theme must not know that address: its script would ask the forge, another host, for the stars of the repository.
    """
    env.filters["script_hashes"] = hash_scripts
    config.extra["serving"] = _session.serving
    config.extra["repo_url"], config.repo_url = (config.repo_url or "").rstrip("/"), None


def on_page_context(
    context: dict[str, object], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    """Show a page outside the menu as the last of its section while it is rendered, and add what its head says."""
    if page.parent and page not in page.parent.children:
        page.parent.children.append(page)
        _session.shown = page
    context["head"] = _session.describe(page)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Remove a page outside the menu from its section again: the menu of other pages does not hold it."""
    if page is _session.shown and page.parent:
        page.parent.children.remove(page)
    _session.rendered += 1
    report(Step.RENDERING, _session.rendered, len(_session.documentation))
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
    if _session.serving:
        _session.finish_in_background(root, site, config.site_url or "")
    else:
        _session.copy_markdown(site)
        _session.finish_index()
        _session.finish_exports()
        _session.publish_pages()
    _session.progress.close()


def on_build_error(error: Exception) -> None:
    """Report a full disk or a folder without write permission in one sentence. scripts/build keeps the old site.

    A server goes on: the next build writes what this one could not.
    """
    _session.progress.close()
    for process in (_session.exporting, _session.indexing):
        if process:
            process.stop()
    if _session.serving:
        _session.forget_unfinished()
    if isinstance(error, OSError):
        file = error.filename2 or error.filename
        where = f"{file}: " if file else ""
        reason = f"{where}{error.strerror or error}"
        if _session.serving:
            raise Abort(f"Error: not everything was written. {reason}") from error
        raise PluginError(f"Nothing was published. {reason}") from error
