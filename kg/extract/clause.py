"""The clause: a predicate with its arguments by role, as the tree gives them.

The clause is the one n-ary structure that all views of the text are projected from (Del Corro and Gemulla 2013 speak
of clause-based extraction). It holds tokens; offsets and mentions come with the projection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.lexicon import classes, words
from kg.extract.request import awaited_clause
from kg.extract.times import is_time
from kg.extract.tokens import once
from kg.extract.tree import (
    NOMINAL_POS,
    children,
    has_passive_form,
    is_infinitive,
    is_misread_participle,
    is_relative_pronoun,
    mark,
    outer_subjects,
    preposition,
    prepositions,
)
from kg.nouns import head_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.tokens import Span, Token

DITRANSITIVE = words("control", "objects", "ditransitive")
_VERBS = classes("control", "verbs")
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
"""Tags that make a predicate even of a word whose part of speech was misread: "she *chairs* the board"."""
_PREDICATIVE = frozenset(
    {"root", "ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "conj", "parataxis", "csubj"}
)
_AMOUNTS = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
"""Labels of what is counted or measured."""
_JOINING = frozenset({"across", "along", "at", "by", "down", "for", "from", "in", "into", "of", "on", "onto"})
_JOINING |= {"through", "to", "up", "with"}
"""Prepositions that no object has before it, unlike those of measure: "*over* 300"."""
_PEOPLE = frozenset({"Person", "Group"})
_ANIMATE = _PEOPLE | {"Organization"}
_COMPLEMENTS = frozenset({"advcl", "appos", "ccomp", "obj", "obl", "xcomp"})
"""Relations of what may be a predicate without a copula."""
_AUXILIARY = frozenset({"cop", "aux:pass"})
_BARE = frozenset({"ADJ", "NOUN", "PROPN"})
"""Parts of speech that are predicated without being verbs."""
_OPENING = frozenset({'"', "``", "“", "‘", "«"})
_MARKS = _OPENING | {"''", "”", "»"}
_QUOTES = frozenset({'"', "''", "``", "“", "‘", "'", "«"})
AGE = re.compile(r"[1-9][0-9]?|1[01][0-9]")
"""Years that somebody may have lived, in figures."""
_MODIFIER = frozenset({"amod", "compound", "case", "mark", "advmod", "det", "aux", "aux:pass", "cop", "fixed", "flat"})


class Oblique(NamedTuple):
    """An oblique argument: its head and the preposition that joins it, both "" and empty if it is bare."""

    head: Token
    preposition: str
    words: tuple[Token, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False)
class Clause:
    """A predicate and its arguments. Coordinated arguments stand side by side.

    Attributes:
        head: the token that heads the clause: a verb, or the nominal or adjectival predicate of a copula.
        verb: the verb that the predicate's words gather around: `head`, or the copula; None in a small clause
            ("called them *reckless*") and in an apposition.
        copular: whether `head` is predicated of the subject.
        passive: whether the subject is the one acted upon.
        subjects, objects, recipients, agents: heads of noun phrases; relative pronouns are replaced by antecedents.
        obliques: prepositional and bare oblique arguments, in order.
        construction: where the subject comes from: `clause`, `coordination`, `relative`, `participle`, `control`, ...
    """

    head: Token
    verb: Token | None
    copular: bool = False
    passive: bool = False
    particles: Sequence[Token] = ()
    subjects: Sequence[Token] = ()
    objects: Sequence[Token] = ()
    recipients: Sequence[Token] = ()
    agents: Sequence[Token] = ()
    obliques: list[Oblique] = field(default_factory=list)
    construction: str = "clause"

    @property
    def lemma(self) -> str:
        """The lemma of the verb with its particles: "call in"; "be" for a small clause."""
        base = self.verb.lemma_.lower() if self.verb is not None else "be"
        return " ".join([base, *[particle.lower_ for particle in self.particles]])


def predicates(sentence: Span) -> Iterator[Token]:
    """Yield the tokens of `sentence` that head a clause, in order."""
    for token in sentence:
        if is_predicate(token):
            yield token


def is_predicate(token: Token) -> bool:
    """Whether `token` heads a clause: a verb that is no mere modifier, or anything with a copula or linking verb."""
    if "cop" in token.below:
        return True
    verbal = (
        token.pos_ == "VERB"
        or token.tag_ in _FINITE
        or (token.pos_ == "AUX" and token.dep_ in _PREDICATIVE and token.lemma_ in {"be", "have", "do"})
    )
    if not verbal and token.dep_ not in _COMPLEMENTS and token.dep_ != "conj":
        return False
    if token.dep_ in _MODIFIER or (is_age(token) and token.dep_ != "conj") or _is_filed(token):
        return False
    if verbal:
        return token.dep_ in _PREDICATIVE or bool(children(token, "nsubj", "obj"))
    if is_small_clause(token):
        return True
    if not _is_further_predicate(token):
        return False
    # an adjective is coordinated with a noun ("a seat and *safe*"), but a noun behind an adjective is mostly none of it
    alike = (token.pos_ == "ADJ") is (token.head.pos_ == "ADJ")
    return alike or (token.pos_ == "ADJ" and not children(token, "det"))


def _is_filed(participle: Token) -> bool:
    """Whether a participle is only what something is recorded as: "marked as *resolved*"."""
    if participle.dep_ not in {"advcl", "xcomp"} or mark(participle) != "as":
        return False
    return participle.head.lemma_.lower() in words("control", "verbs", "filing")


def is_age(token: Token) -> bool:
    """Whether `token` is the *aged* of "aged 43", which is no verb, unlike that of "the wine aged 10 years in oak"."""
    if token.lower_ != "aged" or token.i + 1 == len(token.doc) or not AGE.fullmatch(token.nbor().text):
        return False
    if children(token, "nsubj") and not children(token, "cop"):
        return False
    number = token.nbor()
    return number.dep_ != "nummod" or number.head.lemma_ == "year" or number.head.i != number.i + 1


def is_copular(token: Token) -> bool:
    """Whether `token` is the predicate of a copula, of a linking verb, or coordinated with one.

    Not the verb of a clause that is predicated as a whole: "the problem is that it *grows*".
    """
    if copulas := children(token, "cop"):
        within = is_infinitive(token) or any(copulas[0].i < each.i < token.i for each in children(token, "nsubj"))
        return token.pos_ not in {"VERB", "AUX"} or not (within or outer_subjects(token))
    if is_small_clause(token):
        return True
    if token.dep_ == "xcomp":
        return False
    return _is_further_predicate(token) and not children(token, "nsubj")


def is_small_clause(token: Token) -> bool:
    """Whether `token` is an adjective or noun predicated without a copula: "called it *reckless*", "found it *dull*".

    It is a complement of the verb also after *as* ("described it as *reckless*"), as a second object ("elected her a
    *member*"), and where quotation marks make it look like an apposition.
    """
    if token.dep_ not in _COMPLEMENTS:
        return False
    if token.dep_ in {"advcl", "xcomp"} and token.tag_ in {"VBG", "VBN"} and mark(token) == "as":
        alone = all(each.is_punct or each.dep_ in {"mark", "case", "advmod"} for each in token.children)
        return alone and _is_as_complement(token)  # "described it as *encouraging*"
    if token.pos_ not in _BARE or not _AUXILIARY.isdisjoint(token.below):
        return False
    if token.dep_ == "ccomp":
        return bool(children(token, "nsubj"))
    if token.dep_ == "xcomp" or is_second_object(token):
        return True
    return is_quoted_complement(token) or _is_as_complement(token)


def is_second_object(token: Token) -> bool:
    """Whether a second object says what the first is made or called: "elected her a *member*"."""
    if token.dep_ != "obj":
        return False
    if _VERBS.get(token.head.lemma_.lower()) not in {"naming", "appointing"}:
        return False
    return any(each.i < token.i for each in children(token.head, "obj", "iobj"))


def is_quoted_complement(token: Token) -> bool:
    """Whether an apposition is what a verb of naming calls its object: called the plan "*reckless*"."""
    if token.dep_ != "appos" or token.head.dep_ != "obj" or not any(each.text in _QUOTES for each in token.lefts):
        return False
    return token.head.head.lemma_.lower() in words("control", "verbs", "naming")


def _is_as_complement(token: Token) -> bool:
    regarding = words("control", "verbs", "regarding")
    adjective = token.dep_ in {"advcl", "xcomp"} or (token.dep_ == "obl" and token.pos_ == "ADJ")
    return adjective and mark(token) == "as" and token.head.lemma_.lower() in regarding


def _is_further_predicate(token: Token) -> bool:
    """Whether a noun or adjective is coordinated with a predicate: "is a city and *one* of the oldest"."""
    return token.dep_ == "conj" and token.pos_ in {"ADJ", "NOUN", "NUM", "PROPN"} and is_copular(token.head)


@once
def is_passive(token: Token) -> bool:
    """Whether the subject of the clause of `token` undergoes the action.

    A bare participle is passive after a noun ("messages *sent* by officers"), as an adjunct, as a complement, and
    where it is coordinated with a passive ("was arrested and *charged*").
    """
    if has_passive_form(token) or _is_held(token):
        return True
    misread = is_misread_participle(token) and all(prepositions(each) for each in children(token, "obj"))
    if not misread and (token.tag_ != "VBN" or any(aux.lemma_ == "have" for aux in children(token, "aux"))):
        return False
    if token.dep_ in {"acl", "advcl", "xcomp", "acl:relcl"} or (misread and token.dep_ == "ccomp"):
        # a passive participle keeps an object only of a ditransitive verb: "a man *given* a medal"
        retained = not misread and children(token, "obj") and token.lemma_.lower() not in DITRANSITIVE
        absolute = mark(token) == "with"  # "with the votes *counted*"
        return (absolute or not children(token, "nsubj")) and not retained
    if token.dep_ != "conj" or children(token, "aux", "nsubj"):
        return False
    return is_passive(token.head) or (_joins_participle(token) and not children(token, "obj"))


def _is_held(token: Token) -> bool:
    """Whether somebody is *held hostage*: who holds somebody has an object."""
    if "xcomp" not in token.below or "obj" in token.below:
        return False
    nouns = words("control", "held", "noun")
    held = token.lemma_.lower() in words("control", "held", "verb")
    return held and any(each.lower_ in nouns for each in children(token, "xcomp"))


def _joins_participle(token: Token) -> bool:
    """Whether a participle is coordinated with one that modifies a noun: "is a bridge built by Lind and *opened*"."""
    return token.head.pos_ in NOMINAL_POS and any(
        each.tag_ == "VBN" and each.i < token.i for each in children(token.head, "acl")
    )


def own_obliques(token: Token) -> Iterator[Oblique]:
    """Yield the obliques that hang on `token`, agents left out, coordination spread out with the shared preposition."""
    passive = is_passive(token)
    for head in children(token, "obl", "obj"):
        if head.relation == "obj" and not is_prepositional(head):
            continue
        words = prepositions(head)
        joined = preposition(head)
        if (passive and _is_agent(head)) or _belongs_to_report(head, token) or awaited_clause(head) is not None:
            continue
        yield Oblique(head, joined, words)
        for other in _later_conjuncts(head):
            yield Oblique(other, preposition(other) or joined, prepositions(other) or words)
    if "conj" in token.below:
        yield from _delayed_obliques(token)


def _delayed_obliques(token: Token) -> Iterator[Oblique]:
    """Yield what a preposition before a coordinated verb joins to `token`: "looked *at* and bought *the house*".

    The noun is the object of the later verb and stands behind both (Huddleston and Pullum 2002, chapter 15, on delayed
    right constituents).
    """
    for verb in children(token, "conj"):
        for obj in children(verb, "obj"):
            if _is_delayed(obj):
                yield Oblique(obj, preposition(obj), prepositions(obj))


def _is_delayed(obj: Token) -> bool:
    """Whether the preposition of an object stands between its verb and the one that this is coordinated with."""
    verb, words = obj.head, prepositions(obj)
    return verb.dep_ == "conj" and bool(words) and verb.head.i < words[0].i < verb.i


def is_prepositional(obj: Token) -> bool:
    """Whether what a tree calls an object has a preposition before it, and so is none: "dropped *to* £61m"."""
    words = prepositions(obj)
    return bool(words) and obj.head.i < words[0].i < obj.i and words[0].lower_ in _JOINING and not _is_delayed(obj)


def _belongs_to_report(oblique: Token, clause: Token) -> bool:
    """Whether an oblique that hangs on what is reported follows the reporting verb: "it closed, she said *in May*".

    Nothing crosses the reporting clause without a comma.
    """
    if clause.dep_ != "ccomp" and "parataxis" not in clause.below:
        return False
    reports = [*children(clause, "parataxis"), *([clause.head] if clause.dep_ == "ccomp" else [])]
    if clause.dep_ == "ccomp" and clause.head.i < clause.i < oblique.i and _leaves_quotation(clause, oblique):
        return True
    for report in reports:
        if clause.i < report.i < oblique.i and report.lemma_.lower() in classes("complements", "finite"):
            return not any(each.is_punct for each in oblique.doc[report.i : oblique.left_edge.i])
    return False


def _leaves_quotation(clause: Token, oblique: Token) -> bool:
    """Whether a quotation that `clause` stands in has ended before an oblique: 'said "it must go" *after the fire*'."""
    start = clause.left_edge.i
    marks = [each.text for each in clause.doc.tokens[max(start - 1, 0) : oblique.left_edge.i] if each.text in _MARKS]
    return len(marks) >= 2 and marks[0] in _OPENING and len(marks) % 2 == 0


def own_agents(token: Token) -> list[Token]:
    """Return the agents of a passive: "messages sent *by officers*"."""
    left = token.dep_ == "xcomp" and token.head.lemma_.lower() in {"keep", "leave"}
    if not is_passive(token) or left:  # "left *unlocked* by roofers": they left it so
        return []
    return [each for head in children(token, "obl") if _is_agent(head) for each in (head, *_later_conjuncts(head))]


def _is_agent(oblique: Token) -> bool:
    """Whether an oblique of a passive names who acts; a plain "by" needs a name ("by force" is a means).

    Whatever the tree says, no other preposition makes an agent: "standards expected *of the officers*".
    """
    if is_means(oblique) or _is_extent(oblique) or preposition(oblique) not in {"by", ""}:
        return False
    if not preposition(oblique) and oblique.left_edge.lower_ != "by":
        return False  # whatever joins it hangs elsewhere: "apprenticed *to* the painter Hals"
    return oblique.dep_ == "obl:agent" or (preposition(oblique) == "by" and oblique.ent_type_ in {"PERSON", "ORG"})


def _is_extent(oblique: Token) -> bool:
    """Whether what follows "by" tells by how much or by when: "carried by *five votes*", "done by the *end* of May"."""
    if oblique.ent_type_ in _AMOUNTS or is_time(oblique):
        return True
    return bool(children(oblique, "nummod")) and oblique.lemma_.lower() in words("nouns", "extent", "noun")


def is_means(oblique: Token) -> bool:
    """Whether a bare noun after "by" names a means: "reached by *road*"."""
    if preposition(oblique) != "by" or oblique.ent_type_ or oblique.tag_ == "NNS":
        return False
    if children(oblique, "det", "nmod:poss", "nummod", "compound", "amod"):
        return False
    return oblique.lemma_.lower() in words("nouns", "means", "noun")


def shared_objects(token: Token) -> list[Token]:
    """Return the objects of the first of coordinated verbs that belong to `token`, a later one, too.

    "They *printed and sold* the book": UD attaches a shared object to the first verb, though it follows the last.
    """
    head = token.head
    if token.dep_ != "conj" or children(token, "obj", "ccomp", "xcomp", "obl") or is_infinitive(token):
        return []
    return [each for each in children(head, "obj") if each.i > token.i]


def antecedent(token: Token) -> Token | None:
    """Return the noun that the relative pronoun `token` stands for, or None if it stands for none.

    A plural with a verb in the singular is not meant, but what it modifies ("a *list* of names that *was* published"),
    or, as with an amount that "which" follows after a comma, the whole clause: "rose by 4%, *which* surprised many".
    """
    if not is_relative_pronoun(token):
        return None
    clause = next((each for each in token.ancestors if each.dep_ == "acl:relcl"), None)
    if clause is None or _is_surplus_object(token):
        return None
    noun = clause.head
    if token.lower_ in {"who", "whom"} and not noun.ent_type_ and head_class(noun.lemma_.lower()) not in _PEOPLE:
        if noun.dep_ == "nmod" and head_class(noun.head.lemma_.lower()) == "Person":
            return noun.head  # "*nurses* from local clinics, who"
        if noun.dep_ == "obl":  # the same, with the phrase hung on the verb
            people = [each for each in children(noun.head, "obj") if head_class(each.lemma_.lower()) == "Person"]
            if people and people[-1].i == noun.left_edge.i - 1:
                return people[-1]
        below = [each for each in noun.subtree if each.i < token.i and each.relation == "nmod" and is_animate(each)]
        return below[-1] if below and not is_animate(noun) else noun  # "objections from *shopkeepers*, who"
    if token.lower_ == "which" and noun.ent_type_ in _AMOUNTS and noun.doc[token.i - 1].text == ",":
        return None
    if token.head == clause and token.relation == "nsubj" and _is_singular(clause):
        while noun.tag_ in {"NNS", "NNPS"} and not noun.ent_type_ and not children(noun, "conj"):
            if noun.dep_ != "nmod":
                return None
            noun = noun.head
    return noun


def _is_surplus_object(pronoun: Token) -> bool:
    """Whether a verb that has its object behind it cannot have `pronoun` for another: "the time *that* she led it"."""
    others = [each for each in children(pronoun.head, "obj", "ccomp") if each.i > pronoun.head.i]
    return pronoun.dep_ == "obj" and bool(others) and pronoun.head.lemma_.lower() not in DITRANSITIVE


def is_animate(noun: Token) -> bool:
    """Whether a noun names people, or a body that acts like them, as far as the recognizer and the lexicon tell."""
    return noun.ent_type_ in {"PERSON", "ORG", "NORP"} or head_class(noun.lemma_.lower()) in _ANIMATE


def coordinated_with(conjunct: Token) -> Token:
    """Return the predicate that `conjunct` is coordinated with: its head or, where only that has its number, one above.

    "Prosecutors *say* the term is too light and *have* appealed": a verb agrees with its subject.
    """
    head = conjunct.head
    finite = next(iter(children(conjunct, "aux", "cop")), conjunct)
    if head.dep_ != "ccomp" or finite.tag_ not in {"VBP", "VBZ"} or children(conjunct, "nsubj"):
        return head
    plural = finite.tag_ == "VBP"
    inner, outer = (
        {each.tag_ in {"NNS", "NNPS"} for each in children(verb, "nsubj") if not children(each, "conj")}
        for verb in (head, head.head)
    )
    return head.head if inner == {not plural} and outer == {plural} else head


def _is_singular(clause: Token) -> bool:
    """Whether the finite verb of a clause has the form of the third person singular."""
    return any(
        each.tag_ == "VBZ" or (each.tag_ == "VBD" and each.lower_ == "was")
        for each in (clause, *children(clause, "aux", "cop"))
    )


def _later_conjuncts(token: Token) -> list[Token]:
    found: list[Token] = []
    for member in [token, *children(token, "conj")]:
        if member != token:
            found.append(member)
            found.extend(_later_conjuncts(member))
    return found
