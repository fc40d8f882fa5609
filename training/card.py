"""The model card: the text is `card_template.md`, the figures are what the evaluation wrote."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from training.network import ARC, RELATION
from training.train import CONFIG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.evaluation import Figures

HERE = Path(__file__).parent
TEMPLATE = HERE / "card_template.md"
WEAKNESSES = HERE / "weaknesses.md"


def model_card(figures: Figures) -> str:
    """Return the card with the figures of an evaluation of the test parts."""
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    epochs = {
        _label(row): {f"{name.upper()} {figure}": row[name][figure]
                            for name in ("ewt", "gum") for figure in ("las", "tag", "lemma", "starts", "entity")}
        for row in figures["training"]
    }  # fmt: skip
    return TEMPLATE.read_text(encoding="utf-8").format(
        syntax=table("Test part", figures["syntax"]),
        entities=table("Test part", figures["entities"]),
        held_out=table("Corpus", figures["held_out"]),
        training=table("Epoch", epochs),
        precision="\n".join(
            f"| {name} | {' | '.join(map(str, row.values()))} |" for name, row in figures["precision"].items()
        ),
        weaknesses=WEAKNESSES.read_text(encoding="utf-8").strip(),
        words_per_second=f"{figures['words_per_second']:,.0f}",
        size_mb=figures["size_mb"],
        arc=ARC,
        relation=RELATION,
        rate=config["encoder"]["rate"],
        heads_rate=config["heads"]["rate"],
        epochs=config["epochs"],
        rounds=config["rounds"]["series"] * config["rounds"]["rounds"],
    )


def _label(row: Mapping[str, object]) -> str:
    """Return what a line of the training's log is the end of."""
    if "epoch" in row:
        return str(row["epoch"])
    return f"round {row['round']}" if "round" in row else f"mean of {row['mean']} rounds"


def table(corner: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return a Markdown table of rows; the longest one names the columns.

    >>> print(table("part", {"EWT": {"las": 81.0}}))
    | part | las |
    | --- | --- |
    | EWT | 81.0 |
    """
    columns = list(max(rows.values(), key=len))
    lines = [[corner, *columns], ["---"] * (len(columns) + 1)]
    lines += [
        [name, *(f"{row[column]:.1f}" if column in row else "" for column in columns)] for name, row in rows.items()
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
