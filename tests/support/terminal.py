"""A command at a terminal: a pseudo-terminal, on which answers are typed as a person types them."""

import os
import pty
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.signals import heed_signals

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
    """Run a command at a terminal, type an answer after each question, and return all that was sent to the screen.

    `stop` has words and a signal that the command gets once it has shown them.
    """
    screen, terminal = pty.openpty()
    environment: Mapping[str, str] = os.environ | {"TERM": "xterm"} | environ
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment,
        preexec_fn=heed_signals,  # noqa: PLW1509 (tests have one thread)
    ) as process:
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


def type_answers(command: list[str], folder: Path, answers: list[str]) -> str:
    """Run a command at a terminal, type an answer after each question, and return all that the screen showed."""
    return run_at_terminal(command, folder, answers).replace("\r\n", "\n")


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
