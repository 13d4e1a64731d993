"""Refuses files of docs/ that cannot be read, and reports a failed rebuild of the server in a sentence.

MkDocs would wait forever at a pipe, and end in a traceback for a guide that is not UTF-8 or a mkdocs.yml that is not
YAML. It calls the functions `on_…` as hooks.
"""

import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from click import ClickException
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Raise PluginError for the first file that cannot be read. No files have been generated yet."""
    for file in files:
        path, name = Path(file.abs_src_path or ""), f"{Path(config.docs_dir).name}/{file.src_uri}"
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise PluginError(f"{name} is not a regular file: remove it.")
            if file.is_documentation_page():
                path.read_bytes().decode()
        except UnicodeDecodeError as error:
            raise PluginError(f"{name} is not UTF-8: save it as UTF-8.") from error
        except OSError as error:
            raise PluginError(f"{name} cannot be read: {error.strerror}.") from error


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Let a rebuild that fails with a message from MkDocs, as for a mkdocs.yml that is not YAML, print only that."""
    server.builder = partial(_explain_failure, server.builder)


def _explain_failure(build: Callable[[], None]) -> None:
    try:
        build()
    except Abort:  # a message of ours
        raise
    except ClickException as error:
        raise Abort(f"Error: {error.format_message()}") from error
