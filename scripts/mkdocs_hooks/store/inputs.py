"""Tells one state of everything that a build depends on from another: records, code, configuration, versions."""

import os
import platform
import stat
import sys
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import communique
from communique.files.disk.store import list_packages
from mkdocs_hooks.store.results import hash_text

_WITHOUT_EFFECT = {"config_file_path", "dev_addr", "docs_dir", "hooks", "plugins", "site_dir", "theme", "watch"}
"""Settings that name places, or whose value does not print what it is."""


def hash_folder(*folders: Path) -> str:
    """Return one hash for the names and contents of all files below some folders."""
    whole = sha256()
    for folder in folders:
        for path in _list_files(folder):
            name = os.fsencode(path.relative_to(folder))
            whole.update(b"%d %s" % (len(name), name))
            try:
                with path.open("rb") as file:
                    content = file_digest(file, "sha256").digest()
            except OSError:
                content = b""
            whole.update(content)
    return whole.hexdigest()


def _list_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in order, without those that Python has compiled."""
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(current, name)
            try:
                if stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
                    yield path
            except OSError:
                continue


def hash_makers(config: MkDocsConfig) -> str:
    """Return one hash for the code, the templates, the versions of packages and the configuration."""
    settings = {name: value for name, value in config.items() if name not in _WITHOUT_EFFECT}
    theme = {name: config.theme[name] for name in config.theme}
    ours = Path(communique.__file__ or "").parent, Path(__file__).parents[1]
    hooks = sha256(b"".join((Path(config.config_file_path).parent / name).read_bytes() for name in config.hooks))
    return hash_text(
        hash_folder(*ours, Path(config.theme.custom_dir or ours[0])),
        hooks.hexdigest(),
        repr([platform.python_version(), sys.platform, list_packages()]),
        repr(sorted((name, repr(value)) for name, value in settings.items())),
        repr([config.theme.name, sorted((name, repr(value)) for name, value in theme.items())]),
        repr(sorted((name, repr(getattr(plugin, "config", None))) for name, plugin in config.plugins.items())),
    )
