"""Copied words: runs shared with real laws, and near-duplicates inside the corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# Letters with the combining marks that Indic and other scripts write beside them.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff])+")
# Longest run of words that may stand in both the repository and a law; longer ones are copies, not formulae.
LONGEST_RUN = 13
# Two clauses that share more than this share of their four-word runs are near-duplicates.
NEAR_DUPLICATE = 0.6


def word_list(text: str) -> list[str]:
    """Lower-case words without digits and punctuation."""
    return [w.lower() for w in _WORD.findall(text)]


def runs(text: str, length: int) -> set[int]:
    """Hashes of all runs of ``length`` words."""
    tokens = word_list(text)
    return {hash(tuple(tokens[i : i + length])) for i in range(len(tokens) - length + 1)}


def law_runs(folder: Path, length: int = LONGEST_RUN + 1) -> set[int]:
    """Hashes of all runs of ``length`` words in the laws of a folder."""
    found: set[int] = set()
    for path in sorted(folder.glob("*/text.txt")):
        found |= runs(path.read_text(encoding="utf-8", errors="replace"), length)
    return found


def copied_run(text: str, laws: set[int], length: int = LONGEST_RUN + 1) -> str | None:
    """First run of ``length`` words that also stands in a law, or ``None``."""
    tokens = word_list(text)
    for i in range(len(tokens) - length + 1):
        if hash(tuple(tokens[i : i + length])) in laws:
            return " ".join(tokens[i : i + length])
    return None


def near_duplicates(clauses: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, float]]:
    """Pairs of clauses that share most of their four-word runs.

    Parameters
    ----------
    clauses
        Id and text of each clause.

    Yields
    ------
    tuple
        Later id, earlier id, shared share of the shorter one.
    """
    index: dict[int, list[int]] = {}
    names: list[str] = []
    sizes: list[int] = []
    for name, text in clauses:
        mine = runs(text, 4)
        shared: dict[int, int] = {}
        for run in mine:
            # A run that stands in very many clauses is a drafting formula and says nothing about copying.
            if len(index.get(run, ())) < 200:
                for other in index.get(run, ()):
                    shared[other] = shared.get(other, 0) + 1
        for other, count in sorted(shared.items()):
            share = count / max(1, min(len(mine), sizes[other]))
            if share > NEAR_DUPLICATE:
                yield name, names[other], share
        for run in mine:
            index.setdefault(run, []).append(len(names))
        names.append(name)
        sizes.append(len(mine))
