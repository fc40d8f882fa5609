"""The model card: the text is `card_template.md`, the figures are what the evaluation wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.evaluation import Figures

TEMPLATE = Path(__file__).parent / "card_template.md"


def model_card(figures: Figures) -> str:
    """Return the card with the figures of an evaluation of the test parts."""
    return TEMPLATE.read_text(encoding="utf-8").format(
        syntax=table("Test part", figures["syntax"]),
        entities=table("Test part", figures["entities"]),
        words_per_second=f"{figures['words_per_second']:,.0f}",
        words_per_second_numpy=f"{figures['words_per_second_numpy']:,.0f}",
        size_mb=figures["size_mb"],
    )


def table(corner: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return a Markdown table of rows with the same columns.

    >>> print(table("part", {"EWT": {"las": 81.0}}))
    | part | las |
    | --- | --- |
    | EWT | 81.0 |
    """
    columns = list(next(iter(rows.values())))
    lines = [[corner, *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(f"{row[column]:.1f}" for column in columns)] for name, row in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
