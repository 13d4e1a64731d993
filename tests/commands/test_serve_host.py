"""Which requests name the computer that serves, and which another."""

import pytest

from mkdocs_hooks.host import is_own


@pytest.mark.parametrize(
    ("host", "served", "own"),
    [
        ("192.0.2.1:8000", "0.0.0.0", True),  # noqa: S104 (nothing is bound)
        ("[2001:db8::1]:8000", "::", True),
        ("example.org", "0.0.0.0", False),  # noqa: S104 (nothing is bound)
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.2", "192.0.2.1", False),
        ("my-computer.local:8000", "my-computer.local", True),
    ],
)
def test_a_site_served_to_others_is_asked_for_by_its_own_address(host: str, served: str, own: bool) -> None:
    assert is_own(host, served) is own
