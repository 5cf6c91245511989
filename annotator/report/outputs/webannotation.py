"""Findings as W3C Web Annotations (JSON-LD), anchored by position and by quotation."""

from __future__ import annotations

import base64
import json
from typing import Any

from annotator.records import Finding, Report, Span
from annotator.report.outputs import Format
from annotator.report.places import on_one_line
from annotator.report.search_scope import nothing_found

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Characters before and after a quotation: enough to tell it from its copies.
AROUND = 32


def source_identifier(sha256: str) -> str:
    """The name of a file by its hash (RFC 6920): the same wherever a copy lies, and without a path.

    Parameters
    ----------
    sha256
        64 hexadecimal digits.
    """
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _render(report: Report) -> str:
    from annotator.catalogue_loader import load_catalogue

    source = report.document.source
    page = {
        "@context": CONTEXT,
        "id": f"urn:clause-risk-annotator:{source.sha256}",
        "type": "AnnotationPage",
        "generator": {"id": "urn:clause-risk-annotator", "type": "Software", "name": f"annotator {report.run.version}"},
        "dcterms:title": on_one_line(report.document.title),
        "dcterms:description": "" if report.active_findings else nothing_found(report, load_catalogue()),
        "items": [_annotation(finding, report) for finding in report.active_findings],
    }
    return json.dumps({k: v for k, v in page.items() if v != ""}, ensure_ascii=False, indent=1) + "\n"


def _annotation(finding: Finding, report: Report) -> dict[str, Any]:
    source = report.document.source
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": f"{finding.family}/{finding.label}"}]
    for purpose, words in (("describing", finding.message), ("editing", finding.suggestion)):
        if words:
            plain = {"format": "text/plain", "language": "en"}
            bodies.append({"type": "TextualBody", "purpose": purpose, "value": on_one_line(words), **plain})
    target = {
        "type": "SpecificResource",
        "source": {
            "id": source_identifier(source.sha256),
            "type": "Text",
            "format": source.media_type,
            "language": report.document.language,
        },
        "selector": _selectors(finding.span, report.document.text),
    }
    return {
        "id": f"urn:clause-risk-annotator:{source.sha256}:{finding.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": target,
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    """Two ways to find the words: where they stand, and what they are with what surrounds them.

    The positions count in the extracted text, which is the file itself where it is plain text.
    """
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]


FORMAT = Format("webannotation", (".jsonld",), "W3C Web Annotations for annotation servers and viewers.", _render)
