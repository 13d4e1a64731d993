"""The schemas with which editors complete and check what is written: those of the model, with the ids of the register.

They are derived from the register, so git does not keep them: `check` and the server write them.
"""

import json
from pathlib import Path

from communique.files.disk.atomic import replace_file
from communique.files.disk.paths import SCHEMA
from communique.files.disk.store import Digests, Store, digest, has_files
from communique.model.derived.schema import Names, build_schema_files
from communique.model.entries import Person
from communique.model.parts import EntryKey
from communique.model.types import SLUG
from communique.register.names.labels import Labels
from communique.register.register import Register


def refresh_editor_schemas(register: Register, store: Store | None = None) -> Digests | None:
    """Write the schemas that are missing or behind, if the register has a folder for them.

    Return the digests of the schemas by their paths below the folder of records, or None where they cannot be written.
    A store knows what schemas follow from the present ids: if they are there, none is made.
    """
    if not (register.root / SCHEMA).is_dir():
        return {}
    names = describe_ids(register)
    key = digest(json.dumps(names).encode())
    known: Digests | None = store.get(key) if store else None
    if known is not None and has_files(register.root, known):
        return known
    texts = dict(build_schema_files(register.root, names))
    digests = {path.relative_to(register.root).as_posix(): digest(text.encode()) for path, text in texts.items()}
    try:
        for path, text in texts.items():
            replace_file(path, text)
    except OSError:  # where nothing can be written, nobody edits
        return None
    if store:
        store.put(key, digests)
    return digests


def write_editor_schemas(register: Register) -> list[Path]:
    """Write the schemas that are missing or behind the register, and return their paths. OSError on failure."""
    files = build_schema_files(register.root, describe_ids(register))
    return [path for path, text in files if replace_file(path, text)]


def describe_ids(register: Register) -> Names:
    """Return what editors show beside each id. The ids of entries that cannot be read are known, too.

    A kind is left out if all its entries cannot be read: then editors accept any id.
    """
    labels = Labels(register)
    unread = {key for key in register.unreadable if key.kind in register.entries and _can_be_named(key.id)}
    known = {
        kind: {entry_id: _describe(labels, EntryKey(kind, entry_id)) for entry_id in entries}
        | {key.id: "This entry cannot be read: `communique check` says why." for key in unread if key.kind == kind}
        for kind, entries in register.entries.items()
    }
    return {kind: ids for kind, ids in known.items() if "*" not in ids}


def _can_be_named(entry_id: str) -> bool:
    """Whether a reference can name an entry that cannot be read. Its file may have any name, even one of odd bytes."""
    return entry_id == "*" or SLUG.fullmatch(entry_id) is not None


def _describe(labels: Labels, key: EntryKey) -> str:
    """Return the name of an entry and what sets it apart: the last office, the definition, the full title."""
    name, entry = labels.name(*key), labels.register.entries[key.kind][key.id]
    if isinstance(entry, Person):
        offices = [f"{office.office}, {labels.owner(office.state, office.body)}" for office in entry.offices[-1:]]
        return ": ".join([name, *offices])
    tip = labels.tip(key)
    return tip if tip.startswith(name) else ": ".join(filter(None, (name, tip)))
