"""One run of `communique links`: asks for what is due, and keeps each answer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from communique.links.answers import NO_SUCH_HOST, Answer, AnswerKind
from communique.links.hosts import ask_all
from communique.links.journal import Journal
from communique.links.report import write_report
from communique.links.selection import list_due, list_named
from communique.register.register import Register


@dataclass
class LinkCheck:
    """A check of sources on one day."""

    register: Register
    journal: Journal
    today: date
    heard: bool = False
    """Whether a server has answered: until then, this computer may have no network."""

    def list_due(self, urls: Iterable[str], days: int) -> list[str]:
        """Return those of the addresses that are to be asked for."""
        return list_due(urls, self.register, self.journal.read(), self.today, days)

    def ask(self, urls: Iterable[str], ask: Callable[[str], Answer]) -> Iterator[tuple[str, Answer]]:
        """Yield each address with its answer, which is in the journal by then.

        That there is no such host is believed only after a server has answered.
        """
        doubted = []
        for url, answer in ask_all(urls, ask):
            self.heard = self.heard or answer.words.isdigit()
            if answer == NO_SUCH_HOST:
                doubted.append(url)
            elif answer.kind is not AnswerKind.WAIT:
                self.journal.add(url, self.today, answer)
            if self.heard:
                self._believe(doubted)
            yield url, answer

    def _believe(self, urls: list[str]) -> None:
        for url in urls:
            self.journal.add(url, self.today, NO_SUCH_HOST)
        urls.clear()

    def write_report(self) -> bool:
        """Write all that is known into `links.yml`. Return False if that changes nothing."""
        return write_report(self.register, list_named(self.register), self.journal.read())
