"""What `communique links` found out about the addresses of sources: the form of `links.yml`."""

from pydantic import Field

from communique.model.parts import Part
from communique.model.types import Date, Items, Text, Url
from communique.model.vocabulary import Term


class LinkStatus(Term):
    """What is known of a page that was not found at its address."""

    MOVED = "moved", "The server says that the page has another address now, and it is there."
    GONE = "gone", "On two days, the server said that it has no such page (404, 410), or there was no such server."
    UNREACHABLE = "unreachable", "The page was not read, and whether it is still there is open."


class CheckedLink(Part):
    """An address at which the page was not found when it was last asked for."""

    one_line = 0

    url: Url = Field(description="The address, as records name it.")
    status: LinkStatus = Field(description="What is known of the page.")
    answer: Text = Field(description="What came back: the status of HTTP, “no such host”, “timeout”.")
    since: Date = Field(description="Day on which this was found first.")
    checked: Date = Field(description="Day on which this was found last.")
    to: Url | None = Field(None, description="Where a page that moved is now.")


class LinkReport(Part):
    """The result of all checks. Addresses at which a page was found are only counted."""

    checked: Date = Field(description="Day of the last check.")
    asked: int = Field(ge=0, strict=True, description="How many addresses have been asked for so far.")
    links: Items[CheckedLink] = Field([], description="The addresses at which no page was found.")
