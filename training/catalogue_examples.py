"""How the model does on the catalogue's own examples, which it was not trained on: share of fires and silences it gets right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotator.catalogue_learned import MODEL_GROUPS
from annotator.catalogue_loader import load_catalogue
from annotator.model_folder import open_model
from annotator.perceive.cues import CueFinder
from annotator.perceive.scorer import ClauseInput, Scorer


def score_examples(folder: Path) -> dict[str, dict[str, Any]]:
    """Per family: how many should-fire examples fire, how many should-not-fire examples stay silent.

    Parameters
    ----------
    folder
        A model folder.
    """
    import spacy

    model = Scorer.load(open_model(folder))
    catalogue = load_catalogue()
    nlp = spacy.blank("en")
    finder = CueFinder(nlp, catalogue.lexicons)
    result: dict[str, dict[str, Any]] = {}
    for family, group in MODEL_GROUPS.items():
        table = {"fires": [0, 0], "silent": [0, 0]}
        for label in catalogue.family(family):
            column = model.column.get(f"{group}:{label.id}")
            if column is None:
                continue
            for kind, examples in (("fires", label.fires), ("silent", label.silent)):
                for example in examples:
                    text = " ".join(example.text.split())
                    cues = tuple(c.lexicon for c in finder.find(nlp.make_doc(text)))
                    row = model.score([ClauseInput(text, "", (), cues)]).probabilities[0]
                    said = bool(row[column] >= model.thresholds[column])
                    table[kind][0] += said == (kind == "fires")
                    table[kind][1] += 1
        result[family] = {kind: {"right": right, "of": of} for kind, (right, of) in table.items()}
    return result
