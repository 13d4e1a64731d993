"""Shows the pages of saved records while serving, before the whole site is built again.

A build follows every save and takes seconds, because an entry can show on hundreds of pages. But whoever saves a record
wants to see its own page. So this page is made first, and the browsers load it while the build goes on, until the build
writes pages. It makes this one once more, with all that it depends on.
"""

import logging
from collections.abc import Callable
from functools import partial

from mkdocs.livereload import LiveReloadServer

from communique.checks.run import check_entries
from communique.files.yaml.reader import Document
from communique.model.parts import Entry, EntryKey
from communique.register.loader import load, pause_gc
from communique.register.register import Register
from communique.site.pages import list_entry_pages
from mkdocs_hooks.build.session import Session

FEW = 5
"""Entries that an editor saves at once; if there are more, as when a branch is checked out, all are built."""

log = logging.getLogger("mkdocs.plugins.communique")


def preview_saves(server: LiveReloadServer, session: Session) -> None:
    """Let a server show the pages of saved records before each build."""
    build: Callable[[], None] = server.builder

    def preview_and_build() -> None:
        session.finisher.kill()  # or the index of the last build would take the time of this one
        try:
            if show_saved(session):
                _answer(server)
                session.before_writing = partial(_let_wait, server)
        except Exception as error:  # noqa: BLE001 (the build meets the same, and reports it)
            log.debug("no preview: %r", error)
        session.finisher.stop()
        build()

    server.builder = preview_and_build


def _answer(server: LiveReloadServer) -> None:
    """Answer requests, which wait while there is a build, and let the browsers load their pages again."""
    with server._epoch_cond:  # noqa: SLF001 (MkDocs has no function for it)
        server._visible_epoch = server._wanted_epoch  # noqa: SLF001
        server._epoch_cond.notify_all()  # noqa: SLF001


def _let_wait(server: LiveReloadServer) -> None:
    """Let requests wait for the end of the build, at which the browsers load their pages once more."""
    with server._epoch_cond:  # noqa: SLF001 (as above)
        server._wanted_epoch = server._visible_epoch + 1  # noqa: SLF001


def show_saved(session: Session) -> bool:
    """Make the pages of entries that were saved since the last build. Return whether there are any.

    Pages that are new or gone are left to the build, because they change the site around them.
    """
    markdown, maker = session.markdown, session.latest
    before = markdown.register
    if before is None or maker is None:
        return False
    with pause_gc():
        register = load(before.root, markdown.files)
        saved = list_saved(before, register)
        uris = {f"{key.path}.md" for key in saved}
        if not 0 < len(saved) <= FEW or not uris <= markdown.by_uri.keys():
            return False
        pages = list_entry_pages(register, check_entries(register, saved, markdown.problems), saved)
        markdown.follow(register)
        for page in pages:
            if page.uri in uris:
                markdown.write_again(page, register)
                maker.write_again(page.uri)
    return True


def list_saved(before: Register, after: Register) -> list[EntryKey]:
    """Return the entries that differ between two states of a register, which were loaded with one cache."""
    old, new = _list_documents(before), _list_documents(after)
    written = [key for key in {**old, **new} if old.get(key) is not new.get(key)]
    return [key for key in written if _find(before, key) != _find(after, key) or key in after.unreadable]


def _list_documents(register: Register) -> dict[EntryKey, Document]:
    """Return the document of each entry, also of those that cannot be read."""
    unread = {
        key: register.documents[path][1] for key, path in register.unreadable.items() if path in register.documents
    }
    read = {key: origin.document for key, origin in register.origins.items() if key.kind in register.entries}
    return {**unread, **read}


def _find(register: Register, key: EntryKey) -> Entry | None:
    return register.entries[key.kind].get(key.id)
