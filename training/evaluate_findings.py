"""What rules add to the model's risk labels on held-out laws, and where a label needs less probability once they have spoken.

``python -m training evaluate-findings CONFIG --keep FOLDER``; the folder is that of ``training run --keep``. Calibration and
thresholds saw these laws, which flatters both sides alike; models did not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from annotator.catalogue_loader import load_catalogue
from annotator.pipeline.build import build_pipeline
from annotator.reason.engine import Reasoner
from training.evaluate_matrix_held_out import HeldOut, PresetScorer, read_documents, read_held_out

# Shares of a label's threshold that are tried.
SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3)
# A share is chosen only where its F1, averaged with its neighbours', is better by this much.
LEAST_GAIN = 0.02


@dataclass(slots=True)
class Counts:
    """How often a label was right, was said and stood in the annotation."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.said + self.wanted)

    def add(self, is_said: bool, is_wanted: bool) -> None:
        """Count one clause."""
        self.right += is_said and is_wanted
        self.said += is_said
        self.wanted += is_wanted


def total(counts: Sequence[Counts]) -> Counts:
    """The sum of several counts."""
    return Counts(sum(c.right for c in counts), sum(c.said for c in counts), sum(c.wanted for c in counts))


@dataclass(slots=True)
class LabelScore:
    """One risk label: the model alone, and with the rules at each share of its threshold, by law."""

    label: str
    model: Counts = field(default_factory=Counts)
    ruled: dict[tuple[float, str], Counts] = field(default_factory=dict)

    def at(self, share: float, laws: Sequence[str]) -> Counts:
        """Counts with the rules at one share, over some laws."""
        return total([self.ruled[share, law] for law in laws if (share, law) in self.ruled])

    def best_share(self, laws: Sequence[str]) -> float:
        """The share that these laws would choose; 1 unless another is clearly better."""
        f1 = [self.at(share, laws).f1 for share in SHARES]
        smooth = [float(np.mean(f1[max(0, i - 1) : i + 2])) for i in range(len(f1))]
        best = int(np.argmax(smooth))
        return SHARES[best] if smooth[best] - smooth[SHARES.index(1.0)] > LEAST_GAIN else 1.0

    def left_out(self, laws: Sequence[str]) -> Counts:
        """Each law judged with the share that the other laws choose."""
        return total([self.at(self.best_share([o for o in laws if o != law]), [law]) for law in laws])


def score_findings(nlp: Language, material: HeldOut) -> Iterator[LabelScore]:
    """Scores of every risk label of the material.

    Parameters
    ----------
    nlp
        A pipeline of its own; its scorer is replaced.
    material
        Units of held-out laws with probabilities and annotations.
    """
    risks = [(j, label.removeprefix("risk:")) for j, label in enumerate(material.labels) if label.startswith("risk:")]
    scores = {name: LabelScore(name) for _, name in risks}
    base: Any = nlp.get_pipe("clause_classifier")
    component: Any = nlp.get_pipe("clause_reasoner")
    scorers = [(share, PresetScorer(base.scorer, _share(material, [j for j, _ in risks], share))) for share in SHARES]
    reasoners = [(share, Reasoner(scorer, load_catalogue())) for share, scorer in scorers]
    for law, doc, units in read_documents(nlp, material):
        # The thresholds of risks decide nothing before the reasoning: a law is read and judged once for all shares.
        for share, reasoner in reasoners:
            component.reasoner = reasoner
            said: dict[str, set[str]] = {}
            for finding in component(doc)._.findings:
                said.setdefault(finding.eid, set()).add(finding.label)
            for eid, record in units.items():
                row = material.row[f"{law}/{record['eid']}"]
                for j, name in risks:
                    if not material.known[row, j]:
                        continue
                    is_wanted = bool(material.truth[row, j] == 1)
                    scores[name].ruled.setdefault((share, law), Counts()).add(name in said.get(eid, ()), is_wanted)
                    if share == 1.0:
                        scores[name].model.add(bool(material.probabilities[row, j] >= material.thresholds[j]), is_wanted)
    yield from scores.values()


def _share(material: HeldOut, columns: Sequence[int], share: float) -> Any:
    thresholds = material.thresholds.copy()
    thresholds[columns] *= share
    return thresholds


def findings_table(config: Mapping[str, Any], keep: Path) -> str:
    """One line a label: F1 of the model alone, with the rules as they are, and with the share the other laws choose."""
    nlp = build_pipeline(mode="linear")
    classifier: Any = nlp.get_pipe("clause_classifier")
    material = read_held_out(config, keep, tuple(classifier.scorer.labels))
    scores = list(score_findings(nlp, material))
    lines = [f"{'label':34}{'clauses':>8}{'model':>8}{'rules':>8}{'left out':>10}{'share':>7}"]
    sums: list[list[Counts]] = [[], [], []]
    for score in scores:
        three = [score.model, score.at(1.0, material.laws), score.left_out(material.laws)]
        for counts, one in zip(sums, three, strict=True):
            counts.append(one)
        f1 = [c.f1 for c in three]
        share = score.best_share(material.laws)
        lines.append(f"{score.label:34}{score.model.wanted:8}{f1[0]:8.3f}{f1[1]:8.3f}{f1[2]:10.3f}{share:7}")
    f1 = [total(counts).f1 for counts in sums]
    lines.append(f"{'all':34}{total(sums[0]).wanted:8}{f1[0]:8.3f}{f1[1]:8.3f}{f1[2]:10.3f}")
    return "\n".join(lines) + "\n"
