"""The matrix on held-out laws with the model's own perception, and with parts of it as annotated: where cells are lost.

``python -m training evaluate-matrix --held-out CONFIG --keep FOLDER [--as-annotated power confers]``; the folder is that of
``training run --keep``. The encoder and the linear model saw nothing of these laws; the calibration did, which flatters a little.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.calibration import Calibrator
from annotator.perceive.scorer import Scored, Scorer
from annotator.pipeline.bridge import make_doc
from annotator.pipeline.build import build_pipeline
from annotator.reason.engine import Reasoner
from training.calibration import calibrate_for_laws, with_others
from training.evaluate_matrix import MatrixScore, compare_rows, read_annotations, unit_of
from training.locations import read_law

# What an annotation says for certain; not 0 and 1, because reasoning asks for more and less probable.
SURE, HARDLY = 0.99, 0.005


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Units of held-out laws: probabilities, truth and whether it is known, shape (units, labels), and decisions' thresholds."""

    row: Mapping[str, int]
    labels: tuple[str, ...]
    probabilities: NDArray[np.float64]
    truth: NDArray[np.int8]
    known: NDArray[np.bool_]
    thresholds: NDArray[np.float64]
    laws: tuple[str, ...]

    def as_annotated(self, families: Collection[str]) -> NDArray[np.float64]:
        """Probabilities in which the labels of some families (``power``, ``safeguard`` ...) are what the annotator said."""
        result = self.probabilities.copy()
        for j, label in enumerate(self.labels):
            if label.split(":")[0] in families:
                said = np.where(self.truth[:, j] == 1, SURE, HARDLY)
                result[:, j] = np.where(self.known[:, j], said, result[:, j])
        return result


class PresetScorer(Scorer):
    """A scorer that gives out probabilities known beforehand; ``rows`` are those of the next document's clauses."""

    def __init__(self, base: Scorer, thresholds: NDArray[np.float64]) -> None:
        nothing = np.zeros((1, len(base.labels)), dtype=np.float32)
        super().__init__(base.linear, None, {"linear": Calibrator(nothing, nothing[0], thresholds.astype(np.float32))}, "linear")
        self.rows = nothing

    def score(self, clauses: Any) -> Scored:
        """The preset rows, without any focus."""
        if len(clauses) != len(self.rows):
            raise ValueError(f"{len(self.rows)} clauses were expected, not {len(clauses)}")
        return Scored(self.rows, np.full((*self.rows.shape, 2), -1, dtype=np.int32))


def read_held_out(config: Mapping[str, Any], keep: Path, order: tuple[str, ...]) -> HeldOut:
    """Units of the real laws that the kept encoder did not see, with their calibrated probabilities.

    Parameters
    ----------
    config
        A training configuration with an encoder.
    keep
        Folder that ``training run --keep`` left.
    order
        Labels in the order of the model that lends its words for evidence.

    Raises
    ------
    FileNotFoundError
        If the folder holds no scores for this configuration and corpus.
    """
    from training.dataset import build_dataset, split_labels, without_copies
    from training.encoder_settings import EncoderSettings
    from training.ensemble import kept_scores
    from training.examples import all_examples
    from training.groups import parts_of
    from training.kept_scores import load_linear_scores
    from training.linear import choose_labels, label_matrix
    from training.run import select

    examples = without_copies(select(all_examples(), dict(config.get("data", {}))))
    dataset = build_dataset(examples)
    labels, beside = split_labels(choose_labels(dataset, config["linear"]["minimum_positives"]))
    options = EncoderSettings(**config["encoder"])
    parts = parts_of(examples, np.array(dataset["fold"], dtype=np.int64), options)
    linear = load_linear_scores(keep, examples, parts, len(labels))
    read = kept_scores(keep, examples, [*labels, *beside], options)
    if linear is None or read is None:
        raise FileNotFoundError(
            f"{keep} holds no scores of this configuration on this corpus: run the training with --keep first"
        )
    truth, known = label_matrix(dataset, list(order))
    columns = [labels.index(label) for label in order]
    rows = np.flatnonzero(~np.isnan(read).any(axis=1))
    scores = np.stack([linear[rows][:, columns], read[rows][:, columns]], axis=2)
    inputs, others = with_others(scores, order)
    is_real = np.array([examples[i].tradition == "real" for i in rows])
    truth, known = truth[rows], known[rows]
    probabilities, thresholds = np.zeros(truth.shape), np.zeros(len(order))
    for j in range(len(order)):
        at = known[:, j]
        calibration = calibrate_for_laws(inputs[at, j], truth[at, j], is_real[at], others)
        probabilities[:, j], thresholds[j] = calibration.probabilities(inputs[:, j]), calibration.threshold
    ids = {examples[i].id: k for k, i in enumerate(rows) if is_real[k]}
    laws = tuple(sorted({examples[i].instrument for k, i in enumerate(rows) if is_real[k]}))
    return HeldOut(ids, order, probabilities, truth, known, thresholds, laws)


def score_held_out(config: Mapping[str, Any], keep: Path, families: Collection[str] = ()) -> Iterator[MatrixScore]:
    """Matrix of every held-out law against its annotation.

    Parameters
    ----------
    families
        Families of labels that are taken from the annotation instead of the model.
    """
    nlp = build_pipeline(mode="linear")
    classifier: Any = nlp.get_pipe("clause_classifier")
    yield from score_material(nlp, read_held_out(config, keep, tuple(classifier.scorer.labels)), families)


def read_documents(
    nlp: Language, material: HeldOut, families: Collection[str] = ()
) -> Iterator[tuple[str, Doc, dict[str, dict[str, Any]]]]:
    """Every law of the material as the pipeline reads it with these probabilities, and the annotated unit of each clause.

    Parameters
    ----------
    nlp
        A pipeline of its own: its scorer is replaced by one that gives out the probabilities of the material.
    material
        Units, probabilities and annotations.
    families
        Families of labels that are taken from the annotation instead of the model.
    """
    classifier: Any = nlp.get_pipe("clause_classifier")
    reasoner: Any = nlp.get_pipe("clause_reasoner")
    probabilities = material.as_annotated(families)
    scorer = PresetScorer(classifier.scorer, material.thresholds)
    classifier.judge.scorer = scorer
    reasoner.reasoner = Reasoner(scorer, load_catalogue())
    for law in material.laws:
        records = read_annotations(law)
        doc, units = make_doc(read_law(law), nlp), dict[str, dict[str, Any]]()
        for name, component in nlp.pipeline:
            if name == "clause_classifier":
                clauses = doc._.structure.clauses
                scorer.rows = np.zeros((len(clauses), len(material.labels)), dtype=np.float32)
                for i, clause in reversed(list(enumerate(clauses))):
                    record = unit_of(clause, records)
                    row = material.row.get(f"{law}/{record['eid']}") if record is not None else None
                    if record is not None and row is not None:
                        scorer.rows[i], units[clause.eid] = probabilities[row], record
            doc = component(doc)
        yield law, doc, units


def score_material(nlp: Language, material: HeldOut, families: Collection[str] = ()) -> Iterator[MatrixScore]:
    """Matrix of every law of the material against its annotation; parameters as of ``read_documents``."""
    for law, doc, units in read_documents(nlp, material, families):
        yield compare_rows(law, [row for row in doc._.matrix if row.eid in units], units)
