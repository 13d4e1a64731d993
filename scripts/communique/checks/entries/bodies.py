"""The rules for bodies: where they belong, and whether they meet. The docstring of a rule is its text."""

from collections import Counter

from communique.checks.rules import EntryFindings, register_rule
from communique.model.entries import Body
from communique.model.vocabulary import Scope
from communique.problems import Finding
from communique.register.register import Register
from communique.text.words import quote_value


@register_rule
def parent_is_of_the_same_scope(register: Register) -> EntryFindings:
    """A body of the SCO belongs to a body of the SCO, and one of another organisation to none of the SCO."""
    for body in register.bodies.values():
        parent = register.bodies.get(body.parent or "")
        if parent and (parent.scope is Scope.EXTERNAL) is not (body.scope is Scope.EXTERNAL):
            cause = f"{parent.name} has the scope '{parent.scope}', but this body has '{body.scope}'"
            yield body, Finding(("parent",), cause, "correct one of the two")


@register_rule
def body_sits_where_its_officials_do(register: Register) -> EntryFindings:
    """A body has the seat of the body in which its officials work (`officials:`)."""
    for body in register.bodies.values():
        office = register.bodies.get(body.officials or "")
        if office and body.seat and office.seat not in (None, body.seat):
            cause = f"'{office.id}', in which its officials work, sits in {office.seat}"
            yield body, Finding(("seat",), cause, "correct one of the two")


@register_rule
def body_with_meetings_meets(register: Register) -> EntryFindings:
    """A body of which the register has meetings is not said to hold none (`meets: false`)."""
    for body in register.bodies.values():
        meetings = register.meetings_by.get(("body", body.id), [])
        if meetings and not body.meets:
            cause = f"the register has meetings of {quote_value(body.id)}, such as {meetings[0].id}"
            yield body, Finding(("meets",), cause, "remove this line, or correct `body:` of the meetings")


@register_rule
def body_belongs_to_the_organisation(register: Register) -> EntryFindings:
    """A body of the SCO belongs to another (`parent`), directly or not to the organisation itself, where most do. The
    organisation as a whole holds no meetings (`meets: false`).
    """
    tops = {body.id: _find_top(register, body) for body in register.bodies.values() if body.scope is Scope.SCO}
    counts = Counter(top for top in tops.values() if not register.bodies[top].meets)
    organisation, count = max(counts.items(), key=lambda top: top[1], default=("", 0))
    if 2 * count <= len(tops):
        return  # few bodies say where they belong
    for body in (register.bodies[own] for own, top in tops.items() if own == top != organisation):
        if body.parent:
            continue  # reported by another rule
        cause = f"{quote_value(body.id)} belongs to no body, but other bodies of the SCO belong to '{organisation}'"
        fix = "write `parent:`, with the id of the body that it belongs to or is a series of"
        yield body, Finding((), cause, fix)


def _find_top(register: Register, body: Body) -> str:
    """Return the id of the last of the bodies to which a body belongs, one through the other."""
    chain = [body.id]
    while (parent := register.bodies[chain[-1]].parent) and parent in register.bodies and parent not in chain:
        chain.append(parent)
    return chain[-1]
