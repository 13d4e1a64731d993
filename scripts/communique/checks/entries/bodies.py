"""The rules for bodies: where they belong, and whether they meet. The docstring of a rule is its text."""

from communique.checks.rules import EntryFindings, rule
from communique.model.vocabulary import Scope
from communique.problems import Finding
from communique.register.register import Register
from communique.text.words import quote_value


@rule
def parent_is_of_the_same_scope(register: Register) -> EntryFindings:
    """A body of the SCO belongs to a body of the SCO, and one of another organisation to none of the SCO."""
    for body in register.bodies.values():
        parent = register.bodies.get(body.parent or "")
        if parent and (parent.scope is Scope.EXTERNAL) is not (body.scope is Scope.EXTERNAL):
            message = f"{parent.name} has the scope '{parent.scope}', but this body has '{body.scope}'"
            yield body, Finding(("parent",), message, "correct one of the two")


@rule
def body_sits_where_its_officials_do(register: Register) -> EntryFindings:
    """A body has the seat of the body in which its officials work (`officials:`)."""
    for body in register.bodies.values():
        office = register.bodies.get(body.officials or "")
        if office and body.seat and office.seat not in (None, body.seat):
            message = f"'{office.id}', in which its officials work, sits in {office.seat}"
            yield body, Finding(("seat",), message, "correct one of the two")


@rule
def body_with_meetings_meets(register: Register) -> EntryFindings:
    """A body of which the register has meetings is not said to hold none (`meets: false`)."""
    for body in register.bodies.values():
        meetings = register.meetings_by.get(("body", body.id), [])
        if meetings and not body.meets:
            message = f"the register has meetings of {quote_value(body.id)}, such as {meetings[0].id}"
            yield body, Finding(("meets",), message, "remove this line, or correct `body:` of the meetings")
