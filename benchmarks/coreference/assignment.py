"""The assignment problem: one to one, of the greatest total."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def best_assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return pairs of row and column, no row and no column twice, whose weights have the greatest sum.

    Args:
        weights: a row for each; all rows are of one length.

    Returns:
        as many pairs as there are rows or columns, whichever are fewer, sorted.

    Notes:
        Kuhn 1955, "The Hungarian Method for the Assignment Problem" (Naval Research Logistics Quarterly 2), by shortest
        augmenting paths with potentials as in Jonker and Volgenant 1987 (Computing 38): cubic.

    >>> best_assignment([[3.0, 2.0], [3.0, 0.0]])
    [(0, 1), (1, 0)]
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = best_assignment(list(zip(*weights, strict=True)))
        return sorted((row, column) for column, row in turned)
    rows, columns = len(weights), len(weights[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched = [0] * (columns + 1)  # the row of each column, counted from 1; 0 is free
    for row in range(1, rows + 1):
        matched[0] = row
        column = 0
        least, before = [float("inf")] * (columns + 1), [0] * (columns + 1)
        seen = [False] * (columns + 1)
        while matched[column]:
            seen[column] = True
            here, step, following = matched[column], float("inf"), 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                cost = -weights[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if seen[other]:
                    of_row[matched[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            matched[column] = matched[before[column]]
            column = before[column]
    return sorted((row - 1, column - 1) for column, row in enumerate(matched) if column and row)
