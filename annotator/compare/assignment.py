"""The best one-to-one assignment, exactly: shortest augmenting paths with potentials, in numpy.

scipy has the same function, but would be the largest dependency of the package for these sixty lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


def assign(gain: NDArray[Any]) -> list[tuple[int, int]]:
    """Pair rows with columns so that the sum of gains is as large as it can be.

    Parameters
    ----------
    gain
        Matrix of non-negative gains; a pair without gain is never made.

    Returns
    -------
    list of tuple of int
        Row and column of each pair, by row.
    """
    import numpy as np

    values = np.asarray(gain, dtype=np.float64)
    pairs: list[tuple[int, int]] = []
    for rows, columns in _components(values > 0):
        block = values[np.ix_(rows, columns)]
        if len(rows) > len(columns):
            pairs.extend((rows[r], columns[c]) for c, r in _solve(block.T))
        else:
            pairs.extend((rows[r], columns[c]) for r, c in _solve(block))
    return sorted((int(r), int(c)) for r, c in pairs if values[r, c] > 0)


def _components(linked: NDArray[Any]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that hang together by links; each group can be solved by itself."""
    import numpy as np

    matrix = np.asarray(linked, dtype=bool)
    free = np.ones(matrix.shape[0], dtype=bool)
    found = []
    for row in range(matrix.shape[0]):
        if not free[row] or not matrix[row].any():
            continue
        rows = np.asarray(np.zeros(matrix.shape[0], dtype=bool))
        rows[row] = True
        while True:
            columns = matrix[rows].any(axis=0)
            wider = np.asarray(matrix[:, columns].any(axis=1))
            if (wider == rows).all():
                break
            rows = wider
        free &= ~rows
        found.append((np.flatnonzero(rows).tolist(), np.flatnonzero(columns).tolist()))
    return found


def _solve(gain: NDArray[Any]) -> list[tuple[int, int]]:
    """Best assignment of every row of a matrix with no more rows than columns."""
    import numpy as np

    cost = -np.asarray(gain, dtype=np.float64)
    n, m = cost.shape
    row_potential, column_potential = np.zeros(n + 1), np.zeros(m + 1)
    owner = np.zeros(m + 1, dtype=int)  # row (from 1) that holds each column (from 1); 0: free
    for row in range(1, n + 1):
        owner[0] = row
        at = 0
        slack = np.full(m + 1, np.inf)
        way = np.zeros(m + 1, dtype=int)
        is_used = np.zeros(m + 1, dtype=bool)
        while owner[at] != 0:
            is_used[at] = True
            here = owner[at]
            reduced = cost[here - 1] - row_potential[here] - column_potential[1:]
            is_better = (reduced < slack[1:]) & ~is_used[1:]
            slack[1:][is_better] = reduced[is_better]
            way[1:][is_better] = at
            open_slack = np.where(is_used[1:], np.inf, slack[1:])
            nearest = int(np.argmin(open_slack)) + 1
            step = open_slack[nearest - 1]
            row_potential[owner[is_used]] += step
            column_potential[is_used] -= step
            slack[~is_used] -= step
            at = nearest
        while at:
            owner[at] = owner[way[at]]
            at = way[at]
    return [(int(owner[column]) - 1, column - 1) for column in range(1, m + 1) if owner[column]]
