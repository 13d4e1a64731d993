"""Where things are: the checkout, and the registers that tests of the code run on."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "releases"
"""The register itself. Only tests in tests/data/ may read it."""
FIXTURES = ROOT / "tests" / "fixtures"
SMALL = FIXTURES / "small" / "releases"
"""Every kind of entry, and as little of each as the rules allow."""
NEW_YORK = Path("releases/meetings/2017/2017-09-20-cfm-new-york.yml")
"""The record of the small register, as a path below a checkout."""
