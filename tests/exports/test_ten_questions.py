"""Ten questions that people ask of the register: the database, the CSV files and the API give the same answers."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pytest

from tests.support.reuse import Reuse

Answer = Iterable[tuple[Any, ...]]


class Question(NamedTuple):
    """A question, with the ways in which it is answered. The order of the answers does not count."""

    asked: str
    sql: str
    csv: Callable[[Reuse], Answer]
    api: Callable[[Reuse], Answer]


def by_key(rows: Iterable[dict[str, str]], *names: str) -> dict[tuple[str, ...], dict[str, str]]:
    return {tuple(row[name] for name in names): row for row in rows}


def statements_by_year_csv(reuse: Reuse) -> Answer:
    years = {row["id"]: int(row["year"]) for row in reuse.table("meetings")}
    made = by_key(reuse.table("resolutions"), "meeting", "id")
    found: Counter[tuple[int, str]] = Counter()
    for link in reuse.table("resolution_topics"):
        row = made[link["meeting"], link["resolution"]]
        if link["topic"] == "counter-terrorism" and not row["by_person"] and not row["by_state"]:
            found[years[link["meeting"]], row["strength"]] += 1
    return [(*key, count) for key, count in found.items()]


def statements_by_year_api(reuse: Reuse) -> Answer:
    made = [line for line in reuse.document("topics/counter-terrorism")["statements"] if line["own"]]
    found = Counter((int(line["first_day"][:4]), line["strength"]) for line in made)
    return [(*key, count) for key, count in found.items()]


def heads_csv(reuse: Reuse) -> Answer:
    heads: dict[str, dict[str, str]] = {}
    for row in reuse.table("attendances"):
        if row["state"] == "ru" and row["capacity"] == "member":
            heads.setdefault(row["meeting"], row)
    return [(meeting, row["person"]) for meeting, row in heads.items() if row["person"]]


def heads_api(reuse: Reuse) -> Answer:
    heads: dict[str, dict[str, str]] = {}
    for line in reuse.document("states/ru")["attendances"]:
        if line["capacity"] == "member":
            heads.setdefault(line["meeting"], line)
    return [(meeting, line["person"]) for meeting, line in heads.items() if "person" in line]


def presence_csv(reuse: Reuse) -> Answer:
    seats = {
        row["meeting"] for row in reuse.table("attendances") if row["state"] == "uz" and row["capacity"] == "member"
    }
    absent = {row["meeting"] for row in reuse.table("absences") if row["state"] == "uz"}
    terms = [row for row in reuse.table("statuses") if row["state"] == "uz" and row["status"] == "member"]
    found: Counter[tuple[str, str]] = Counter()
    for row in reuse.table("meetings"):
        if row["held"] == "held" and any(
            term["first_day"] <= row["first_day"] and (not term["until"] or row["first_day"] < term["until"])
            for term in terms
        ):
            known = "attended" if row["id"] in seats else "absent" if row["id"] in absent else "not known"
            found[row["body"], known] += 1
    return [(*key, count) for key, count in found.items()]


def presence_api(reuse: Reuse) -> Answer:
    for line in reuse.document("states/uz")["presence"]:
        unknown = line["meetings"] - line["attended"] - line["absent"]
        for known, count in ("attended", line["attended"]), ("absent", line["absent"]), ("not known", unknown):
            if count:
                yield line["body"], known, count


def offices_csv(reuse: Reuse) -> Answer:
    for row in reuse.table("offices"):
        if row["first_day"] and row["first_day"] <= "2017-09-20" and (row["last_day"] or "9999") >= "2017-09-20":
            yield row["person"], row["office"]


def offices_api(reuse: Reuse) -> Answer:
    """Dates are as exact as sources give them: one that is a month or a year begins with its first day."""
    for person in reuse.documents("people"):
        for office in person.get("offices", ()):
            start, end = office.get("start_date"), office.get("end_date")
            if start and start <= "2017-09-20"[: len(start)] and (end is None or end >= "2017-09-20"[: len(end)]):
                yield person["id"], office["office"]


def left_out_api(reuse: Reuse) -> Answer:
    for meeting in reuse.documents("meetings"):
        for made in meeting.get("resolutions", ()):
            if "in" in made.get("left_out", ()):
                yield meeting["id"], made["id"], made["summary"]


def left_out_csv(reuse: Reuse) -> Answer:
    made = by_key(reuse.table("resolutions"), "meeting", "id")
    for row in reuse.table("positions"):
        if (row["state"], row["position"]) == ("in", "left_out"):
            yield row["meeting"], row["resolution"], made[row["meeting"], row["resolution"]]["summary"]


def followed_api(reuse: Reuse) -> Answer:
    for meeting in reuse.documents("meetings"):
        for made in meeting.get("resolutions", ()):
            for link in made.get("follows", ()):
                to_meeting, _, to_resolution = link["to"].partition("#")
                yield meeting["id"], made["id"], link["how"], to_meeting, to_resolution


def host_csv(reuse: Reuse) -> Answer:
    countries = {row["id"]: row["country"] for row in reuse.table("places")}
    for row in reuse.table("meetings"):
        if countries.get(row["place"]) == "cn" and row["held"] == "held":
            yield row["id"], row["chair"] or None


def status_api(reuse: Reuse) -> Answer:
    for state in reuse.documents("states"):
        for one in state.get("status", ()):
            if one["start_date"] <= "2017-06-08" and one.get("end_date", "9999") > "2017-06-08":
                yield state["id"], one["status"]


QUESTIONS = (
    Question(
        "When did the foreign ministers meet?",
        "SELECT id, date FROM meetings WHERE body = 'cfm'",
        lambda reuse: [(row["id"], row["date"]) for row in reuse.table("meetings") if row["body"] == "cfm"],
        lambda reuse: [(line["id"], line["date"]) for line in reuse.document("bodies/cfm")["meetings"]],
    ),
    Question(
        "Who came to New York in 2017, and for whom?",
        "SELECT person, COALESCE(state, for_body), chaired FROM participation WHERE meeting = '2017-09-20-cfm-new-york'",
        lambda reuse: [
            (row["person"], row["state"] or row["body"], int(row["chaired"] == "true"))
            for row in reuse.table("attendances")
            if row["meeting"] == "2017-09-20-cfm-new-york"
        ],
        lambda reuse: [
            (one["person"], one.get("state") or one["body"], int(one["chaired"]))
            for one in reuse.document("meetings/2017-09-20-cfm-new-york")["attendees"]
        ],
    ),
    Question(
        "How strongly did the meetings speak of terrorism, year by year?",
        "SELECT year, strength, statements FROM topic_years WHERE topic = 'counter-terrorism'",
        statements_by_year_csv,
        statements_by_year_api,
    ),
    Question(
        "Who led the delegation of Russia?",
        "SELECT meeting, person FROM delegation_heads WHERE state = 'ru'",
        heads_csv,
        heads_api,
    ),
    Question(
        "How often did Uzbekistan come, and how often is that not known?",
        "SELECT body, presence, COUNT(*) FROM presence WHERE state = 'uz' GROUP BY body, presence",
        presence_csv,
        presence_api,
    ),
    Question(
        "Who held which office on 20 September 2017?",
        "SELECT person, office FROM offices_by_day WHERE '2017-09-20' BETWEEN first_day AND until",
        offices_csv,
        offices_api,
    ),
    Question(
        "Which statements did India not join?",
        "SELECT meeting, resolution, summary FROM dissent WHERE state = 'in'",
        left_out_csv,
        left_out_api,
    ),
    Question(
        "Which statements carry out, repeat or end an earlier one?",
        "SELECT meeting, resolution, how, earlier_meeting, earlier_resolution FROM chains",
        lambda reuse: [
            (row["meeting"], row["resolution"], row["how"], row["to_meeting"], row["to_resolution"])
            for row in reuse.table("follows")
        ],
        followed_api,
    ),
    Question(
        "Which meetings were held in China, and who chaired them?",
        "SELECT meeting, l.chair FROM meeting_list JOIN meetings l ON l.id = meeting WHERE host = 'cn' AND l.held = 'held'",
        host_csv,
        lambda reuse: [
            (line["id"], reuse.document(f"meetings/{line['id']}").get("chair"))
            for line in reuse.document("states/cn")["hosted"]
        ],
    ),
    Question(
        "What was each state on 8 June 2017, the day before India and Pakistan joined?",
        "SELECT state, status FROM statuses_by_day WHERE first_day <= '2017-06-08' AND '2017-06-08' < until",
        lambda reuse: [
            (row["state"], row["status"])
            for row in reuse.table("statuses")
            if row["first_day"] <= "2017-06-08" and (row["until"] or "9999") > "2017-06-08"
        ],
        status_api,
    ),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_the_answers_are_equal_and_there_are_some(reuse: Reuse, question: Question) -> None:
    answered = sorted(reuse.query(question.sql), key=repr)
    assert answered
    assert sorted(question.csv(reuse), key=repr) == answered
    assert sorted(question.api(reuse), key=repr) == answered


def test_the_answers_are_those_that_the_records_give(reuse: Reuse) -> None:
    assert ("ru", "member") in reuse.query(QUESTIONS[9].sql)
    assert ("in", "observer") in reuse.query(QUESTIONS[9].sql)
    assert ("2017-09-20-cfm-new-york", "sergey-lavrov") in reuse.query(QUESTIONS[3].sql)
    assert ("chs", "absent", 1) in reuse.query(QUESTIONS[4].sql)
    assert [row[:2] for row in reuse.query(QUESTIONS[6].sql)] == [("2018-06-10-chs-qingdao", "r1")]
