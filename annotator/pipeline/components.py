"""The four components: structure, cues, classification, reasoning. Each writes values of ours and spaCy spans."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator import paths, records
from annotator.catalogue_loader import load_catalogue
from annotator.model_folder import ModelFolder, consistent, open_model
from annotator.perceive.actors import ActorFinder, with_actors
from annotator.perceive.cues import CueFinder
from annotator.perceive.judge import Judge
from annotator.perceive.linear import STRENGTH_HEAD, LinearModel
from annotator.perceive.scorer import Scorer
from annotator.pipeline import extensions
from annotator.reason.engine import Reasoner
from annotator.review.fingerprint import with_fingerprints
from annotator.structure.parse import parse_structure

extensions.register()


@lru_cache(maxsize=2)
def _load_model(path: Path, mode: str) -> tuple[ModelFolder, Scorer]:
    """A verified model folder and its models, shared by the components that need them."""
    folder = open_model(path)
    with consistent(folder):
        return folder, Scorer.load(folder, mode)


def _spans(doc: Doc, marks: Iterable[tuple[records.Span, str, str]]) -> list[Span]:
    """Token spans that cover character spans; the exact offsets stay in our own records."""
    found = []
    for span, label, span_id in marks:
        token_span = doc.char_span(span.start, span.end, label=label, span_id=span_id, alignment_mode="expand")
        if token_span is not None:
            found.append(token_span)
    return found


class ClauseSegmenter:
    """Parses the structure of the law; writes ``doc._.structure``, ``doc.spans["provisions"]`` and ``["clauses"]``.

    spaCy puts the text of a ``Doc`` together from its tokens whenever it is asked for, which takes as long as tokenising;
    so it is kept in ``doc._.source_text``, where ``make_doc`` of ``bridge`` has put it already.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        text = doc._.source_text or doc.text
        doc._.source_text = text
        structure = parse_structure(text)
        doc._.structure = structure
        doc.spans[extensions.PROVISIONS] = _spans(doc, ((p.span, p.kind, p.eid) for p in structure.provisions))
        doc.spans[extensions.CLAUSES] = _spans(doc, ((c.span, "clause", c.eid) for c in structure.clauses))
        return doc


class ClauseCues:
    """Finds the words of the catalogue's lexicons; writes ``doc._.clause_cues`` and ``doc.spans["cues"]``."""

    def __init__(self, nlp: Language) -> None:
        self._finder = CueFinder(nlp, load_catalogue().lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc._.clause_cues = tuple(self._finder.find(doc))
        doc.spans[extensions.CUES] = _spans(doc, ((c.span, c.lexicon, "") for c in doc._.clause_cues))
        return doc


class ClauseClassifier:
    """Judges every clause with the trained model; writes ``doc._.judgements``."""

    def __init__(self, model: str, mode: str) -> None:
        self.folder, self.scorer = _load_model(paths.find_model(model or None), mode)
        catalogue = load_catalogue()
        lexicons = {label.id: label.evidence_lexicons for label in catalogue.family("safeguards")}
        with consistent(self.folder):
            self.judge = Judge(self.scorer, LinearModel.load(self.folder, STRENGTH_HEAD), lexicons)
        self._actors = ActorFinder(catalogue.lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        judgements = self.judge.judge(doc._.source_text, doc._.structure.clauses, doc._.clause_cues or ())
        doc._.judgements = with_actors(doc._.source_text, judgements, self._actors)
        return doc

    # spaCy calls these when a pipeline is saved or loaded; the model stays where it is and is found again by path.
    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save: the model folder is data of its own."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> ClauseClassifier:
        """Nothing to load."""
        return self


class ClauseReasoner:
    """Matrix, offences and findings: ``doc._.matrix``, ``_.offences``, ``_.findings`` and ``doc.spans["findings"]``."""

    def __init__(self, model: str, mode: str) -> None:
        self.reasoner = Reasoner(_load_model(paths.find_model(model or None), mode)[1], load_catalogue())

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        text, structure = doc._.source_text, doc._.structure
        conclusions = self.reasoner.reason(
            text,
            structure.provisions,
            doc._.judgements,
            structure.references,
            structure.scopes,
            structure.exceptions,
            structure.definitions,
        )
        doc._.matrix, doc._.offences = conclusions.matrix, conclusions.offences
        doc._.findings = with_fingerprints(text, doc._.judgements, conclusions.findings)
        doc.spans[extensions.FINDINGS] = _spans(doc, ((f.span, f.label, f.id) for f in doc._.findings))
        return doc


@Language.factory("clause_segmenter", assigns=["doc._.structure", "doc.spans"])
def make_segmenter(nlp: Language, name: str) -> ClauseSegmenter:
    """Structure of the law: provisions and clauses."""
    return ClauseSegmenter()


@Language.factory("clause_cues", assigns=["doc._.clause_cues", "doc.spans"])
def make_cues(nlp: Language, name: str) -> ClauseCues:
    """Lexicon matches."""
    return ClauseCues(nlp)


@Language.factory(
    "clause_classifier",
    default_config={"model": "", "mode": ""},
    requires=["doc._.structure", "doc._.clause_cues"],
    assigns=["doc._.judgements"],
)
def make_classifier(nlp: Language, name: str, model: str, mode: str) -> ClauseClassifier:
    """Trained multi-label classification of clauses."""
    return ClauseClassifier(model, mode)


@Language.factory(
    "clause_reasoner",
    default_config={"model": "", "mode": ""},
    requires=["doc._.judgements"],
    assigns=["doc._.matrix", "doc._.findings", "doc._.offences", "doc.spans"],
)
def make_reasoner(nlp: Language, name: str, model: str, mode: str) -> ClauseReasoner:
    """Matrix and findings."""
    return ClauseReasoner(model, mode)
