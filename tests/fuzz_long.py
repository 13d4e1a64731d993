"""The long run of the fuzzer: `scripts/fuzz [SECONDS]`, an hour by default.

Inputs that fail are kept in build/fuzz/; a file from there as the second argument is tried again.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

try:
    import atheris
except ImportError:  # it does not exist for some systems
    atheris = None

if atheris:
    with atheris.instrument_imports(include=["communique"]):
        from tests.support.fuzzing import Bench, Choose, spoil_one
        from tests.support.paths import ROOT
else:
    from tests.support.fuzzing import Bench, Choose, spoil_one
    from tests.support.paths import ROOT

KEPT = ROOT / "build" / "fuzz"
MOST_SECONDS = 10
"""A file at its limits takes a few seconds of a slow processor; a spoilt record of usual size, some hundredths."""


def once_in_time(bench: Bench, choose: Choose) -> None:
    """Spoil one file and examine the register, within a bound of time."""
    started = time.process_time()
    name, content = spoil_one(choose)
    unlocated = bench.find_unlocated(name, content)
    assert unlocated == [], f"{name}: {unlocated}"
    assert time.process_time() - started < MOST_SECONDS, f"took {time.process_time() - started:.1f} s"


def guided(bench: Bench, seconds: int, tried_again: list[str]) -> None:
    """Let atheris choose what to spoil, so that it reaches lines that no earlier input reached."""

    def target(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        once_in_time(bench, lambda below: int(provider.ConsumeIntInRange(0, below - 1)))

    (KEPT / "corpus").mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={KEPT}/", "-rss_limit_mb=1024", "-timeout=60"]
    options += ["-max_len=400", "-len_control=0"]
    atheris.Setup([sys.argv[0], *options, *(tried_again or [str(KEPT / "corpus")])], target)
    atheris.Fuzz()


def by_chance(bench: Bench, seconds: int) -> None:
    """Without atheris: spoil at random, each time from a seed that is printed on failure."""
    sys.stderr.write("atheris is not available for this Python: spoiling at random instead.\n")
    end = time.monotonic() + seconds
    seed = time.time_ns()
    while time.monotonic() < end:
        seed += 1
        try:
            once_in_time(bench, random.Random(seed).randrange)  # noqa: S311 (not for secrets)
        except KeyboardInterrupt:
            sys.exit("Stopped; nothing was found so far.")
        except BaseException:
            sys.stderr.write(f"Failed with the seed {seed}.\n")
            raise


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].isdecimal():
        sys.exit(f"Error: expected a number of seconds, found {sys.argv[1]!r}")
    with tempfile.TemporaryDirectory() as folder:
        length = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
        if atheris:
            guided(Bench(Path(folder)), length, sys.argv[2:])
        else:
            by_chance(Bench(Path(folder)), length)
