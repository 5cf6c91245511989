"""The strength head: how firmly a safeguard is worded, learned from the quotes of annotated safeguards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.strength import STRENGTHS, strength_features
from annotator.records import Span
from training.examples import Example
from training.linear import _identity

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

NEVER = -1e3


@dataclass(frozen=True, slots=True)
class StrengthSettings:
    """Settings of the strength head, read from the ``[strength]`` table of a configuration."""

    minimum_documents: int = 3
    inverse_regularisation: float = 5.0
    kept_weights: int = 8000


def strength_rows(examples: list[Example]) -> tuple[list[list[str]], NDArray[np.int8], list[str]]:
    """Features, one-hot targets (rows, strengths) and instruments of every quoted safeguard."""
    import spacy

    from annotator.perceive.cues import CueFinder

    nlp = spacy.blank("en")
    finder = CueFinder(nlp, load_catalogue().lexicons)
    features, targets, instruments = [], [], []
    for example in examples:
        quoted = [(k.split(":")[1], s, e, how) for k, s, e, how in example.evidence if k.startswith("safeguard:")]
        if not quoted:
            continue
        cues = finder.find(nlp.make_doc(example.text))
        whole = Span(0, len(example.text))
        for name, start, end, strength in quoted:
            if strength not in STRENGTHS or start < 0 or end > len(example.text):
                continue
            features.append(strength_features(example.text, whole, Span(start, end), name, cues))
            targets.append([int(strength == s) for s in STRENGTHS])
            instruments.append(example.instrument)
    return features, np.array(targets, dtype=np.int8), instruments


def fit_strength(
    features: list[list[str]], targets: NDArray[np.int8], settings: StrengthSettings
) -> tuple[TfidfVectorizer, NDArray[np.float64], NDArray[np.float64]]:
    """Vectoriser, weights (features, strengths) and biases.

    One model weighs the four strengths against each other: on held-out laws four models side by side, each of which asks
    for its own strength alone, call more firm wordings soft.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = TfidfVectorizer(analyzer=_identity, min_df=settings.minimum_documents, sublinear_tf=True)
    x = vectoriser.fit_transform(features)
    truth = targets.argmax(axis=1)
    # A strength that no example has is never the likeliest.
    weights, bias = np.zeros((x.shape[1], targets.shape[1])), np.full(targets.shape[1], NEVER)
    seen = np.unique(truth)
    if len(seen) == 1:
        bias[seen] = 0.0
        return vectoriser, weights, bias
    model = LogisticRegression(C=settings.inverse_regularisation, max_iter=500).fit(x, truth)
    if len(seen) == 2:
        weights[:, seen[1]], bias[seen] = model.coef_[0], (0.0, float(model.intercept_[0]))
    else:
        weights[:, seen], bias[seen] = model.coef_.T, model.intercept_
    return vectoriser, weights, bias
