"""Files are rewritten from what was read: what somebody saved in the meantime is not lost."""

from pathlib import Path

from communique.files.form.canonical import format_document
from communique.files.rewrite import rewrite_files


def test_an_edit_saved_in_the_meantime_is_not_overwritten(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Wang Yi", "name:   Wang Yi"), encoding="utf-8")
    [done] = rewrite_files(small, [Path("releases/people/wang-yi.yml")], format_document)
    path.write_text(path.read_text(encoding="utf-8") + "# a late comment\n", encoding="utf-8")
    late = path.read_bytes()
    [problem] = done.write()
    assert problem.message.startswith("was changed in the meantime")
    assert path.read_bytes() == late
