"""Golden cases: the changes that a case makes to a register."""

from pathlib import Path
from typing import Any


def apply(file: Path, change: dict[str, Any]) -> None:
    """Make one change of a case: `replace` and `with`, or the whole file as `text`, `bytes`, `repeat`ed words or a `link`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if "rename" in change:
        (file.parent / change["rename"]).parent.mkdir(exist_ok=True)
        file.rename(file.parent / change["rename"])
    elif "link" in change:
        file.symlink_to(change["link"])
    elif "bytes" in change:
        file.write_bytes(bytes(change["bytes"], "latin-1"))
    elif "repeat" in change:
        file.write_text(change["repeat"] * change["times"], encoding="utf-8")
    elif "text" in change:
        file.write_text(change["text"], encoding="utf-8")
    else:
        text = file.read_text(encoding="utf-8")
        assert text.count(change["replace"]) == 1, "a case must change exactly one place"
        file.write_text(text.replace(change["replace"], change["with"]), encoding="utf-8")
