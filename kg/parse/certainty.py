"""Certainty: the probability that a parser gives to the place of a word in the tree, its head and its relation.

It travels with the `Doc` as one byte a token in `Doc.user_data`, a percentage, so that the `Doc` can be stored and
copied as any other. A pipeline whose parser tells no probabilities leaves it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "kg_certainty"
"""Where `Doc.user_data` has the percentages."""


def set_certainties(doc: Doc, percentages: bytes) -> None:
    """Give each token of `doc` the percentage at its index.

    Raises:
        ValueError: there are more or fewer percentages than tokens.
    """
    if len(percentages) != len(doc):
        raise ValueError(f"{len(percentages)} percentages for {len(doc)} tokens")
    doc.user_data[KEY] = percentages


def certainties(doc: Doc) -> bytes | None:
    """Return the percentage of each token, or None where the parser told none or the text was cut anew since."""
    found: bytes | None = doc.user_data.get(KEY)
    return found if found is not None and len(found) == len(doc) else None
