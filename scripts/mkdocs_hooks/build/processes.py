"""The processes beside a build: they make the search index, write the exported files, and copy the Markdown."""

from collections.abc import Callable, Sequence

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from communique.exports.file import ExportFile
from communique.files.disk.folder import NewFolder
from communique.processes.background import BackgroundProcess
from communique.register.register import Register
from communique.search.pagefind import PagefindError
from mkdocs_hooks.build.stages import copy_markdown, make_exports, make_index
from mkdocs_hooks.store.results import ResultStore


class BuildProcesses:
    """The processes beside one build. They take what they need from the memory of this one, and write into the site."""

    def __init__(self, store: ResultStore, key: str, site: NewFolder) -> None:
        self._store, self._key, self._site = store, key, site
        self._indexing: BackgroundProcess[None] | None = None
        self._writing: list[BackgroundProcess[None]] = []
        """Those that write exported files and Markdown."""
        self._has_guides = False

    def start_index(self, register: Register) -> None:
        """Begin to index the records. The guides follow when they are released."""
        self._indexing = BackgroundProcess(
            lambda wait, _: make_index(self._store, self._key, register, self._site, wait)
        )

    def start_exports(self, exports: Sequence[ExportFile]) -> None:
        """Begin to write the exported files."""

        def write(_: object, is_orphaned: Callable[[], bool]) -> None:
            make_exports(self._store, self._key, exports, self._site, is_orphaned)

        self._writing.append(BackgroundProcess(write))

    def start_copying(self, documentation: Sequence[File]) -> None:
        """Begin to copy the Markdown of all pages, where each page links to its own."""

        def copy(_: object, is_orphaned: Callable[[], bool]) -> None:
            copy_markdown(documentation, self._site, is_orphaned)

        self._writing.append(BackgroundProcess(copy))

    def release_guides(self) -> None:
        """Let the index go on once all guides have been written."""
        if self._indexing and not self._has_guides:
            self._indexing.release()
            self._has_guides = True

    def finish(self) -> None:
        """Wait for index and files. PluginError if Pagefind fails, OSError if a file cannot be written."""
        self.release_guides()
        if self._indexing:
            try:
                self._indexing.finish()
            except PagefindError as reason:
                raise PluginError(f"The search index could not be built: {reason}") from reason
        for process in self._writing:
            process.finish()

    def stop(self) -> None:
        """Stop the processes. What they have written stays."""
        for process in (self._indexing, *self._writing):
            if process:
                process.stop()
