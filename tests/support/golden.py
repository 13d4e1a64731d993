"""Golden cases: YAML files that hold what goes in and what must come out; their names are sentences.

`pytest --update-golden` rewrites what must come out with what came out, and leaves the rest of a file as it is. Read the
difference before you commit it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.paths import ROOT

WIDTH = 120


@dataclass
class Golden:
    """One case. With `update`, what differs is written to the file instead of failing the test."""

    path: Path
    update: bool = False
    data: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.data = yaml.load(self.path.read_text(encoding="utf-8"), Loader=_Plain)

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def get(self, key: str, default: Any = None) -> Any:
        """What the case says under a key, if anything."""
        return self.data.get(key, default)

    def expect(self, **found: Any) -> None:
        """Compare what came out with what the case says under the same keys."""
        if self.update:
            text = self.path.read_text(encoding="utf-8")
            for key, value in found.items():
                if key not in self.data or self.data[key] != value:
                    text = rewrite(text, key, value)
            self.path.write_text(text, encoding="utf-8")
            return
        assert found == {key: self.data.get(key) for key in found}


def list_cases(folder: Path, pattern: str = "*.yml") -> list[Path]:
    """The cases beside a test; no test passes because its cases have gone."""
    cases = sorted(folder.glob(pattern))
    assert cases, f"no case in {folder.relative_to(ROOT)}"
    return cases


def rewrite(text: str, key: str, value: Any) -> str:
    """The text of a case with another value under one key of the topmost level; a new key comes last."""
    block = re.compile(rf"^{re.escape(key)}:.*\n(?:(?:[ -].*)?\n)*?(?=[^\s-]|\Z)", re.MULTILINE)
    new = format_key(key, value)
    if block.search(text):
        return block.sub(lambda _: new, text, count=1)
    return text.rstrip("\n") + "\n" + new


def format_key(key: str, value: Any) -> str:
    """A key with its value as YAML that is easy to read: one line for each item, text with its own line breaks."""
    short = isinstance(value, list) and all(isinstance(item, str) and _is_plain(item) for item in value)
    line = f"{key}: [{', '.join(map(str, value))}]\n" if short else ""
    if line and len(line) <= WIDTH:
        return line
    written: str = yaml.dump({key: value}, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=10**6)
    return written


def _is_plain(text: str) -> bool:
    """Whether a text is short, and may stand in a list in brackets without quotes."""
    return len(text) <= 40 and bool(re.fullmatch(r"[^\W\d][\w .’'-]*", text)) and yaml.load(text, Loader=_Plain) == text


_RESOLVERS = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
"""Days are text, as in records."""


class _Plain(yaml.CSafeLoader):
    yaml_implicit_resolvers = _RESOLVERS


class _Readable(yaml.SafeDumper):
    """Lists indented below their key, text with line breaks as a block, double quotes around apostrophes."""

    yaml_implicit_resolvers = _RESOLVERS

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT002 (PyYAML's)
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if "\n" in text and not re.search(r"[^\S\n]\n|\r", text):
        style = "|"
    elif "'" in text and not re.search(r'["\\]', text) and text.isprintable():
        plain = yaml.dump(text, allow_unicode=True, width=10**6)
        style = '"' if plain.startswith("'") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Readable.add_representer(str, _represent_text)
