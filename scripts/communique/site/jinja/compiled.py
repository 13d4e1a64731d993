"""Keeps compiled templates in the virtual environment: compiling them takes a third of a first build of few records.

They are trusted as the compiled modules there are, and written under the same conditions. What was compiled from
another text, with other settings or by other versions, or is damaged, is compiled again.
"""

import importlib.util
import marshal
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator

from communique.files.disk.atomic import replace_file

FOLDER = Path(sys.prefix, "__pycache__/templates") if sys.prefix != sys.base_prefix else None
"""Where compiled templates are; nowhere if Python does not run in a virtual environment."""
_DIGEST = 32
"""The length of the hash before what is kept."""
_known: dict[tuple[str, str], bytes] = {}
"""What this process has compiled: while serving, MkDocs makes a new environment for each build."""


def keep_compiled(env: Environment, name: str, folder: Path | None = FOLDER) -> None:
    """Let an environment keep its templates under a name of its own."""
    env.code_generator_class = _Generator
    env.optimized = False
    env.bytecode_cache = _CompiledTemplates(name, folder)


class _Generator(CodeGenerator):
    """Computes nothing while it compiles: what it makes depends on the template alone, and not on filters."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Any, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible


class _CompiledTemplates(BytecodeCache):
    """The compiled templates of an environment, in this process and, if there is a place for them, in files."""

    def __init__(self, name: str, folder: Path | None) -> None:
        self._name = name
        self._folder = folder and folder / name

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002
        """Give what was compiled from the same text in the same way, wherever that text was."""
        bucket = Bucket(environment, name.replace("/", "."), f"{_describe(environment)}\n{source}")
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from this process or from its file."""
        content = _known.get((self._name, bucket.key)) or self._read(bucket.key)
        code = content[_DIGEST:]
        if content[:_DIGEST] == _hash(bucket.checksum, code):
            bucket.code = marshal.loads(code)  # noqa: S302 (as Python loads compiled modules)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template. Where no file can be written, this process has it."""
        code = marshal.dumps(bucket.code)
        content = _known[self._name, bucket.key] = _hash(bucket.checksum, code) + code
        if self._folder and not sys.dont_write_bytecode:
            try:
                replace_file(self._folder / bucket.key, content)
            except OSError:
                return

    def _read(self, key: str) -> bytes:
        try:
            return (self._folder / key).read_bytes() if self._folder else b""
        except OSError:
            return b""


def _describe(env: Environment) -> str:
    """Describe what the code of a template depends on beside its text."""
    syntax = [env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, sorted(env.extensions)]
    escaping = [getattr(env.autoescape, "__qualname__", env.autoescape), bool(env.finalize)]
    return repr([jinja2.__version__, importlib.util.MAGIC_NUMBER, *syntax, *escaping])


def _hash(source: str, code: bytes) -> bytes:
    return sha256(source.encode() + b"\0" + code).digest()
