"""Clause-risk annotator: marks vague offences, missing safeguards and optional wording in cybercrime laws."""

from annotator.api import annotate, annotate_document, load
from annotator.batch.many import annotate_many
from annotator.errors import AnnotatorError
from annotator.records import Document, Finding, Report
from annotator.version import __version__

__all__ = [
    "AnnotatorError",
    "Document",
    "Finding",
    "Report",
    "__version__",
    "annotate",
    "annotate_document",
    "annotate_many",
    "load",
]
