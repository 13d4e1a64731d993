"""`communique pages`, `export` and `schema`: files that other programs read."""

import json
import subprocess
from pathlib import Path

from communique.model.schema import build_schema_files
from tests.support.command import communique


def test_pages_writes_markdown_and_touches_no_foreign_file(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "mine.md").write_text("# Mine\n", encoding="utf-8")
    (folder / "old.md").write_text("---\ntitle: Old\ngenerated: true\n---\n", encoding="utf-8")
    assert communique(small, "pages", str(folder)).exit_code == 0
    assert (folder / "mine.md").read_text(encoding="utf-8") == "# Mine\n"
    assert not (folder / "old.md").exists()
    assert (folder / "meetings/2017-09-20-cfm-new-york.md").read_text(encoding="utf-8").startswith("---\n")


def test_export_writes_into_a_new_folder_only(checkout: Path) -> None:
    (checkout / "exported").mkdir()
    (checkout / "exported" / "mine.txt").write_text("mine", encoding="utf-8")
    done = subprocess.run(
        ["communique", "export", "exported"], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in (checkout / "exported").iterdir()] == ["mine.txt"]


def test_schema_writes_the_schemas_and_check_reports_one_that_is_not_current(small: Path) -> None:
    (small / "schema").mkdir()
    assert communique(small, "check").exit_code == 1
    assert communique(small, "schema").exit_code == 0
    for path, text in build_schema_files(small):
        assert path.read_text(encoding="utf-8") == text
        assert json.loads(text)["$schema"].startswith("https://json-schema.org/")
    assert communique(small, "check").exit_code == 0
    (small / "schema" / "meeting.json").write_text("{}\n", encoding="utf-8")
    done = communique(small, "check")
    assert done.stdout.startswith("releases/schema/meeting.json:1:1: ")
