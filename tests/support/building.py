"""Running `scripts/build` in a scratch checkout, and telling one site from another."""

import hashlib
import os
import subprocess
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.signals import heed_signals


def start_build(checkout: Path, first: str = "", **environ: str) -> subprocess.Popen[str]:
    """Start a build, after some words of the shell, with the environment that the tests run in."""
    environment = checkout / ".venv"
    if not environment.exists():
        environment.symlink_to(ROOT / ".venv")
    return subprocess.Popen(
        ["sh", "-c", f"{first} exec scripts/build"],
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env=os.environ | environ,
        preexec_fn=heed_signals,  # noqa: PLW1509 (tests have one thread)
    )


def build_site(checkout: Path, first: str = "", **environ: str) -> str:
    """Build, and return what identifies the site."""
    running = start_build(checkout, first, **environ)
    output, _ = running.communicate()
    assert running.returncode == 0, output
    return fingerprint(checkout / "site")


def fail_to_build(checkout: Path, first: str = "", **environ: str) -> str:
    """Try to build, and return what was printed when it failed."""
    running = start_build(checkout, first, **environ)
    output, _ = running.communicate()
    assert running.returncode != 0, output
    assert "Traceback" not in output, output
    return output


def fingerprint(site: Path) -> str:
    """Every file of a site with its mode and its bytes, as one number."""
    whole = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        whole.update(f"{path.relative_to(site)} {path.stat().st_mode:o} {len(content)}\n".encode() + content)
    return whole.hexdigest()
