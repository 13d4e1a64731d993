"""What the tests of exports share: editions of the sample and of the hostile register, and their data, written once."""

import pytest

from communique.exports.edition import Edition
from communique.register.loader import load
from communique.register.register import Register
from tests.support.reuse import Reuse, enrich_sample, make_edition, write_reuse


@pytest.fixture(scope="session")
def dated_edition(sample: Register) -> Edition:
    """The sample as if it came from a checkout, with a commit and its day."""
    return make_edition(sample)


@pytest.fixture(scope="session")
def hostile_edition(hostile: Register) -> Edition:
    """The register whose every text is hostile, as if it came from a checkout."""
    return make_edition(hostile)


@pytest.fixture(scope="session")
def reuse(tmp_path_factory: pytest.TempPathFactory) -> Reuse:
    """The data of the sample, with what the sample lacks."""
    folder = tmp_path_factory.mktemp("reuse")
    return write_reuse(make_edition(load(enrich_sample(folder))), folder / "site")


@pytest.fixture(scope="session")
def hostile_reuse(hostile_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Reuse:
    """The data of the hostile register."""
    return write_reuse(hostile_edition, tmp_path_factory.mktemp("hostile-site"))
