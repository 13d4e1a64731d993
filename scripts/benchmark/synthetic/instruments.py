"""Invents instruments, evenly spread over the days of a synthetic register."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmark.synthetic.days import DAYS, count_days
from benchmark.synthetic.folder import write_entry
from benchmark.synthetic.words import WordSample
from communique.model.vocabulary import InstrumentKind
from communique.register.register import Register

INSTRUMENTS = 197 / 125
"""Instruments per meeting, as in the real register when this was written."""


MONTH = 28
"""The most days from the date of an instrument to the meeting that adopted it: too few for day and month exchanged."""


@dataclass
class Instruments:
    """The ids and short names of the instruments, the oldest first."""

    ids: list[str] = field(default_factory=list)
    shorts: list[str] = field(default_factory=list)

    def pick_before(self, day: int, random: Random) -> int:
        """Return the index of an instrument not later than a day; early ones are picked far more often."""
        return int(self._count_before(day) * random.random() ** 3)

    def list_newest(self, day: int, count: int) -> list[str]:
        """Return the ids of the newest `count` instruments that are not older than a month, nor of the day itself.

        What a meeting adopts on its own day has to be signed in its city.
        """
        known, older = self._count_before(day - 1), self._count_before(day - MONTH)
        return self.ids[max(older, known - count) : known]

    def _count_before(self, day: int) -> int:
        return min(len(self.ids), max(0, 1 + day * len(self.ids) // DAYS))


def write_instruments(register: Register, folder: Path, meetings: int, sample: WordSample) -> Instruments:
    """Invent and write the instruments for a number of meetings."""
    instruments = Instruments()
    size = max(1, round(meetings * INSTRUMENTS))
    kinds = list(InstrumentKind)
    places = list(register.places)
    for at in range(size):
        kind = kinds[at % len(kinds)]
        matter = " ".join(sample.draw_words(2)).lower()  # names no state: the summary would have to be about it
        short = f"{kind.label.capitalize()} on {matter}, no. {at + 1}"
        name = f"{kind}-{at + 1:05}"  # no number that could be a year
        data = {
            "title": f"{short} between the Member States of the Shanghai Cooperation Organisation",
            "short": short,
            "kind": str(kind),
            "date": str(count_days(at * DAYS // size)),
            "place": places[at % len(places)],
            "summary": sample.draw_sentence(18),
            "other_names": [{"name": f"{short} of the SCO"}] if at % 3 else None,
            "sources": sample.draw_citations(2, name),
        }
        write_entry(folder, f"instruments/{name}.yml", "instrument", data)
        instruments.ids.append(name)
        instruments.shorts.append(short)
    return instruments
