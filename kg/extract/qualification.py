"""Obliques in the graph view: which one completes an intransitive predicate, and what role the others play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attribution import names_source
from kg.extract.clause import Oblique, is_animate, is_means
from kg.extract.coordination import is_excluded
from kg.extract.lexicon import words
from kg.extract.naming import is_held
from kg.extract.quantification import is_negative
from kg.extract.times import adverb_of_time, has_value, is_time, rest_of_duration, time_interval, time_value
from kg.extract.tokens import once
from kg.extract.tree import children, particles, preposition
from kg.extract.values import SYMBOLS, amount, times_within
from kg.model import TripleQualifier, Value
from kg.nouns import head_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token
    from kg.model import Argument

_WHEN = words("nouns", "temporal", "preposition")
_RELATIVE_ADVERBS = {"where": "place", "when": "time"}
_TOPIC = frozenset({"about", "regarding", "concerning", "over"})


@once
def argument_of(token: Token, mentions: Mentions) -> Argument | Value | None:
    """Return the amount, the time or the mention that `token` heads, or None; a time without a value is a mention."""
    time = time_value(token, mentions)
    if time is not None and has_value(time):
        return time
    return amount(token, mentions) or mentions.argument(token)


def main_oblique(obliques: Iterable[Oblique], mentions: Mentions) -> Oblique | None:
    """Return the oblique that completes a predicate without an object.

    That is the first that is an amount ("rose *12%*", "fell *by a third*"), or that has a preposition and names a
    thing, neither a time nor a means nor whom the clause is from. Those behind the verb go first: what is fronted is an
    adjunct (Quirk et al. 1985, section 8.14).
    """
    for each in sorted(obliques, key=lambda each: each.head.i < each.head.head.i):
        if _is_aside(each) or is_means(each.head) or argument_of(each.head, mentions) is None:
            continue
        if not each.preposition and amount(each.head, mentions) is None:
            continue
        tells_when = each.preposition in _WHEN and not _is_governed(each)
        if not tells_when and time_value(each.head, mentions) is None:
            return each
    return None


def _is_governed(oblique: Oblique) -> bool:
    """Whether the preposition belongs to the verb: "looked *after* the river", "named *after* her"."""
    if oblique.preposition == "before" and is_animate(oblique.head):
        return True  # "appeared *before the committee*"
    return f"{oblique.head.head.lemma_.lower()} {oblique.preposition}" in words("control", "prepositional", "verb")


def qualified(obliques: Iterable[Oblique], mentions: Mentions) -> list[TripleQualifier]:
    """Return the qualifiers that obliques give; a bare one counts only if it is a time."""
    found: list[TripleQualifier] = []
    ends: set[Token] = set()
    for each in obliques:
        if each.head in ends or _is_aside(each) or is_excluded(each.head) or _measures_distance(each):
            continue
        ends.update(rest_of_duration(each.head))
        if each.preposition == "between" and (interval := time_interval(each.head, mentions)) is not None:
            ends.update(children(each.head, "conj"))
            found.append(TripleQualifier(role="time", preposition="between", argument=interval))
            continue
        time = time_value(each.head, mentions)
        argument = time or argument_of(each.head, mentions)
        if argument is not None and (each.preposition or time is not None):
            role = "time" if time is not None or (each.preposition in _WHEN and not _is_governed(each)) else _role(each)
            found.append(TripleQualifier(role=role, preposition=each.preposition, argument=argument))
            found.extend(within_amounts([each.head], mentions))
    return found


def within_amounts(heads: Iterable[Token], mentions: Mentions) -> list[TripleQualifier]:
    """Return the times that trees hang on an amount, which are the clause's: "rose to £3m *last year*"."""
    times = [each for head in heads for each in times_within(head)]
    return qualified([Oblique(each, preposition(each)) for each in times], mentions) if times else []


def adverbs(head: Token, mentions: Mentions, *, denied: bool, bare: bool) -> list[TripleQualifier]:
    """Return what adverbs beside the verb `head` tell: "resigned *two years ago*", "the town *where* she lived".

    A comparative is always kept, an adverb of manner or degree where it may be all that is said: of what is denied
    ("was not *properly* told": Huddleston and Pullum 2002, chapter 9, on the focus of negation), and of what has
    nothing else ("are *politically* motivated").

    Args:
        head: the verb.
        mentions: of the document.
        denied: whether what the verb says is denied.
        bare: whether nothing else is said with the verb.
    """
    found = []
    for each in children(head, "advmod"):
        time = adverb_of_time(each, mentions)
        if time is not None:
            found.append(TripleQualifier(role="time", preposition="", argument=time))
        elif each.lower_ in _RELATIVE_ADVERBS and head.dep_ == "acl:relcl":
            noun = time_value(head.head, mentions) or mentions.argument(head.head)
            if noun is not None:
                role = _RELATIVE_ADVERBS[each.lower_]
                found.append(TripleQualifier(role=role, preposition="", argument=noun))
        elif (denied and _is_of_manner(each)) or (bare and _is_of_manner(each, "ly")) or _is_compared(each):
            first, last = each.left_edge.i, each.right_edge.i + 1
            start, end = mentions.span(first, last)
            value = Value(value=each.doc.wording(first, last), start=start, end=end)
            found.append(TripleQualifier(role="manner", preposition="", argument=value))
    return found


def _is_compared(adverb: Token) -> bool:
    """Whether an adverb compares what is done: "slept *less*", "ran *faster*"; without it too much would be said."""
    return adverb.tag_ in {"RBR", "RBS"} and adverb.i > adverb.head.i and adverb.lower_ not in {"earlier", "later"}


def _is_of_manner(adverb: Token, ending: str = "") -> bool:
    """Whether an adverb tells how, where or how far.

    All behind the verb do, and those in -ly before it, but what comments on a clause, times or focuses it.
    """
    word = adverb.lower_
    if not word.endswith(ending) or adverb.tag_ not in {"RB", "RBR"} or adverb.pos_ != "ADV":
        return False
    if word in words("degrees", "adverb", "comment") or word in words("degrees", "adverb", "focus"):
        return False
    if adverb in particles(adverb.head):
        return False
    return word.endswith("ly") or adverb.i > adverb.head.i


def _measures_distance(oblique: Oblique) -> bool:
    """Whether a bare time tells how far a clause is from another: "three *months* after he left"."""
    if oblique.preposition:
        return False
    end = oblique.head.right_edge.i + 1
    if end >= len(oblique.head.doc):
        return False
    following = oblique.head.doc[end]
    return following.lower_ in {"after", "before", "since"} and following.dep_ in {"mark", "case"}


def _is_aside(oblique: Oblique) -> bool:
    """Whether an oblique is no part of the event: it names a source, or nothing ("with *no* delay", "in *no* way")."""
    return is_negative(oblique.head) or names_source(oblique.head) or _joins_sentences(oblique)


def _joins_sentences(oblique: Oblique) -> bool:
    """Whether a fronted oblique only joins its sentence to the one before: "*in contrast*", "*in another move*"."""
    head = oblique.head
    if oblique.preposition != "in":
        return False
    phrase = f"in {head.doc.wording(head.left_edge.i + 1, head.i + 1).lower()}"
    told = [each for each in children(head, "nmod", "acl") if not is_time(each)]
    turn = head.lemma_.lower() in words("nouns", "adjunct", "turn") and not told
    return phrase in words("nouns", "adjunct", "connective") or (turn and head.i < head.head.i)


def _may_be_place(noun: Token) -> bool:
    """Whether a noun after "in", "at", "on" can be a place: no amount, person, or bare noun of a state ("on bail")."""
    if noun.ent_type_ in {"PERSON", "MONEY", "PERCENT", "QUANTITY"} or is_held(noun) or noun.text in SYMBOLS:
        return False
    if noun.pos_ in {"NUM", "SYM"} or head_class(noun.lemma_.lower()) == "Person":
        return False
    if noun.lemma_.lower() in words("nouns", "place", "measure"):
        return False
    bare = not noun.ent_type_ and not children(noun, "det", "nmod:poss", "amod", "compound", "nummod")
    state = bare and (noun.tag_ == "NN" or _follows_sum(noun))
    return not state or noun.lemma_.lower() in words("nouns", "place", "bare")


def _follows_sum(noun: Token) -> bool:
    """Whether a noun tells what a sum of money is: "$2m *in damages*"."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else None
    return before is not None and before.ent_type_ == "MONEY"


def _is_known_place(noun: Token) -> bool:
    return noun.ent_type_ == "LOC" or head_class(noun.lemma_.lower()) == "Place"


def _role(oblique: Oblique) -> str:
    if is_means(oblique.head):
        return "manner"
    if oblique.preposition in words("nouns", "place", "preposition") and _may_be_place(oblique.head):
        return "place" if oblique.preposition not in _TOPIC or _is_known_place(oblique.head) else "topic"
    return "topic" if oblique.preposition in _TOPIC else "oblique"
