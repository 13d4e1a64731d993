"""Processes that work in one checkout at once: a build publishes what it checked, and nothing of its neighbours."""

import re
import signal
from pathlib import Path

from tests.support.forked import MKDOCS, Background
from tests.support.paths import NEW_YORK
from tests.support.serving import start_server
from tests.support.waiting import happens

UNPUBLISHED = "wordsthatnobodypublished"


def start_build(checkout: Path, site: str, **environ: str) -> Background:
    return Background(MKDOCS, "build", "--strict", "--site-dir", site, folder=checkout, environ=environ)


def read_pages(site: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))


def folders(checkout: Path) -> list[Path]:
    return sorted((checkout / "build").glob("pages.*"))


def test_a_record_saved_while_a_server_runs_beside_a_build_is_not_published(
    warm_checkout: Path, tmp_path: Path
) -> None:
    checkout = warm_checkout
    server, _ = start_server(checkout, tmp_path / "log")
    try:
        [served] = folders(checkout)
        build = start_build(checkout, "site")
        assert happens(lambda: len(folders(checkout)) == 2)  # the build has read and checked the records
        record = checkout / NEW_YORK
        text = record.read_text(encoding="utf-8")
        record.write_text(re.sub(r"summary: \w+", f"summary: {UNPUBLISHED}", text, count=1), encoding="utf-8")
        assert happens(lambda: UNPUBLISHED in (served / "meetings" / f"{NEW_YORK.stem}.md").read_text(encoding="utf-8"))
        build.finish()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
    assert UNPUBLISHED not in read_pages(checkout / "site")
    assert UNPUBLISHED not in "\n".join(page.read_text() for page in (checkout / "build" / "pages").rglob("*.md"))


def test_two_builds_at_once_do_not_mix(warm_checkout: Path) -> None:
    checkout = warm_checkout
    forges = {name: f"https://{name}.example.org/register" for name in ("one", "other")}
    builds = [start_build(checkout, name, REPO_URL=address) for name, address in forges.items()]
    for build in builds:
        build.finish()
    for name in forges:
        found = set(re.findall(r"https://(one|other)\.example\.org/register", read_pages(checkout / name)))
        assert found == {name}
    assert folders(checkout) == []


def test_the_folders_of_processes_that_were_killed_are_removed(warm_checkout: Path) -> None:
    build = warm_checkout / "build"
    for left in ("pages.999999999", "pages.nonsense"):
        (build / left).mkdir()
        (build / left / "page.md").write_text("left behind")
    start_build(warm_checkout, "site").finish()
    assert sorted(path.name for path in build.iterdir()) == ["kept", "pages"]
