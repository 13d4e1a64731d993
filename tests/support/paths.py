"""Where things are: the checkout, and the registers that tests of the code run on."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "releases"
"""The register itself. Only tests in tests/data/ may read it."""
CASES = ROOT / "tests" / "cases"
"""Lists that tests of more than one package share, and questions to the search."""
FIXTURES = ROOT / "tests" / "fixtures"
SMALL = FIXTURES / "small" / "releases"
"""Every kind of entry, and as little of each as the rules allow."""
SAMPLE = FIXTURES / "sample" / "releases"
"""Seventeen records with all that they name: what readers search, and pages as long as real ones get."""
DRAFTING = FIXTURES / "drafting" / "releases"
"""The people, bodies, states, places, topics and instruments that the releases in tests/drafting/cases name."""
NEW_YORK = Path("releases/meetings/2017/2017-09-20-cfm-new-york.yml")
"""The record of the small register, as a path below a checkout; the sample has a longer one of the same name."""
