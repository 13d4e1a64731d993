"""The long run of the fuzzer: `scripts/fuzz [SECONDS]`, an hour if nothing is said.

What fails is kept in build/fuzz/; a file from there as the second argument is tried again.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

try:
    import atheris
except ImportError:  # there is none for some systems
    atheris = None

if atheris:
    with atheris.instrument_imports(include=["communique"]):
        from tests.support.fuzzing import Bench, once
        from tests.support.paths import ROOT
else:
    from tests.support.fuzzing import Bench, once
    from tests.support.paths import ROOT

KEPT = ROOT / "build" / "fuzz"


def guided(bench: Bench, seconds: int, tried_again: list[str]) -> None:
    """Let atheris choose what to spoil, so that it reaches lines that were not reached before."""

    def target(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        once(bench, lambda below: int(provider.ConsumeIntInRange(0, below - 1)))

    (KEPT / "corpus").mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={KEPT}/", "-rss_limit_mb=1024", "-timeout=60"]
    options += ["-max_len=400", "-len_control=0"]
    atheris.Setup([sys.argv[0], *options, *(tried_again or [str(KEPT / "corpus")])], target)
    atheris.Fuzz()


def by_chance(bench: Bench, seconds: int) -> None:
    """Without atheris: spoil at random, each time from a seed that is told when it fails."""
    sys.stderr.write("atheris is not to be had for this Python: spoiling at random instead.\n")
    end = time.monotonic() + seconds
    seed = time.time_ns()
    while time.monotonic() < end:
        seed += 1
        try:
            once(bench, random.Random(seed).randrange)  # noqa: S311 (not for secrets)
        except BaseException:
            sys.stderr.write(f"Failed with the seed {seed}.\n")
            raise


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        length = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
        if atheris:
            guided(Bench(Path(folder)), length, sys.argv[2:])
        else:
            by_chance(Bench(Path(folder)), length)
