"""The graph view: clauses projected to binary triples over minimal arguments, in active voice.

- A verb with an object gives one triple an object; its obliques become qualifiers.
- A verb without one takes its first oblique that is no time as object, and the preposition joins the predicate
  ("works as", "is based in"); if it has none, the object is the value true: the clause is kept as a property.
- A passive with an agent is turned round; one without keeps "be" and the participle ("be arrested in").
- A copula predicates a quality (a literal), a class (a mention) or a relation ("be mayor of").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.ages import age_value, stated_age
from kg.extract.arguments import is_light_noun
from kg.extract.clause import Oblique, is_age, is_quoted_complement, is_small_clause
from kg.extract.cleft import is_cleft
from kg.extract.comparison import quality, quality_words, rank, standard, tells_what_is_first
from kg.extract.confidence import confidence
from kg.extract.coordination import is_alternative
from kg.extract.lexicon import classes, words
from kg.extract.modality import is_question
from kg.extract.negation import denied_by_far, is_far_from, is_negated
from kg.extract.nominal import predicate_nominal
from kg.extract.predication import said_of
from kg.extract.qualification import adverbs, argument_of, main_oblique, qualified, within_amounts
from kg.extract.quantification import is_negative
from kg.extract.quotation import is_reporting
from kg.extract.request import awaited_clause, is_awaited
from kg.extract.scope import coordinated_status, is_out_of_scope
from kg.extract.times import rest_of_duration, time_value
from kg.extract.tree import child, children, first_conjunct, mark, preposition, prepositions
from kg.extract.values import amount, worth
from kg.model import Argument, Polarity, Predicate, Triple, TripleLink, TripleQualifier, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.clause import Clause
    from kg.extract.factuality import Status
    from kg.extract.linking import ClauseLink
    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token

TRUE = "true"


class Projection(NamedTuple):
    """A triple in the making.

    Attributes:
        subject: head of the subject.
        lemma: of the predicate, with particle and preposition.
        target, head: the object, and the token that heads it; None where it is the predicate itself.
        words: those of the predicate beside its verb.
    """

    subject: Token
    lemma: str
    target: Argument | Value
    head: Token | None = None
    words: tuple[Token, ...] = ()
    qualifiers: Sequence[TripleQualifier] = ()


def triples(clause: Clause, status: Status, mentions: Mentions, links: Sequence[ClauseLink] = ()) -> Iterator[Triple]:
    """Yield the triples of `clause`. None for a question, and none without a subject that is a mention.

    Args:
        clause: the clause.
        status: what the text makes of it.
        mentions: those of the document.
        links: to the adverbial clauses that modify it.
    """
    if is_question(clause.head) or mark(clause.head) == "than":
        return
    doc = clause.head.doc
    for each in _unfolded(_project(clause, mentions), clause):
        subject = mentions.argument(each.subject)
        heads = [each.subject] if each.head is None else [each.subject, each.head]
        if subject is None or (isinstance(each.target, Argument) and each.target.mention is subject.mention):
            continue
        if status.polarity is Polarity.POSITIVE and [head for head in heads if is_out_of_scope(head, clause)]:
            continue
        said = coordinated_status(status, heads, clause)
        denied = said.polarity is Polarity.NEGATIVE
        bare = isinstance(each.target, Value) and each.target.datatype == "boolean" and not each.qualifiers
        surface = sorted({word.i for word in (*_verb_words(clause), *each.words)})
        start, end = mentions.span(surface[0], surface[-1] + 1)
        target = clause.head if each.head is None and clause.copular else each.head
        yield Triple(
            subject=subject,
            predicate=Predicate(
                surface=" ".join([doc.tokens[i].text for i in surface]), lemma=each.lemma, start=start, end=end
            ),
            object=each.target,
            qualifiers=(*each.qualifiers, *adverbs(clause.head, mentions, denied=denied, bare=bare)),
            clause=mentions.span(clause.head.i, clause.head.i + 1)[0],
            links=tuple(_triple_links(links, said, mentions)) if links else (),
            polarity=said.polarity,
            modality=said.modality,
            attribution=mentions.argument(status.source) if status.source is not None else None,
            rule=clause.construction if not clause.copular else f"copula: {clause.construction}",
            confidence=confidence("graph", clause.construction, clause.head, each.subject, target),
            sentence=mentions.sentence(clause.head),
        )


def _unfolded(projections: Iterable[Projection], clause: Clause) -> Iterator[Projection]:
    """Yield each projection; where the clause modifies a predicate nominal, one for each subject of that."""
    if clause.construction not in {"relative", "participle"}:
        yield from projections
        return
    for each in projections:
        modified = each.subject == clause.head.head
        for subject in said_of(each.subject) if modified else [each.subject]:
            yield each._replace(subject=subject)


def _triple_links(links: Iterable[ClauseLink], status: Status, mentions: Mentions) -> Iterator[TripleLink]:
    """Yield the links of a triple; not the reason for what is denied, which may be no more than a denied reason."""
    for role, conjunction, target in links:
        if status.polarity is Polarity.POSITIVE or role not in {"cause", "purpose"}:
            start, _ = mentions.span(target.i, target.i + 1)
            yield TripleLink(role=role, conjunction=conjunction, clause=start)


def _project(clause: Clause, mentions: Mentions) -> Iterator[Projection]:
    if clause.copular:
        if not is_cleft(clause.head):
            yield from _copular(clause, mentions)
    elif [each for each in children(clause.head, "obj") if "acl" in each.below and is_light_noun(each)]:
        return  # "took the step of publishing": the gerund has a clause of its own
    elif clause.agents and clause.subjects:
        # "she was given a medal by the club": the subject of a passive with an object is the recipient
        recipients = _recipients(clause.subjects if clause.objects else [], mentions)
        for agent in clause.agents:
            for found in _with_objects(clause, agent, clause.lemma, clause.objects or clause.subjects, mentions):
                yield found._replace(qualifiers=[*recipients, *found.qualifiers])
    else:
        for subject in clause.subjects:
            lemma = _passive_lemma(clause) if clause.passive else _active_lemma(clause)
            yield from _with_objects(clause, subject, lemma, _mutual(clause) or clause.objects, mentions)


def _mutual(clause: Clause) -> Sequence[Token]:
    """Return the subjects of a clause again if they act on one another: "blame *each other*", "Lind and Cole *met*".

    Crosswise, each with each (Huddleston and Pullum 2002, chapter 17, on reciprocals and symmetric predicates).
    """
    if len(clause.subjects) < 2 or any(is_alternative(each) for each in clause.subjects):
        return []
    reciprocal = any(
        each.lower_ in {"each", "one"} and each.i + 1 < len(each.doc) and each.nbor().lower_ in {"other", "another"}
        for each in children(clause.head, "obj")
    )
    return clause.subjects if reciprocal or _is_symmetric(clause) else []


def _is_symmetric(clause: Clause) -> bool:
    """Whether two do with one another what a verb says, and not each with somebody else: "*both* married in May"."""
    if clause.lemma not in words("control", "symmetric", "verb") or clause.passive or len(clause.subjects) > 2:
        return False
    if (
        clause.objects
        or any(each.preposition in {"into", "with"} for each in clause.obliques)
        or _has_complement(clause)
    ):
        return False
    parts = (part for each in (clause.head, *clause.subjects) for part in each.children)
    return not any(part.lower_ in words("control", "symmetric", "distributive") for part in parts)


def _with_objects(
    clause: Clause, subject: Token, lemma: str, objects: Sequence[Token], mentions: Mentions
) -> Iterator[Projection]:
    """Project a verb: to its objects, else to its first oblique, else to the value true."""
    if objects and _governs_object(clause.head):
        return
    counted = {later for each in objects for later in rest_of_duration(each)}
    objects = [each for each in objects if each not in counted]
    found = [(each, argument) for each in objects if (argument := argument_of(each, mentions)) is not None]
    if found:
        rest = qualified(clause.obliques, mentions)
        qualifiers = [*_recipients(clause.recipients, mentions), *rest]
        for head, target in found:
            own = [*qualified(standard(head), mentions), *within_amounts([head], mentions)]
            if is_negative(head):  # "no soldiers *in Iraq*": to deny more than that would be wrong
                own += qualified(_domain(head), mentions)
            dated = any(each.role == "time" for each in own)  # "£3m in 2020 and £4m *in 2021*"
            others = [each for each in qualifiers if each.role != "time"] if dated else qualifiers
            yield Projection(subject=subject, lemma=lemma, target=target, head=head, qualifiers=[*others, *own])
        yield from _to_recipients(clause, subject, lemma, [target for _, target in found], rest, mentions)
        return
    if objects or _has_complement(clause):
        return
    if (ordinal := rank(clause.head)) is not None:
        start, end = mentions.span(ordinal.i, ordinal.i + 1)
        place = Value(value=ordinal.text, start=start, end=end)
        yield Projection(subject=subject, lemma=lemma, target=place, qualifiers=qualified(clause.obliques, mentions))
        return
    main = main_oblique(clause.obliques, mentions)
    if main is not None:
        members = [each for each in clause.obliques if each is main or _is_coordinated(each, main)]
        rest = qualified([each for each in clause.obliques if each not in members], mentions)
        rest += within_amounts([each.head for each in members], mentions)
        for each in members:
            if (argument := argument_of(each.head, mentions)) is not None:
                yield Projection(
                    subject=subject,
                    lemma=_join(lemma, each.preposition),
                    target=argument,
                    head=each.head,
                    words=each.words,
                    qualifiers=rest,
                )
        return
    if lemma in {"be", "do", "have"} or (not clause.passive and is_reporting(clause.head)):
        return
    start, end = mentions.span(clause.head.i, clause.head.i + 1)
    value = Value(value=TRUE, datatype="boolean", start=start, end=end)
    yield Projection(subject=subject, lemma=lemma, target=value, qualifiers=qualified(clause.obliques, mentions))


def _to_recipients(
    clause: Clause,
    subject: Token,
    lemma: str,
    given: Iterable[Argument | Value],
    rest: Iterable[TripleQualifier],
    mentions: Mentions,
) -> Iterator[Projection]:
    """Project a verb with two objects to the first: "offered *Lind* a job"; what is given qualifies it."""
    if clause.lemma in words("control", "price", "verb"):
        return
    joined = "to" if clause.lemma in words("control", "recipient", "to") else ""
    things = [TripleQualifier(role="oblique", preposition="", argument=each) for each in given]
    for each in clause.recipients:
        if (argument := mentions.argument(each)) is not None:
            yield Projection(
                subject=subject,
                lemma=_join(lemma, joined),
                target=argument,
                head=each,
                qualifiers=[*things, *rest],
            )


def _is_coordinated(oblique: Oblique, other: Oblique) -> bool:
    """Whether two obliques are conjuncts, or share their preposition as the antecedents of one relative do."""
    shared = bool(oblique.words) and oblique.words == other.words
    return shared or first_conjunct(oblique.head) == first_conjunct(other.head)


def _copular(clause: Clause, mentions: Mentions) -> Iterator[Projection]:
    head, verb = clause.head, clause.lemma
    for subject in clause.subjects:
        if is_age(head):
            if (years := stated_age(head)) is not None:
                yield Projection(
                    subject=subject,
                    lemma=_join(verb, head.lower_),
                    target=age_value(years, mentions),
                    words=(head,),
                    qualifiers=qualified([each for each in clause.obliques if each.head is not years], mentions),
                )
            continue
        if head.pos_ in {"ADJ", "VERB", "ADV"}:
            yield from _quality(clause, subject, verb, mentions)
            continue
        if tells_what_is_first(head):
            continue  # "becomes the first woman to run it": what she does is told
        qualifiers = qualified(clause.obliques, mentions)
        first = -1 if clause.verb is None or clause.verb.i > head.i else clause.verb.i
        joined = [each for each in prepositions(head) if each.i > first and not (each.i and is_far_from(each.nbor(-1)))]
        if joined:
            target = argument_of(head, mentions)
            if target is not None:
                lemma = _join(verb, " ".join(word.lower_ for word in joined))
                yield Projection(
                    subject=subject, lemma=lemma, target=target, words=tuple(joined), qualifiers=qualifiers
                )
            continue
        value = time_value(head, mentions) or amount(head, mentions)
        if value is not None:
            yield Projection(subject=subject, lemma=verb, target=value, words=(head,), qualifiers=qualifiers)
            continue
        nominal = predicate_nominal(head, mentions, of_person=mentions.is_person(subject))
        if nominal is not None:
            yield Projection(
                subject=subject,
                lemma=_join(verb, nominal.lemma),
                target=nominal.object,
                words=nominal.words,
                qualifiers=[*qualifiers, *([] if nominal.lemma else qualified(_domain(head), mentions))],
            )


def _domain(nominal: Token) -> list[Oblique]:
    """Return what restricts a predicate nominal beside its of-phrase: "the largest bank *in Leeds*"."""
    modifiers = [each for each in children(nominal, "nmod") if preposition(each) not in {"", "of"}]
    return [Oblique(each, preposition(each), prepositions(each)) for each in modifiers]


def _quality(clause: Clause, subject: Token, verb: str, mentions: Mentions) -> Iterator[Projection]:
    """Project a predicative adjective: to what it is related to ("be guilty of"), else to the quality itself."""
    head = clause.head
    if (_has_complement(clause) and clause.verb is not None) or tells_what_is_first(head):
        return  # "was the first to win" is told by the infinitive
    if head.lower_ == "worth":
        if (price := worth(head, mentions)) is not None:
            yield Projection(subject=subject, lemma=_join(verb, "worth"), target=price[1], head=price[0], words=(head,))
        return
    main = main_oblique([each for each in clause.obliques if _completes(each, head)], mentions)
    if main is not None and main.head.i > head.i:
        argument = argument_of(main.head, mentions)
        if argument is not None:
            yield Projection(
                subject=subject,
                lemma=_join(verb, quality(head).lower(), main.preposition),
                target=argument,
                head=main.head,
                words=(head, *main.words),
                qualifiers=qualified([each for each in clause.obliques if each is not main], mentions),
            )
            return
    found = quality_words(head)
    start, end = mentions.span(found[0].i, found[-1].i + 1)
    yield Projection(
        subject=subject,
        lemma=verb,
        target=Value(value=quality(head), start=start, end=end),
        words=(head,) if clause.verb is None else (),
        qualifiers=qualified([each for each in clause.obliques if each.head not in found], mentions),
    )


def _completes(oblique: Oblique, quality: Token) -> bool:
    """Whether an oblique may belong to a quality, "guilty *of fraud*": none of the verb above, none after a comma."""
    edge = oblique.head.left_edge
    before = edge.doc.tokens[max(edge.i - 1, 0)]
    return oblique.head.head == first_conjunct(quality) and "," not in {before.text, edge.text}


def _has_complement(clause: Clause) -> bool:
    """Whether the predicate needs the clause that depends on it: it says nothing without."""
    head = clause.head
    if "ccomp" in head.below or denied_by_far(head) is not None:
        return True
    for each in children(head, "xcomp", "obl"):
        if is_small_clause(each):
            return True
        if each.relation == "xcomp" and (each.pos_ in {"VERB", "AUX"} or "cop" in each.below):
            return True
    if "for" in head.sent.words:
        if any(map(is_awaited, children(head, "advcl"))):
            return True
        if any(awaited_clause(each) is not None for each in children(head, "nsubj", "obj", "obl")):
            return True
    return head.dep_ == "parataxis" and head.lemma_.lower() in classes("complements", "finite")


def _governs_object(token: Token) -> bool:
    """Whether the object of a verb is the subject of its complement alone: "wants *them* to go", "called *it* a lie".

    Who is asked or ordered to do something is addressed as well, and stays an object.
    """
    later = [each for each in children(token, "xcomp", "obl", "obj", "advcl") if each.i > token.i]
    if not any(each.dep_ == "xcomp" or is_small_clause(each) for each in later):
        named = [inner for each in children(token, "obj") for inner in children(each, "appos")]
        if not any(map(is_quoted_complement, named)):
            return False
    lemma = token.lemma_.lower()
    if lemma in words("control", "verbs", "appointing"):
        return False
    addressed = classes("complements", "nonfinite").get(lemma) == "ordered"
    return not addressed or lemma in words("control", "arranging", "verb")


def _active_lemma(clause: Clause) -> str:
    expletive = child(clause.head, "expl")
    return "exist" if expletive is not None and expletive.lower_ == "there" else clause.lemma


def _passive_lemma(clause: Clause) -> str:
    return " ".join(["be", clause.head.lower_, *[particle.lower_ for particle in clause.particles]])


def _recipients(recipients: Iterable[Token], mentions: Mentions) -> list[TripleQualifier]:
    return [
        TripleQualifier(role="recipient", preposition="", argument=argument)
        for each in recipients
        if (argument := mentions.argument(each)) is not None
    ]


def _verb_words(clause: Clause) -> list[Token]:
    """Return the words of the predicate: auxiliaries, negation, verb and particles."""
    head = clause.head
    found = [*clause.particles]
    if clause.verb is None:
        found.append(head)
    else:
        found.append(clause.verb)
    found += [each for each in children(head, "aux") if each.i < head.i]
    if is_negated(head):
        found += [each for each in children(head, "advmod") if each.lower_ in {"not", "n't", "n’t", "never"}]
    return found


def _join(*parts: str) -> str:
    return " ".join([part for part in parts if part])
