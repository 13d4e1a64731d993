"""The one thin place where MkDocs meets the library.

The pages of the register are written below build/pages and handed to MkDocs as files of its own. A build stops on any
problem, with all of them listed; while serving, problems stand on their pages and in the terminal.
"""

import gc
import logging
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from communique.checks.run import check_register
from communique.register.loader import FileCache, load, pause_gc
from communique.register.register import Register
from communique.search import pagefind
from communique.search.index import build_index
from communique.site.dependencies import PageCache
from communique.site.page import Page
from communique.site.writer import write_pages

log = logging.getLogger("mkdocs.plugins.communique")

_kept: FileCache = {}
_memory = PageCache()
"""While serving, what was read and rendered is kept: MkDocs gives a hook no other place that outlives a rebuild."""
_register: Register | None = None
"""What the pages of a build were made from, for the index of the same build."""
_indexing: "subprocess.Popen[bytes] | None" = None
"""While serving, the process that makes the index behind the page."""


def _serving(config: MkDocsConfig) -> bool:
    """`mkdocs serve` gives the site its own address; nothing else tells a hook what it runs in."""
    return (config.site_url or "").startswith(f"http://{config.dev_addr}")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Look for saved files five times a second instead of twice: it is the longest wait of an edit."""
    already = [config.docs_dir, config.config_file_path]
    for path in already:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=0.2)
    for path in already:
        server.watch(path)
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check the register, write its pages, and add them to the site."""
    folder = Path(config.config_file_path).parent / "build" / "pages"
    before = set(_memory.pages)
    written = _write(config, folder)
    for uri in before - set(written):
        # Without this, what was built for a page that is no more would be served on.
        Path(File.generated(config, uri, content="").abs_dest_path).unlink(missing_ok=True)
    for uri, page in written.items():
        file = File.generated(config, uri, abs_src_path=str(folder / uri))
        file.edit_uri = f"../{page.source.as_posix()}" if page.source else None
        files.append(file)
    for file in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
        files.remove(file)  # the theme's scripts: no page needs them
    # The theme names its sheet by its content, and our base.html must know the name of the day.
    config.extra["sheet"] = next(file.url for file in files if file.src_uri.startswith("assets/stylesheets/main."))
    config.extra["serving"] = _serving(config)
    return files


def _write(config: MkDocsConfig, folder: Path) -> dict[str, Page]:
    """Read, check and write; a build stops on problems, serving shows them."""
    global _register  # noqa: PLW0603 (hooks are functions: what lasts within a build stands in the module)
    serving = _serving(config)
    edit_base = f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or '').removesuffix('docs/')}"
    with pause_gc():
        _register = load(Path(config.config_file_path).parent / "releases", _kept if serving else None)
        problems = check_register(_register)
        if problems and not serving:
            listed = "\n".join(map(str, problems))
            raise PluginError(f"The register has problems; nothing was published.\n{listed}")
        for problem in problems:
            log.warning(str(problem))
        written = write_pages(_register, folder, problems, edit_base, _memory if serving else None)
    if not serving:
        gc.freeze()  # the register stays to the end: the collector need not look through it while pages are built
    return written


def on_post_build(config: MkDocsConfig) -> None:
    """Make the search index. While serving, the page comes first and the index after it."""
    root = Path(config.config_file_path).parent
    if _serving(config):
        _index_behind(root, config.site_dir)
        return
    try:
        with pause_gc():
            build_index(_register or load(root / "releases"), Path(config.site_dir))
    except pagefind.PagefindError as reason:
        raise PluginError(f"The search index could not be built: {reason}") from reason


def _index_behind(root: Path, site: str) -> None:
    """Make the index in a process of its own; one that is still at an older state of the site is stopped."""
    global _indexing  # noqa: PLW0603 (hooks are functions: what lasts between builds stands in the module)
    if _indexing and _indexing.poll() is None:
        _indexing.terminate()
        _indexing.wait()
    command = [sys.executable, "-m", "communique.cli", "--releases", str(root / "releases"), "index", site]
    _indexing = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 (our own command)


def on_build_error(error: Exception) -> None:
    """A full disk or a folder that cannot be written is told in a sentence. The old site stays: see scripts/build."""
    if isinstance(error, OSError):
        file = error.filename2 or error.filename
        where = f"{file}: " if file else ""
        raise PluginError(f"Nothing was published. {where}{error.strerror or error}") from error
