"""The provision tree as Akoma Ntoso 3.0 (OASIS LegalDocML 1.0), with findings as analysis and notes.

Everything outside ``meta`` holds the text of the law, character for character and white space included; what XML cannot
hold is replaced and listed in ``meta``. ``annotator.reading.akn`` puts the very same text together again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.records import Document, Finding, Provision

#: Namespace of the standard, and of what we add to it in ``meta``.
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:clause-risk-annotator:akn:1"
_NAMES: Any = {None: AKN, "r": OWN}


def render_akn(document: Document, provisions: Sequence[Provision], findings: Sequence[Finding] = (), version: str = "") -> bytes:
    """An Akoma Ntoso document, valid against the standard's schema.

    Parameters
    ----------
    document, provisions
        The law and its tree; ``eId`` and element names are those of the provisions, and a kind that the standard
        does not allow at its place becomes an ``hcontainer`` of that name.
    findings
        What to report; each becomes a ``note`` with a ``noteRef`` behind its last word and an entry of ``otherAnalysis``.
    version
        Of the program, for the manifestation's record.

    Returns
    -------
    bytes
        UTF-8 with an XML declaration.
    """
    from lxml import etree

    from annotator.report.akn.body import write_body
    from annotator.report.akn.characters import make_safe
    from annotator.report.akn.meta import write_meta

    safe = make_safe(document.text)
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=_NAMES)
    act = etree.SubElement(root, f"{{{AKN}}}act", name="act", contains="originalVersion")
    write_meta(act, document, findings, safe, version)
    write_body(act, safe, provisions, findings, document)
    # Line ends where they are not part of the law's text.
    root.text = act.tail = "\n"
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"
