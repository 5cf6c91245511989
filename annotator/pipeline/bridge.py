"""The only place that turns a spaCy ``Doc`` into our own values; spaCy's types stay on its far side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from annotator.records import Document, Report, Run

if TYPE_CHECKING:
    from spacy.language import Language


def make_doc(text: str, nlp: Language) -> Doc:
    """The tokens of a text, which is kept beside them."""
    doc = nlp.make_doc(text)
    if len(doc) and doc[-1].idx + len(doc[-1].text_with_ws) == len(text):
        doc._.source_text = text
    return doc


def to_report(doc: Doc, document: Document, run: Run) -> Report:
    """Collect what the components wrote on a ``Doc`` into a ``Report``.

    Parameters
    ----------
    doc
        The document after the pipeline ran.
    document
        The text and where it came from; ``document.text`` equals ``doc.text``.
    run
        What produced the annotations.

    Raises
    ------
    ValueError
        If the two texts differ, which would make every offset meaningless.
    """
    # What spaCy puts together from its tokens was kept by the first component.
    if (doc._.source_text or doc.text) != document.text:
        raise ValueError("the pipeline altered the text; offsets would not hold")
    structure = doc._.structure
    return Report(
        document=document,
        run=run,
        provisions=structure.provisions,
        judgements=doc._.judgements,
        findings=tuple(sorted(doc._.findings, key=lambda f: (f.span.start, f.span.end, f.label))),
        matrix=doc._.matrix,
        definitions=structure.definitions,
        references=structure.references,
        unrecognised=structure.unrecognised,
        coverage=structure.coverage,
        exceptions=structure.exceptions,
        offences=doc._.offences or (),
    )
