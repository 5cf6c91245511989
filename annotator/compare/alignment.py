"""Which clause of the newer draft continues which clause of the older one.

Sections are aligned first, by text, heading and place; then all clauses at once, with a preference for those whose
sections belong together. Both steps take the assignment with the highest total, so that one tempting pair does not
spoil its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.compare.assignment import assign
from annotator.compare.draft import Draft
from annotator.compare.similarity import heading_similarity, text_similarity, weigh_words
from annotator.compare.words import keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Shares of a section's score; without headings on both sides the text carries their share as well.
TEXT, HEADING, PLACE = 0.70, 0.22, 0.08
LEAST_SECTION = 0.34
# A clause keeps its section unless it is clearly found elsewhere.
SAME_SECTION = 0.20
LEAST_INSIDE, LEAST_ELSEWHERE = 0.26, 0.62
# The last clause left over on either side of a section, between the same neighbours, was rewritten.
LEAST_REWRITTEN = 0.08


def align(old: Draft, new: Draft) -> tuple[list[tuple[int, int, float]], list[tuple[int, int]]]:
    """Align the clauses and the sections of two drafts.

    Returns
    -------
    tuple
        Clause pairs (position in either draft, cosine similarity 0 to 1) and section pairs, each by the older draft.
    """
    import numpy as np

    texts = [keys(w) for w in old.words], [keys(w) for w in new.words]
    weights = weigh_words([*texts[0], *texts[1]])
    same = _identical(texts[0], texts[1])
    sections = _align_sections(old, new, texts, weights)
    partner = dict(sections)
    left = [i for i in range(len(texts[0])) if i not in same]
    taken = set(same.values())
    right = [j for j in range(len(texts[1])) if j not in taken]
    cosine = text_similarity([texts[0][i] for i in left], [texts[1][j] for j in right], weights)
    is_home = np.array([[partner.get(old.section_of[i]) == new.section_of[j] for j in right] for i in left], dtype=bool).reshape(
        len(left), len(right)
    )
    floor = np.where(is_home, LEAST_INSIDE, LEAST_ELSEWHERE)
    score = cosine + SAME_SECTION * is_home + 0.05 * _places(old, new, left, right)
    chosen = assign(np.where(cosine >= floor, score, 0.0))
    pairs = [(i, j, 1.0) for i, j in same.items()]
    pairs += [(left[r], right[c], float(cosine[r, c])) for r, c in chosen]
    pairs += _rewritten(old, new, sections, pairs, texts, weights)
    return sorted(pairs), sections


def _identical(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> dict[int, int]:
    """Clauses with the same words that stand only once in either draft."""
    where: list[dict[tuple[str, ...], list[int]]] = [{}, {}]
    for side, texts in enumerate((old, new)):
        for index, text in enumerate(texts):
            where[side].setdefault(tuple(text), []).append(index)
    return {
        here[0]: where[1][text][0]
        for text, here in where[0].items()
        if len(text) >= 4 and len(here) == 1 and len(where[1].get(text, ())) == 1
    }


def _align_sections(
    old: Draft, new: Draft, texts: tuple[list[list[str]], list[list[str]]], weights: dict[str, float]
) -> list[tuple[int, int]]:
    """The best assignment of sections."""
    import numpy as np

    if not old.sections or not new.sections:
        return []
    whole = [
        [[word for clause in section.clauses for word in side_texts[clause]] for section in draft.sections]
        for draft, side_texts in ((old, texts[0]), (new, texts[1]))
    ]
    cosine = text_similarity(whole[0], whole[1], weights)
    headings = [[s.heading for s in draft.sections] for draft in (old, new)]
    alike = heading_similarity(headings[0], headings[1])
    is_headed = np.outer([bool(h) for h in headings[0]], [bool(h) for h in headings[1]])
    text_share = np.where(is_headed, TEXT, TEXT + HEADING)
    place = 1 - _squared_distance(np.arange(len(whole[0])), np.arange(len(whole[1])), len(whole[0]), len(whole[1]))
    score = text_share * cosine + HEADING * alike + PLACE * place
    return assign(np.where(score >= LEAST_SECTION + PLACE, score, 0.0))


def _places(old: Draft, new: Draft, left: Sequence[int], right: Sequence[int]) -> NDArray[np.float64]:
    """How near (0 to 1) two clauses stand in their sections."""
    import numpy as np

    rows = np.array([_place(old, i) for i in left], dtype=np.float64)
    columns = np.array([_place(new, j) for j in right], dtype=np.float64)
    return np.asarray(1 - np.minimum(1.0, (rows[:, None] - columns[None, :]) ** 2 / 16))


def _place(draft: Draft, clause: int) -> int:
    return draft.sections[draft.section_of[clause]].clauses.index(clause)


def _squared_distance(rows: NDArray[np.int_], columns: NDArray[np.int_], n: int, m: int) -> NDArray[np.float64]:
    """Squared distance of relative places: of two equal sections the earlier one then always stays the earlier."""
    import numpy as np

    return np.asarray((rows[:, None] / max(1, n - 1) - columns[None, :] / max(1, m - 1)) ** 2, dtype=np.float64)


def _rewritten(
    old: Draft,
    new: Draft,
    sections: Sequence[tuple[int, int]],
    pairs: Sequence[tuple[int, int, float]],
    texts: tuple[list[list[str]], list[list[str]]],
    weights: dict[str, float],
) -> list[tuple[int, int, float]]:
    """Clauses without a counterpart that stand alone between the same neighbours of an aligned section."""
    partner = {i: j for i, j, _ in pairs}
    taken = set(partner.values())
    found = []
    for first, second in sections:
        ours, theirs = old.sections[first].clauses, new.sections[second].clauses
        gaps: dict[tuple[int | None, int | None], list[list[int]]] = {}
        for side, clauses in ((0, ours), (1, theirs)):
            for at, clause in enumerate(clauses):
                if clause in (partner if side == 0 else taken):
                    continue
                gaps.setdefault(_neighbours(side, clauses, at, partner, taken), [[], []])[side].append(clause)
        for left, right in gaps.values():
            if len(left) == 1 and len(right) == 1:
                alike = float(text_similarity([texts[0][left[0]]], [texts[1][right[0]]], weights)[0, 0])
                if alike >= LEAST_REWRITTEN:
                    found.append((left[0], right[0], alike))
    return found


def _neighbours(
    side: int, clauses: Sequence[int], at: int, partner: dict[int, int], taken: set[int]
) -> tuple[int | None, int | None]:
    """The nearest aligned clauses before and behind, named as the newer draft does."""

    def name(clause: int) -> int | None:
        return partner.get(clause) if side == 0 else (clause if clause in taken else None)

    before = next((n for c in reversed(clauses[:at]) if (n := name(c)) is not None), None)
    behind = next((n for c in clauses[at + 1 :] if (n := name(c)) is not None), None)
    return before, behind
