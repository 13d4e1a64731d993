"""Running the command `communique` as a person does, but without starting another Python."""

from pathlib import Path

from click.testing import CliRunner, Result

from communique.cli import main


def communique(releases: Path, *words: str, text: str | bytes | None = None) -> Result:
    """Run a command on a folder of releases, with some text on standard input. No exception is swallowed."""
    return CliRunner().invoke(main, ["--releases", str(releases), *words], input=text, catch_exceptions=False)


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path: what a command has written or left alone."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
