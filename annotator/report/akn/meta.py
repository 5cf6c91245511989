"""The metadata of an Akoma Ntoso document: identification, findings as analysis and notes, the record of the text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.records import Document, Finding
from annotator.report.akn import AKN, OWN
from annotator.report.akn.characters import SafeText, legal
from annotator.report.places import on_one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

SOURCE = "#annotator"
# What the file cannot tell. ZZ is ISO 3166's code for an unknown country; the standard demands some date.
UNKNOWN_COUNTRY, UNKNOWN_DATE = "zz", "0001-01-01"
# ISO 639-2 codes, which the standard's naming convention asks for.
_LANGUAGES = {
    "ar": "ara", "bn": "ben", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "id": "ind", "it": "ita", "nl": "nld",
    "pt": "por", "ru": "rus", "tr": "tur",
}  # fmt: skip


def write_meta(act: _Element, document: Document, findings: Sequence[Finding], safe: SafeText, version: str) -> None:
    """Write ``meta`` of the whole document."""
    meta = _add(act, "meta")
    _identification(meta, document, "main")
    if findings:
        _analysis(meta, findings)
    references = _add(meta, "references", source=SOURCE)
    for eid, name in (("annotator", f"Clause-risk annotator {version}".strip()), ("unknown", "Unknown author")):
        _add(references, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{eid}", showAs=legal(name))
    if findings:
        _notes(meta, findings)
    _record(meta, document, safe)
    _indent(meta)


def write_attachment_meta(doc: _Element, document: Document, number: int) -> None:
    """Write ``meta`` of a schedule."""
    meta = _add(doc, "meta")
    _identification(meta, document, f"schedule_{number}")
    _indent(meta)


def _indent(meta: _Element) -> None:
    """Lines and indentation inside ``meta``; nothing behind it, where the law's text begins."""
    from lxml import etree

    etree.indent(meta, " ")
    meta.tail = None


def _identification(meta: _Element, document: Document, component: str) -> None:
    language = _LANGUAGES.get(document.language, "und")
    work = f"/akn/{UNKNOWN_COUNTRY}/act/{UNKNOWN_DATE}/{document.source.sha256[:16]}"
    expression = f"{work}/{language}@{UNKNOWN_DATE}"
    element = _add(meta, "identification", source=SOURCE)
    for tag, uri, this, author in (
        ("FRBRWork", work, f"{work}/!{component}", "#unknown"),
        ("FRBRExpression", expression, f"{expression}/!{component}", "#unknown"),
        ("FRBRManifestation", f"{expression}.xml", f"{expression}/!{component}.xml", SOURCE),
    ):
        level = _add(element, tag)
        _add(level, "FRBRthis", value=this)
        _add(level, "FRBRuri", value=uri)
        if tag == "FRBRWork" and component == "main" and document.title:
            _add(level, "FRBRalias", value=legal(on_one_line(document.title)), name="title")
        _add(level, "FRBRdate", date=UNKNOWN_DATE, name="unknown")
        _add(level, "FRBRauthor", href=author)
        if tag == "FRBRWork":
            _add(level, "FRBRcountry", value=UNKNOWN_COUNTRY)
        if tag == "FRBRExpression":
            _add(level, "FRBRlanguage", language=language)


def _analysis(meta: _Element, findings: Sequence[Finding]) -> None:
    group = _add(_add(meta, "analysis", source=SOURCE), "otherAnalysis", source=SOURCE)
    for number, finding in enumerate(findings, start=1):
        probability = {} if finding.probability is None else {"probability": f"{finding.probability:g}"}
        element = _own(
            group, "finding", id=finding.id, label=finding.label, family=finding.family, severity=finding.severity,
            origin=finding.origin, href=f"#{finding.eid}", note=f"#note_{number}", start=str(finding.span.start),
            end=str(finding.span.end), **probability,
        )  # fmt: skip
        _own(element, "message").text = legal(finding.message)
        for evidence in finding.evidence:
            place = {"href": f"#{evidence.eid}", "start": str(evidence.span.start), "end": str(evidence.span.end)}
            _own(element, "evidence", **place).text = legal(evidence.quote)
        for eid in finding.searched:
            _own(element, "searched", href=f"#{eid}")
        for precedent in finding.precedents:
            _own(element, "precedent").text = legal(precedent)
        if finding.suggestion:
            _own(element, "suggestion").text = legal(finding.suggestion)


def _notes(meta: _Element, findings: Sequence[Finding]) -> None:
    group = _add(meta, "notes", source=SOURCE)
    for number, finding in enumerate(findings, start=1):
        note = _add(group, "note", eId=f"note_{number}", marker=str(number), placement="side", placementBase=f"#{finding.eid}")
        for words in (f"[{finding.severity}] {finding.message}", finding.suggestion):
            if words:
                _add(note, "p").text = legal(on_one_line(words))


def _record(meta: _Element, document: Document, safe: SafeText) -> None:
    """What is needed to put the very same text together again, and to see whether somebody changed it."""
    digest = hashlib.sha256(document.text.encode("utf-8")).hexdigest()
    pages = " ".join(map(str, document.pages))
    record = _own(
        _add(meta, "proprietary", source=SOURCE), "text", sha256=digest, characters=str(len(document.text)), pages=pages
    )
    for code, offsets in sorted(safe.by_code().items()):
        _own(record, "replaced", code=str(code)).text = " ".join(map(str, offsets))


def _add(parent: _Element, tag: str, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{AKN}}}{tag}", attributes)


def _own(parent: _Element, tag: str, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{OWN}}}{tag}", {k: legal(v) for k, v in attributes.items() if v})
