"""Text that only changed its place: runs of words that went in one clause and came in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.compare.pairing import Difference

# Runs of four words identify a text; shorter ones recur in every law.
GRAM = 4
SHORTEST = 6


def mark_moved(
    differences: Sequence[Difference], dropped: Sequence[Sequence[str]], inserted: Sequence[Sequence[str]]
) -> list[Difference]:
    """Mark in each difference the words that stand elsewhere in the other draft.

    Parameters
    ----------
    dropped, inserted
        Clauses without a counterpart, as keys.
    """
    went = _grams([_runs(d, is_old=True) for d in differences], dropped)
    came = _grams([_runs(d, is_old=False) for d in differences], inserted)
    marked = []
    for d in differences:
        out, into = _moved(d, came, is_old=True), _moved(d, went, is_old=False)
        marked.append(replace(d, moved_out=out, moved_in=into) if out or into else d)
    return marked


def moved_share(keys: Sequence[str], others: set[tuple[str, ...]]) -> float:
    """Part of the runs of a text that are found among others."""
    grams = [tuple(keys[i : i + GRAM]) for i in range(len(keys) - GRAM + 1)]
    return sum(g in others for g in grams) / len(grams) if grams else 0.0


def changed_grams(differences: Sequence[Difference], *, is_old: bool) -> set[tuple[str, ...]]:
    """Runs of words that went (or came) in clauses that continue."""
    return _grams([_runs(d, is_old=is_old) for d in differences], ())


def _runs(difference: Difference, *, is_old: bool) -> list[Sequence[str]]:
    keys = difference.old.keys if is_old else difference.new.keys
    return [keys[a:b] for a, b in ((e.old if is_old else e.new) for e in difference.edits) if b - a >= SHORTEST]


def _grams(runs: Sequence[Sequence[Sequence[str]]], texts: Sequence[Sequence[str]]) -> set[tuple[str, ...]]:
    pieces = [piece for group in runs for piece in group] + list(texts)
    return {tuple(p[i : i + GRAM]) for p in pieces for i in range(len(p) - GRAM + 1)}


def _moved(difference: Difference, others: set[tuple[str, ...]], *, is_old: bool) -> frozenset[int]:
    """Word positions of changed runs that are found elsewhere."""
    reading = difference.old if is_old else difference.new
    found: set[int] = set()
    for edit in difference.edits:
        a, b = edit.old if is_old else edit.new
        if b - a >= SHORTEST and moved_share(reading.keys[a:b], others) >= 0.8:
            found.update(range(a, b))
    return frozenset(found)
