"""The graph view: clauses projected to binary triples over minimal arguments, in active voice.

- A verb with an object gives one triple an object; its obliques become qualifiers.
- A verb without one takes its first oblique that is no time as object, and the preposition joins the predicate
  ("works as", "is based in"); if it has none, the object is the value true: the clause is kept as a property.
- A passive with an agent is turned round; one without keeps "be" and the participle ("be arrested in").
- A copula predicates a quality (a literal), a class (a mention) or a relation ("be mayor of").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import is_light_noun
from kg.extract.confidence import confidence
from kg.extract.factuality import is_negated
from kg.extract.lexicon import classes, words
from kg.extract.nominal import predicate_nominal
from kg.extract.quotation import is_reporting
from kg.extract.tree import child, children, prepositions
from kg.extract.values import amount, time_value
from kg.model import Argument, Predicate, Triple, TripleQualifier, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from kg.extract.clause import Clause, Oblique
    from kg.extract.factuality import Status
    from kg.extract.mentions import Mentions

TRUE = "true"
_WHEN = words("nouns", "temporal", "preposition")
_TOPIC = frozenset({"about", "regarding", "concerning", "over", "on"})


def triples(clause: Clause, status: Status, mentions: Mentions) -> Iterator[Triple]:
    """Yield the triples of `clause`. None for a question, and none without a subject that is a mention."""
    if is_question(clause.head):
        return
    for subject, lemma, target, used, qualifiers in _project(clause, mentions):
        contrasted = _is_contrasted(target, mentions, clause)
        argument = mentions.argument(subject)
        if argument is None or (isinstance(target, Argument) and target.mention == argument.mention):
            continue
        surface = sorted({*_verb_words(clause), *used}, key=lambda token: token.i)
        start, end = mentions.span(surface[0].i, surface[-1].i + 1)
        yield Triple(
            subject=argument,
            predicate=Predicate(surface=" ".join(token.text for token in surface), lemma=lemma, start=start, end=end),
            object=target,
            qualifiers=tuple(qualifiers),
            polarity=status.negated().polarity if contrasted else status.polarity,
            modality=status.modality,
            attribution=mentions.argument(status.source) if status.source is not None else None,
            rule=clause.construction if not clause.copular else f"copula: {clause.construction}",
            confidence=confidence(clause, subject, status),
            sentence=mentions.sentence(clause.head),
        )


def _is_contrasted(target: Argument | Value, mentions: Mentions, clause: Clause) -> bool:
    """Whether the object alone is denied: "sold the shop, *not the house*"."""
    return any(
        each.dep_ == "conj"
        and mentions.get(each) == getattr(target, "mention", None)
        and any(part.lower_ == "not" for part in children(each, "advmod", "cc"))
        for each in clause.objects
    )


def is_question(token: Token) -> bool:
    """Whether the clause of `token` is part of a question: the next mark that ends a sentence is "?"."""
    for each in token.doc[token.i + 1 : token.sent.end]:
        if each.text in {".", "!", "?"} or each.text.startswith(("?", "!")):
            return "?" in each.text
    return False


Projection = tuple["Token", str, "Argument | Value", "Iterable[Token]", "Sequence[TripleQualifier]"]


def _project(clause: Clause, mentions: Mentions) -> Iterator[Projection]:
    if clause.copular:
        yield from _copular(clause, mentions)
    elif any(is_light_noun(each) and children(each, "acl") for each in children(clause.head, "obj")):
        return  # "took the step of publishing": the gerund has a clause of its own
    elif clause.agents and clause.subjects:
        # "she was given a medal by the club": the subject of a passive with an object is the recipient
        recipients = clause.subjects if clause.objects else []
        for agent in clause.agents:
            for found in _with_objects(clause, agent, clause.lemma, clause.objects or clause.subjects, mentions):
                yield (*found[:4], [*_recipients(recipients, mentions), *found[4]])
    else:
        for subject in clause.subjects:
            lemma = _passive_lemma(clause) if clause.passive else _active_lemma(clause)
            yield from _with_objects(clause, subject, lemma, clause.objects, mentions)


def _with_objects(
    clause: Clause, subject: Token, lemma: str, objects: Sequence[Token], mentions: Mentions
) -> Iterator[Projection]:
    """Project a verb: to its objects, else to its first oblique, else to the value true."""
    if objects and _governs_object(clause.head):
        return
    found = [argument for each in objects if (argument := _argument(each, mentions)) is not None]
    if found:
        qualifiers = [*_recipients(clause.recipients, mentions), *_qualifiers(clause.obliques, mentions)]
        for target in found:
            yield subject, lemma, target, (), qualifiers
        return
    if objects or _has_complement(clause):
        return
    main = _main_oblique(clause.obliques, mentions)
    if main is not None:
        rest = [each for each in clause.obliques if each.words != main.words]
        for each in clause.obliques:
            if each.words == main.words and (argument := _argument(each.head, mentions)) is not None:
                yield subject, _join(lemma, main.preposition), argument, main.words, _qualifiers(rest, mentions)
        return
    if lemma in {"be", "do", "have"} or (not clause.passive and is_reporting(clause.head)):
        return
    times = _qualifiers(clause.obliques, mentions)
    start, end = mentions.span(clause.head.i, clause.head.i + 1)
    yield subject, lemma, Value(value=TRUE, datatype="boolean", start=start, end=end), (), times


def _copular(clause: Clause, mentions: Mentions) -> Iterator[Projection]:
    head, verb = clause.head, clause.lemma
    for subject in clause.subjects:
        if head.pos_ in {"ADJ", "VERB", "ADV"}:
            yield from _quality(clause, subject, verb, mentions)
            continue
        qualifiers = _qualifiers(clause.obliques, mentions)
        joined = prepositions(head)
        if joined:
            target = _argument(head, mentions)
            if target is not None:
                preposition = " ".join(word.lower_ for word in joined)
                yield subject, _join(verb, preposition), target, joined, qualifiers
            continue
        value = time_value(head, mentions) or amount(head, mentions)
        if value is not None:
            yield subject, verb, value, (head,), qualifiers
            continue
        mention = mentions.get(subject)
        nominal = predicate_nominal(head, mentions, of_person=mention is not None and mention.label == "PERSON")
        if nominal is not None:
            yield subject, _join(verb, nominal.lemma), nominal.object, nominal.words, qualifiers


def _quality(clause: Clause, subject: Token, verb: str, mentions: Mentions) -> Iterator[Projection]:
    """Project a predicative adjective: to what it is related to ("be guilty of"), else to the quality itself."""
    head = clause.head
    if _has_complement(clause) and clause.verb is not None:
        return
    main = _main_oblique(clause.obliques, mentions)
    if main is not None and main.preposition and main.head.i > head.i:
        argument = _argument(main.head, mentions)
        if argument is not None:
            rest = [each for each in clause.obliques if each is not main]
            lemma = f"{verb} {head.lower_} {main.preposition}"
            yield subject, lemma, argument, (head, *main.words), _qualifiers(rest, mentions)
            return
    first = min(
        (each.left_edge.i for each in children(head, "compound", "obl", "nmod") if each.i < head.i), default=head.i
    )
    start, end = mentions.span(first, head.i + 1)
    value = Value(value=head.doc[first : head.i + 1].text, start=start, end=end)
    yield subject, verb, value, (head,) if clause.verb is None else (), _qualifiers(clause.obliques, mentions)


def _has_complement(clause: Clause) -> bool:
    """Whether the predicate needs the clause that depends on it: it says nothing without."""
    if children(clause.head, "ccomp") or any(each.pos_ in {"VERB", "AUX"} for each in children(clause.head, "xcomp")):
        return True
    if any(each.pos_ in {"ADJ", "NOUN", "PROPN"} for each in children(clause.head, "xcomp")):
        return True
    return clause.head.dep_ == "parataxis" and is_reporting(clause.head)


def _governs_object(token: Token) -> bool:
    """Whether the object of a verb is the subject of its complement alone: "wants *them* to go", "called *it* a lie".

    Who is asked or ordered to do something is addressed as well, and stays an object.
    """
    governed = any(each.i > token.i for each in children(token, "xcomp"))
    return governed and classes("complements", "nonfinite").get(token.lemma_.lower()) != "ordered"


def _active_lemma(clause: Clause) -> str:
    expletive = child(clause.head, "expl")
    return "exist" if expletive is not None and expletive.lower_ == "there" else clause.lemma


def _passive_lemma(clause: Clause) -> str:
    return " ".join(["be", clause.head.lower_, *(particle.lower_ for particle in clause.particles)])


def _main_oblique(obliques: Iterable[Oblique], mentions: Mentions) -> Oblique | None:
    """Return the first oblique with a preposition that names a thing and no time."""
    for each in obliques:
        if not each.preposition or each.preposition == "according to" or mentions.get(each.head) is None:
            continue
        if each.preposition not in _WHEN and time_value(each.head, mentions) is None:
            return each
    return None


def _qualifiers(obliques: Iterable[Oblique], mentions: Mentions) -> list[TripleQualifier]:
    found = []
    for each in obliques:
        if each.preposition == "according to":
            continue
        time = time_value(each.head, mentions)
        argument = time or _argument(each.head, mentions)
        if argument is not None and (each.preposition or time is not None):
            role = "time" if time is not None or each.preposition in _WHEN else _role(each.preposition)
            found.append(TripleQualifier(role=role, preposition=each.preposition, argument=argument))
    return found


def _recipients(recipients: Iterable[Token], mentions: Mentions) -> list[TripleQualifier]:
    return [
        TripleQualifier(role="recipient", preposition="", argument=argument)
        for each in recipients
        if (argument := mentions.argument(each)) is not None
    ]


def _role(preposition: str) -> str:
    if preposition in words("nouns", "place", "preposition"):
        return "place"
    return "topic" if preposition in _TOPIC else "oblique"


def _argument(token: Token, mentions: Mentions) -> Argument | Value | None:
    return amount(token, mentions) or mentions.argument(token)


def _verb_words(clause: Clause) -> list[Token]:
    """Return the words of the predicate: auxiliaries, negation, verb and particles."""
    head = clause.head
    found = [*clause.particles]
    if clause.verb is None:
        found.append(head)
    else:
        found.append(clause.verb)
    found.extend(each for each in children(head, "aux") if each.i < head.i)
    if is_negated(head):
        found.extend(each for each in children(head, "advmod") if each.lower_ in {"not", "n't", "n’t", "never"})
    return found


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
