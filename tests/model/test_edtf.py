"""Dates: what is read, what is refused, and how a reader meets them."""

import pytest

from communique.model import edtf
from communique.text.explanation import InvalidValueError


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2017-09-20", "20 September 2017"),
        ("2025-06", "June 2025"),
        ("2001", "2001"),
        ("2017-06-08/2017-06-09", "8–9 June 2017"),
        ("2017-11-30/2017-12-01", "30 November – 1 December 2017"),
        ("2019-12-31/2020-01-01", "31 December 2019 – 1 January 2020"),
        ("2017-06/2017-09", "June–September 2017"),
        ("2016/2018", "2016–2018"),
        ("2017-06-08/2017-06-08", "8 June 2017"),
    ],
)
def test_a_date_is_printed_as_a_reader_says_it(written: str, printed: str) -> None:
    assert edtf.parse(written).printed == printed


@pytest.mark.parametrize(
    "written",
    ["2017-2-3", "17-09-20", "2017-09-31", "0000", "2017-13", "", "/", "2017/", "2018/2017", "2017-09-20T10:00"],
)
def test_what_is_no_date_is_refused_with_a_sentence(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf.parse(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20.09.2017", "2017-09-20"),
        ("20 September 2017", "2017-09-20"),
        ("September 20, 2017", "2017-09-20"),
        ("20th of Sept", None),
        ("Sept. 3rd 2017", "2017-09-03"),
        ("September 2017", "2017-09"),
        ("20 Foo 2017", None),
        ("8-9 June 2017", "2017-06-08/2017-06-09"),
        ("2017-06-08 to 2017-06-09", "2017-06-08/2017-06-09"),
        ("24/04/2018", "2018-04-24"),
        ("09/20/2017", "2017-09-20"),
        ("07.2016", "2016-07"),
        ("31/02/2018", None),
        ("31 June 2017", None),
        ("9-8 June 2017", None),
        ("1 to " * 3000 + "2 June 2017", None),
    ],
)
def test_a_date_in_another_form_is_told_as_records_write_it(written: str, meant: str | None) -> None:
    with pytest.raises(InvalidValueError, match="expected a date such as 2017-09-20") as refused:
        edtf.parse(written)
    assert refused.value.explanation.hint.guess == (meant or "")


def test_a_partial_date_means_all_its_days() -> None:
    month = edtf.parse("2016-02")
    assert (str(month.first), str(month.last)) == ("2016-02-01", "2016-02-29")
