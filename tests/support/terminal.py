"""A command at a terminal: a pseudo-terminal, on which answers are typed as a person types them."""

import os
import pty
import subprocess
from pathlib import Path


def type_answers(command: list[str], folder: Path, answers: list[str]) -> str:
    """Run a command at a terminal, type an answer after each question, and return all that the screen showed."""
    screen, terminal = pty.openpty()
    with subprocess.Popen(command, cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        os.write(screen, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        try:
            while chunk := os.read(screen, 4096):
                shown += chunk
        except OSError:  # how Linux says that the other end was closed
            pass
        assert process.wait() == 0, shown.decode()
    os.close(screen)
    return shown.decode().replace("\r\n", "\n")
