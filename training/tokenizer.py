"""The run-time tokenizer: spaCy's English rules, brought closer to the words of the English UD treebanks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent

_RUNS = [r"(?<![.!?])(?=[.!?]*[!?])[.!?]{2,}", *(rf"(?<!{mark}){mark}{mark}+" for mark in map(re.escape, "=_*~#+<>-"))]
PUNCTUATION_RUN = f"(?:{'|'.join(_RUNS)})"
"""Several marks in a row are one word in the treebanks: `!!!`, `?!`, `*****`, `====`, `<<`.

A run is tried from its first mark alone, so that a search takes time in proportion to the text.
"""
NUMBER_GROUP = r"\d{3}-\d{4}|\+?\d+(?:[-.]\d+){2,}"
"""Telephone numbers and dates in figures are one word, `555-0199`, `11-20-2000`; a range is not, `5 - 10`."""
CLOCK_OR_AMOUNT = r"(?<=\d)(?:[AaPp]\.?[Mm]\.?|[kK]|bn|mn|tn|MW|MWh|kWh|MM)"
"""Units that spaCy leaves on the number before them."""
ABBREVIATIONS = """
Lt. Ft. Sgt. Cpl. Capt. Col. Gov. Sen. Rep. Reps. Supt. Insp. Cmdr. Det. Maj. Prof. Hon. Attn. Ave. Blvd. Rd. Inc. Ltd.
Corp. Bros. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Sun. approx. ca. cf. div. ed. eds. est. et. etc. al. vol.
vols. pp. fig. figs. dept. min. max. tel. Mlle. Mme. Mt. St.
"""
UNITS = frozenset(["b.", "g.", "k.", "l.", "m.", "t."])
"""More often units at the end of a sentence, "for £2m.", than initials in lower case."""
UNLIKELY_EMOTICONS = frozenset({"):", ")-:", "]=", "8)", ":0", ":1", ":3", "=3", ":/", ":X", ":x"})
"""Found in running text for other reasons: a closing bracket before a colon, the number of an item."""


def bound_prefixes() -> list[str]:
    """Return the prefixes that stay on their word with their hyphen, longest first.

    >>> "non" in bound_prefixes()
    True
    """
    lines = (HERE / "bound_prefixes.txt").read_text(encoding="utf-8").splitlines()
    found = [word for line in lines if not line.startswith("#") for word in line.split()]
    return sorted(found, key=lambda word: (-len(word), word))


def blank_english() -> Language:
    """Return an empty English pipeline with this tokenizer; a saved pipeline keeps its patterns.

    >>> [token.text for token in blank_english()("The co-founder e-mailed: call 555-0199 at 7:30PM!!!")]
    ['The', 'co-founder', 'e-mailed', ':', 'call', '555-0199', 'at', '7:30', 'PM', '!!!']
    """
    nlp = spacy.blank("en")
    tokenizer = nlp.tokenizer
    prefixes = [PUNCTUATION_RUN, *nlp.Defaults.prefixes]
    suffixes = [PUNCTUATION_RUN, CLOCK_OR_AMOUNT, *nlp.Defaults.suffixes]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    free = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in bound_prefixes())
    infixes = [free + pattern if "---" in pattern else pattern for pattern in nlp.Defaults.infixes]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile(rf"^(?:{NUMBER_GROUP}|{PUNCTUATION_RUN})$").match
    dropped = UNLIKELY_EMOTICONS | UNITS
    rules = {text: parts for text, parts in tokenizer.rules.items() if text not in dropped}
    for text in ABBREVIATIONS.split():
        rules.setdefault(text, [{"ORTH": text}])
    tokenizer.rules = rules
    return nlp
