"""Custom attributes of the ``Doc`` that our components write, and the keys of ``doc.spans``."""

from __future__ import annotations

from spacy.tokens import Doc

PROVISIONS = "provisions"
CLAUSES = "clauses"
CUES = "cues"
FINDINGS = "findings"
ATTRIBUTES = ("source_text", "structure", "clause_cues", "judgements", "matrix", "findings", "offences")


def register() -> None:
    """Register ``doc._.structure`` and the others once; registering again is harmless."""
    for name in ATTRIBUTES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
