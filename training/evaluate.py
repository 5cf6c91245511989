"""``python -m training evaluate``: cross-validation by instrument, baselines beside the models, as a Markdown page.

No clause is judged by a model, a calibration or a threshold that saw its instrument. Figures are for real laws;
95 % intervals are bootstrapped over instruments, because clauses of one law are alike.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.scorer import DECISIVE, DOUBT
from training.calibration import SUSPECTED, cross_fitted, expected_calibration_error, with_others
from training.dataset import build_dataset, split_labels, without_copies
from training.encoder_settings import EncoderSettings
from training.examples import Example, all_examples
from training.groups import parts_of
from training.kept_scores import load_linear_scores
from training.linear import LinearSettings, choose_labels, clause_features, label_matrix, out_of_fold_scores
from training.reliability import reliability_table

RESAMPLES = 1000
# Labels with fewer positives than this in real laws say little about a macro average.
LEAST_SUPPORT = 5
GROUPS = ("risk", "role", "offence", "power", "safeguard", "modality", "confers")
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """Decisions and probabilities of one way of judging, shape (clauses, labels)."""

    decisions: Flags
    probabilities: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Material:
    """What all ways of judging are measured on."""

    examples: list[Example]
    labels: list[str]
    truth: NDArray[np.int8]
    known: Flags
    folds: NDArray[np.int64]

    @property
    def is_real(self) -> Flags:
        """Which clauses are of real laws."""
        return np.array([e.tradition == "real" for e in self.examples])


def evaluate(config: Mapping[str, Any], keep: Path | None, without_context: bool = False) -> str:
    """Markdown of all figures of a configuration.

    Parameters
    ----------
    config
        A training configuration, as ``training.run`` reads it.
    keep
        Folder where ``training run --keep`` left the scores of the cross-fitted models; without it they are made anew.
    without_context
        Whether an encoder that sees neither headings nor path stands beside the others: the same one, where it was trained to
        do without, else one of its own, which takes as long to train as the other.
    """
    from training.run import select

    examples = without_copies(select(all_examples(), dict(config.get("data", {}))))
    dataset = build_dataset(examples)
    settings = LinearSettings(**config["linear"])
    labels, beside = split_labels(choose_labels(dataset, settings.minimum_positives))
    truth, known = label_matrix(dataset, labels)
    folds = np.array(dataset["fold"], dtype=np.int64)
    words, characters = clause_features(examples)
    options = EncoderSettings(**config["encoder"]) if "encoder" in config else None
    parts = parts_of(examples, folds, options)
    linear = load_linear_scores(keep, examples, parts, truth.shape[1])
    if linear is None:
        linear = out_of_fold_scores(words, characters, truth, known, parts, settings)
    models = {"linear": linear}
    if options is not None:
        from training.ensemble import cross_fit

        names = [*labels, *beside]
        wide, judged = label_matrix(dataset, names)
        read = cross_fit(examples, wide, judged, names, options, _say, keep)
        if without_context and options.context_dropout:
            bare = cross_fit(examples, wide, judged, names, options, _say, keep, is_bare=True)
            models["encoder without context"] = bare[:, : len(labels)]
        elif without_context:
            blind = [replace(e, heading="", path=()) for e in examples]
            models["encoder without context"] = cross_fit(blind, wide, judged, names, options, _say, keep)[:, : len(labels)]
        models["encoder"] = read[:, : len(labels)]
    # All ways are measured on the same clauses: those that every model judged out of fold.
    rows = np.flatnonzero(~np.isnan(np.stack(list(models.values()))).any(axis=(0, 2)))
    material = Material([examples[i] for i in rows], labels, truth[rows], known[rows], folds[rows])
    ways = {"nothing": _constant(material), "keywords": _keywords(material, [words[i] for i in rows])}
    ways |= {name: _judge(material, scores[rows][:, :, None]) for name, scores in models.items()}
    if "encoder" in models:
        both = _judge(material, np.stack([models[name][rows] for name in ("linear", "encoder")], axis=2))
        ways |= {"cascade": _cascade(material, ways["linear"], both), "full": both}
    return _page(material, ways)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _judge(material: Material, scores: NDArray[np.float64]) -> Judged:
    decisions, probabilities = np.zeros(material.truth.shape, dtype=bool), np.zeros(material.truth.shape)
    inputs, others = with_others(scores, material.labels)
    for j in range(len(material.labels)):
        rows = material.known[:, j]
        read, truth = inputs[rows, j, :], material.truth[rows, j]
        p, d = cross_fitted(read, truth, material.is_real[rows], material.folds[rows], others)
        probabilities[rows, j], decisions[rows, j] = p, d
    return Judged(decisions, probabilities)


def _cascade(material: Material, linear: Judged, both: Judged) -> Judged:
    """Both models where the linear one is in doubt about a label that carries a finding, the linear one elsewhere."""
    decisive = [j for j, label in enumerate(material.labels) if label.startswith(DECISIVE)]
    in_doubt = (linear.probabilities[:, decisive].max(axis=1) >= DOUBT)[:, None]
    return Judged(
        np.where(in_doubt, both.decisions, linear.decisions), np.where(in_doubt, both.probabilities, linear.probabilities)
    )


def _constant(material: Material) -> Judged:
    return Judged(np.zeros(material.truth.shape, dtype=bool), np.zeros(material.truth.shape))


def _keywords(material: Material, words: Sequence[Sequence[str]]) -> Judged:
    """A label is said where one of the lexicons that the catalogue gives as its evidence matches; nothing is learned."""
    lexicons = {label.id: frozenset(label.evidence_lexicons) for label in load_catalogue().labels.values()}
    cues = [{f.removeprefix("c:") for f in row if f.startswith("c:")} for row in words]
    decisions = np.zeros(material.truth.shape, dtype=bool)
    for j, label in enumerate(material.labels):
        group, _, name = label.partition(":")
        if group in {"risk", "safeguard"}:
            decisions[:, j] = [bool(lexicons.get(name, frozenset()) & found) for found in cues]
    return Judged(decisions, decisions.astype(np.float64))


def f1_of(truth: Flags, said: Flags) -> float:
    """Micro-F1 of decisions, any shape."""
    total = int(truth.sum() + said.sum())
    return 2 * int((truth & said).sum()) / total if total else 0.0


def interval(truth: Flags, said: Flags, owners: NDArray[np.int64], seed: int = 1) -> tuple[float, float]:
    """95 % interval of the micro-F1 by bootstrap over instruments.

    Parameters
    ----------
    truth, said
        Shape (clauses, labels).
    owners
        Number of the instrument of each clause.
    """
    count = int(owners.max()) + 1
    hits, sums = np.zeros(count), np.zeros(count)
    np.add.at(hits, owners, (truth & said).sum(axis=1))
    np.add.at(sums, owners, truth.sum(axis=1) + said.sum(axis=1))
    drawn = np.random.default_rng(seed).integers(0, count, (RESAMPLES, count))
    values = 2 * hits[drawn].sum(axis=1) / np.maximum(sums[drawn].sum(axis=1), 1)
    return float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))


def _page(material: Material, ways: Mapping[str, Judged]) -> str:
    best = list(ways)[-1]
    laws = len({e.instrument for e in material.examples if e.tradition == "real"})
    parts = [
        "# Evaluation by instrument\n",
        "<!-- generated by: python -m training evaluate -->\n",
        f"{int(material.is_real.sum())} annotated units of {laws} real laws, {int((~material.is_real).sum())} authored clauses. "
        "No clause is judged by a model, calibration or threshold that saw its instrument. *Keywords* says a label where a "
        "lexicon of the catalogue matches (risks and safeguards only); *encoder* is the small transformer alone, with or "
        "without headings and path, *full* both models together, *cascade* both where the linear model is in doubt.\n",
        "These are the model's labels alone; what a report shows once rules have looked at them stands in "
        "[reasoning.md](reasoning.md). *Precision*: of the labels said, the share that is right. *Recall*: of those that should "
        "be said, the share that is. *F1* joins the two; 1 is without error. *Micro* counts every decision once, *macro* every "
        "label once. *Support*: how often "
        "annotators gave the label. *ECE*, the calibration error: how far the probabilities are off on average. "
        "*confers:matrix*: whether a clause confers a power.\n",
        "## Micro-F1 on real laws, with 95 % intervals over instruments\n",
        _groups(material, ways),
        "## Macro-F1 on real laws (labels with at least five positives)\n",
        _macro(material, ways),
        f"## Micro-F1 of *{best}* by drafting tradition of the authored clauses\n",
        _traditions(material, ways[best]),
        f"## Coverage: how good are the surest findings of *{best}* (risk labels, real laws)\n",
        _coverage(material, ways[best]),
        f"## Reliability of the probabilities of *{best}* (risk labels pooled, real laws)\n",
        _reliability(material, ways[best]),
        f"## Labels, *{best}*, real laws\n",
        _labels(material, ways[best]),
    ]
    return "\n".join(parts)


def _columns(material: Material, group: str) -> list[int]:
    return [j for j, label in enumerate(material.labels) if label.split(":")[0] == group]


def _groups(material: Material, ways: Mapping[str, Judged]) -> str:
    real = material.is_real
    names = sorted({e.instrument for e, r in zip(material.examples, real, strict=True) if r})
    owners = np.array([names.index(e.instrument) for e, r in zip(material.examples, real, strict=True) if r])
    rows = ["| group | support | " + " | ".join(ways) + " |", "|---|---|" + "---|" * len(ways)]
    for group in GROUPS:
        columns = _columns(material, group)
        truth = (material.truth[np.ix_(real, columns)] == 1) & material.known[np.ix_(real, columns)]
        cells = []
        for judged in ways.values():
            said = judged.decisions[np.ix_(real, columns)] & material.known[np.ix_(real, columns)]
            low, high = interval(truth, said, owners)
            cells.append(f"{f1_of(truth, said):.3f} ({low:.2f} to {high:.2f})")
        rows.append(f"| {group} | {int(truth.sum())} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _macro(material: Material, ways: Mapping[str, Judged]) -> str:
    real = material.is_real
    rows = ["| group | labels | " + " | ".join(ways) + " |", "|---|---|" + "---|" * len(ways)]
    for group in GROUPS:
        columns = [j for j in _columns(material, group) if material.truth[real, j].sum() >= LEAST_SUPPORT]
        values = [
            np.mean([f1_of(material.truth[real, j] == 1, w.decisions[real, j]) for j in columns]) if columns else 0.0
            for w in ways.values()
        ]
        rows.append(f"| {group} | {len(columns)} | " + " | ".join(f"{v:.3f}" for v in values) + " |")
    return "\n".join(rows) + "\n"


def _traditions(material: Material, judged: Judged) -> str:
    rows = ["| tradition | " + " | ".join(GROUPS) + " |", "|---|" + "---|" * len(GROUPS)]
    for tradition in sorted({e.tradition for e in material.examples} - {"real"}):
        inside = np.array([e.tradition == tradition for e in material.examples])
        cells = []
        for group in GROUPS:
            at = np.ix_(inside, _columns(material, group))
            cells.append(f"{f1_of(material.truth[at] == 1, judged.decisions[at]):.2f}")
        rows.append(f"| {tradition} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _coverage(material: Material, judged: Judged) -> str:
    at = np.ix_(material.is_real, _columns(material, "risk"))
    said, right = judged.decisions[at], (material.truth[at] == 1) & judged.decisions[at]
    sure = np.sort(judged.probabilities[at][said])[::-1]
    rows = ["| share of findings kept, surest first | probability from | precision |", "|---|---|---|"]
    for share in (0.1, 0.25, 0.5, 0.75, 1.0):
        cut = sure[max(0, round(share * len(sure)) - 1)] if len(sure) else 1.0
        kept = said & (judged.probabilities[at] >= cut)
        rows.append(f"| {share:.0%} | {cut:.2f} | {right[kept].mean() if kept.any() else 0:.2f} |")
    return "\n".join(rows) + "\n"


def _reliability(material: Material, judged: Judged) -> str:
    at = np.ix_(material.is_real, _columns(material, "risk"))
    cells = material.known[at]
    return reliability_table(judged.probabilities[at][cells], material.truth[at][cells])


def _labels(material: Material, judged: Judged) -> str:
    rows = ["| label | support | precision | recall | F1 | ECE |", "|---|---|---|---|---|---|"]
    real = material.is_real
    for j, label in enumerate(material.labels):
        inside = real & material.known[:, j]
        truth, said = material.truth[inside, j] == 1, judged.decisions[inside, j]
        hits = int((truth & said).sum())
        error = expected_calibration_error(judged.probabilities[inside, j], material.truth[inside, j])
        rows.append(
            f"| {label} | {int(truth.sum())} | {hits / max(1, int(said.sum())):.2f} | {hits / max(1, int(truth.sum())):.2f} "
            f"| {f1_of(truth, said):.2f} | {error:.3f} |"
        )
    note = f"\nExpected calibration error over clauses with a probability of {SUSPECTED} or more.\n"
    return "\n".join(rows) + "\n" + note
