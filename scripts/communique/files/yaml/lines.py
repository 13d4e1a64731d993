"""Explains errors of libyaml by the line that they are on: quotes, indents, and signs that only look like YAML's."""

import re
from typing import Any, NamedTuple

import yaml

from communique.model.registries import list_keys
from communique.text.explanation import Explanation
from communique.text.words import quote_value

UNENDED = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")
"""What libyaml says of braces or brackets with a comma missing in them, or their end."""
_BULLETS = "•·●▪◦‣–—−*+"
_COLONS = "：﹕։"
_LINE = re.compile(r" *(?:- )*[A-Za-z_]+: (?P<text>[^\s'\"|>&*!%@`{\[#].*?: .*)")
"""A line with one key, whose value is a text with a colon and a space in it."""
_IN_BRACES = re.compile(r"[{,] *[A-Za-z_]+: (?P<text>[^,{}\[\]'\"]*?: [^,{}\[\]]*)")
"""The same between braces, where a comma or a brace ends the text."""
_KEY = re.compile("[a-z_]+: ")
_QUOTED_LINE = re.compile("""( *(?:- )?)(["'])([a-z_]+): .*\\2 *""")
_AFTER_BRACKET = re.compile(r"^ *(?:- )?[a-z_]+: [\[{][^\[\]{}]*[\]}] +([a-z_]+:)(?: |$)")
_AFTER_BRACKETS = re.compile(r" *(?:- )?([a-z_]+): ([\[{])[^\[\]{}]*[\]}] +[^\s#]")
_JOINED = re.compile(r"[a-z0-9][a-z0-9:T/-]* ([a-z_]+): ")
"""An id, a number or a date, and a key after it."""
_AFTER_WORDS = re.compile(r"[^:]*\S ([a-z_]+): ")
"""Any text, and what may be a key after it."""
_RUN_ON = re.compile(r"[^:]*\S {2,}([a-z_]+): ")
"""Any text, and a key after several spaces: a line break was lost there."""
_CURLY = re.compile("[“”„«‘](.*)[“”»’]")
_TWO_COMMAS = re.compile(r",\s*,")
_NUMBERED = re.compile(r"([0-9]+)(?: |$)")
_NO_HYPHEN = "each item of a list begins with a hyphen and a space", "write - {"
_TWO_KEYS = "two keys are on one line"
_SIGN = re.compile(r" *(?:- )?(?!https?:)(?P<key>[a-z_]+)(?: *= *|:)(?P<value>[^\s=:/].*)")
"""A key with an equals sign in place of the colon, or without the space after it."""
_NO_COLON = re.compile(r" *(?:- )?(?P<key>[a-z_]+);? +(?P<value>\S.*)")
_BARE_KEY = re.compile(r"(?P<start> *(?:- )?)(?P<key>[a-z][a-z0-9_-]*);?")
"""A line with one word, which is a key if lines that are indented further follow."""
_TEXT_LINE = re.compile(r"(?P<start> *)(?P<key>(?:- )*[a-z_]+: +)?[^\s\[{#].*(?<![\]}:])")
"""A line of text, or one with a key and text after it, which can go on below it."""
_FOLDED = re.compile(r"( *(?:- )*)(?:[a-z_]+: )?[>|]-? *")
"""A line whose text begins below it."""
_KEY_ONLY = re.compile(r" *(?:- )*[a-z_]+: +")
"""The beginning of a line with one key, before its value."""
_ESCAPED = {
    "'": "put the whole text in single quotes, with '' for each apostrophe inside it",
    '"': 'put the whole text in double quotes, with \\" for each quotation mark inside it',
}
MAX_SHOWN = 60
"""The most characters of a text that a hint repeats."""


class Mark(NamedTuple):
    """A place in a text, counted from 0, in the form of a mark of libyaml."""

    line: int
    column: int


class LocatedExplanation(NamedTuple):
    """Where an error is, and what it is."""

    mark: Mark
    explanation: Explanation


def explain_at(line: int, column: int, cause: str, fix: str = "") -> LocatedExplanation:
    """Return the explanation of an error at a line and a column, counted from 0."""
    return LocatedExplanation(Mark(line, column), Explanation(cause, fix))


def explain_line(text: str, error: yaml.MarkedYAMLError) -> LocatedExplanation | None:
    """Return what is wrong in the line of an error, or None if the line shows nothing in particular."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    start = _count_indent(line)
    if line.startswith("```"):
        return explain_at(mark.line, 0, "the line ``` belongs to a page in Markdown", "remove it, at both ends")
    if error.problem == "did not find expected key" and line[mark.column : mark.column + 1] in ("]", "}"):
        return explain_at(mark.line, mark.column, f"this {line[mark.column]} closes nothing", "remove it")
    if line.lstrip(" -").startswith("(") and ":" in line:
        return explain_at(mark.line, line.index("("), "( begins a text", "fields are in braces { }")
    return (
        _explain_numbers(lines)
        or _explain_whole_line(lines, mark.line)
        or _explain_two_keys(lines, mark.line)
        or _explain_marks(lines)
        or _explain_lost_indent(lines)
        or _explain_quote(text, mark)
        or _explain_item(lines, mark.line, start, error)
        or _explain_colon(lines, error)
        or _explain_braces(lines, error)
        or _explain_key(lines, error)
        or _explain_empty_list(lines, mark.line, error)
        or _explain_deep_key(lines, mark.line)
        or _explain_text(lines, mark)
    )


def _explain_numbers(lines: list[str]) -> LocatedExplanation | None:
    """Explain numbers at the beginning of all lines, which a page shows beside a file."""
    first = [line for line in lines if line][:5]
    numbers = [int(match[1]) for match in map(_NUMBERED.match, first) if match]
    if len(numbers) == len(first) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return explain_at(0, 0, "the lines begin with their numbers, which are not part of the file", "remove them")
    return None


def _explain_whole_line(lines: list[str], at: int) -> LocatedExplanation | None:
    """Explain a line with a key that is in quotes as a whole."""
    for number in (at, at - 1):
        found = _QUOTED_LINE.fullmatch(lines[number]) if 0 <= number < len(lines) else None
        if found:
            fix = f"leave them out, or put the value alone in quotes, {found[3]}: …"
            return explain_at(number, len(found[1]), "the quotes are around the whole line", fix)
    return None


def _explain_two_keys(lines: list[str], at: int) -> LocatedExplanation | None:
    """Explain a key that follows a list or mapping on its line, and two hyphens before one item."""
    line = lines[at] if at < len(lines) else ""
    if found := _AFTER_BRACKET.search(line):
        return explain_at(at, found.start(1), _TWO_KEYS, "write each on a line of its own")
    if found := _AFTER_BRACKETS.match(line):
        fix = f'write {found[1]}: "{found[2]}…"'
        return explain_at(at, found.start(2), f"a text that begins with {found[2]} needs quotes", fix)
    if found := _TWO_COMMAS.search(line):
        return explain_at(
            at, found.start(), "two commas follow each other", "remove one, or write what is between them"
        )
    before = lines[at - 1] if at else ""
    if re.match(" *- - [a-z_]+:", before):
        return explain_at(at - 1, before.index("-"), "two hyphens begin this item", "remove one")
    ended, key = re.fullmatch(r" *- \{.*\} *", before), _KEY.match(line.lstrip(" "))
    if not (ended and key):
        return None
    return LocatedExplanation(Mark(at, _count_indent(line)), _explain_key_after(before, line, key[0]))


def _explain_key_after(item: str, line: str, key: str) -> Explanation:
    """Explain a line with a key below an item in braces: it belongs in them, or begins an item if they have the key."""
    if re.search(rf"[{{,] *{key}", item):
        cause = f"the item above has `{key.strip()}` already, so a new one begins here"
        return Explanation(cause, f"write - {line.strip()[:MAX_SHOWN]}")
    return Explanation("the item above ends with its }", "write this key in the braces, before the }")


def _explain_text(lines: list[str], mark: Any) -> LocatedExplanation | None:
    """Explain a text with a colon in it, which needs quotes."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    if found := _IN_BRACES.search(line) or _LINE.fullmatch(line):
        words, reason = found["text"].strip(), "the text has a colon and a space after it, so it needs quotes"
        if re.search(r", [a-z_]+: ", words):
            fix = "write each on a line of its own, or both in braces { }"
            return explain_at(mark.line, found.start("text"), _TWO_KEYS, fix)
        is_in_braces = found.re is _IN_BRACES
        after = _AFTER_WORDS.match(words) if is_in_braces else None
        joined = after if after and after[1] in list_keys() else _JOINED.match(words) or _RUN_ON.match(words)
        if joined:
            fix = "write a comma before it" if is_in_braces else "write it on a line of its own"
            fix += "; a text with a colon in it needs quotes"
            return explain_at(
                mark.line, found.start("text") + joined.start(1), f"the key `{joined[1]}:` begins here", fix
            )
        if curly := _CURLY.fullmatch(words):
            words, reason = curly[1], f"the marks {words[0]} and {words[-1]} are not straight quotes"
        fix = _suggest_quotes(words)
        return explain_at(mark.line, found.start("text"), reason, fix)
    return None


def _suggest_quotes(words: str) -> str:
    """Return how a text without quotes is written in quotes, with its beginning alone if it is long."""
    mark = "'" if '"' in words else '"'
    if mark in words:
        return _ESCAPED[mark]
    if len(words) <= MAX_SHOWN:
        return f"write {mark}{words}{mark}"
    name = "double" if mark == '"' else "single"
    return f"put it in {name} quotes, {mark}{' '.join(words.split()[:3])} …{mark}"


def _explain_marks(lines: list[str]) -> LocatedExplanation | None:
    """Explain signs of a quoted email before all lines."""
    if len(lines) > 1 and all(line.startswith(">") for line in lines if line):
        return explain_at(0, 0, "each line begins with the sign > of a quoted email", "remove it from all lines")
    return None


def _explain_lost_indent(lines: list[str]) -> LocatedExplanation | None:
    """Explain a file in which no line is indented, although there are items of lists with several keys."""
    items = [at for at, line in enumerate(lines[:-1]) if line.startswith("- ") and _KEY.match(lines[at + 1])]
    if items and not any(line.startswith(" ") for line in lines):
        fix = "the spaces at the beginning of lines are lost, so copy the file again with them"
        return explain_at(items[0], 0, "no line is indented", fix)
    return None


def _explain_empty_list(lines: list[str], at: int, error: yaml.MarkedYAMLError) -> LocatedExplanation | None:
    """Explain an item below a key whose list is empty, or that has another value."""
    before = next((line for line in reversed(lines[:at]) if line.strip()), "")
    found = re.fullmatch(r"\s*([a-z_]+): ([^\s>|&'\"].*)", before)
    if not found or at >= len(lines) or not lines[at].lstrip(" ").startswith("- ") or error.problem in UNENDED:
        return None
    cause = f"an item of a list begins here, but `{found[1]}:` above it has a value"
    fix = "write the key of this list here"
    if found[2].strip() == "[]":
        cause = f"an item begins here, but `{found[1]}:` above it is an empty list, []"
        fix = f"remove the brackets there, or {fix}"
    return explain_at(at, _count_indent(lines[at]), cause, fix)


def _explain_deep_key(lines: list[str], at: int) -> LocatedExplanation | None:
    """Explain a key that is indented further than the one before it, which has a value already."""
    keys = [
        re.fullmatch(r"( *(?:- )?)[a-z_]+:( .*)?", line) for line in (*lines[max(at - 1, 0) : at], *lines[at : at + 1])
    ]
    if len(keys) == 2 and keys[0] and keys[1] and keys[0][2] and len(keys[0][1]) < len(keys[1][1]):
        cause = f"this key begins after {_spaces(len(keys[1][1]))}, the one before it after {len(keys[0][1])}"
        return explain_at(at, len(keys[1][1]), cause, "put the two below each other")
    return None


def _explain_braces(lines: list[str], error: yaml.MarkedYAMLError) -> LocatedExplanation | None:
    """Explain an item in braces that has no hyphen before it."""
    for mark in filter(None, (error.context_mark, error.problem_mark)):
        line = lines[mark.line] if mark.line < len(lines) else ""
        if line.lstrip(" ").startswith("{") and line.startswith(" "):
            return explain_at(mark.line, line.index("{"), *_NO_HYPHEN)
    return None


def _explain_key(lines: list[str], error: yaml.MarkedYAMLError) -> LocatedExplanation | None:
    """Explain a line whose key has no colon and space after it, and a text that is not indented below its key."""
    mark = error.context_mark
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if not mark or not line.strip() or error.problem != "could not find expected ':'":
        return None
    if mark.line and (above := _FOLDED.fullmatch(lines[mark.line - 1])):
        fix = f"put {_spaces(len(above[1]) + 2)} before each of its lines"
        return explain_at(mark.line, 0, "this is the text of the key above it", fix)
    if found := _SIGN.fullmatch(line):
        fix = f"write {found['key']}: {found['value'].strip()[:MAX_SHOWN]}"
        return explain_at(mark.line, found.start("key"), "a key ends with a colon and a space", fix)
    return _explain_words(lines, mark.line)


def _explain_words(lines: list[str], at: int) -> LocatedExplanation | None:
    """Explain a line without a colon: it goes on with the text above it, or it begins with a key."""
    line, above = lines[at], _TEXT_LINE.fullmatch(lines[at - 1]) if at else None
    bare, below = _BARE_KEY.fullmatch(line), next((one for one in lines[at + 1 :] if one.strip()), "")
    if bare and _count_indent(below) > len(bare["start"]) and re.match(r" *(?:- )?[a-z_]+:", below):
        return explain_at(at, len(bare["start"]), "there is no colon after the key", f"write {bare['key']}:")
    found = _NO_COLON.fullmatch(line)
    if found and found["key"] in list_keys() and not (above and not above["key"]):
        fix = f"write {found['key']}: {found['value'][:MAX_SHOWN]}"
        return explain_at(at, found.start("key"), "there is no colon after the key", fix)
    if above:
        indent = len(above["start"]) + (2 + above["key"].count("- ") * 2 if above["key"] else 0)
        fix = f"if it continues the text above it, put {_spaces(indent)} before it"
        return explain_at(at, 0, "this line has no key and no colon", fix)
    return None


def _explain_quote(text: str, mark: Any) -> LocatedExplanation | None:
    """Explain an error right after a text in quotes: the text ends too early, or a quote was not closed before."""
    last = _find_last_quoted(text)
    if last is None or (last.end_mark.line, last.end_mark.column) > (mark.line, mark.column):
        return None
    between = text.split("\n")[last.end_mark.line][last.end_mark.column :]
    if last.end_mark.line != mark.line or between[: mark.column - last.end_mark.column].strip():
        return None
    if last.start_mark.line < last.end_mark.line:
        end = f"the quote that begins here ends only on line {last.end_mark.line + 1}"
        return explain_at(last.start_mark.line, last.start_mark.column, end, "close it where its text ends")
    cause, fix = f"the quote ends before {quote_value(between.strip())}", _requote(text.split("\n")[mark.line], last)
    return explain_at(mark.line, mark.column, cause, fix)


def _requote(line: str, first: Any) -> str:
    """Return how to write a text with quotes in it, of which libyaml has read the first part that is in quotes."""
    whole, mark = line[first.start_mark.column :].strip(), first.style
    other, name = ('"', "double") if mark == "'" else ("'", "single")
    if other in whole:
        return _ESCAPED[mark]
    after = line[first.end_mark.column :]
    # “"a" and b” begins with a quotation; in “"a "b" c"” and “'a's b'” the outer marks are around the whole text.
    if not after.startswith(" ") or first.value.endswith(" ") or whole.count(mark) % 2:
        whole = whole.removeprefix(mark).removesuffix(mark)
    is_alone = _KEY_ONLY.fullmatch(line[: first.start_mark.column]) and len(whole) <= MAX_SHOWN
    return f"put the whole text in {name} quotes" + (f", {other}{whole}{other}" if is_alone else "")


def _find_last_quoted(text: str) -> Any:
    """Return the last text in quotes that libyaml reads before it stops, or None."""
    last = None
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"'):
                last = event
            elif not isinstance(event, yaml.CollectionEndEvent):
                last = None
    except yaml.YAMLError:
        return last
    return None


def _explain_item(lines: list[str], at: int, start: int, error: yaml.MarkedYAMLError) -> LocatedExplanation | None:
    """Explain a line that is no item of the list it is in, and no key of the item either."""
    found = lines[at][start:] if at < len(lines) else ""
    if found.startswith("-") and found[1:2] not in ("", " ", "-"):
        return explain_at(at, start, "a space belongs after the hyphen that begins an item")
    in_list = error.problem == "did not find expected '-' indicator" and error.context_mark
    indent = error.context_mark.column if in_list and error.context_mark else _find_indent(lines, at)
    if not found or indent is None:
        return None
    if found[0] in _BULLETS and in_list:
        return explain_at(at, start, f"{quote_value(found[0])} begins no item of a list", "write a hyphen and a space")
    if found.startswith("- ") and start != indent:
        return explain_at(at, start, f"this item begins after {_spaces(start)}, those above it after {indent}")
    if in_list and not found.startswith("- "):
        fix = f"the keys of an item begin after {indent + 2}, and a new item after {indent}, with a hyphen and a space"
        keys = f"this line begins after {_spaces(start)}", fix
        return explain_at(at, start, *(_NO_HYPHEN if found.startswith("{") else keys))
    return None


def _count_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"


def _find_indent(lines: list[str], at: int) -> int | None:
    """Return the indent of the last item of a list before a line."""
    items = (line for line in reversed(lines[:at]) if line.lstrip(" ").startswith("- "))
    return next(map(_count_indent, items), None)


def _explain_colon(lines: list[str], error: yaml.MarkedYAMLError) -> LocatedExplanation | None:
    """Explain a colon of another script, which YAML does not read as a colon."""
    for mark in filter(None, (error.context_mark, error.problem_mark)):
        line = lines[mark.line] if mark.line < len(lines) else ""
        for column, char in enumerate(line):
            if char == ":":
                break
            if char in _COLONS:
                return explain_at(mark.line, column, f"'{char}' only looks like a colon", "write : and a space")
    return None
