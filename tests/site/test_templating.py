"""The filters of the templates."""

import pytest

from communique.site.jinja.environment import link_addresses


@pytest.mark.parametrize(
    ("sentence", "markdown"),
    [
        ("applied on 2011-03-23 and joined in 2013-04.", "applied on 23 March 2011 and joined in April 2013."),
        ("seen there (https://www.tass.com/a_b).", "seen there ([tass.com](https://www.tass.com/a_b))."),
        ("seen at https://www.tass.com/a_b", "seen at https://www.tass.com/a\\_b"),
        ("see (https://a.example/x?y=1&z=2)", "see ([a.example](https://a.example/x?y=1&amp;z=2))"),
        ("see 2017-06-09-chs-astana", "see 2017-06-09-chs-astana"),
        ("the season 2022-23, and 2022-13-45", "the season 2022-23, and 2022-13-45"),
        ("javascript:alert(1) <b> *x*", "javascript:alert(1) &lt;b&gt; \\*x\\*"),
        (
            "[x](https://a.example/x) (https://a.example/(x)[y]*z)",
            "\\[x\\](https://a.example/x) (https://a.example/(x)\\[y\\]\\*z)",
        ),
        (None, ""),
    ],
)
def test_addresses_in_a_sentence_are_links_and_dates_are_written_out(sentence: str | None, markdown: str) -> None:
    assert link_addresses(sentence) == markdown
