"""Which labels of a catalogue a model has learned: what it has not was not looked for, and is never said to be missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from annotator.catalogue_records import Catalogue, Label
from annotator.model_folder import consistent, open_model

# What the model calls the labels of a family; the others follow by rule.
MODEL_GROUPS = {
    "roles": "role",
    "offences": "offence",
    "powers": "power",
    "safeguards": "safeguard",
    "modalities": "modality",
    "risks": "risk",
    "wording": "risk",
}
_MISSING = "missing-"


def is_learned(label: Label, known: Collection[str]) -> bool:
    """Whether a label can be the outcome of a run.

    Parameters
    ----------
    label
        Any label of the catalogue. ``missing-…`` stands or falls with its safeguard; a label of ``instrument`` is found by rule.
    known
        The labels of the model, ``safeguard:remedy``.
    """
    if label.family == "absences":
        return f"safeguard:{label.id.removeprefix(_MISSING)}" in known
    group = MODEL_GROUPS.get(label.family)
    return group is None or f"{group}:{label.id}" in known


def unlearned_labels(catalogue: Catalogue, known: Collection[str]) -> tuple[Label, ...]:
    """The labels that somebody described and the model does not know; no ``missing-…``, which stands for its safeguard."""
    return tuple(label for label in catalogue.labels.values() if label.family in MODEL_GROUPS and not is_learned(label, known))


def learned_needs(table: Mapping[str, Sequence[str]], known: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The powers table without the safeguards that the model cannot see: it would find each of them missing everywhere."""
    return {power: tuple(name for name in needs if f"safeguard:{name}" in known) for power, needs in table.items()}


def learned_by(model: Path) -> tuple[str, frozenset[str]]:
    """Name and labels of the model in a folder.

    Raises
    ------
    AnnotatorError
        If it is not as it was made.
    """
    folder = open_model(model)
    with consistent(folder):
        return folder.name, frozenset(folder.config["labels"]["clause"])
