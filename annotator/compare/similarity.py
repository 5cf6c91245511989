"""How alike two texts are: the cosine of their weighted words, for all pairs at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def weigh_words(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """Inverse document frequency of each word: rare words tell texts apart."""
    seen = Counter(word for text in texts for word in set(text))
    return {word: log(1 + len(texts) / count) for word, count in seen.items()}


def text_similarity(
    rows: Sequence[Sequence[str]], columns: Sequence[Sequence[str]], weights: dict[str, float]
) -> NDArray[np.float32]:
    """Cosine similarity (0 to 1) of every row with every column, over words and word pairs.

    Parameters
    ----------
    rows, columns
        Texts as keys.
    weights
        Weight of each word.
    """
    import numpy as np

    vocabulary: dict[str, int] = {}
    left = [_features(text, weights) for text in rows]
    right = [_features(text, weights) for text in columns]
    shared = set().union(*left) & set().union(*right) if left and right else set()
    for name in sorted(shared):
        vocabulary[name] = len(vocabulary)

    def matrix(features: list[dict[str, float]]) -> NDArray[np.float32]:
        values = np.zeros((len(features), len(vocabulary)), dtype=np.float32)
        for i, row in enumerate(features):
            norm = sum(v * v for v in row.values()) ** 0.5 or 1.0
            for name, value in row.items():
                column = vocabulary.get(name)
                if column is not None:
                    values[i, column] = value / norm
        return values

    return np.asarray(np.clip(matrix(left) @ matrix(right).T, 0.0, 1.0), dtype=np.float32)


def _features(text: Sequence[str], weights: dict[str, float]) -> dict[str, float]:
    """Words by weight, damped where they repeat."""
    return {word: (1 + log(count)) * weights.get(word, 1.0) for word, count in Counter(text).items()}


def heading_similarity(rows: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Similarity (0 to 1) of every heading with every other; 0 where one has none. Half alike counts as nothing."""
    import numpy as np
    from rapidfuzz import fuzz, process

    left, right = [" ".join(r) for r in rows], [" ".join(c) for c in columns]
    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    ratio = process.cdist(left, right, scorer=fuzz.token_sort_ratio, dtype=np.float32, score_cutoff=50) / 100
    ratio[[i for i, t in enumerate(left) if not t], :] = 0
    ratio[:, [i for i, t in enumerate(right) if not t]] = 0
    return np.asarray(np.clip((ratio - 0.5) * 2, 0.0, 1.0), dtype=np.float32)
