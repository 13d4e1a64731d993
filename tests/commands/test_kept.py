"""What a build makes is kept for the next one. With it and without, in one process or many, a site has the same bytes."""

import hashlib
import logging
import os
import shutil
import subprocess
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_hooks.store.inputs import hash_folder
from mkdocs_hooks.store.results import ResultStore
from tests.support import forked
from tests.support.cases import apply
from tests.support.checkouts import DAY
from tests.support.forked import MKDOCS
from tests.support.paths import NEW_YORK

KEY = 64
"""The length of the first line of a kept file, and of its end."""


def run(checkout: Path, cores: int | None = None) -> subprocess.CompletedProcess[str]:
    """Build the site of a checkout anew, on some cores only."""
    return forked.run(MKDOCS, "build", "--strict", "--site-dir", "site", folder=checkout, environ=DAY, cores=cores)


def build(checkout: Path, cores: int | None = None) -> str:
    """Build, and return what the build says."""
    done = run(checkout, cores)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def fail(checkout: Path, cores: int | None = None) -> str:
    """Try to build, and return why it failed."""
    done = run(checkout, cores)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


def read(checkout: Path) -> dict[str, bytes]:
    site = checkout / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def list_kept(checkout: Path) -> dict[Path, int]:
    """The kept files with the times at which they were written."""
    return {path: path.stat().st_mtime_ns for path in sorted((checkout / "build/kept/build").iterdir())}


def find_kept(checkout: Path, name: str) -> Path:
    """The kept file of a page, or of the `markdown`, the `exports` or the `index`."""
    return checkout / "build/kept/build" / hashlib.sha256(f"{len(name)} {name}".encode()).hexdigest()[:32]


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def built(small_checkout: Path, tmp_path: Path) -> Path:
    """A checkout that was built, to be changed at will."""
    shutil.copytree(small_checkout, tmp_path / "checkout")
    return tmp_path / "checkout"


def test_what_is_kept_is_not_made_again_and_the_site_is_the_same(built: Path) -> None:
    cold, kept = read(built), list_kept(built)
    for name in ("markdown", "exports", "index", "about.md", "meetings/index.md"):
        assert find_kept(built, name) in kept
    assert build(built).count("\n") == 3, "nothing else is said"
    assert read(built) == cold
    assert list_kept(built) == kept


@pytest.mark.parametrize("cores", [1, 2])
def test_without_what_was_kept_any_number_of_processes_makes_the_same_site(built: Path, cores: int) -> None:
    cold = read(built)
    shutil.rmtree(built / "build")
    build(built, cores)
    assert read(built) == cold


def test_one_process_takes_what_several_have_kept(built: Path) -> None:
    cold, kept = read(built), list_kept(built)
    build(built, cores=1)
    assert (read(built), list_kept(built)) == (cold, kept)


def swap_words(content: bytes) -> bytes:
    return content.replace(b"the", b"eht")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "it is empty": lambda _: b"",
    "its end is missing": lambda content: content[:-1],
    "only its key is left": lambda content: content[: KEY + 1],
    "there is more behind it": lambda content: content + b"0 more\n",
    "other words are in it": swap_words,
    "it is something else": lambda _: b"PK\x03\x04" * 1000,
}


NAMES = ("markdown", "exports", "index", "about.md", "states/index.md", "meetings/index.md")


def test_what_is_damaged_is_ignored_with_a_word_and_made_again(built: Path) -> None:
    """Each file is damaged in a way of its own."""
    cold = read(built)
    whole = {path: path.read_bytes() for path in (find_kept(built, name) for name in NAMES)}
    for (path, content), damage in zip(whole.items(), DAMAGE.values(), strict=True):
        path.write_bytes(damage(content))
    assert "Damaged files of an earlier build are ignored" in build(built)
    assert read(built) == cold
    assert {path: path.read_bytes() for path in whole} == whole
    assert "Damaged" not in build(built)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_nothing_is_taken_from_a_file_that_was_damaged_in_any_way(
    small_checkout: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[bytes], bytes]
) -> None:
    caplog.set_level(logging.INFO, "mkdocs.plugins.communique")
    for name in NAMES:
        kept = find_kept(small_checkout, name)
        content = kept.read_bytes()
        for written, is_whole in ((content, True), (damage(content), False)):
            caplog.clear()
            (tmp_path / kept.name).write_bytes(written)
            with ResultStore(tmp_path).load(name, content[:KEY].decode()) as parts:
                assert (parts is not None) is is_whole, name
            assert ("Damaged" not in caplog.text) is is_whole, name


def forge(path: Path, *parts: tuple[str, bytes]) -> None:
    """Write a file that is whole, and has the key that is asked for, but other parts."""
    content = path.read_bytes()[: KEY + 1] + b"".join(b"%d %s\n%s" % (len(c), n.encode(), c) for n, c in parts)
    path.write_bytes(content + hashlib.sha256(content).hexdigest().encode())


def test_a_forged_file_cannot_write_outside_the_site(built: Path) -> None:
    cold = read(built)
    for name in ("markdown", "exports", "index"):
        forge(find_kept(built, name), ("guides", b""), ("pagefind/../../evil", b"x"), ("../evil", b"x"))
    forge(find_kept(built, "about.md"), ("html", b"<p>evil"), ("facts", b"[]"))
    forge(find_kept(built, "states/index.md"), ("html", b"\xff"), ("facts", b"{}"))
    build(built)
    assert read(built) == cold
    assert [*built.rglob("evil")] == []


def test_what_does_not_belong_to_the_site_is_not_kept(built: Path) -> None:
    kept = built / "build/kept/build"
    (kept / "foreign.json").write_text("{}", encoding="utf-8")
    (kept / ".unfinished").write_text("", encoding="utf-8")
    before = set(list_kept(built))
    (kept / "folder").mkdir()
    find_kept(built, "about.md").unlink()
    os.mkfifo(find_kept(built, "about.md"))  # a build would wait at it for ever
    assert "build/kept/build/folder is not part of the store and was left" in build(built)
    assert set(list_kept(built)) == before - {kept / "foreign.json", kept / ".unfinished"} | {kept / "folder"}
    assert find_kept(built, "about.md").is_file()


def test_an_edited_record_is_shown_and_pages_that_do_not_show_it_are_not_made_again(built: Path) -> None:
    apply(built / NEW_YORK, {"replace": "The Charter matters.", "with": "The Charter matters a lot."})
    before = list_kept(built)
    build(built)
    page = (built / "site/meetings/2017-09-20-cfm-new-york/index.html").read_text(encoding="utf-8")
    assert "The Charter matters a lot." in page
    warm, after = read(built), list_kept(built)
    assert set(after) == set(before)
    assert after[find_kept(built, "about.md")] == before[find_kept(built, "about.md")]
    shutil.rmtree(built / "build")
    build(built)
    assert read(built) == warm


def test_a_hook_that_has_changed_makes_all_pages_again(built: Path) -> None:
    hook = built / "scripts/more.py"
    code = "def on_page_content(html, page, config, files):\n    return html + '<p>One.</p>'\n"
    hook.write_text(code, encoding="utf-8")
    apply(built / "mkdocs.yml", {"replace": "hooks:\n", "with": "hooks:\n  - scripts/more.py\n"})
    build(built)
    hook.write_text(code.replace("One", "Another"), encoding="utf-8")
    build(built)
    assert "<p>Another.</p>" in (built / "site/about/index.html").read_text(encoding="utf-8")


def test_templates_of_another_folder_make_all_pages_again(built: Path) -> None:
    shutil.copytree(built / "docs/.overrides", built / "docs/.other")
    apply(built / "docs/.other/main.html", {"replace": "{{ page.content }}", "with": "{{ page.content }}<p>More.</p>"})
    apply(built / "mkdocs.yml", {"replace": "docs/.overrides", "with": "docs/.other"})
    build(built)
    assert "<p>More.</p>" in (built / "site/about/index.html").read_text(encoding="utf-8")


def test_a_broken_link_is_reported_again(built: Path) -> None:
    append(built / "docs/about.md", "\n[nowhere](nowhere.md)\n")
    for _ in range(2):
        assert "nowhere.md" in fail(built)


def test_a_new_page_leaves_others_as_they_are_and_a_page_that_links_to_it_is_made_again_when_it_is_gone(
    built: Path,
) -> None:
    before = list_kept(built)
    guide = built / "docs/contribute/new.md"
    guide.write_text("---\ntitle: New\n---\n\n# New\n", encoding="utf-8")
    apply(built / "mkdocs.yml", {"replace": "  /search.md\n", "with": "  /search.md\n  /contribute/new.md\n"})
    append(built / "docs/about.md", "\n[new](contribute/new.md)\n")
    build(built)
    assert set(before) < set(list_kept(built))
    guide.unlink()
    assert "contribute/new.md" in fail(built)


@pytest.mark.parametrize("cores", [1, 2])
def test_a_page_that_cannot_be_made_ends_the_build_with_the_error_of_mkdocs(built: Path, cores: int) -> None:
    broken = '{% block footer %}{% if page and page.url == "about/" %}{{ 1 / 0 }}{% endif %}'
    apply(built / "docs/.overrides/main.html", {"replace": "{% block footer %}", "with": broken})
    said = fail(built, cores)
    assert "Error building page 'about.md': division by zero" in said
    assert not [*built.glob("build/pages.*")]


def test_a_huge_file_among_the_records_is_digested_piece_by_piece(tmp_path: Path) -> None:
    with (tmp_path / "video.mp4").open("wb") as file:
        file.truncate(32 << 20)
    tracemalloc.start()
    hash_folder(tmp_path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 << 20
