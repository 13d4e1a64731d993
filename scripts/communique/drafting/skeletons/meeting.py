"""A new record of a meeting: what is wrong with its day, body and place, and its skeleton."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.drafting.skeletons.guide import explain_item, list_head
from communique.files.disk.atomic import create_file
from communique.files.disk.paths import display_path
from communique.files.form.comments import Comments, wrap_comment
from communique.files.form.formatter import Shape, format_data
from communique.model import edtf
from communique.model.edtf import Edtf
from communique.model.meeting import Meeting
from communique.model.parts import list_fields
from communique.model.registries import REGISTRIES
from communique.model.vocabulary import Mode
from communique.problems import RequestError
from communique.register.names.labels import Labels
from communique.register.names.lookup import Lookup
from communique.register.register import Register
from communique.text.explanation import Explanation, Hint, InvalidValueError
from communique.text.suggestions import list_options
from communique.text.words import quote_value


@dataclass(frozen=True)
class NewMeeting:
    """What a contributor says of a meeting that gets a record; `video` is the place of a meeting by video link."""

    register: Register
    date: str
    body: str
    place: str

    def create(self) -> Path:
        """Write the skeleton of its record, and return the path. RequestError, with all reasons, if it cannot."""
        problems = [
            problem
            for problem in (self.explain_date(self.date), self.explain_body(self.body), self.explain_place(self.place))
            if problem
        ]
        if problems:
            raise RequestError("\n".join([*map(str, problems), "Nothing was written."]))
        day = edtf.parse(self.date)
        path = self.register.root / "meetings" / str(day.year) / f"{day.end}-{self.body}-{self.place}.yml"
        try:
            create_file(path, format_skeleton(self.date, self.body, self.place))
        except FileExistsError as error:
            name = display_path(self.register.root, path)
            raise RequestError(f"{name} already exists; nothing was written") from error
        return path

    def explain_date(self, date: str) -> Explanation | None:
        """Return what is wrong with a date, or None."""
        try:
            edtf.parse(date)
        except InvalidValueError as error:
            return error.explain(date)
        return None

    def explain_body(self, body: str) -> Explanation | None:
        """Return what is wrong with the id of a body, with similar ids or all that hold meetings; or None."""
        known = self.register.bodies.get(body)
        if known is None:
            hint = Lookup(self.register).find_hint("body", body)
            meeting = [entry.id for entry in self.register.bodies.values() if entry.meets]
            hint = hint or Hint(options=list_options(meeting, len(meeting)))
            return Explanation(f"unknown body {quote_value(body)}", hint=hint)
        if not known.meets:
            hint = Hint(f"'{known.meets_as}'" if known.meets_as else "")
            return Explanation(f"the body {quote_value(body)} ({known.name}) holds no meetings", hint=hint)
        return None

    def explain_place(self, place: str) -> Explanation | None:
        """Return what is wrong with the id of a place, with similar ids or all of them; or None."""
        known = [*self.register.places, str(Mode.VIDEO)]
        if place in known:
            return None
        hint = Lookup(self.register).find_hint("place", place)
        hint = hint or Hint(options=list_options(known, len(known)))
        return Explanation(f"unknown place {quote_value(place)}", "`communique new place` adds a new one", hint)

    def list_doubts(self) -> Iterator[str]:
        """Yield what may be wrong with a meeting that is written nevertheless."""
        labels, day = Labels(self.register), edtf.parse(self.date)
        for other in self.register.meetings_by.get(("body", self.body), []):
            if _overlap(other.date, day):
                yield f"{other.id} is a record of this body and day too ({labels.heading(other)}): the same meeting?"
        if not self.register.bodies[self.body].one_series:
            series = [body.id for body in self.register.bodies.values() if body.parent == self.body]
            if series:
                yield f"These have a body of their own, to be used instead of {self.body}: {', '.join(series)}."


def _overlap(one: Edtf, other: Edtf) -> bool:
    """Whether two dates have a day in common."""
    return one.first <= other.last and other.first <= one.last


def format_skeleton(date: str, body: str, place: str) -> str:
    """Return a valid record with date, body and place, and every other field with a comment on what it means."""
    where: dict[str, Any] = {"mode": str(Mode.VIDEO)} if place == Mode.VIDEO else {"venue": {"place": place}}
    given = {"body": body, "date": date, **where}
    comments = Comments(head=list_head(REGISTRIES["meeting"]))
    data: dict[str, Any] = {}
    previous: list[str] = []
    for field in list_fields(Meeting):
        comments.add((field.name,), *previous, *([""] if data else []), *wrap_comment(field.meaning))
        # A list of parts is left open, so that items can be written directly below it.
        is_open = field.is_list and field.part is not None
        data[field.name] = None if is_open else given.get(field.name, field.default)
        previous = list(explain_item(field.part)) if is_open and field.part else []
    comments.below[()] = previous
    return format_data(data, Shape(Meeting), comments)
