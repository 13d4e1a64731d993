"""What one run of MkDocs keeps from event to event, and from one build to the next while serving."""

import gc
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from html import unescape
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from communique.exports.follow.log import is_shallow
from communique.exports.web.head import Described, Head, build_head
from communique.files.disk.folder import NewFolder
from communique.problems import Problem
from communique.register.loader import pause_gc
from communique.register.register import Register
from communique.search.index import GUIDE_FOLDERS
from mkdocs_hooks.build.finisher import Finisher
from mkdocs_hooks.build.markdown import MarkdownPages
from mkdocs_hooks.build.processes import BuildProcesses
from mkdocs_hooks.build.stages import NAMES, Keys, list_problems
from mkdocs_hooks.pages.maker import PageMaker
from mkdocs_hooks.pages.templates import PageEnvironment
from mkdocs_hooks.store.inputs import hash_folder, hash_makers
from mkdocs_hooks.store.results import ResultStore, hash_text


class Session:
    """What is kept from one build to the next while `mkdocs build` or `mkdocs serve` runs."""

    def __init__(self, command: str) -> None:
        self.serving = command == "serve"
        self.markdown = MarkdownPages()
        """The pages of the register."""
        self.documentation: list[File] = []
        """The files of all pages, guides included."""
        self._guides: set[str] = set()
        """The uris of the guides, which the index needs."""
        self.rendered: set[str] = set()
        """The uris of the pages that this build has rendered."""
        self.maker: PageMaker | None = None
        """What makes the HTML of pages during the first build."""
        self.latest: PageMaker | None = None
        """What knows the menu and the files of the last build, and can make the HTML of single pages after it."""
        self.shown: MkDocsPage | None = None
        """A page outside the menu that is being rendered, and in its section meanwhile."""
        self.processes: BuildProcesses | None = None
        """The processes beside a build; none while serving."""
        self.finisher = Finisher()
        """The processes that finish the site while serving."""
        self.before_writing: Callable[[], None] | None = None
        """What the next build does before it writes pages."""
        self.progress = ExitStack()
        """Shows the progress of a build until it is closed."""
        self._site: Path | None = None
        """The folder into which the last build writes."""
        self._began = 0
        """When it began, in nanoseconds."""
        self._store = ResultStore(Path())
        """What earlier builds have made, from the first build on."""
        self._makers = ""
        """The hash of everything that takes part in a build but the records."""
        self._is_first = True
        """Whether no build has made all pages yet; later ones make the few that changed."""

    def write(self, config: MkDocsConfig) -> None:
        """Read and check the register, list its exports, and write its pages.

        If there are problems, a build raises PluginError; while serving, they are logged and shown on the pages.
        """
        self._began, self._site = time.time_ns(), Path(config.site_dir)
        root = Path(config.config_file_path).parent
        with pause_gc():
            before = self._open_store(root, config)
            register = self.markdown.read(root / "releases", config, serving=self.serving)
            key = self._make_key(before, root / "releases")
            folder = self.markdown.open_folder(root / "build")
            if self.serving:
                self.markdown.write_changed(register, folder)
            else:
                self._write_checked(register, folder, key, NewFolder(self._site, root / "site"))
        if not self.serving:  # a server would never collect what one build after the other leaves
            gc.freeze()

    def _open_store(self, root: Path, config: MkDocsConfig) -> str:
        """Open the store before the first build, and return the state of the records before they are read."""
        if not self._makers:
            self._makers = hash_text(hash_makers(config), str(self.serving))
            self._store = ResultStore(root / "build/kept" / ("serve" if self.serving else "build"))
        return "" if self.serving else hash_folder(root / "releases")

    def _make_key(self, before: str, releases: Path) -> str:
        """Return a key of the whole register and what takes part in a build; empty if a record was just changed."""
        edition = self.markdown.edition
        if edition is None or not before or before != hash_folder(releases):
            return ""
        commit = edition.commit, edition.committed, edition.modified, edition.commit and is_shallow(releases)
        return hash_text(self._makers, before, repr(commit))

    def _write_checked(self, register: Register, folder: Path, key: str, site: NewFolder) -> None:
        """Write the pages of a register while processes index and export it. PluginError if it has problems.

        The index begins before the check, but writes nothing until the guides are written.
        """
        gc.freeze()  # the collector need not search the register again and again during the build
        self.processes = BuildProcesses(self._store, key, site)
        self.processes.start_index(register)
        _refuse(list_problems(self._store, key, register))
        self.processes.start_exports(self.markdown.exports)
        self.markdown.write_all(register, folder, self._store, Keys(self._makers, key))

    def make_pages(self, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Let processes make the pages of the first build; MkDocs itself makes the few that change later."""
        if self.processes:
            self.processes.start_copying(self.documentation)
        self.latest = PageMaker(config, nav, files, store=self._store, salt=self._makers, describe=self.describe)
        if self._is_first:
            self.maker = self.latest
            for file in files.documentation_pages():
                self.maker.postpone(file.page or MkDocsPage(None, file, config))

    def take_documentation(self, documentation: list[File]) -> None:
        """Remember the files of all pages of a build, of which none has been rendered yet."""
        self.documentation = documentation
        uris = (file.src_uri for file in documentation)
        self._guides = {uri for uri in uris if uri.partition("/")[0] in GUIDE_FOLDERS}
        self.rendered.clear()

    def start_pages(self, env: Environment) -> PageEnvironment | None:
        """Start to make pages, and return what MkDocs uses in place of the theme's environment, if anything."""
        if self.before_writing:
            self.before_writing()
            self.before_writing = None
        if self.latest:
            self.latest.start(env)
        return PageEnvironment(env, self.maker) if self.maker else None

    def describe(self, page: MkDocsPage) -> Head | None:
        """Return what the head of a page says to programs; None for a page at a former address."""
        written, edition = self.markdown.by_uri.get(page.file.src_uri), self.markdown.edition
        if edition is None or (written and written.moved_to):
            return None
        described = Described(
            address=page.url.removeprefix("./"),
            markdown=page.file.src_uri,
            title=unescape(str(page.title)),
            description=unescape(page.meta.get("description", "")),
            about=written.about if written else None,
            section=page.parent.title if page.parent else "",
        )
        return build_head(edition, described, self.markdown.around.downloads.get(described.address, ()))

    def release_guides(self) -> None:
        """Let the index go on once all guides have been written, which come first."""
        if self.processes and self._guides <= self.rendered:
            self.processes.release_guides()

    def finish(self, releases: Path, site: Path, site_url: str) -> None:
        """Finish the site once its pages are written. PluginError or OSError if that fails.

        While serving, processes finish it afterwards.
        """
        if self.processes:
            self.processes.finish()
            self.markdown.publish()
        else:
            self.finisher.start(releases, site, site_url)
        if self.maker:
            self.maker.stop()
            self.maker = None
            self._is_first = False
            self._store.prune([*NAMES, *(file.src_uri for file in self.documentation)])

    def forget_unfinished(self) -> None:
        """Remove what a build that failed has written into the site.

        Its last file may be cut off, and is newer than its page, so that MkDocs would keep it.
        """
        for path in self._site.rglob("*") if self._site else ():
            if path.is_file() and path.stat().st_mtime_ns >= self._began:
                path.unlink(missing_ok=True)

    def stop_processes(self) -> None:
        """Stop the processes of a build."""
        for beside in (self.processes, self.maker):
            if beside:
                beside.stop()
        self.maker = None

    def close(self) -> None:
        """Stop the processes of this one, and remove its folder of pages."""
        self.progress.close()
        self.finisher.stop()
        self.stop_processes()
        self.markdown.remove()


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        listed = "\n".join(map(str, problems))
        raise PluginError(f"The register has problems; nothing was published.\n{listed}")
