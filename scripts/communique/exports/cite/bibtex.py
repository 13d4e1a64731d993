"""BibTeX: references as reports, with the fields of biblatex that BibTeX's own styles pass over.

Sources: Patashnik, “BibTeXing”, for the types and fields; the manual of biblatex for date, urldate, version and langid.
"""

import re
from collections.abc import Iterable

from communique.exports.cite.reference import CitedItem

_COMMANDS = {
    ord("\\"): r"\textbackslash{}",
    # BibTeX counts braces even after a backslash, so a brace of a text must not stay one.
    ord("{"): r"\textbraceleft{}",
    ord("}"): r"\textbraceright{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
    ord("<"): r"\textless{}",
    ord(">"): r"\textgreater{}",
    ord("|"): r"\textbar{}",
    ord('"'): r"\textquotedbl{}",
    ord("`"): r"\textasciigrave{}",
    **{ord(char): f"\\{char}" for char in "#$%&_"},
}
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
"""Between characters that LaTeX would set as one: two hyphens as a dash."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def build_bibtex(references: Iterable[CitedItem]) -> bytes:
    """Return references as entries of BibTeX in UTF-8. Texts are escaped for LaTeX; capitals stay."""
    return "\n".join(_write_entry(reference) for reference in references).encode()


def escape_latex(text: str) -> str:
    """Return a text in which no character is a command of LaTeX."""
    return _LIGATURE.sub("{}", text.translate(_COMMANDS))


def _write_entry(reference: CitedItem) -> str:
    author = reference.author
    month = reference.issued.start[5:7]
    fields = {
        # A second pair of braces keeps a name whole and capitals as they are.
        "title": f"{{{_braced(reference.title)}}}",
        "author": f"{{{escape_latex(author.family)}, {escape_latex(author.given)}}}"
        if author.given
        else f"{{{_braced(author.family)}}}",
        "institution": _braced(reference.institution),
        "type": _braced(reference.genre),
        "year": _braced(str(reference.issued.year)),
        "month": _MONTHS[int(month) - 1] if month else "",
        "date": f"{{{reference.issued}}}",
        "address": _braced(reference.place),
        "series": _braced(reference.container),
        "version": _braced(reference.version),
        "url": f"{{{reference.address}}}",
        "urldate": f"{{{reference.day}}}" if reference.day else "",
        "langid": "{english}",
        "abstract": _braced(reference.abstract),
        "note": _braced(f"Record {reference.record}"),
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@techreport{{{reference.key},\n{lines}\n}}\n"


def _braced(text: str) -> str:
    return f"{{{escape_latex(text)}}}" if text else ""
