"""One command from corpus to model folder: ``python -m training run CONFIG``."""

from __future__ import annotations

import importlib.metadata
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from annotator.model_folder import write_sums
from training.calibration import Calibration, calibrate_for_laws, cross_fitted, expected_calibration_error, with_others
from training.card import write_card
from training.catalogue_examples import score_examples
from training.dataset import build_dataset, content_hash, split_labels, without_copies
from training.encoder_settings import EncoderSettings
from training.examples import Example, all_examples
from training.export import write_calibration, write_config, write_head, write_json
from training.gold_figures import measure_gold
from training.groups import parts_of
from training.instruments import load_instruments
from training.kept_scores import load_linear_scores, save_linear_scores
from training.linear import (
    LinearSettings,
    Vectoriser,
    as_shipped,
    choose_labels,
    clause_features,
    fit_all,
    label_matrix,
    out_of_fold_scores,
)
from training.locations import LAWS, MODELS, ROOT
from training.strength import STRENGTHS, StrengthSettings, fit_strength, strength_rows

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LIBRARIES = ("scikit-learn", "numpy", "scipy", "datasets", "spacy", "torch", "transformers", "onnx", "onnxruntime")


def run(config_path: Path, limit: int | None = None, target: Path | None = None, keep: Path | None = None) -> Path:
    """Train, calibrate and write a model folder.

    Parameters
    ----------
    config_path
        TOML with ``name``, ``version``, a ``[linear]`` and, for a model with an encoder, an ``[encoder]`` table.
    limit
        Use only this many examples (for a quick check of the machinery, never for a model that ships).
    target
        Folder that receives ``<name>/<version>``; ``models/`` by default.
    keep
        Folder in which scores of the cross-fitted models are kept, so that an interrupted run goes on where it was.

    Returns
    -------
    Path
        The model folder.
    """
    if keep is None:
        with tempfile.TemporaryDirectory() as forgotten:
            return run(config_path, limit, target, Path(forgotten))
    started = time.monotonic()
    config = tomllib.loads(config_path.read_text(encoding="utf-8"))
    settings = LinearSettings(**config["linear"])
    if not LAWS.is_dir():
        print("The texts of the annotated laws are not at hand: training on the authored clauses alone.", file=sys.stderr)
    examples = without_copies(select(all_examples(), config.get("data", {})))
    if limit is not None:
        examples = examples[:: max(1, len(examples) // limit)][:limit]
    dataset = build_dataset(examples)
    labels, beside = split_labels(choose_labels(dataset, settings.minimum_positives))
    say(f"{len(examples)} clauses of {len(set(dataset['instrument']))} instruments, {len(labels)} labels")
    folder = (target or MODELS) / config["name"] / config["version"]
    truth, known = label_matrix(dataset, labels)
    folds = np.array(dataset["fold"], dtype=np.int64)
    is_real = np.array([e.tradition == "real" for e in examples])
    options = EncoderSettings(**config["encoder"]) if "encoder" in config else None
    parts = parts_of(examples, folds, options)
    scores = {"linear": _linear(folder, examples, truth, known, parts, settings, keep)[:, :, None]}
    say(f"linear model after {time.monotonic() - started:.0f} s")
    bias = None
    if options is not None:
        from training.ensemble import cross_fit, train_encoder

        wide, judged = label_matrix(dataset, [*labels, *beside])
        read = cross_fit(examples, wide, judged, [*labels, *beside], options, say, keep)[:, : len(labels)]
        scores["full"] = np.concatenate([scores["linear"], read[:, :, None]], axis=2)
        say(f"encoder cross-fitted after {time.monotonic() - started:.0f} s")
        bias = train_encoder(folder, examples, wide, judged, [*labels, *beside], len(labels), options, say, keep)
    calibrations, metrics, errors = {}, {}, {}
    for mode, read in scores.items():
        calibrations[mode], metrics[mode], errors[mode] = _calibrate(labels, read, truth, known, is_real, folds)
    mode = config.get("mode", "linear")
    whole = "linear" if mode == "linear" else "full"
    table: dict[str, Any] = {"cross_validation": metrics[whole], "risk_calibration_error": errors[whole]}
    # Beside the figures of both models stand those of the linear model alone on the same clauses.
    blind = np.isnan(scores["full" if "full" in scores else "linear"]).any(axis=(1, 2))
    beside_it = np.where(blind[:, None, None], np.nan, scores["linear"])
    table |= {
        "cross_validation_linear": _calibrate(labels, beside_it, truth, known, is_real, folds)[1],
        "strength": _strength(folder, examples, StrengthSettings(**config.get("strength", {}))),
    }
    write_calibration(folder, calibrations)
    heads = {"clause": labels, "strength": STRENGTHS} | ({} if bias is None else {"encoder": labels})
    write_config(folder, heads, settings.character_weight, config["version"], mode, bias)
    write_json(folder / "metrics.json", table)
    write_json(folder / "provenance.json", _provenance(config, content_hash(examples), examples, dataset))
    write_sums(folder)
    table["catalogue_examples"] = score_examples(folder)
    write_json(folder / "metrics.json", table)
    write_sums(folder)
    write_card(folder, measure_gold(folder) if limit is None else None)
    say(f"wrote {folder.parent.name}/{folder.name} after {time.monotonic() - started:.0f} s")
    return folder


def _linear(
    folder: Path, examples: list[Example], truth: Any, known: Any, parts: Any, settings: LinearSettings, keep: Path | None
) -> Any:
    """Write the linear model trained on everything; return its out-of-fold scores, shape (clauses, labels)."""
    words, characters = clause_features(examples)
    scores = load_linear_scores(keep, examples, parts, truth.shape[1])
    if scores is None:
        scores = out_of_fold_scores(words, characters, truth, known, parts, settings)
        save_linear_scores(keep, examples, parts, scores)
    vectoriser = Vectoriser(settings)
    weights, bias = fit_all(vectoriser.fit_transform(words, characters), truth, known, settings)
    names = [*vectoriser.word.get_feature_names_out(), *vectoriser.character.get_feature_names_out()]
    idf = np.concatenate([vectoriser.word.idf_, vectoriser.character.idf_])
    write_head(folder, "clause", names, idf, weights, bias, settings.kept_weights)
    return scores


def select(examples: list[Example], data: dict[str, Any]) -> list[Example]:
    """The part of the corpus that a configuration's ``[data]`` table asks for; all of it by default.

    Parameters
    ----------
    data
        ``authored = false`` leaves out the authored clauses; ``without`` lists instruments to leave out;
        ``languages`` keeps only real laws in these languages (authored clauses are English).
    """
    left_out = set(data.get("without", []))
    if "languages" in data:
        left_out |= {i.id for i in load_instruments().values() if i.language not in data["languages"]}
    authored = data.get("authored", True)
    return [e for e in examples if e.instrument not in left_out and (authored or e.tradition == "real")]


def say(message: str) -> None:
    """Progress of a long run, on stderr."""
    print(message, file=sys.stderr, flush=True)


def _calibrate(
    labels: list[str], scores: Any, truth: Any, known: Any, is_real: Any, folds: Any
) -> tuple[dict[str, Calibration], dict[str, Any], float]:
    """Calibration of every label, figures in which no clause was judged by a calibration that saw its fold, and the
    calibration error of the risk labels pooled, on real laws.

    ``scores`` has the shape (clauses, labels, models); clauses that a model did not judge (NaN) are left out.
    """
    is_judged = ~np.isnan(scores).any(axis=(1, 2))
    inputs, others = with_others(scores, labels)
    calibrations: dict[str, Calibration] = {}
    table: dict[str, Any] = {}
    risks: list[tuple[Any, Any]] = []
    for j, label in enumerate(labels):
        rows = known[:, j] & is_judged
        read, y, real, fold = inputs[rows, j, :], truth[rows, j], is_real[rows], folds[rows]
        calibrations[label] = calibrate_for_laws(read, y, real, others)
        p, chosen = cross_fitted(read, y, real, fold, others)
        table[label] = {
            "real": counts(y[real] == 1, chosen[real]),
            "authored": counts(y[~real] == 1, chosen[~real]),
            "ece": round(expected_calibration_error(p[real], y[real]), 4),
        }
        if label.startswith("risk:"):
            risks.append((p[real], y[real]))
    pooled = [np.concatenate(part) for part in zip(*risks, strict=True)]
    return calibrations, table, round(expected_calibration_error(*pooled), 4) if pooled else 0.0


def counts(truth: Any, chosen: Any) -> dict[str, int]:
    """What was rightly said, what was said, what was to be said."""
    return {"hits": int((truth & chosen).sum()), "said": int(chosen.sum()), "support": int(truth.sum())}


def _strength(folder: Path, examples: list[Any], settings: StrengthSettings) -> dict[str, Any]:
    """Train and write the strength head; return its cross-validated accuracy and per-class F1."""
    from training.dataset import fold_of

    features, targets, instruments = strength_rows(examples)
    folds = np.array([fold_of(i) for i in instruments])
    predicted = np.zeros(len(features), dtype=int)
    for fold in sorted(set(folds.tolist())):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        vectoriser, weights, bias = fit_strength([features[i] for i in train], targets[train], settings)
        shipped = as_shipped(weights, settings.kept_weights)
        predicted[test] = np.argmax(vectoriser.transform([features[i] for i in test]) @ shipped + bias, axis=1)
    truth = targets.argmax(axis=1)
    vectoriser, weights, bias = fit_strength(features, targets, settings)
    names = [str(n) for n in vectoriser.get_feature_names_out()]
    write_head(folder, "strength", names, vectoriser.idf_, weights, bias, settings.kept_weights)
    is_right = predicted == truth
    laws = {e.instrument for e in examples if e.tradition == "real"}
    is_real = np.array([i in laws for i in instruments])
    result: dict[str, Any] = {"accuracy": round(float(is_right.mean()), 3), "of": len(features)}
    if is_real.any():
        result |= {"accuracy_on_laws": round(float(is_right[is_real].mean()), 3), "of_laws": int(is_real.sum())}
    for k, strength in enumerate(STRENGTHS):
        hits = int(((predicted == k) & (truth == k)).sum())
        result[strength] = round(2 * hits / max(1, int((predicted == k).sum() + (truth == k).sum())), 3)
    return result


def _commit() -> str:
    """Commit of the code that trains, marked if the working tree differs from it."""
    try:
        head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        status = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head[:12] + (" with changes" if status.strip() else "")


def _provenance(config: dict[str, Any], corpus: str, examples: list[Any], dataset: Any) -> dict[str, Any]:
    return {
        "config": config,
        "commit": _commit(),
        "corpus_sha256": corpus,
        "clauses": {
            "authored": sum(e.tradition != "real" for e in examples),
            "real": sum(e.tradition == "real" for e in examples),
        },
        "traditions": len({e.tradition for e in examples} - {"real"}),
        "laws": len({e.instrument for e in examples if e.tradition == "real"}),
        "instruments": sorted(set(dataset["instrument"])),
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES},
        "python": platform.python_version(),
    }
