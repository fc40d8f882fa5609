"""Walking a Universal Dependencies tree (https://universaldependencies.org/u/dep/).

Every rule looks at the tree through these functions, so that subtypes and label styles are decided in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.tokens import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.tokens import Token

NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
"""Parts of speech that head a noun phrase by themselves."""

_PASSIVE = frozenset({"nsubj:pass", "aux:pass", "csubj:pass"})
_PERCEIVING = frozenset({"feel", "find", "hear", "keep", "leave", "notice", "observe", "see", "watch"})
_DIRECTIONS = frozenset(
    {
        "ahead",
        "along",
        "apart",
        "aside",
        "away",
        "back",
        "backward",
        "backwards",
        "down",
        "forward",
        "forwards",
        "higher",
    }
    | {"in", "lower", "off", "out", "over", "through", "together", "up", "upside"}
)
_QUANTIFIERS = frozenset(
    {"all", "any", "both", "each", "few", "fewer", "half", "least", "less", "many", "more", "most", "much"}
)
_QUANTIFIERS |= {"plenty", "several", "some"}


def children(token: Token, relation: str, *others: str) -> Sequence[Token]:
    """Return the children of `token` whose relation is one of those given, in order.

    A name without a subtype stands for all its subtypes; `obl:agent` for itself alone.
    """
    below = token.below
    found = below.get(relation, ())
    for name in others:
        if name in below:
            if found:
                names = (relation, *others)
                return [each for each in token.children if each.dep_ in names or each.relation in names]
            found = below[name]
    return found


def child(token: Token, relation: str) -> Token | None:
    """Return the first of `children`, or None."""
    return token.below[relation][0] if relation in token.below else None


def conjuncts(token: Token) -> list[Token]:
    """Return `token` and all that is coordinated with it, in order, wherever the chain hangs."""
    if "conj" not in token.below:
        return [token]
    found = [token]
    for member in found:
        found.extend(children(member, "conj"))
    return sorted(found, key=lambda each: each.i)


def apposed(token: Token) -> list[Token]:
    """Return what stands in apposition to `token`, in order.

    Of "one of the officers, *Jane Cole*," a tree may hang the name on the plural noun; it is in apposition to "one".
    """
    found = list(children(token, "appos"))
    if token.lower_ == "one":
        of = [each for each in children(token, "nmod") if each.tag_ == "NNS" and preposition(each) == "of"]
        found += [each for noun in of for each in children(noun, "appos") if _is_single(each)]
    elif token.tag_ == "NNS" and token.head.lower_ == "one" and token.dep_ == "nmod":
        found = [each for each in found if not _is_single(each)]
    return found


def _is_single(name: Token) -> bool:
    return name.tag_ in {"NN", "NNP"} and "conj" not in name.below


def first_conjunct(token: Token) -> Token:
    """Return the conjunct that stands for the whole coordination in the tree."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def is_nominal(token: Token) -> bool:
    """Whether `token` heads a noun phrase: a noun, name, pronoun, number, or an adjective used as one."""
    if token.pos_ in NOMINAL_POS or is_partitive(token):
        return True
    used = token.pos_ in {"ADJ", "DET", "VERB"} and bool(token.children)
    return used and any(each.dep_ in {"det", "nmod:poss"} for each in token.children)


def is_partitive(token: Token) -> bool:
    """Whether `token` tells how much of something is meant: "*most* of the money", "*several* of the crew"."""
    if token.lower_ not in _QUANTIFIERS:
        return False
    return any(preposition(each) == "of" and each.i > token.i for each in children(token, "nmod", "obl"))


def is_relative_pronoun(token: Token) -> bool:
    """Whether `token` is who, which, that or whose as it opens a relative clause."""
    return "Rel" in token.morph.get("PronType", ()) or (
        token.tag_ in {"WDT", "WP", "WP$"} and any(each.dep_ == "acl:relcl" for each in token.ancestors)
    )


def is_participle(token: Token) -> bool:
    """Whether `token` is a participle or gerund without an auxiliary of its own.

    A past tense without a subject that modifies a noun is a participle misread, or counts as one.
    """
    return (token.tag_ in {"VBG", "VBN"} or is_misread_participle(token)) and not children(token, "aux")


def is_misread_participle(token: Token) -> bool:
    """Whether a past tense stands where only a participle can: right in a noun phrase, "animals *caught* in ponds"."""
    if token.tag_ != "VBD":
        return False
    if token.dep_ == "conj" and not children(token, "nsubj", "aux"):  # "saw a child dragged away and *left* there"
        first = token.head
        return is_misread_participle(first) or (
            first.tag_ == "VBN" and first.dep_ == "xcomp" and not child(first, "aux")
        )
    bare = token.dep_ == "ccomp" and token.head.lemma_.lower() in _PERCEIVING and children(token.head, "obj")
    if token.dep_ not in {"acl", "advcl", "xcomp"} and not bare:
        return False
    if any(each.lower_ == "with" for each in children(token, "mark")):
        return True  # "with the votes *counted*": no finite clause follows it
    if children(token, "nsubj", "mark"):
        return False
    return not any(each.tag_ == "WRB" for each in children(token, "advmod"))


def has_passive_form(token: Token) -> bool:
    """Whether the clause of `token` says itself that it is passive: by its auxiliary, or by its subject in a tree.

    The bare form, the present and the gerund are active without *be* or *get*: "the baths would not *reopen*".
    """
    if _PASSIVE.isdisjoint(token.below):
        return False
    return "aux:pass" in token.below or token.tag_ not in {"VB", "VBP", "VBZ", "VBG"}


def stranded(verb: Token) -> list[Token]:
    """Return the prepositions that a clause leaves without their noun: "the team that they worked *in*"."""
    return [each for each in verb.children if each.pos_ == "ADP" and each.dep_ in {"obl", "advmod", "case"}]


def prepositions(token: Token) -> tuple[Token, ...]:
    """Return the words that join the noun phrase of `token` to its governor: "in", "according to"."""
    return _prepositions(token) if "case" in token.below else ()


@once
def _prepositions(token: Token) -> tuple[Token, ...]:
    words: list[Token] = []
    for case in children(token, "case"):
        if case.lower_ in {"'s", "’s", "'", "’"} or (case.lower_ == "per" and token.lower_ == "cent"):
            continue
        hyphenated = case.i > 0 and case.nbor(-1).text == "-" and not case.nbor(-1).whitespace_
        if hyphenated or not any(map(str.isalpha, case.text)):
            continue  # "3-1": a dash is no preposition, nor is what stands behind one: "brother-in-law"
        words.append(case)
        words.extend(children(case, "fixed"))
    if len(words) == 1:
        return (words[0],)
    opening = [word for word in words if word.i < token.i or not words[0].i < token.i]
    return tuple(sorted(opening, key=lambda each: each.i))


def preposition(token: Token) -> str:
    """Return `prepositions` as a lemma-like string, or ""."""
    return _preposition(token) if "case" in token.below else ""


@once
def _preposition(token: Token) -> str:
    return " ".join([word.lower_ for word in _prepositions(token)])


def mark(token: Token) -> str:
    """Return the subordinating words of the clause of `token`, lower-cased: "that", "in order to", or ""."""
    below = token.below
    return _mark(token) if "mark" in below or "case" in below or token.tag_ == "VBG" else ""


@once
def _mark(token: Token) -> str:
    words = []
    for each in children(token, "mark", "case"):
        if each.i < token.i and each.lower_ != "to":
            words.append(each)
            words.extend(children(each, "fixed"))
    if not words and token.tag_ == "VBG" and token.i and token.nbor(-1).tag_ == "IN":
        before = token.nbor(-1)  # a preposition before a gerund joins it, even if a tree hangs it on the object
        words = [before] if before.head.i > token.i and before.head.head == token else []
    return " ".join([word.lower_ for word in sorted(words, key=lambda each: each.i)])


def outer_subjects(token: Token) -> list[Token]:
    """Return what the clause of `token` as a whole is said of: "*the hope* is that it grows".

    A complementizer behind the copula tells it even where the relation is not called `nsubj:outer`.
    """
    copula = child(token, "cop")
    if copula is None:
        return []
    inside = any(each.i > copula.i and each.tag_ != "TO" for each in children(token, "mark"))
    return [each for each in children(token, "nsubj") if each.dep_ == "nsubj:outer" or (inside and each.i < copula.i)]


@once
def is_infinitive(token: Token) -> bool:
    """Whether the verb (or the predicate with its copula) is a to-infinitive."""
    return "TO" in [each.tag_ for each in children(token, "mark", "aux")]


def particles(token: Token) -> Sequence[Token]:
    """Return the particles of a phrasal verb: "call *in*", "carry *out*", "go *down*".

    An intransitive adverb of direction behind the verb or its object counts, whatever the tree calls it: "tell them
    *apart*", "turn it *upside down*".
    """
    found = children(token, "compound:prt")
    for each in children(token, "advmod"):
        if each.lower_ in _DIRECTIONS and each.tag_ != "IN" and each.i > token.i:
            between = [word for word in token.doc[token.i + 1 : each.i] if word not in found]
            if all(_is_in_object(word, token) for word in between):
                found = sorted([*found, each], key=lambda word: word.i)
    return found


def phrasal_lemma(verb: Token) -> str:
    """Return the lemma of a verb with its particles, in lower case: "turn down"."""
    return " ".join([verb.lemma_.lower(), *[each.lower_ for each in particles(verb)]])


def _is_in_object(word: Token, verb: Token) -> bool:
    """Whether `word` is part of an object of `verb`."""
    part = next((each for each in [word, *word.ancestors] if each.head == verb), None)
    return part is not None and part.relation in {"obj", "iobj"}
