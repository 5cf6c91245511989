"""The linear model at run time: TF-IDF and one logistic regression a label, in numpy alone."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.model_folder import ModelError, ModelFolder
from annotator.perceive.features import FEATURE_VERSION, LONGEST_WORD, character_grams, features_of_words, words

CLAUSE_HEAD = "clause"
STRENGTH_HEAD = "strength"
Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
_NO_ROWS: Rows = np.zeros(0, dtype=np.int64)
# So many words are remembered with the rows of their character n-grams; a text of more different ones begins anew.
MOST_WORDS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class SparseClause:
    """Features of one clause that the model knows, with their TF-IDF values."""

    indices: NDArray[np.int64]
    values: Floats


class LinearModel:
    """Scores clauses; immutable once loaded.

    Parameters
    ----------
    labels
        ``group:name`` in the frozen order of the weights.
    vocabulary
        Feature to row.
    inverse_frequencies
        Inverse document frequency of each feature.
    weights
        Shape (features, labels).
    bias
        Shape (labels,).
    character_weight
        Relative length of the character space.
    """

    def __init__(
        self,
        labels: Sequence[str],
        vocabulary: Mapping[str, int],
        inverse_frequencies: Floats,
        weights: Floats,
        bias: Floats,
        character_weight: float,
    ) -> None:
        self.labels = tuple(labels)
        self.column = {label: i for i, label in enumerate(self.labels)}
        self._vocabulary = vocabulary
        self._idf = inverse_frequencies
        self._rows_by_word: dict[str, Rows] = {}
        self._weights = weights
        self._bias = bias
        self._character_weight = character_weight

    @classmethod
    def load(cls, folder: ModelFolder, head: str = CLAUSE_HEAD) -> LinearModel:
        """Read one head of the model from a verified folder: ``<head>.npz`` and ``<head>.vocabulary.json``.

        Raises
        ------
        ModelError
            If its features were made by another version or its parts do not fit together.
        """
        config: Any = folder.config
        if config["feature_version"] != FEATURE_VERSION:
            raise ModelError(f"The model {folder.name} was made for features {config['feature_version']}, not {FEATURE_VERSION}.")
        labels = config["labels"][head]
        names = folder.read_json(f"{head}.vocabulary.json")
        with np.load(io.BytesIO(folder.read_bytes(f"{head}.npz")), allow_pickle=False) as parts:
            shape = (len(names), len(labels))
            weights = np.zeros(shape, dtype=np.float32)
            rows, columns = parts["rows"].astype(np.int64), parts["columns"].astype(np.int64)
            if len(rows) and (rows.max() >= shape[0] or columns.max() >= shape[1]):
                raise ModelError(f"The model {folder.name} is inconsistent: a weight lies outside its vocabulary.")
            weights[rows, columns] = parts["weights"].astype(np.float32)
            idf = parts["inverse_frequencies"].astype(np.float32)
            bias = parts["bias"].astype(np.float32)
        if len(idf) != shape[0] or len(bias) != shape[1]:
            raise ModelError(f"The model {folder.name} is inconsistent: vocabulary, labels and weights differ in length.")
        vocabulary = {name: i for i, name in enumerate(names)}
        return cls(labels, vocabulary, idf, weights, bias, float(config["character_weight"]))

    def vectorise(self, words: Sequence[str], characters: Sequence[str]) -> SparseClause:
        """TF-IDF of one clause: sublinear counts, each of the two spaces scaled to unit length."""
        known = self._vocabulary
        blocks = ([known[f] for f in features if f in known] for features in (words, characters))
        return self._weighed(*(np.array(rows, dtype=np.int64) for rows in blocks))

    def _weighed(self, words: Rows, characters: Rows) -> SparseClause:
        """TF-IDF of the rows that a clause's features have in the vocabulary, with repetition."""
        indices, values = [], []
        for rows, weight in ((words, 1.0), (characters, self._character_weight)):
            different, counts = _count(rows)
            block = (1.0 + np.log(counts)) * self._idf[different]
            norm = math.sqrt(float(block @ block)) or 1.0
            indices.append(different)
            values.append(block * (weight / norm))
        return SparseClause(np.concatenate(indices), np.concatenate(values).astype(np.float32))

    def _character_rows(self, word: str) -> Rows:
        """Rows of a word's character n-grams; laws say the same words again and again."""
        word = word[:LONGEST_WORD]
        rows = self._rows_by_word.get(word)
        if rows is None:
            if len(self._rows_by_word) >= MOST_WORDS_KEPT:
                self._rows_by_word.clear()
            known = self._vocabulary
            rows = np.array([known[gram] for gram in character_grams(word) if gram in known], dtype=np.int64)
            self._rows_by_word[word] = rows
        return rows

    def score(self, clauses: Sequence[SparseClause]) -> Floats:
        """Log-odds, shape (clauses, labels)."""
        scores = np.empty((len(clauses), len(self.labels)), dtype=np.float32)
        for i, clause in enumerate(clauses):
            scores[i] = clause.values @ self._weights[clause.indices] + self._bias
        return scores

    def rows_of(self, features: Sequence[str]) -> Rows:
        """Row of each feature in the vocabulary; -1 for unknown ones."""
        return np.array([self._vocabulary.get(f, -1) for f in features], dtype=np.int64)

    def weights_of(self, rows: Rows, label: str) -> Floats:
        """How strongly each of ``rows_of`` some features speaks for a label, per unit of TF-IDF; 0 for unknown ones."""
        if label not in self.column or not len(self._idf):
            return np.zeros(len(rows), dtype=np.float32)
        weights = self._weights[rows, self.column[label]] * self._idf[rows]
        return np.where(rows >= 0, weights, np.float32(0.0))

    def read(self, text: str, heading: str, path: Sequence[str], cues: Sequence[str]) -> SparseClause:
        """Features and TF-IDF of a clause in one step."""
        known = self._vocabulary
        tokens, title = words(text), words(heading)
        features = [known[f] for f in features_of_words(tokens, title, text, path, cues) if f in known]
        characters = [self._character_rows(word) for word in (*title, *tokens)]
        return self._weighed(np.array(features, dtype=np.int64), np.concatenate(characters) if characters else _NO_ROWS)


def _count(rows: Rows) -> tuple[Rows, Rows]:
    """Each different row, ascending, and how often it stands there: ``numpy.unique`` without its overhead for short arrays."""
    if not len(rows):
        return rows, rows
    ordered = np.sort(rows)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[starts], np.diff(starts, append=len(ordered))
