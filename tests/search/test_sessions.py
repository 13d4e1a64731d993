"""The words by which the number of a session is found."""

import pytest

from communique.search.records.sessions import list_session_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ["session 1", "1st", "第1次", "first", "первый", "第一次"]),
        (10, ["session 10", "10th", "第10次", "tenth", "десятый", "第十次"]),
        (12, ["session 12", "12th", "第12次", "twelfth", "двенадцатый", "第十二次"]),
        (20, ["session 20", "20th", "第20次", "twentieth", "двадцатый", "第二十次"]),
        (22, ["session 22", "22nd", "第22次", "twentysecond", "двадцать второй", "第二十二次"]),
        (43, ["session 43", "43rd", "第43次", "fortythird", "сорок третий", "第四十三次"]),
        (111, ["session 111", "111th", "第111次"]),
    ],
)
def test_a_session_has_its_number_in_digits_and_in_words(number: int, words: list[str]) -> None:
    assert list_session_words(number) == words
