"""`communique pages`, `export` and `schema`: files that other programs read."""

import json
from pathlib import Path

from communique.model.registries import REGISTRIES
from tests.support.command import communique
from tests.support.forked import COMMUNIQUE, run


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
    done = run(COMMUNIQUE, "export", "exported", folder=checkout)
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in (checkout / "exported").iterdir()] == ["mine.txt"]


def test_schema_and_check_write_the_schemas_for_editors_and_are_not_kept_from_it_by_problems(small: Path) -> None:
    assert communique(small, "schema").stdout.count("Wrote releases/schema/") == len(REGISTRIES) + 2
    path = small / "schema/meeting.json"
    assert "wang-yi" in json.loads(path.read_text(encoding="utf-8"))["$defs"]["person-id"]["enum"]
    assert communique(small, "schema").stdout == ""
    (small / "people/new-person.yml").write_text("name: New Person\nsort: Person, New\n", encoding="utf-8")
    assert communique(small, "check").exit_code == 1
    assert "new-person" in json.loads(path.read_text(encoding="utf-8"))["$defs"]["person-id"]["enum"]


def test_check_writes_no_schema_where_no_folder_is_for_them_and_needs_none(small: Path) -> None:
    assert communique(small, "check").exit_code == 0
    assert not (small / "schema").exists()
    (small / "schema/meeting.json").mkdir(parents=True)
    assert communique(small, "check").exit_code == 0
    assert communique(small, "schema").exit_code == 1
