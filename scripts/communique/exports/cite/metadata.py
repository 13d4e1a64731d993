"""Metadata in the head of a meeting's page, by which reference managers recognise a report.

Sources: the tags `citation_*` of Highwire Press, as Google Scholar documents them; Dublin Core in HTML (DCMI, 2008);
Zotero's translator “Embedded Metadata”, by which `citation_technical_report_institution` makes a report.
"""

from communique.exports.cite.reference import cite_meeting
from communique.exports.edition import Edition
from communique.model.meeting import Meeting


def list_citation_metas(edition: Edition, meeting: Meeting) -> list[tuple[str, str]]:
    """Return the names and contents of the meta elements that describe a meeting's document.

    No author is named: the translator would take the words of a body's name for given and family names. As the
    institution, a body stays whole. `z:itemType` precedes the type of Open Graph, which would make it an article.
    """
    reference = cite_meeting(edition, meeting)
    found = {
        "citation_title": reference.title,
        "citation_technical_report_institution": reference.institution,
        "citation_publication_date": reference.issued.start.replace("-", "/"),
        "citation_series_title": reference.container,
        "citation_language": "en",
        "citation_public_url": reference.address,
        "z:itemType": "report",
        "DC.title": reference.title,
        "DC.type": "report",
        "DC.date": str(reference.issued),
        "DC.language": "en",
        "DC.identifier": reference.address,
    }
    return list(found.items())
