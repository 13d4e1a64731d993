"""A repository in which commits are compared."""

from pathlib import Path

import pytest

from tests.support.repository import commit, git


@pytest.fixture
def repository(small: Path) -> Path:
    """A checkout that holds the small register in one commit."""
    git(small.parent, "init", "--quiet")
    commit(small.parent)
    return small.parent
