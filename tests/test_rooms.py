"""The order of the library's modules: each imports only from those above it, and none but the hook knows MkDocs."""

import ast
from pathlib import Path

import communique
from communique import drafting

SCRIPTS = Path(__file__).parent.parent / "scripts"
LIBRARY = SCRIPTS / "communique"


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in ("communique", "communique.drafting"):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def room_of(name: str) -> str:
    """The room of the library that a module is, or stands in."""
    return name.removeprefix("communique.").partition(".")[0]


def test_every_module_has_its_room() -> None:
    rooms = {path.stem for path in LIBRARY.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert rooms - {"__init__"} == set(communique.ROOMS)
    assert {path.stem for path in (LIBRARY / "drafting").glob("*.py")} - {"__init__"} == set(drafting.ROOMS)


def test_each_room_imports_only_from_rooms_above() -> None:
    for at, room in enumerate(communique.ROOMS):
        files = [LIBRARY / f"{room}.py"] if (LIBRARY / f"{room}.py").is_file() else (LIBRARY / room).glob("*.py")
        names = {name for file in files for name in imported(file)}
        used = {room_of(name) for name in names if name.startswith("communique.")} - {room}
        assert used <= set(communique.ROOMS[:at]), room


def test_each_room_of_drafting_imports_only_from_rooms_above() -> None:
    for at, room in enumerate(drafting.ROOMS):
        names = imported(LIBRARY / "drafting" / f"{room}.py")
        used = {name.removeprefix("communique.drafting.") for name in names if name.startswith("communique.drafting.")}
        assert used <= set(drafting.ROOMS[:at]), room


def test_only_the_hook_imports_mkdocs() -> None:
    users = {
        path.name for path in SCRIPTS.rglob("*.py") if any(name.split(".")[0] == "mkdocs" for name in imported(path))
    }
    assert users == {"mkdocs_hooks.py"}
