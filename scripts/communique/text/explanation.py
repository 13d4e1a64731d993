"""What is wrong, and what to do about it: parts that are joined to a message here, and nowhere else."""

from typing import NamedTuple

from communique.text.words import quote_value


class Hint(NamedTuple):
    """What helps to correct a word: what was probably meant, what is allowed, and a reason why the word is wrong."""

    guess: str = ""
    options: tuple[str, ...] = ()
    reason: str = ""

    def __bool__(self) -> bool:
        return any(self)


NO_HINT = Hint()


class Explanation(NamedTuple):
    """What is wrong, what to do about it, and what helps to correct a word. `str()` joins them to one message.

    The parts have no punctuation between them, and code that needs a part never looks for it in a message.
    """

    cause: str
    fix: str = ""
    hint: Hint = NO_HINT

    def __str__(self) -> str:
        guess, options, reason = self.hint
        message = f"{self.cause}: {reason}" if reason else self.cause
        message += f"; did you mean {guess}?" if guess else ""
        message += f" (expected one of: {', '.join(options)})" if options else ""
        if not self.fix:
            return message
        if guess and not options:
            return f"{message} {self.fix[0].upper()}{self.fix[1:]}"
        return f"{message}{'; ' if self.hint else ': '}{self.fix}"

    def add_fix(self, fix: str) -> "Explanation":
        """Return the explanation with one more thing to do about it."""
        return self._replace(fix=f"{self.fix}; {fix}" if self.fix else fix)


class InvalidValueError(ValueError):
    """Raised for a value that a field cannot have. `explain` says what is wrong with it.

    The cause is a sentence of its own, or with `about_value` one that continues after the value, such as “is blank”.
    """

    def __init__(self, cause: str, fix: str = "", hint: Hint = NO_HINT, *, about_value: bool = False) -> None:
        self.explanation = Explanation(cause, fix, hint)
        super().__init__(str(self.explanation))
        self._separator = " " if about_value else ": "

    def explain(self, value: object) -> Explanation:
        """Return what is wrong with the value, which the explanation quotes."""
        cause, fix, hint = self.explanation
        return Explanation(f"{quote_value(value)}{self._separator}{cause}", fix, hint)


class BlankTextError(InvalidValueError):
    """Raised for a text without a visible character. A field that is not required can be left out instead."""

    def __init__(self) -> None:
        super().__init__("is blank", "fill it in", about_value=True)
