"""Writes a folder that takes the place of an earlier one, with few new files."""

import stat
from pathlib import Path


class NewFolder:
    """A folder that is being filled. What an earlier folder has with the same content is linked, not written again.

    Some file systems take long to create a file where many have just been removed: ext4 looks at all that were removed
    in the last five minutes. Of a site that takes the place of another one, nearly all files are the same.
    """

    def __init__(self, path: Path, earlier: Path | None = None) -> None:
        """Take a folder, and one that will be removed once this one is in its place."""
        self.path = path
        self._earlier = earlier if earlier and earlier.resolve() != path.resolve() else None
        self._made = set[Path]()

    def write(self, name: str, content: bytes) -> None:
        """Write a file with this name below the folder, unless it is there with this content. OSError on failure."""
        path = self.path / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        if _has(path, content):
            return
        path.unlink(missing_ok=True)  # it may be the same file as the earlier one, which must stay as it is
        if not self._link(name, content, path):
            path.write_bytes(content)

    def _link(self, name: str, content: bytes, path: Path) -> bool:
        if self._earlier and _has(earlier := self._earlier / name, content):
            try:
                path.hardlink_to(earlier)
            except OSError:  # not every file system has links, and a file may have a limited number
                return False
            return True
        return False


def _has(path: Path, content: bytes) -> bool:
    """Whether a path is a regular file with this content."""
    try:
        state = path.lstat()
        return stat.S_ISREG(state.st_mode) and state.st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
