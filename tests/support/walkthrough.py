"""Follows a page of the guide as its reader does: types the commands, fills in the files, compares what is shown.

A block of the page says by its language what to do with it:

- `console`: commands after `$ `, each with what it answers; `…` stands for anything left out.
- `yaml`: fields to fill in in the file that was written last.
- `diff`: lines to replace in the files that were written.
- `text`: what the file that was written last shows.

A block without a language is not followed: it shows what happens elsewhere.
"""

import re
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.forked import COMMUNIQUE, run
from tests.support.terminal import type_answers

_BLOCK = re.compile(r"^```(console|yaml|diff|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_ANSWER = re.compile(r"^(sort|source|used for): (.+)\n", re.MULTILINE)
_WRITTEN = re.compile(r"Wrote .*?(releases/\S+\.yml)")


@dataclass
class Reader:
    """Somebody who follows a page in a folder, and where what they saw differs from what the page says."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def follow(self, page: str) -> None:
        """Do all that the page says."""
        for language, block in _BLOCK.findall(page):
            match language:
                case "console":
                    for command, answer in _COMMAND.findall(block):
                        self._type(command, answer)
                case "yaml":
                    _fill_in(self.written[-1], block)
                case "diff":
                    self._replace(block)
                case "text":
                    self._compare("file", block, self.written[-1].read_text(encoding="utf-8"), whole=False)

    def _type(self, command: str, answer: str) -> None:
        program, *words = shlex.split(command)
        if answers := [given for _, given in _ANSWER.findall(answer)]:
            shown = type_answers(words, self.folder, answers)
            shown = shown.partition(f"\n{answers[-1]}\n")[2]  # what was typed at once was echoed before the questions
            answer = _ANSWER.sub(r"\1: ", answer)
        else:
            done = self._run(program, words)
            shown = done.stdout + done.stderr
        self._compare(command, answer, shown)
        self.written += [self.folder / path for path in _WRITTEN.findall(shown) if "new" in words]

    def _run(self, program: str, words: list[str]) -> subprocess.CompletedProcess[str]:
        if program == "communique":
            return run(COMMUNIQUE, *words, folder=self.folder)
        return subprocess.run([program, *words], cwd=self.folder, capture_output=True, text=True, check=False)

    def _replace(self, block: str) -> None:
        """Replace each line of the block that begins with `-` by the next one that begins with `+`."""
        for old, new in re.findall(r"^-(.*\n)\+(.*\n)", block, re.MULTILINE):
            holding = [path for path in self.written if old in path.read_text(encoding="utf-8")]
            if not holding:
                self.differences.append(f"no file has the line {old}")
            for path in holding:
                path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def _compare(self, what: str, said: str, shown: str, *, whole: bool = True) -> None:
        wanted = r"\s*".join(re.escape(line).replace("…", ".*") for line in _normalise(said).splitlines())
        match = re.fullmatch if whole else re.search
        if not match(rf"{wanted}\s*", _normalise(shown), re.DOTALL):
            self.differences.append(f"{what}\n{shown}")


def _normalise(text: str) -> str:
    """Return a text without what differs from one register or commit to another: widths, counts, abbreviated hashes."""
    text = re.sub(r"\b[0-9a-f]{7}\]", "COMMIT]", text)
    return re.sub(r"[\d,]*\d(?= (?:records|registry|files changed\.))", "N", re.sub(r"[ \t]+", " ", text))


def _fill_in(path: Path, fields: str) -> None:
    """Put each field where the file has it; one that the file does not have comes at its end."""
    text = path.read_text(encoding="utf-8")
    for chunk in re.findall(r"^\w+:.*\n(?:(?!\w+:).*\n)*", fields, re.MULTILINE):
        place = re.search(rf"^{chunk.partition(':')[0]}:.*\n", text, re.MULTILINE)
        text = text[: place.start()] + chunk + text[place.end() :] if place else text + chunk
    path.write_text(text, encoding="utf-8")
