"""Two builds of one commit are equal, byte for byte, wherever and whenever they are made."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.support.building import build_site

COMMITTER = {
    f"GIT_{who}_{what}": words
    for who in ("AUTHOR", "COMMITTER")
    for what, words in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2019-03-04T05:06:07Z"))
}


def test_two_builds_of_one_commit_are_equal_byte_for_byte(checkout: Path, tmp_path: Path) -> None:
    """In another folder, whose files were made in another order, under another locale, time zone, hash seed and umask.

    The folder has an odd name, and Python would leave out what pages show of the code.
    """
    first = build_site(checkout, PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC", SOURCE_DATE_EPOCH="1505865600")
    assert "<lastmod>2017-09-20</lastmod>" in (checkout / "site/sitemap.xml").read_text(encoding="utf-8")
    other = tmp_path / "deeper" / "els'wo [上海] #1 %41"
    for path in sorted(checkout.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(checkout).parts[0] not in ("site", "build", ".venv"):
            (other / path.relative_to(checkout)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, other / path.relative_to(checkout))
            os.utime(other / path.relative_to(checkout), (0, 0))
            (other / path.relative_to(checkout)).chmod(path.stat().st_mode & 0o700)
    environ = {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1505865600"}
    assert build_site(other, "umask 077;", PYTHONOPTIMIZE="2", **environ) == first


def test_the_day_of_a_build_is_that_of_the_commit(warm_checkout: Path) -> None:
    """Even if a hook of another repository starts the build."""
    checkout = warm_checkout
    for words in (["init", "--quiet"], ["add", "mkdocs.yml"], ["commit", "--quiet", "--message", "Day"]):
        subprocess.run(["git", *words], cwd=checkout, env=os.environ | COMMITTER, check=True)
    build_site(checkout, GIT_DIR="nowhere")
    assert "<lastmod>2019-03-04</lastmod>" in (checkout / "site/sitemap.xml").read_text(encoding="utf-8")
