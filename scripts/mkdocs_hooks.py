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

from communique.checking import check
from communique.depending import Memory
from communique.gathering import Kept, load, uncollected
from communique.pages import write

log = logging.getLogger("mkdocs.plugins.communique")

_kept: Kept = {}
_memory = Memory()
"""While serving, what was read and rendered is kept: MkDocs gives a hook no other place that outlives a rebuild."""


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
    root = Path(config.config_file_path).parent
    serving = _serving(config)
    with uncollected():
        register = load(root / "releases", _kept if serving else None)
        problems = check(register)
        if problems and not serving:
            listed = "\n".join(map(str, problems))
            raise PluginError(f"The register has problems; nothing was published.\n{listed}")
        for problem in problems:
            log.warning(str(problem))
        folder = root / "build" / "pages"
        edit_base = f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or '').removesuffix('docs/')}"
        before = set(_memory.pages)
        written = write(register, folder, problems, edit_base, _memory if serving else None)
    if not serving:
        gc.freeze()  # the register stays to the end: the collector need not look through it while pages are built
    for uri in before - set(written):
        # Without this, what was built for a page that is no more would be served on.
        Path(File.generated(config, uri, content="").abs_dest_path).unlink(missing_ok=True)
    for uri, page in written.items():
        file = File.generated(config, uri, abs_src_path=str(folder / uri))
        file.edit_uri = f"../{page.source.as_posix()}" if page.source else None
        files.append(file)
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Index the built pages for the search. While serving, the page comes first and the index after it."""
    command = [sys.executable, "-m", "pagefind", "--site", config.site_dir, "--quiet"]
    if _serving(config):
        subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 (our own command)
    elif (done := subprocess.run(command, check=False, capture_output=True, text=True)).returncode:  # noqa: S603
        raise PluginError(f"The search index could not be built.\n{done.stdout}{done.stderr}")
