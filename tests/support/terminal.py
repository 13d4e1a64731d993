"""A command at a terminal: a pseudo-terminal, on which answers are typed as a person types them."""

import os
import pty
import re
from collections.abc import Sequence
from pathlib import Path

from tests.support.forked import COMMUNIQUE, Files, Forked

_CONTROL = re.compile(r"\x1b\[\??[0-9;]*[a-zA-Z]")


def run_at_terminal(
    command: Sequence[str],
    folder: Path,
    answers: Sequence[str] = (),
    *,
    status: int = 0,
    stop: tuple[bytes, int] | None = None,
    **environ: str,
) -> str:
    """Run code of Python, with the words behind it, at a terminal, type an answer after each question, and return all that was sent to the screen.

    `stop` has words and a signal that the process gets once it has shown them.
    """
    screen, terminal = pty.openpty()
    files = Files(terminal, given=terminal)
    process = Forked(*command, folder=folder, files=files, environ={"TERM": "xterm"} | environ)
    os.close(terminal)
    os.write(screen, "".join(f"{answer}\n" for answer in answers).encode())
    shown = b""
    try:
        while chunk := os.read(screen, 4096):
            shown += chunk
            if stop and stop[0] in shown:
                process.send_signal(stop[1])
                stop = None
    except OSError:  # how Linux says that the other end was closed
        pass
    assert process.wait() == status, shown.decode()
    os.close(screen)
    return shown.decode()


def type_answers(words: Sequence[str], folder: Path, answers: list[str]) -> str:
    """Run `communique` at a terminal, type an answer after each question, and return all that the screen showed."""
    return run_at_terminal((COMMUNIQUE, *words), folder, answers).replace("\r\n", "\n")


def read_screen(sent: str) -> str:
    """Return what is left on the screen of what was sent to it, of one that is wide enough for each line."""
    lines = []
    for sent_line in sent.replace("\r\n", "\n").split("\n"):
        line = ""
        for part in sent_line.split("\r"):
            bare = _CONTROL.sub("", part)
            line = bare if "\x1b[K" in part else bare + line[len(bare) :]
        lines.append(line)
    return "\n".join(lines)
