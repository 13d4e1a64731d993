"""The order of the library's modules: each imports only from those above it, and none but the hook knows MkDocs."""

import ast
from pathlib import Path

import communique

SCRIPTS = Path(__file__).parent.parent / "scripts"
LIBRARY = SCRIPTS / "communique"


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "communique":
            names |= {f"communique.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_every_module_has_its_room() -> None:
    assert {path.stem for path in LIBRARY.glob("*.py")} - {"__init__"} == set(communique.ROOMS)


def test_each_room_imports_only_from_rooms_above() -> None:
    for at, room in enumerate(communique.ROOMS):
        used = {
            name.removeprefix("communique.")
            for name in imported(LIBRARY / f"{room}.py")
            if name.startswith("communique.")
        }
        assert used <= set(communique.ROOMS[:at]), room


def test_only_the_hook_imports_mkdocs() -> None:
    users = {
        path.name for path in SCRIPTS.rglob("*.py") if any(name.split(".")[0] == "mkdocs" for name in imported(path))
    }
    assert users == {"mkdocs_hooks.py"}
