"""Generates a synthetic register."""

from pathlib import Path
from random import Random

from benchmark.synthetic.folder import copy_registries
from benchmark.synthetic.instruments import write_instruments
from benchmark.synthetic.meetings import MeetingWriter
from benchmark.synthetic.people import write_people
from benchmark.synthetic.words import WordSample
from communique.register.loader import load


def generate_register(real: Path, target: Path, meetings: int, seed: int = 1) -> None:
    """Write a register with a number of meetings, modelled on the real one, into a new folder."""
    register, random = load(real), Random(seed)
    sample = WordSample(register, random)
    patterns = list(register.meetings.values())
    random.shuffle(patterns)
    target.mkdir(parents=True)
    copy_registries(real, target)
    people = write_people(register, target, patterns, meetings, sample)
    instruments = write_instruments(register, target, meetings, sample)
    MeetingWriter(register, people, instruments, sample).write(target, patterns, meetings)
