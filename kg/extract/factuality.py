"""Factuality: what the text makes of what a clause says.

Each clause has a polarity, a modality and a source. They come from the clause itself (negation, auxiliaries, adverbs)
and from what governs it (the class of the governing verb, noun or adjective, an if, a quotation), in the manner of
the source-based model of FactBank (Saurí and Pustejovsky 2009): only what neither the clause nor any governor
qualifies is `actual`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.accusation import is_accusation
from kg.extract.arguments import is_addressed, is_content, is_light_noun, response
from kg.extract.attribution import attribution
from kg.extract.clause import coordinated_with, is_copular, is_passive, is_quoted_complement, is_small_clause
from kg.extract.cleft import focus, outer_subject, pseudo_cleft
from kg.extract.comparison import is_excessive, is_ranked
from kg.extract.coordination import is_alternative, is_excluded, is_replaced
from kg.extract.embedding import (
    heads_clause,
    is_contrast,
    is_parenthesis,
    is_reduced_relative,
    is_set_off,
    is_subject,
    is_supplement,
    nearest_clause,
    shares_auxiliary,
    source_of,
    verb_class,
)
from kg.extract.lexicon import classes, words
from kg.extract.modality import MODALITIES, before_to, own_modality
from kg.extract.negation import denied_by_far, is_negated
from kg.extract.predication import is_predicate_nominal
from kg.extract.quantification import is_indefinite
from kg.extract.request import is_awaited
from kg.extract.subordination import (
    conditions,
    gerund_preposition,
    is_inverted,
    is_link_denied,
    is_order,
    is_outcome,
    is_timed,
    subordinator,
)
from kg.extract.tense import Tense, is_dated, is_future_in_past, is_subjunctive, tense
from kg.extract.tree import children, first_conjunct, is_infinitive, is_participle, mark, phrasal_lemma
from kg.extract.verdict import is_verdict, outcome
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.tokens import Token


_AGAINST = {"improbable": Modality.POSSIBLE, "averse": Modality.INTENDED}
"""Classes of adjectives that say that their content is not to be expected, or not wanted."""
_OPEN_MARKS = frozenset({"if", "unless", "whether"})
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "from", "in", "with", "as", "at"})
"""Prepositions whose gerund has the status that the verb gives it: "accused *of* lying"; a fact without such a verb."""
_OPEN_PREPOSITIONS = frozenset({"about", "against", "on", "to", "toward", "towards"})
"""Prepositions whose gerund is a topic or an aim and no fact, unless the verb says so: "talked *about* selling"."""


class Status(NamedTuple):
    """What the text makes of a clause: affirmed or denied, in which mode, on whose word."""

    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    source: Token | None = None

    def negated(self) -> Status:
        """Return the same with the opposite polarity."""
        other = Polarity.NEGATIVE if self.polarity is Polarity.POSITIVE else Polarity.POSITIVE
        return self._replace(polarity=other)

    def conditioned(self) -> Status:
        """Return the same under a condition, which makes no opinion out of what depends on it."""
        held = self.modality in {Modality.ACTUAL, Modality.ALLEGED}
        return self._replace(modality=Modality.CONDITIONAL) if held else self

    def under(self, modality: Modality) -> Status:
        """Return the same in `modality`, unless an outer governor has already set another."""
        return self if self.modality is not Modality.ACTUAL else self._replace(modality=modality)


class Factuality:
    """The statuses of the clauses of one document.

    Args:
        speakers: for tokens of direct speech, who speaks; see `kg.extract.quotation.speakers`.
    """

    def __init__(self, speakers: Mapping[int, Token]) -> None:
        self._speakers = speakers
        self._known: dict[int, Status] = {}

    def status(self, token: Token) -> Status:
        """Return the status of the clause that `token` heads."""
        if token.i not in self._known:
            self._known[token.i] = Status(modality=Modality.POSSIBLE)  # stands while a malformed tree loops
            self._known[token.i] = self._compute(token)
        return self._known[token.i]

    def _compute(self, token: Token) -> Status:
        status = self._context(token)
        if conditions(token):
            status = status.conditioned()
        shares = token.dep_ == "conj" and shares_auxiliary(token)
        for each in (token, token.head) if shares else (token,):
            if is_negated(each) and not (each != token and is_contrast(token)):
                status = status.negated()
            modality = Modality.FUTURE if is_future_in_past(each) else own_modality(each)
            if modality is not None:
                status = status.under(modality)
        if is_excluded(token) and not is_negated(token):
            status = status.negated()
        if status.polarity is Polarity.POSITIVE and is_alternative(token):
            status = status.under(Modality.POSSIBLE)
        status = self._attributed(token, status)
        if status.source is not None and is_accusation(token, status.source):
            status = status.under(Modality.ALLEGED)
        return status

    def _attributed(self, token: Token, status: Status) -> Status:
        """Return `status` with the source that an adverbial or a quotation gives a clause that has none yet."""
        if status.source is not None:
            return status
        named = attribution(first_conjunct(token))
        if named is None:
            speaker = self._speakers.get(token.i)
            return status if speaker is None else status._replace(source=speaker)
        status = status._replace(source=named.source)
        return status.under(Modality.ALLEGED) if named.force == "alleged" else status

    def _context(self, token: Token) -> Status:
        """What the governors of the clause make of it, before its own words are looked at."""
        outer = outer_subject(token)
        context = self._governing(token)
        return context if outer is None else self._predicated(token, outer, context)

    def _governing(self, token: Token) -> Status:
        """What the words above the clause make of it."""
        head, name = token.head, token.relation
        if (focused := focus(token)) is not None:
            whole = self.status(focused)
            return whole.negated() if is_replaced(focused) else whole
        if (predicate := pseudo_cleft(token)) is not None and predicate.pos_ != "VERB":
            return self.status(predicate)
        if is_inverted(token):
            context = Status() if head == token else self._embedding(head)
            return context.conditioned()
        if head == token:
            return self._reported_by_parenthesis(token)
        if name == "conj":
            context = self._context(coordinated_with(token))
            if (own := mark(token)) in _OPEN_MARKS and own != mark(first_conjunct(token)):
                modality = Modality.POSSIBLE if own == "whether" else Modality.CONDITIONAL
                return Status(modality=modality, source=context.source)  # "depends on that, and *if he stays*"
            return context
        if name == "parataxis":
            return self._reported_by_parenthesis(token) if not is_parenthesis(token) else Status()
        if is_small_clause(token):
            return self._small_clause(token, head.head if is_quoted_complement(token) else head)
        if name in {"ccomp", "xcomp"}:
            return self._complement(token, head)
        if name == "csubj" and _is_question(token):
            # "not clear *how many sail*"
            return Status(modality=Modality.POSSIBLE, source=self.status(head).source)
        if name == "csubj":
            return self._governed(classes("complements", "adjective").get(head.lemma_.lower(), "possible"), head)
        if (
            name == "acl"
            and mark(token) == "that"
            and verb_class(head.head, "finite") == "reported"
            and not is_content(token)
        ):
            return self._complement(token, head.head)  # "told the court *that ...*"
        if name == "acl" and is_awaited(token):
            return self._complement(token, head.head)
        if is_content(token):
            return self._content_of_noun(head, token)
        if name == "acl" and token.dep_ != "acl:relcl" and not is_reduced_relative(token):
            return self._content_of_noun(head, token)
        if name == "advcl" and token.dep_ != "advcl:relcl":
            return self._adverbial(token, head)
        return self._modifying(token, head) if name == "acl" else self.surrounding(head)

    def _modifying(self, token: Token, noun: Token) -> Status:
        """Return what holds for a clause that modifies `noun`, which a clause that is not so may introduce only there.

        "They may build a plant *that employs nurses*": there is no such plant, so far. What has been is there already:
        "they may trace a man *who fled*".
        """
        surrounding = self.surrounding(noun)
        if is_predicate_nominal(noun):
            return self.status(noun)  # "he is the man who fled": said of him
        if _is_generic(token, noun) and is_subject(noun):
            main = own_modality(nearest_clause(noun))
            if main in {Modality.NECESSARY, Modality.POSSIBLE}:
                return surrounding.under(Modality.CONDITIONAL)  # "users *who need two* must": if they do
        given = not is_indefinite(noun) or is_subject(noun) or is_supplement(noun) or is_set_off(token)
        if given or own_modality(token) is not None:
            return surrounding
        clause = self.status(nearest_clause(noun))
        if clause.modality is Modality.FUTURE and tense(token) is Tense.OPEN and _has_own_subject(token):
            return surrounding  # "will sell a ship that *its owners use*": now
        if clause.polarity is Polarity.NEGATIVE:
            return surrounding.under(Modality.POSSIBLE)
        told = tense(token) is Tense.PAST and token.lower_ != token.lemma_.lower()  # "cut" does not tell
        if token.tag_ == "VBN" and not children(token, "aux"):
            named = token.lemma_.lower() in words("control", "known", "verb")
            told = named or is_dated(token)  # nor does "a plant *run* by them"
        return surrounding if told else surrounding.under(clause.modality)

    def attribute(self, noun: Token) -> Status:
        """Return what holds for an attribute of `noun`, of which a new thing has no more than its clause gives it.

        "They may hire a *Leeds-based* firm", "children *aged 12* must pay": see `_modifying` on clauses.
        """
        if is_predicate_nominal(noun):
            return self.status(noun)
        stated = self.supplement(noun)
        if not is_indefinite(noun):
            return stated
        clause = self.status(nearest_clause(noun))
        if is_subject(noun):
            conditioned = clause.modality in {Modality.NECESSARY, Modality.POSSIBLE}
            return stated.under(Modality.CONDITIONAL) if conditioned else stated
        if clause.polarity is Polarity.NEGATIVE:
            return stated.under(Modality.POSSIBLE)
        return stated.under(clause.modality)

    def _predicated(self, token: Token, outer: Token, context: Status) -> Status:
        """Return the status of a clause that is predicated of a noun: "the claim is *that he lied*"."""
        relative = next((each for each in outer.children if pseudo_cleft(each) is not None), None)
        if relative is not None:
            return self._complement(token, relative)
        known = classes("complements", "noun").get(outer.lemma_.lower(), "factive")
        if known == "negative":
            return context.negated()
        return context.under(MODALITIES[known]) if known in MODALITIES else context

    def surrounding(self, token: Token) -> Status:
        """Return what holds for a clause inside a phrase of another: its source, and whether that alone vouches."""
        if is_supplement(token):
            return self.supplement(token)
        clause = token if heads_clause(token) else nearest_clause(token)
        context = self._context(clause)
        modality = Modality.ALLEGED if context.modality is Modality.ALLEGED else Modality.ACTUAL
        return Status(modality=modality, source=context.source)

    def supplement(self, token: Token) -> Status:
        """Return what holds for what is set beside `token`: it is said by the writer, or in direct speech the speaker.

        An apposition is no part of what the clause around it claims (Potts 2005 on supplements): "claimed that *his
        former deputy*, Neil Garrity, lied".
        """
        return Status(source=self._speakers.get(token.i))

    def _reported_by_parenthesis(self, token: Token) -> Status:
        """Return what a reporting clause set beside the clause makes of it: "X, *she said*, ..."."""
        for each in children(token, "parataxis"):
            if is_parenthesis(each):
                return self._governed(classes("complements", "finite")[each.lemma_.lower()], each, finite=True)
        return Status()

    def _complement(self, token: Token, head: Token) -> Status:
        copula = any(each.tag_ in {"VBD", "VBP", "VBZ"} for each in children(token, "cop"))  # "was *binding*"
        finite = (copula or not is_participle(token)) and (not is_infinitive(token) or _is_to(token))
        if mark(token).rpartition(" ")[2] in {"whether", "if"}:  # "on whether"
            return Status(modality=Modality.POSSIBLE, source=self.status(head).source)
        if is_infinitive(token) and head.pos_ == "VERB":
            # "makes it hard to use": the infinitive may hang on the verb
            adjectives = [each for each in children(head, "xcomp") if each.pos_ == "ADJ" and each.i < token.i]
            head = adjectives[-1] if adjectives else head
        if is_infinitive(token) and is_excessive(head):
            return self.status(head).negated()
        if head.pos_ == "ADJ" or (head.pos_ == "VERB" and head.lemma_.lower() in classes("complements", "adjective")):
            known = classes("complements", "adjective").get(head.lemma_.lower())
            if known or head.pos_ == "ADJ":
                return self._governed(known or ("factive" if finite else "possible"), head, finite=finite)
        if head.pos_ == "NOUN":
            return self._content_of_noun(head, token)
        questioned = {each.tag_ for each in children(token, "advmod", "obj", "obl", "nsubj")}
        if finite and "WRB" in questioned:  # no question is denied (Karttunen 1977): "did not say *how it was paid*"
            return self._governed("possible", head)._replace(polarity=Polarity.POSITIVE)
        if is_infinitive(token) and questioned & {"WRB", "WP", "WDT"}:
            return self._governed("possible", head)
        if head.lemma_.lower() == "consider" and token.tag_ == "VBG" and not is_passive(head):
            return self._governed("intended", head)  # "considered *selling* it" is no opinion
        known = self._class_by_form(token, head, finite=finite)
        if known == "necessary" and token.tag_ in {"VBG", "VBN"} and not is_infinitive(token):
            known = "factive"  # causative: "had it repaired", "had them waiting"
        if known is None:
            known = verb_class(head, "nonfinite" if finite else "finite")
            if known == "reported" and not finite:
                known = "possible"  # "wrote that selling it would be wrong": a gerund is no report
        return self._governed(known or ("alleged" if finite else "possible"), head, finite=finite)

    def _class_by_form(self, token: Token, head: Token, *, finite: bool) -> str | None:
        """Return the class of the verb `head`, which for some depends on the form of their complement."""
        lemma = head.lemma_.lower()
        if is_awaited(token):
            return classes("complements", "nonfinite").get(f"{lemma} for")
        if finite and is_subjunctive(token):
            return "ordered"
        if finite and lemma in words("complements", "indicative", "reported") and tense(token) is Tense.PAST:
            return "reported"
        if is_participle(token) and not is_infinitive(token) and lemma in words("complements", "participle", "factive"):
            return "factive"
        return verb_class(head, "finite" if finite else "nonfinite")

    def _small_clause(self, token: Token, head: Token) -> Status:
        """Return the status of a verbless predicate: "called them *reckless*", "became *mayor*"."""
        if is_verdict(token):
            return self._governed("reported", head)
        known = verb_class(head, "nonfinite")
        if head.lemma_.lower() == "feel" and not children(head, "obj"):
            return self.status(head)  # "felt unsafe": whoever feels so is so
        if is_passive(head) and not source_of(head) and head.lemma_.lower() == "find":
            known = "factive"  # "was found unconscious": by whoever came
        if mark(token) == "as" and _is_regarding(head):
            known = "alleged"  # "regards the treaty as *broken*"
        if _is_name(token) and head.lemma_.lower() in words("control", "verbs", "naming"):
            known = "factive"  # "a test called PanScan": a name and no opinion
        if _is_misjudged(head) and (_names(head) or head.lemma_.lower() in classes("complements", "finite")):
            known = "alleged"
        return self._governed(known if known in {"alleged", "intended", "ordered"} else "factive", head)

    def _content_of_noun(self, head: Token, token: Token) -> Status:
        if is_light_noun(head):
            return self.status(head.head)
        if is_ranked(head) and is_infinitive(token):
            whole = self.status(head if is_copular(head) else nearest_clause(head))
            denied = whole.polarity is Polarity.NEGATIVE  # who was not the first may have won, too
            return Status(modality=Modality.POSSIBLE, source=whole.source) if denied else whole
        if _is_dropped(head):
            return self.status(head.head).under(Modality.INTENDED).negated()
        if is_addressed(head) and response(head) == "refusing" and not children(token, "nsubj"):
            return self.status(head.head).negated()  # "refused a request to leave"
        if (verdict := outcome(head)) is not None:
            return self._governed(verdict, head.head)
        known = classes("complements", "noun").get(head.lemma_.lower(), "possible")
        if (
            known in {"alleged", "reported", "factive"}
            and head.dep_ in {"obj", "nsubj:pass"}
            and verb_class(head.head, "finite") == "denied"
        ):
            return self._governed("denied", head.head)  # "rejected the claim that ..."
        predicate = head.head if head.dep_ == "nsubj" and head.head.pos_ == "ADJ" else None
        if predicate is not None and classes("complements", "adjective").get(predicate.lemma_.lower()) == "denied":
            return Status(Polarity.NEGATIVE, Modality.ALLEGED)  # "the claim that he lied is false"
        above = self.status(nearest_clause(head))
        if above.polarity is Polarity.NEGATIVE and known in {"possible", "necessary"}:
            return Status(Polarity.NEGATIVE, MODALITIES[known], above.source)  # "has no power to intervene"
        if above.polarity is Polarity.NEGATIVE:
            return Status(modality=Modality.POSSIBLE, source=above.source)
        return self._governed(known, nearest_clause(head), source=False)

    def _adverbial(self, token: Token, head: Token) -> Status:
        word = subordinator(token)
        context = self._embedding(head)
        if token.tag_ == "VBG" and not word and token.left_edge.i == head.i + 2:
            phrasal = classes("complements", "nonfinite").get(phrasal_lemma(head))
            if phrasal is not None and phrasal_lemma(head) != head.lemma_.lower():
                return self._governed(phrasal, head)  # "ruled out *selling* it"
        if is_infinitive(token) and is_excessive(head):
            return self.status(head).negated()
        if is_infinitive(token) and is_ranked(head):
            return self._content_of_noun(head, token)
        if is_order(token):
            return self._complement(token, head)
        if is_timed(token) or is_outcome(token):
            return context
        if is_infinitive(token) and any(_is_dropped(each) for each in children(head, "obj")):
            return context.under(Modality.INTENDED).negated()
        if is_link_denied(token):
            return context.under(Modality.POSSIBLE)
        if denied_by_far(head) is token:
            return context.negated()
        known = classes("complements", "subordinator").get(word)
        bare = is_participle(token) and not children(token, "nsubj", "cop")
        if word == "as" and bare and _is_regarding(head):
            return self._governed("alleged", head)  # "described it as *robbing* them"
        if known == "factive":
            return self.surrounding(head)
        if known == "negative" and is_negated(head):
            return context.under(Modality.CONDITIONAL)  # "cannot sail without repairs"
        if known == "negative":
            return context.negated()
        if known == "conditional":
            return Status(modality=Modality.CONDITIONAL, source=context.source)  # nobody plans, or fears, the condition
        if known is not None:
            return context.under(MODALITIES[known])
        if is_infinitive(token):
            return context.under(Modality.INTENDED)
        joined = gerund_preposition(token)
        if joined and (governed := self._of_gerund(head, joined)) is not None:
            return governed
        adverb = next((each.lower_ for each in children(head, "advmod", "compound:prt") if each.i == head.i + 1), "")
        words_joined = " ".join(filter(None, [head.lemma_.lower(), adverb, joined]))  # "look forward to"
        together = classes("complements", "nonfinite").get(words_joined)
        known = together or verb_class(head, "nonfinite") or verb_class(head, "finite")
        if joined in _OPEN_PREPOSITIONS and token.i > head.i:
            open_ = self._governed(known or "possible", head)
            return open_.negated() if joined == "against" and known in MODALITIES else open_  # "warned against selling"
        if joined == "for" and known == "negative":
            return context  # "banned *for lying*": the reason
        if joined and known not in {None, "factive"} and joined in _COMPLEMENT_PREPOSITIONS:
            return self._governed(known, head)
        asked = word in {*_OPEN_PREPOSITIONS, "of"} and _opens_with_question_word(token)
        if asked or word.rpartition(" ")[2] == "whether":  # "depends on *what charges are made*"
            return Status(modality=Modality.POSSIBLE, source=context.source)
        timed = word in words("subordinators", "shifted", "time")
        if timed and context.modality in {Modality.ORDERED, Modality.INTENDED}:
            return context  # "told to wait until it *was* over"
        if timed and any(each.tag_ in {"VBP", "VBZ"} and each.lemma_ == "have" for each in children(token, "aux")):
            return context.under(Modality.FUTURE)  # "wait until it *has* closed": that is to come
        if timed and is_future_in_past(nearest_clause(token)):
            return context  # "said it would stay closed until she *was* satisfied": what is past is only the report
        ahead = {Modality.FUTURE, Modality.INTENDED, Modality.ORDERED, Modality.NECESSARY, Modality.POSSIBLE}
        if children(token, "nsubj") and tense(token) is Tense.PAST and context.modality in ahead:
            return self.surrounding(head)  # "will go on, since talks failed": that is past, whatever is to come
        return context

    def _of_gerund(self, head: Token, joined: str) -> Status | None:
        """Return what an adjective, noun or verdict makes of its gerund, "not guilty *of lying*"; None if nothing."""
        known = classes("complements", "gerund").get(f"{head.lemma_.lower()} {joined}")
        above = self.status(head)
        denied = above.polarity is Polarity.NEGATIVE
        if known == "implied" and _is_misjudged(head):
            return above.under(Modality.ALLEGED)
        if known == "implied" and not (denied and head.pos_ == "VERB"):
            return above
        if known in {"implied", None}:  # who was not convicted may have done it
            unclear = known is not None or (denied and head.pos_ == "ADJ")
            return Status(modality=Modality.POSSIBLE, source=above.source) if unclear else None
        return self._embedding(head) if known == "presupposed" else self._governed(known, head)

    def _embedding(self, head: Token) -> Status:
        """The status of `head` without its own negation: "did not resign *because he lied*"."""
        status = self.status(head)
        return status._replace(polarity=Polarity.POSITIVE)

    def _governed(self, name: str, head: Token, *, finite: bool = False, source: bool = True) -> Status:
        """Return what a governor of class `name` makes of its content."""
        above = self.status(head)
        who = (source_of(head) if source else None) or above.source
        if name == "reported" and _is_misjudged(head):
            name = "alleged"
        if name == "factive":
            return above._replace(polarity=Polarity.POSITIVE) if finite else above
        if name == "negative":
            return above.negated()
        if name in _AGAINST:
            return Status(above.negated().polarity, _AGAINST[name], above.source)
        raised = head.lemma_.lower() in words("complements", "raised", "negation") and is_negated(head)
        if raised and name in {"alleged", "future"} and above.modality is Modality.ACTUAL:
            return Status(Polarity.NEGATIVE, MODALITIES[name], who)
        if name in {"alleged", "denied", "reported"} and above.polarity is Polarity.NEGATIVE:
            return Status(modality=Modality.POSSIBLE, source=above.source)
        if name == "reported" and who is None and head.lemma_.lower() in {"inform", "tell"} and is_passive(head):
            return Status(modality=Modality.ALLEGED)  # "the court was told *that he lied*": by whom is left open
        if name == "reported":
            return Status(modality=above.modality, source=who)
        if name == "denied":
            return Status(Polarity.NEGATIVE, Modality.ALLEGED, who)
        if name in {"alleged", "apparent"}:
            return Status(modality=Modality.ALLEGED, source=who if name == "alleged" else above.source)
        modality = MODALITIES[name]
        if modality is Modality.NECESSARY and above.modality in {Modality.POSSIBLE, Modality.CONDITIONAL}:
            modality = above.modality  # "may have to close"
        return Status(above.polarity, modality, above.source)


def _names(verb: Token) -> bool:
    """Whether a verb tells what something is called."""
    return verb.lemma_.lower() in words("control", "verbs", "naming") | words("control", "known", "verb")


def _is_misjudged(verb: Token) -> bool:
    """Whether an adverb tells that what is said or called so is not so: "*falsely* told her that ..."."""
    return any(each.lower_ in words("complements", "misjudgement", "adverb") for each in children(verb, "advmod"))


def _has_own_subject(relative: Token) -> bool:
    """Whether a relative clause is about somebody who is known: a name, or one with a definite article or possessor."""
    return any(not is_indefinite(each) and each.pos_ in {"NOUN", "PROPN"} for each in children(relative, "nsubj"))


def _is_question(clause: Token) -> bool:
    """Whether a subject clause is an embedded question: "how many", "whether"."""
    return mark(clause) in {"if", "whether"} or _opens_with_question_word(clause)


def _opens_with_question_word(clause: Token) -> bool:
    """Whether a word that asks stands before the head of a clause: "*what* charges are made"."""
    return any(each.tag_ in {"WDT", "WP", "WRB"} for each in clause.subtree if each.i < clause.i)


def _is_regarding(verb: Token) -> bool:
    """Whether a verb tells as what something is seen: "described it *as reckless*"."""
    return classes("control", "verbs").get(verb.lemma_.lower()) == "regarding"


def _is_to(infinitive: Token) -> bool:
    """Whether an infinitive follows *be*, which is finite: "said that they *were to meet*"."""
    return any(each.tag_ in {"VBD", "VBP", "VBZ"} for each in before_to(infinitive))


def _is_generic(relative: Token, noun: Token) -> bool:
    """Whether a relative clause in the present tells of which things a rule holds: "a user *who needs two* must"."""
    restrictive = relative.dep_ == "acl:relcl" and not is_set_off(relative)
    return restrictive and is_indefinite(noun) and tense(relative) is Tense.OPEN


def _is_name(complement: Token) -> bool:
    """Whether what something is called is a name: a proper noun, or, behind its noun, "called *the sweeper*"."""
    definite = any(each.lower_ == "the" for each in children(complement, "det"))
    return complement.pos_ == "PROPN" or (definite and complement.head.dep_ == "acl")


def _is_dropped(noun: Token) -> bool:
    """Whether `noun` is a plan that somebody gives up: "dropped a *plan* to close it"."""
    intended = noun.lemma_.lower() in words("complements", "noun", "intended")
    given_up = phrasal_lemma(noun.head) in words("control", "renunciation", "verb")
    return intended and given_up and noun.dep_ == ("nsubj:pass" if is_passive(noun.head) else "obj")
