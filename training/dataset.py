"""The corpus as a Hugging Face ``datasets.Dataset``: typed features, split by instrument, duplicates across splits removed."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from training.examples import Example

if TYPE_CHECKING:
    from collections.abc import Iterable

    from datasets import Dataset

FOLDS = 5
# Labels that are no targets of the clause head: bookkeeping of the strength head, and facets (deriving risks from
# perceived facets measured no better, out of fold, than predicting them; they stay in the corpus).
NOT_FOR_CLAUSES = frozenset({"strength", "weakened", "facet"})
# Of these, what the encoder learns beside its targets, because it sharpens what it shares with them.
BESIDE = frozenset({"weakened", "facet"})
# Laws that repeat each other's provisions share a fold: amending and amended acts, sister acts of one legislature.
FAMILIES = {
    "au-cybercrime-2001": "au-criminal-code-cyber-2015",
    "zw-criminal-code-cyber": "zw-cdpa-2021",
    "sg-ocha-2023": "sg-fica-2021",
    "sg-pofma-2019": "sg-fica-2021",
}


# Authored clauses that take the substance of a law's provisions into other words are called after that law.
RECAST = "recast-"


def split_labels(labels: Iterable[str]) -> tuple[list[str], list[str]]:
    """What the clause head judges, and what the encoder learns beside it, both in the order given."""
    groups = [(label, label.split(":")[0]) for label in labels]
    return [n for n, group in groups if group not in NOT_FOR_CLAUSES], [n for n, group in groups if group in BESIDE]


def family_of(instrument: str) -> str:
    """The law whose provisions an instrument repeats or recasts, or itself: none is ever judged by a model that saw another."""
    law = instrument.removeprefix(RECAST)
    return FAMILIES.get(law, law)


def fold_of(instrument: str) -> int:
    """Fold of an instrument, stable across runs and machines; all clauses of an instrument, and of its family, share it."""
    return int(hashlib.sha256(family_of(instrument).encode()).hexdigest(), 16) % FOLDS


def fingerprint(text: str) -> str:
    """Hash of a text's letters only: copies that differ in spacing, numbers or case collide."""
    return hashlib.sha256(re.sub(r"[\W\d_]+", " ", text.lower()).strip().encode()).hexdigest()[:20]


def without_copies(examples: list[Example]) -> list[Example]:
    """Examples whose words did not occur before, so that no copy straddles two folds; the first of several stays."""
    seen: set[str] = set()
    kept = []
    for example in examples:
        mark = fingerprint(example.text)
        if mark not in seen:
            seen.add(mark)
            kept.append(example)
    return kept


def build_dataset(examples: list[Example]) -> Dataset:
    """Typed dataset of labelled clauses.

    Returns
    -------
    datasets.Dataset
        Columns ``id, instrument, tradition, text, heading, path, labels, known, fold``.
    """
    from datasets import Dataset, Features, Sequence, Value

    rows: dict[str, list[object]] = {
        k: [] for k in ("id", "instrument", "tradition", "text", "heading", "path", "labels", "known", "fold")
    }
    for example in examples:
        rows["id"].append(example.id)
        rows["instrument"].append(example.instrument)
        rows["tradition"].append(example.tradition)
        rows["text"].append(example.text)
        rows["heading"].append(example.heading)
        rows["path"].append(list(example.path))
        rows["labels"].append(sorted(example.labels))
        rows["known"].append(sorted(example.known))
        rows["fold"].append(fold_of(example.instrument))
    text, texts = Value("string"), Sequence(Value("string"))
    features = Features(
        {
            "id": text, "instrument": text, "tradition": text, "text": text, "heading": text, "path": texts,
            "labels": texts, "known": texts, "fold": Value("int8"),
        }
    )  # fmt: skip
    return Dataset.from_dict(rows, features=features)


def content_hash(examples: list[Example]) -> str:
    """SHA-256 over everything that is trained on, in order: names the training data in a model's provenance."""
    digest = hashlib.sha256()
    for e in examples:
        evidence = [f"{k}:{start}-{end}={strength}" for k, start, end, strength in e.evidence]
        parts = [e.id, e.text, e.heading, *e.path, *sorted(e.labels), *sorted(e.known), *evidence]
        digest.update("\x1f".join(parts).encode("utf-8"))
        digest.update(b"\x1e")
    return digest.hexdigest()
