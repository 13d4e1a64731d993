"""The processes beside a build: they check the register, make its search index, and write its exported files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from communique.background import BackgroundProcess
from communique.exports.file import ExportFile
from communique.register.register import Register
from communique.search.pagefind import PagefindError
from mkdocs_stages import copy_markdown, list_problems, make_exports, make_index
from mkdocs_store import Store


class BuildProcesses:
    """The processes beside one build. They take what they need from the memory of this one, and write into the site."""

    def __init__(self, store: Store, key: str) -> None:
        self._store, self._key = store, key
        self._checking: BackgroundProcess[list[str]] | None = None
        self._indexing: BackgroundProcess[None] | None = None
        self._exporting: BackgroundProcess[None] | None = None
        self._has_guides = False

    @contextmanager
    def check(self, register: Register) -> Iterator[None]:
        """Check a register until the `with` block ends. PluginError with all problems, whatever else went wrong."""
        self._checking = BackgroundProcess(lambda *_: list(map(str, list_problems(self._store, self._key, register))))
        try:
            yield
        except Exception:
            _refuse(self._checking.finish())
            raise
        _refuse(self._checking.finish())

    def start_index(self, register: Register, site: Path) -> None:
        """Begin to index the records. The guides follow when they are released."""
        self._indexing = BackgroundProcess(lambda wait, _: make_index(self._store, self._key, register, site, wait))

    def start_exports(self, exports: Sequence[ExportFile], documentation: Sequence[File], site: Path) -> None:
        """Begin to write the exported files, and the Markdown of all pages, where each page links to its own."""

        def write(_: object, is_orphaned: Callable[[], bool]) -> None:
            make_exports(self._store, self._key, exports, site, is_orphaned)
            copy_markdown(documentation, site, is_orphaned)

        self._exporting = BackgroundProcess(write)

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
        if self._exporting:
            self._exporting.finish()

    def stop(self) -> None:
        """Stop the processes. What they have written stays."""
        for process in (self._checking, self._indexing, self._exporting):
            if process:
                process.stop()


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        listed = "\n".join(problems)
        raise PluginError(f"The register has problems; nothing was published.\n{listed}")
