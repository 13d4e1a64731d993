"""What the model says of a resolution besides its fields."""

import pytest

from communique.model.meeting import Resolution
from communique.model.vocabulary import Act, Degree


@pytest.mark.parametrize(
    ("act", "degree", "verb"),
    [
        (Act.CONDEMNED, None, "condemned"),
        (Act.CONDEMNED, Degree.STRONGLY, "strongly condemned"),
        (Act.COMMENDED, Degree.HIGHLY, "highly commended"),
        (Act.EXPRESSED_CONCERN, Degree.DEEPLY, "expressed deep concern"),
        (Act.CALLED_FOR, Degree.STRONGLY, "strongly called for"),
    ],
)
def test_the_verb_of_a_resolution_has_its_degree(act: Act, degree: Degree | None, verb: str) -> None:
    assert Resolution(id="r1", act=act, degree=degree, summary="the attack.").verb == verb
