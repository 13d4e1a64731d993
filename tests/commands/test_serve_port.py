"""Serving on an address that is taken: a sentence names the port and the option that changes it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.forked import MKDOCS, run


@pytest.fixture
def busy() -> Iterator[int]:
    """A port of this machine that something else listens at."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


def serve(checkout: Path, *options: str) -> tuple[int, str]:
    """Serve a checkout as `scripts/serve` does: the exit status and all that was printed."""
    done = run(MKDOCS, "serve", "--livereload", *options, folder=checkout)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("option", ["--dev-addr={}", "-a{}"])
def test_a_busy_port_is_named_before_anything_is_built(checkout: Path, busy: int, option: str) -> None:
    status, printed = serve(checkout, "--dirty", option.format(f"127.0.0.1:{busy}"))
    assert status == 1
    assert f"Error: Port {busy} is in use. Choose another with --dev-addr, such as 127.0.0.1:{busy + 1}." in printed
    assert "Traceback" not in printed
    assert not (checkout / "build").exists()


def test_a_busy_port_of_the_configuration_is_named(checkout: Path, busy: int) -> None:
    with (checkout / "mkdocs.yml").open("a") as configuration:
        configuration.write(f"\ndev_addr: 127.0.0.1:{busy}\n")
    status, printed = serve(checkout, "--dirty")
    assert status == 1
    assert f"Error: Port {busy} is in use." in printed
    assert "Traceback" not in printed


def test_a_busy_port_is_named_after_a_clean_build_too(checkout: Path, busy: int) -> None:
    status, printed = serve(checkout, "--clean", f"--dev-addr=127.0.0.1:{busy}")
    assert status == 1
    assert f"Error: Port {busy} is in use." in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("127.0.0.1:65536", "There is no port 65536: choose one up to 65535 with --dev-addr 127.0.0.1:PORT."),
        ("203.0.113.1:8000", "Cannot serve on 203.0.113.1:8000: "),
    ],
)
def test_an_address_that_cannot_be_served_is_explained(checkout: Path, address: str, sentence: str) -> None:
    status, printed = serve(checkout, "--dirty", f"--dev-addr={address}")
    assert status == 1
    assert sentence in printed
    assert "Traceback" not in printed


def test_building_needs_no_port(warm_checkout: Path, busy: int) -> None:
    with (warm_checkout / "mkdocs.yml").open("a") as configuration:
        configuration.write(f"\ndev_addr: 127.0.0.1:{busy}\n")
    done = run(MKDOCS, "build", "--strict", folder=warm_checkout)
    assert done.returncode == 0, done.stderr
