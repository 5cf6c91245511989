"""The annotated text as a spaCy DocBin, for training and for tools that read spaCy's documents."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.records import Report, Span
from annotator.report.outputs import Format

if TYPE_CHECKING:
    from spacy.tokens import Doc

Mark = tuple[Span, str, str]


def _render(report: Report) -> bytes:
    from spacy.tokens import DocBin

    # User data would travel as pickled values: there is none.
    return DocBin(docs=[build_doc(report)], store_user_data=False).to_bytes()


def build_doc(report: Report) -> Doc:
    """The text as one ``Doc`` with a span group for findings, provisions, clauses, and each kind of clause label.

    A span's id is that of its finding, or the eId; its label is the finding's label, the provision's kind or the clause's
    label. Tokens are cut at the borders of all spans, so that every span covers exactly the characters it stands for.
    """
    text = report.document.text
    groups = _groups(report)
    doc = _tokenise(
        text, report.document.language, {at for marks in groups.values() for s, _, _ in marks for at in (s.start, s.end)}
    )
    for name, marks in groups.items():
        spans = (doc.char_span(s.start, s.end, label, span_id=key, alignment_mode="expand") for s, label, key in marks)
        doc.spans[name] = [span for span in spans if span is not None]
    return doc


def _groups(report: Report) -> dict[str, list[Mark]]:
    judged = [(j, j.clause.span, j.clause.eid) for j in report.judgements]
    return {
        "findings": [(f.span, f.label, f.id) for f in report.active_findings],
        "provisions": [(p.span, p.kind, p.eid) for p in report.provisions],
        "clauses": [(span, j.modality, eid) for j, span, eid in judged],
        "roles": [(span, role, eid) for j, span, eid in judged for role in j.roles],
        "offences": [(span, offence, eid) for j, span, eid in judged for offence in j.offences],
        "powers": [(span, power, eid) for j, span, eid in judged for power in j.powers],
        "safeguards": [(s.span, s.type, eid) for j, _, eid in judged for s in j.safeguards],
    }


def _tokenise(text: str, language: str, borders: set[int]) -> Doc:
    """The tokens of the language, cut further wherever a span begins or ends."""
    import spacy
    from spacy.tokens import Doc

    from annotator.tokenizer import BoundedTokenizer

    try:
        nlp = spacy.blank(language)
    except ImportError:  # a language spaCy does not know, or whose tokeniser is an extra
        nlp = spacy.blank("xx")
    cuts = borders | {0, len(text)}
    for token in BoundedTokenizer(nlp.tokenizer, nlp.vocab)(text):
        cuts.update((token.idx, token.idx + len(token)))
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(cuts)):
        piece = text[start:end]
        if piece == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        elif piece:
            words.append(piece)
            spaces.append(False)
    return Doc(nlp.vocab, words=words, spaces=spaces)


FORMAT = Format("spacy", (".spacy",), "A spaCy DocBin with span groups for findings, provisions and clause labels.", _render)
