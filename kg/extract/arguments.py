"""Filling the clause: whose subject, whose object, across coordination, relative clauses, participles and control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause import (
    DITRANSITIVE,
    Clause,
    Oblique,
    antecedent,
    coordinated_with,
    is_animate,
    is_copular,
    is_passive,
    is_prepositional,
    is_quoted_complement,
    is_second_object,
    is_small_clause,
    own_agents,
    own_obliques,
    predicates,
    shared_objects,
)
from kg.extract.cleft import focused_oblique, referents
from kg.extract.comparison import is_excessive, is_ranked
from kg.extract.coordination import is_further_role
from kg.extract.lexicon import classes, words
from kg.extract.request import asked, awaited_clause, awaited_subject
from kg.extract.subordination import is_order
from kg.extract.tokens import once
from kg.extract.tree import (
    apposed,
    child,
    children,
    conjuncts,
    is_infinitive,
    is_nominal,
    is_participle,
    is_relative_pronoun,
    mark,
    outer_subjects,
    particles,
    phrasal_lemma,
    preposition,
    stranded,
)
from kg.nouns import head_class
from kg.parse.labels import VALUE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.tokens import Doc, Token

_COMPLEMENTED = frozenset({"obj", "ccomp", "xcomp"})
"""Relations without one of which a verb has no second object."""
_SETTLEMENTS = words("nouns", "settlement", "kind")
SUBJECT_CONTROL = words("control", "verbs", "subject")
"""Verbs whose infinitive is about their subject although they have an object: "promised her to go"."""


def clauses(doc: Doc) -> Iterator[Clause]:
    """Yield the clauses of `doc` with all arguments that grammar supplies, in the order of their heads."""
    for sentence in doc.sents:
        for token in predicates(sentence):
            yield build(token)


def build(token: Token) -> Clause:
    """Return the clause that `token` heads."""
    copular = is_copular(token)
    verb = _copula(token) if copular else token
    found, construction = subjects(token)
    clause = Clause(
        head=token,
        verb=verb,
        copular=copular,
        passive=not copular and is_passive(token),
        particles=[] if copular else particles(token),
        subjects=found,
        construction=construction,
        agents=[name for each in own_agents(token) for name in named(each)],
        obliques=[*map(_with_antecedent, own_obliques(token)), *focused_oblique(token)],
    )
    # a linking verb keeps its own obliques, and a passive one: "stood empty *for a decade*", "was found dead *in May*"
    if copular and (verb is token.head or (token.dep_ == "xcomp" and is_passive(token.head))):
        clause.obliques.extend(map(_with_antecedent, own_obliques(token.head)))
    if not copular:
        clause.objects = objects(token)
        clause.recipients = [each for head in _recipients(token) for each in _spread(head)]
        clause.obliques.extend(_stranded(token))
    return clause


@once
def subjects(token: Token) -> tuple[Sequence[Token], str]:
    """Return the heads of the subjects of the clause of `token`, and the construction that supplies them.

    The list is empty where the subject is an expletive, a clause, generic, or nowhere to be found.
    """
    outer = outer_subjects(token)
    own = [each for each in children(token, "nsubj") if each not in outer and each.lower_ != "whom"]
    surplus = _surplus(own, token)
    own = [each for each in own if each not in surplus]
    if own:
        if children(token, "csubj") or _is_extraposed(token, own[0]):
            return [], "expletive"
        found = [each for head in own for each in _spread(head)]
        return found, "relative" if found and found[0] not in _flat(own) else "clause"
    if children(token, "expl", "csubj"):
        return [], "expletive"
    if outer and is_infinitive(token):
        if outer[0].lemma_.lower() in classes("complements", "noun"):
            return _holders(outer[0]), "infinitive"  # "*the bank's* aim is to cut costs"
        if _can_act(outer[0]):
            return _spread(outer[0]), "clause"  # "*two universities* are to merge"
    return _inherited(token)


def _can_act(noun: Token) -> bool:
    """Whether *be to* after a noun tells what it will do, "the *exercises* are to begin", not what it consists in."""
    return is_animate(noun) or noun.pos_ == "PROPN" or head_class(noun.lemma_.lower()) in {"Event", "Place"}


def _surplus(own: Sequence[Token], verb: Token) -> list[Token]:
    """Return the subjects but one of a clause that a tree gives several: it has one, the nearest before its verb.

    UD allows no second (https://universaldependencies.org/u/dep/nsubj.html): what follows an active verb is its object,
    and what stands before the subject is set beside it ("*the son of a smith*, Cole learned to read").
    """
    if len(own) < 2:
        return []
    before = [each for each in own if each.i < verb.i and not is_relative_pronoun(each)]
    return [each for each in own if each != before[-1]] if before else []


@once
def objects(token: Token) -> Sequence[Token]:
    """Return the heads of the direct objects of `token`, a relative clause's missing one included."""
    # before its verb stands only the object that a relative pronoun is
    own_subjects = children(token, "nsubj")
    own = [*children(token, "obj"), *[each for each in own_subjects if each.lower_ == "whom"]]
    if not own and not is_passive(token):
        own = [each for each in _surplus(own_subjects, token) if each.i > token.i]
    recipients = _recipients(token)
    own = [
        head
        for head in own
        if ((not is_prepositional(head)) if head.i > token.i else referents(head) != [head])
        and awaited_clause(head) is None
        and head not in recipients
        and not is_small_clause(head)
    ]
    if not own and (not recipients or any(is_second_object(each) for each in children(token, "obj"))):
        own = [*children(token, "iobj")]  # one object alone is the direct one
    found = [each for head in own for each in _spread(head)]
    if not found:
        found = [each for head in shared_objects(token) for each in _spread(head)]
    if not found and _has_object_gap(token):
        found = referents(token.head)
    return found


@once
def _recipients(token: Token) -> Sequence[Token]:
    """Return the heads of the indirect objects of `token`: the first of two objects, whatever the tree calls it."""
    if _COMPLEMENTED.isdisjoint(token.below):
        return ()
    found, bare = children(token, "iobj"), [each for each in children(token, "obj") if each.i > token.i]
    if any(map(is_second_object, bare)):
        return ()
    return found or (bare[:1] if len(bare) == 2 and token.lemma_.lower() in DITRANSITIVE else [])


def _inherited(token: Token) -> tuple[Sequence[Token], str]:
    """The subject of a clause that has none of its own."""
    head = token.head
    name = token.relation
    if (awaited := awaited_subject(token)) is not None:
        return _spread(awaited), "control"
    if is_quoted_complement(token):
        return _spread(head), "control"
    if is_second_object(token):
        return _spread(children(head, "obj", "iobj")[0]), "control"
    if is_small_clause(token):
        return _controlled(head), "control"
    if name == "conj":
        if _is_imperative(token):
            return [], "imperative"
        if head.pos_ == "ADJ" and token.pos_ == "VERB" and any(_is_stray(each, head) for each in head.children):
            return [], "none"  # no adjective has an object: it is the subject of a clause that the tree misses
        found, construction = subjects(coordinated_with(token))
        return found, construction if construction in {"relative", "participle", "control"} else "coordination"
    if token.dep_ == "acl:relcl":
        return [], "relative"
    if name == "acl":
        if token.tag_ == "VBN" and children(token, "obj") and not is_passive(token):
            return [], "participle"  # what was done to somebody has no object: the tree misses something
        if is_participle(token) and is_nominal(head) and not children(token, "mark"):
            return named(head), "participle"
        if is_participle(token) and is_light_noun(head):
            return subjects(head.head)[0], "light verb"
        return _holders(head), "infinitive"
    if name == "advcl":
        if is_order(token):
            return _controlled(head), "control"
        if is_infinitive(token) and (engaged := _engaged(head)):
            return engaged, "control"
        if is_passive(head) and (is_infinitive(token) or mark(token) == "by"):
            return own_agents(head), "adverbial"  # the purpose, or the means, is that of whoever acts
        charged = mark(token) == "with" and head.lemma_.lower() in words("control", "charging", "verb")
        if charged or mark(token) in {"of", "from", "into"} or (mark(token) == "for" and _has_judged_object(head)):
            judged = [each for one in _recipients(head) for each in _spread(one)] or objects(head)  # "fined *Cole* £9"
            return [each for each in judged if each.i < token.i] or subjects(head)[0], "adverbial"
        if mark(token) == "as" and is_participle(token) and not children(token, "nsubj"):
            return _viewed(token, head), "adverbial"
        if _has_event_as_subject(token) or _is_hollow(token):
            return [], "adverbial"
        if is_participle(token) or is_infinitive(token) or not _is_finite(token):
            return subjects(head)[0], "adverbial"
        return [], "adverbial"
    if name in {"xcomp", "ccomp"} and _is_anybodys(token):
        return [], "none"
    if name == "ccomp" and token.tag_ == "VBG" and not mark(token) and _says_clauses_alone(head):
        return [], "none"  # a participle of the clause that is said, on which the tree puts it wrongly
    if name in {"xcomp", "ccomp"}:
        return _controlled(head), "control"
    return [], "none"


def _viewed(participle: Token, verb: Token) -> Sequence[Token]:
    """Return of whom or what a participle behind *as* is said: "quoted *the minister* as saying", "left as planned".

    A bare past participle has the whole clause as its subject (Huddleston and Pullum 2002, chapter 13), unless the
    verb tells how something is seen or filed.
    """
    if participle.tag_ == "VBN" and classes("control", "verbs").get(verb.lemma_.lower()) not in {"filing", "regarding"}:
        return []
    return [each for each in objects(verb) if each.i < participle.i] or subjects(verb)[0]


def _is_anybodys(complement: Token) -> bool:
    """Whether whoever does what a complement says is left open: "recommended *closing* it", "votes needed *to win*".

    Arbitrary control (Huddleston and Pullum 2002, chapter 14, on subjectless non-finites).
    """
    verb = complement.head
    if complement.tag_ == "VBG" and not children(verb, "obj", "iobj"):
        return verb.lemma_.lower() in words("control", "arbitrary", "verb")
    return is_infinitive(complement) and verb.lemma_.lower() == "need" and is_passive(verb)


def _is_hollow(infinitive: Token) -> bool:
    """Whether the subject may be the object of the infinitive, not its subject: "the wall is too heavy *to lift*".

    See Huddleston and Pullum 2002, chapter 14, on hollow clauses.
    """
    if not is_infinitive(infinitive) or not is_excessive(infinitive.head) or children(infinitive, "obj", "aux:pass"):
        return False
    return not any(is_animate(each) or each.pos_ == "PRON" for each in subjects(infinitive.head)[0])


def _engaged(verb: Token) -> list[Token]:
    """Return who is hired, sent or appointed to do what the infinitive below `verb` says: "hired *a clerk* to look"."""
    if classes("control", "verbs").get(verb.lemma_.lower()) not in {"engaging", "appointing"}:
        return []
    found = subjects(verb)[0] if is_passive(verb) else objects(verb)
    return [each for each in found if is_animate(each)]


def _has_event_as_subject(participle: Token) -> bool:
    """Whether what happened, and nobody in it, changes a number: "she has died, *bringing* the toll to 14"."""
    changes = participle.lemma_.lower() in words("control", "change", "verb")
    return changes and any(
        each.lemma_.lower() in words("control", "change", "count") for each in children(participle, "obj")
    )


def _is_stray(noun: Token, adjective: Token) -> bool:
    """Whether `noun` stands behind an adjective without a preposition, and is no time."""
    bare = noun.dep_ == "obj" or (noun.dep_ in {"obl", "obl:unmarked"} and not preposition(noun))
    return bare and noun.i > adjective.i and noun.lemma_.lower() not in words("nouns", "time", "noun")


def _says_clauses_alone(verb: Token) -> bool:
    """Whether what a verb reports is a finite clause, as with *say*, and never a gerund, as with *recall*."""
    lemma = verb.lemma_.lower()
    finite, gerunds = classes("complements", "finite"), classes("complements", "nonfinite")
    return finite.get(lemma) == "reported" and gerunds.get(lemma) in {None, "alleged"}


def _is_imperative(conjunct: Token) -> bool:
    """Whether a base form commands; after a plural subject it is most likely a present tense, which is spelt alike."""
    head = conjunct.head
    if conjunct.tag_ != "VB" or head.tag_ in {"VB", "VBP"} or children(conjunct, "aux") or is_infinitive(conjunct):
        return False
    return not any("Plur" in each.morph.get("Number", []) or children(each, "conj") for each in children(head, "nsubj"))


def _controlled(head: Token) -> Sequence[Token]:
    """Return the understood subject of a complement of `head`: its's object if it has one, otherwise its subject."""
    if head.lemma_.lower() not in SUBJECT_CONTROL:
        above = objects(head) or [
            each
            for asked in (
                *children(head, "iobj"),
                *asked(head),
            )
            for each in _spread(asked)
        ]
        if above:
            return above
    return subjects(head)[0]


def _holders(noun: Token) -> Sequence[Token]:
    """Return whose plan or duty a noun with an infinitive names: its possessor, or who has or makes it, or is it."""
    if is_ranked(noun) and is_copular(noun):
        return subjects(noun)[0]  # "was the first woman to win"
    if is_addressed(noun):
        return _addressees(noun)
    if noun.lemma_.lower() in words("control", "nouns", "accusation"):
        return _charged(noun)
    if possessors := children(noun, "nmod:poss"):
        return possessors
    light = noun.dep_ == "obj" and noun.head.lemma_.lower() in words("complements", "light", "verbs")
    return subjects(noun.head)[0] if light else []


def is_addressed(noun: Token) -> bool:
    """Whether `noun` names what is asked of somebody: a request, a call."""
    return noun.lemma_.lower() in words("control", "nouns", "addressed")


def _addressees(noun: Token) -> Sequence[Token]:
    """Return of whom a request asks what its infinitive says: "a call *on Cole* to resign", "*Cole* refused a call"."""
    addressed = [each for each in children(noun, "nmod") if preposition(each) in {"for", "on", "to"}]
    if addressed or response(noun) is None:
        return [found for each in addressed for found in _spread(each)]
    return own_agents(noun.head) if is_passive(noun.head) else subjects(noun.head)[0]


def _charged(noun: Token) -> Sequence[Token]:
    """Return who is charged with what follows `noun`: "*Cole* faces a charge of lying", "held *Cole* on suspicion"."""
    verb = noun.head
    if noun.dep_ == "obl":
        return objects(verb) or subjects(verb)[0]
    return subjects(verb)[0] if noun.dep_ == "obj" and response(noun) is not None else []


def response(noun: Token) -> str | None:
    """Return what the verb makes of the request or charge that is its object: `refusing`, `answering`, or None."""
    if noun.dep_ != ("nsubj:pass" if is_passive(noun.head) else "obj"):
        return None
    return classes("control", "response").get(phrasal_lemma(noun.head))


def _has_judged_object(verb: Token) -> bool:
    judging = classes("control", "verbs").get(verb.lemma_.lower()) in {"judging", "regarding"}
    return any(judging or each.pos_ in {"PROPN", "PRON"} or is_animate(each) for each in objects(verb))


def is_content(token: Token) -> bool:
    """Whether a clause that a tree calls relative is what its noun says: "the claim *that he lied*"."""
    known = classes("complements", "noun")
    return token.dep_ == "acl:relcl" and mark(token) == "that" and token.head.lemma_.lower() in known


def is_light_noun(token: Token) -> bool:
    """Whether `token` is the noun of a light verb construction: the *step* in "took the step of publishing"."""
    return (
        token.dep_ == "obj"
        and token.lemma_.lower() in words("complements", "light", "nouns")
        and token.head.lemma_.lower() in words("complements", "light", "verbs")
    )


def _spread(token: Token) -> list[Token]:
    """Return `token` with its conjuncts, relative pronouns replaced by what they stand for, names preferred."""
    members = [each for each in conjuncts(token) if not is_further_role(each)]
    return [name for each in members for found in referents(each) for name in named(found)]


def _flat(tokens: list[Token]) -> list[Token]:
    return [name for token in tokens for each in conjuncts(token) for name in named(each)]


def named(token: Token) -> list[Token]:
    """Return the names that a common noun stands in apposition with, on either side, or `token` itself.

    "The chief executive, *Mara Lind*", "the brothers *Jon* and *Max Lind*", "*Mara Lind*, the botanist who ...".
    """
    plural = token.tag_ == "NNS"
    if not plural and token.lemma_.lower() in _SETTLEMENTS and not children(token, "compound", "amod"):
        of = [each for each in children(token, "nmod") if preposition(each) == "of" and each.ent_type_ == "LOC"]
        if of:
            return of[:1]  # "the town of *Halden*"
    if token.pos_ != "NOUN" and token.lower_ != "one":
        return [token]
    if token.dep_ == "appos" and _is_name(token.head) and not plural:
        return [token.head]
    beside = apposed(token)
    if not beside:
        return [token]
    beside = [*beside, *(inner for each in beside if each.pos_ == "NOUN" for inner in children(each, "appos"))]
    name = next((each for each in beside if _is_name(each)), None)
    if name is None:
        return [token]
    return conjuncts(name) if plural else [name]


def _is_name(token: Token) -> bool:
    """Whether a proper noun is a name of its own: one that the recognizer knows, or with an article or *called*."""
    # "the Corvane 4", "*called* Relvatin"
    called = any(each.dep_ == "det" or each.tag_ == "VBN" for each in token.children)
    known = bool(token.ent_type_) or called
    return token.pos_ == "PROPN" and known and token.ent_type_ not in VALUE_LABELS


def _with_antecedent(oblique: Oblique) -> Oblique:
    head = named(antecedent(oblique.head) or oblique.head)[0]
    return oblique if head is oblique.head else oblique._replace(head=head)


def _stranded(token: Token) -> list[Oblique]:
    """Return the oblique whose preposition a relative clause left behind: "the team that they worked *in*"."""
    if token.dep_ != "acl:relcl":
        return []
    return [Oblique(token.head, each.lower_, (each,)) for each in stranded(token) if each.i > token.i][:1]


def _has_object_gap(token: Token) -> bool:
    """Whether `token` heads a relative clause whose antecedent is its object: "the report *we publish*".

    Not where a relative pronoun already fills a role, the verb has a complement, or the noun names a time, place,
    manner or reason ("the day we left").
    """
    if token.dep_ != "acl:relcl" or not children(token, "nsubj"):
        return False
    if children(token, "ccomp", "xcomp", "cop", "iobj") or is_content(token):
        return False
    if _stranded(token) or focused_oblique(token):
        return False
    if any(antecedent(each) is not None for each in token.subtree if token in (each.head, each.head.head)):
        return False
    return token.head.lemma_.lower() not in words("control", "nouns", "adverbial_gap")


def _is_extraposed(token: Token, subject: Token) -> bool:
    """Whether the subject "it" stands for a clause that follows: "it was important to publish"."""
    if subject.lower_ != "it":
        return False
    if token.pos_ in {"ADJ", "NOUN"} and child(token, "cop") is not None:
        return any(
            each.i > token.i and (each.relation in {"ccomp", "csubj"} or is_infinitive(each))
            for each in children(token, "ccomp", "csubj", "xcomp", "advcl", "acl")
        )
    return token.lemma_ in {"seem", "appear", "turn", "happen"} and bool(children(token, "ccomp"))


def _is_finite(token: Token) -> bool:
    if "Fin" in token.morph.get("VerbForm", []):
        return True
    return any("Fin" in each.morph.get("VerbForm", []) or each.tag_ == "MD" for each in children(token, "aux", "cop"))


def _copula(token: Token) -> Token | None:
    """Return the verb of a copular clause: its copula, its linking verb, or the one shared in a coordination."""
    copula = child(token, "cop")
    if copula is not None:
        return copula
    if token.dep_ == "xcomp":
        return None if objects(token.head) or is_passive(token.head) else token.head
    if token.dep_ == "conj":
        return _copula(token.head)
    return None
