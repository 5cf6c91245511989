"""The strength head: how firmly a safeguard is worded, learned from the quotes of annotated safeguards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.strength import STRENGTHS, strength_features
from annotator.records import Span
from training.examples import Example
from training.linear import LinearSettings, _identity, fit_all

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer


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
    features: list[list[str]], targets: NDArray[np.int8], settings: LinearSettings
) -> tuple[TfidfVectorizer, NDArray[np.float64], NDArray[np.float64]]:
    """Vectoriser, weights (features, strengths) and biases."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(analyzer=_identity, min_df=2, sublinear_tf=True)
    x = vectoriser.fit_transform(features)
    weights, bias = fit_all(x, targets, np.ones(targets.shape, dtype=bool), settings)
    return vectoriser, weights, bias
