"""Explanations: how their parts are joined to one message."""

import pytest

from communique.text.explanation import BlankTextError, Explanation, Hint, InvalidValueError


@pytest.mark.parametrize(
    ("explanation", "message"),
    [
        (Explanation("it is empty"), "it is empty"),
        (Explanation("it is empty", "fill it in"), "it is empty: fill it in"),
        (Explanation("unknown a", hint=Hint("b")), "unknown a; did you mean b?"),
        (Explanation("unknown a", "write b", Hint("b")), "unknown a; did you mean b? Write b"),
        (Explanation("unknown a", "`b` does", Hint("b")), "unknown a; did you mean b? `b` does"),
        (Explanation("unknown a", hint=Hint(options=("b", "c"))), "unknown a (expected one of: b, c)"),
        (
            Explanation("unknown a", "add it", Hint("b", ("b", "c"))),
            "unknown a; did you mean b? (expected one of: b, c); add it",
        ),
        (Explanation("unknown a", "add it", Hint(reason="b is new")), "unknown a: b is new; add it"),
        (Explanation("unknown a", hint=Hint("b", reason="a is Cyrillic")), "unknown a: a is Cyrillic; did you mean b?"),
    ],
)
def test_a_message_joins_what_is_wrong_and_what_helps(explanation: Explanation, message: str) -> None:
    assert str(explanation) == message


def test_advice_is_added_to_advice() -> None:
    assert str(Explanation("it is empty").add_fix("remove it")) == "it is empty: remove it"
    assert str(Explanation("it is empty", "fill it in").add_fix("or not")) == "it is empty: fill it in; or not"


def test_a_value_is_quoted_before_what_is_wrong_with_it() -> None:
    assert str(InvalidValueError("expected a date").explain("x")) == "'x': expected a date"
    assert str(BlankTextError().explain(" ")) == "' ' is blank: fill it in"
