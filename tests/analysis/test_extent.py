"""How much of the meetings is recorded."""

from pathlib import Path
from typing import Any

import yaml

from communique.analysis.coverage.extent import measure_extent
from communique.model.vocabulary import Outcomes
from communique.register.loader import load

SAID: dict[str, Any] = {"id": "r1", "act": "welcomed", "summary": "the step."}


def test_meetings_count_by_how_much_is_recorded_and_announced_ones_do_not(small: Path) -> None:
    records: dict[str, dict[str, Any]] = {
        "2014-07-31": {"attendance": "complete", "outcomes": "digest", "resolutions": [SAID]},
        "2015-06-04": {"outcomes": "unknown", "resolutions": [SAID, {**SAID, "id": "r2", "by": {"state": "cn"}}]},
        "2016-05-24": {},
        "2017-06-07": {"held": "announced"},
    }
    for day, record in records.items():
        path = small / f"meetings/{day[:4]}/{day}-cdm-new-york.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump({"body": "cdm", "date": day, **record}), encoding="utf-8")
    (cdm,) = (one for one in measure_extent(load(small), lambda meeting: meeting.body) if one.group == "cdm")
    assert (cdm.meetings, cdm.attendance, cdm.statements) == (3, 1, 2)
    assert cdm.outcomes == {Outcomes.DIGEST: 1, Outcomes.UNKNOWN: 1, None: 1}
    assert cdm.shares == [("complete", 0), ("partial", 0), ("digest", 2), ("none", 1)]
