"""What is read from a report of Lighthouse, and what the tables say of it."""

from benchmark.lighthouse import PageFigures, format_budget, format_pages, read_report


def test_figures_of_a_page_are_read_from_a_report() -> None:
    names = {
        "first-contentful-paint": 900.4,
        "largest-contentful-paint": 1200,
        "total-blocking-time": 10,
        "cumulative-layout-shift": 0.01,
        "total-byte-weight": 150_000,
    }
    report = {
        "categories": {name: {"score": 0.995} for name in ("performance", "accessibility", "best-practices", "seo")},
        "audits": {
            **{name: {"numericValue": value} for name, value in names.items()},
            "network-requests": {"details": {"items": [{}, {}]}},
        },
    }
    figures = read_report(report)
    assert figures == PageFigures(
        dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 100), 900.4, 1200, 10, 0.01, 150_000, 2
    )
    assert format_pages({"search/": figures}).splitlines()[2] == (
        "| `/search/` | 100 | 100 | 100 | 100 | 900 | 1200 | 10 | 0.01 | 150 | 2 |"
    )


def test_the_budget_is_judged_by_the_worst_page() -> None:
    scores = dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 100.0)
    good = PageFigures(scores, 900, 1200, 10, 0.01, 150_000, 2)
    slow = PageFigures(scores | {"performance": 60}, 900, 9000, 10, 0.01, 150_000, 2)
    lines = format_budget({"": good, "search/": slow}).splitlines()
    assert "| performance, at least | 95 | 60 | `/search/` | **miss** |" in lines
    assert "| largest paint, ms, at most | 2500 | 9000 | `/search/` | **miss** |" in lines
    assert "| accessibility, at least | 100 | 100 | `/` | pass |" in lines
