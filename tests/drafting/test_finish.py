"""`finish` removes what the machine wrote for the author of a record, and nothing else."""

from pathlib import Path

import pytest

from communique.checks.files import find_draft_comments
from communique.drafting.finish import finish
from communique.files.yaml.reader import Document, read_bytes
from communique.model.registries import REGISTRIES

PLACES = REGISTRIES["place"]


def document(text: str) -> Document:
    return read_bytes(text.encode(), Path("releases/places.yml"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#~ By the machine.\nmoscow: {name: Moscow}\n", "moscow: {name: Moscow}\n"),
        ("moscow: {name: Moscow} #~ no country found\n", "moscow: {name: Moscow}\n"),
        ("moscow: {name: Moscow} # mine #~ no country found\n", "moscow: {name: Moscow} # mine\n"),
        ("# Mine.\n#~ By the machine.\nmoscow: {name: Moscow}\n", "# Mine.\nmoscow: {name: Moscow}\n"),
        ("moscow:\n  #~ p1: “Moscow”\n  name: Moscow\n", "moscow: {name: Moscow}\n"),
        ("moscow:\n  # Mine.\n  name: Moscow\n", "moscow:\n  # Mine.\n  name: Moscow\n"),
        ('moscow: {name: "a #~ b"}\n', 'moscow: {name: "a #~ b"}\n'),
        ("moscow: {name: Moscow}\n#~  - name: TODO\n", "moscow: {name: Moscow}\n"),
        (
            "moscow: {name: Moscow} # see https://e.org/#~/route\n",
            "moscow: {name: Moscow} # see https://e.org/#~/route\n",
        ),
        ("moscow: {name: Moscow} #~ none found # I asked\n", "moscow: {name: Moscow} # I asked\n"),
        ("moscow:\n  name: #~ above\n    Moscow # mine\n", "moscow:\n  name: Moscow # mine\n"),
    ],
)
def test_finish_removes_the_lines_of_the_machine_and_keeps_those_of_the_author(before: str, after: str) -> None:
    assert finish(document(before), PLACES) == after
    assert find_draft_comments(document(after)) is None
