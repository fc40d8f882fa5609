"""Trees put right before rules look at them: what Universal Dependencies, or the grammar of English, does not allow.

A parser scores one arc at a time and breaks rules of the whole. Each repair states the rule that is broken; a tree that
breaks none stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause import AGE, is_age
from kg.extract.lexicon import classes, words
from kg.extract.tokens import Doc
from kg.extract.tree import NOMINAL_POS, children, mark, preposition, stranded
from kg.extract.values import SYMBOLS
from kg.nouns import head_class

if TYPE_CHECKING:
    from collections.abc import Callable

    import spacy.tokens

    from kg.extract.tokens import Token

_RELATIVIZERS = frozenset({"WDT", "WP", "WP$", "WRB"})
_VERBAL = frozenset({"VERB", "AUX"})


def repaired(parsed: spacy.tokens.Doc) -> Doc:
    """Return a parsed text for the rules to read, its tree put right.

    >>> from kg import load_pipeline
    >>> [token.text for token in repaired(load_pipeline()("Rain fell."))]
    ['Rain', 'fell', '.']
    """
    doc = Doc(parsed)
    for token in doc:
        if token.head.relation == "flat":
            _name_words(token)
        if token.pos_ == "NUM":
            _years(token)
        for repair in _REPAIRS.get(token.relation, ()):
            repair(token)
    for token in doc:
        token.known.clear()  # what was found out about the tree as it was
    return doc


def _name_words(token: Token) -> None:
    """Hang what depends on a later word of a name on the name (https://universaldependencies.org/u/dep/flat.html)."""
    if token.relation != "flat" and not token.is_punct:
        name = token.head
        while name.relation == "flat" and name.head is not name:
            name = name.head
        token.attach(name, token.dep_)


def _parenthesis(token: Token) -> None:
    """Set a reporting clause between commas beside the clause, "critics, *she said*, lied", not below a noun.

    A relative clause between commas has a relativizer (Huddleston and Pullum 2002, chapter 12, on supplementary ones).
    """
    within_noun = token.relation == "parataxis" and token.head.pos_ in NOMINAL_POS
    if not (token.relation == "acl" or within_noun) or token.lemma_.lower() not in classes("complements", "finite"):
        return
    subject = [each for each in children(token, "nsubj") if each.i < token.i]
    if not subject or children(token, "obj", "ccomp", "xcomp") or any(w.tag_ in _RELATIVIZERS for w in token.subtree):
        return
    start, end = token.left_edge.i, token.right_edge.i + 1
    before, behind = token.doc.tokens[max(start - 1, 0)], token.doc.tokens[min(end, len(token.doc) - 1)]
    commas = [each.text for each in (before, token.left_edge)], [each.text for each in (behind, token.right_edge)]
    if not all("," in pair for pair in commas):
        return
    clause = token.head
    while clause.pos_ not in _VERBAL and not children(clause, "cop") and clause.head is not clause:
        clause = clause.head
    if clause.pos_ in _VERBAL or children(clause, "cop"):
        token.attach(clause, "parataxis")


def _subject_of_parenthesis(token: Token) -> None:
    """Hang on its verb the subject of a reporting clause between commas: "the bank, *critics* say, lied".

    It stands right before a finite verb that has no subject; one of a coordination would have a conjunction.
    """
    end = token.right_edge.i + 1
    if token.pos_ not in NOMINAL_POS or end >= len(token.doc) or children(token, "cc"):
        return
    verb = token.doc.tokens[end]
    if verb.tag_ not in {"VBD", "VBP", "VBZ"} or verb.lemma_.lower() not in classes("complements", "finite"):
        return
    behind = token.doc.tokens[min(end + 1, len(token.doc) - 1)]
    inside = verb.dep_ in {"ROOT", "parataxis"} or (verb.relation == "acl" and behind.text == ",")
    if not inside or children(verb, "nsubj", "csubj", "expl", "aux", "cop"):
        return
    around = [token.doc.tokens[max(token.left_edge.i - 1, 0)], token.left_edge]
    if any(each.text == "," for each in around) and not token.is_ancestor(verb):
        token.attach(verb, "nsubj")


def _twin_subject(token: Token) -> None:
    """Set a second subject right behind a noun beside it: "analysts at the *bank Corran* expected".

    No verb has two subjects (https://universaldependencies.org/u/dep/nsubj.html).
    """
    if token.relation != "nsubj" or token.pos_ != "PROPN" or children(token, "det"):
        return
    if token.ent_type_ == "PERSON":
        return  # "the city *Ana* left": a relative clause
    others = [each for each in children(token.head, "nsubj") if each.i < token.i]
    if not others or not (start := token.left_edge.i):
        return
    noun = token.doc.tokens[start - 1]
    within = [each for each in others if noun is each or (noun.dep_ == "nmod" and noun.head is each)]
    if noun.pos_ == "NOUN" and within and head_class(noun.lemma_.lower()) in {"Organization", "Place"}:
        token.attach(noun, "appos")


def _years(token: Token) -> None:
    """Hang the number behind *aged* on it, and *aged* where the number hung if it was below."""
    if not token.i or not is_age(aged := token.nbor(-1)):
        return
    if aged.dep_ == "xcomp":
        aged.attach(aged.head, "advcl")  # it completes no verb: "died *aged 91*"
    if token.head is aged and token.dep_ != "xcomp":
        return
    if aged.head is token and token.head is not token:
        aged.attach(token.head, "acl")
    if not token.is_ancestor(aged):
        token.attach(aged, "obl:unmarked")


def _listed_age(token: Token) -> None:
    """Hang a number between commas behind a person on the name: "Cole, *43*, and Lind" are two; see `kg.extract.ages`.

    The last of a coordination has the conjunction, and none but the last follows without one.
    """
    if token.dep_ != "conj" or token.tag_ != "CD" or children(token, "cc") or not AGE.fullmatch(token.text):
        return
    person = token.head
    behind = person.ent.end if person.ent is not None and person.ent_type_ == "PERSON" else -1
    around = [each.text for each in token.doc.tokens[token.i - 1 : token.i + 2]]
    if behind == token.i - 1 and around == [",", token.text, ","]:
        for each in children(token, "conj"):
            each.attach(person, "conj")
        token.attach(person, "nmod:unmarked")


def _subject_of_content(token: Token) -> None:
    """Give back the first of two subjects to what is reported: "*voters*, Berg said, should stay at home".

    No verb has two subjects (https://universaldependencies.org/u/dep/nsubj.html).
    """
    report = token.head
    if token.dep_ != "nsubj" or report.lemma_.lower() not in classes("complements", "finite"):
        return
    nearer = [each for each in children(report, "nsubj") if token.i < each.i < report.i]
    contents = [each for each in children(report, "ccomp") if each.i > report.i and not children(each, "nsubj", "expl")]
    if nearer and contents and report.doc.tokens[min(report.i + 1, len(report.doc) - 1)].text == ",":
        token.attach(contents[0], "nsubj:pass" if children(contents[0], "aux:pass") else "nsubj")


def _charge(token: Token) -> None:
    """Hang what somebody is accused of on the verb, not on who is accused: "accused the army *of killing* them"."""
    verb, joined = token.head.head, mark(token)
    if token.dep_ != "acl" or token.tag_ != "VBG" or token.head.dep_ not in {"obj", "nsubj:pass"} or not joined:
        return
    lemma = verb.lemma_.lower()
    known = classes("complements", "nonfinite")
    judging = joined == "for" and classes("control", "verbs").get(lemma) in {"judging", "regarding"}
    if judging or f"{lemma} {joined}" in known or (joined == "of" and known.get(lemma) == "alleged"):
        token.attach(verb, "advcl")


def _noun(token: Token) -> None:
    """Read a present tense with a determiner, in the place of an argument, as the noun it is: "values each *share*"."""
    if token.tag_ not in {"VB", "VBP"} or children(token, "aux", "mark"):
        return
    names = [each for each in children(token, "nsubj") if each.i < token.i]
    determiners = [each for noun in (token, *names) for each in children(noun, "det")]
    distributed = any(each.lower_ in {"each", "every", "another"} for each in determiners)
    argument = token.relation in {"nsubj", "obj", "obl", "nmod"} and not children(token, "obj")
    if not (determiners and argument) and not (token.dep_ == "ccomp" and distributed):
        return
    token.tag_, token.pos_, token.morph = "NN", "NOUN", {"Number": ["Sing"]}
    if token.dep_ == "ccomp":
        token.attach(token.head, "obj")
    for each in names:
        each.attach(token, "compound")
    for each in determiners:
        each.attach(token, "det")
    for each in children(token, "obj", "obl"):
        each.attach(token.head, "obl")


def _name_beside(token: Token) -> None:
    """Set a person's name beside the noun of a person right before it: "the biologist *Ana Sol*", no modifier of it."""
    noun = token.head
    if token.dep_ not in {"nmod", "nmod:unmarked"} or token.ent_type_ != "PERSON" or children(token, "case"):
        return
    if noun.pos_ == "NOUN" and noun.i == token.left_edge.i - 1 and head_class(noun.lemma_.lower()) == "Person":
        token.attach(noun, "appos")


def _rate(token: Token) -> None:
    """Hang on a sum the time that it is counted by: "earns *£300 a week*"."""
    determiners = children(token, "det")
    if not determiners or determiners[0].lower_ not in {"a", "an"} or determiners[0].i != token.i - 1:
        return
    before = token.doc.tokens[determiners[0].i - 1] if determiners[0].i else token
    if before.ent_type_ != "MONEY" or token.lemma_.lower() not in words("nouns", "time", "noun"):
        return
    amount = next((each for each in (before, *before.ancestors) if each.text in SYMBOLS or each.dep_ == "obj"), None)
    if amount is not None and amount.head is token.head:
        token.attach(amount, "nmod:unmarked")


def _object(token: Token) -> None:
    """Read a bare oblique right behind a verb's particle as its object: "flew in *two helicopters*"."""
    if token.dep_ not in {"obl", "obl:unmarked"} or token.pos_ not in {"NOUN", "PROPN"} or preposition(token):
        return
    verb = token.head
    if "compound:prt" not in verb.below:
        return
    start = token.left_edge.i
    particles = [each for each in children(verb, "compound:prt") if each.i == start - 1 == verb.i + 1]
    timely = token.ent_type_ in {"DATE", "TIME"} or token.lemma_.lower() in words("nouns", "time", "noun")
    counted = token.lemma_.lower() in words("nouns", "extent", "noun") or token.ent_type_ in {"PERCENT", "QUANTITY"}
    if particles and not timely and not counted and not children(verb, "obj", "aux:pass", "nsubj:pass"):
        token.attach(verb, "obj")


def _relative_object(token: Token) -> None:
    """Read a relative pronoun without a preposition, before a verb without an object, as one: "tests *that* it ran"."""
    verb = token.head
    if token.tag_ not in {"WDT", "WP"} or token.dep_ not in {"obl", "obl:unmarked"} or preposition(token):
        return
    clause = verb.head if verb.dep_ == "xcomp" else verb  # "the towns *that* it plans to give back"
    if clause.dep_ != "acl:relcl" or not children(clause, "nsubj"):
        return
    if children(verb, "obj", "ccomp", "xcomp", "aux:pass"):
        return
    if not stranded(verb) and clause.head.lemma_.lower() not in words("control", "nouns", "adverbial_gap"):
        token.attach(verb, "obj")


def _word(token: Token) -> None:
    """Read a word behind its verb as what it can be: no word is punctuation, "works for Kessel *Ltd.*"."""
    behind = token.head.pos_ == "VERB" and token.i > token.head.i
    if behind and token.pos_ in {"NOUN", "PROPN"} and token.text[0].isalpha():
        token.attach(token.head, "obl" if preposition(token) else "obj")


def _complementizer(token: Token) -> None:
    """Read the conjunction *that* as what joins its clause, whatever a tree makes of it: "the claim *that* he lied"."""
    if token.lower_ == "that" and token.tag_ == "IN" and token.head.dep_ == "acl:relcl" and not token.children:
        token.attach(token.head, "mark")


def _raised_subject(token: Token) -> None:
    """Read the *it* of "it is understood to have won" as a subject: an expletive stands for a clause with a subject."""
    verb = token.head
    if token.dep_ != "expl" or token.lower_ != "it" or children(verb, "ccomp", "csubj", "nsubj"):
        return
    bare = [each for each in children(verb, "xcomp") if each.pos_ == "VERB" and not children(each, "nsubj")]
    if bare and children(verb, "aux:pass"):
        token.attach(verb, "nsubj:pass")


def _parted(token: Token) -> None:
    """Hang on the verb where its object is taken from, or what it is compared with: "removed it *from the water*"."""
    if token.dep_ != "nmod" or token.head.dep_ not in {"obj", "nsubj:pass"} or token.i < token.head.i:
        return
    verb = token.head.head
    joined = f"{verb.lemma_.lower()} {preposition(token)}"
    if verb.i < token.i and joined in words("control", "prepositional", "object"):
        token.attach(verb, "obl")


def _goal(token: Token) -> None:
    """Hang a goal on the verb that moves something, not on a quality: "copies what is live *into a segment*"."""
    quality = token.head
    if token.dep_ != "obl" or preposition(token) not in {"into", "onto"} or not children(quality, "cop"):
        return
    verb = next((each for each in quality.ancestors if each.pos_ == "VERB"), None)
    if verb is not None:
        token.attach(verb, "obl")


def _agent(token: Token) -> None:
    """Give the one agent of two passives to the finite one: "was marked as *closed* by a clerk"."""
    called, verb = token.head, token.head.head
    if token.dep_ != "obl:agent" or mark(called) != "as" or called.dep_ not in {"advcl", "xcomp"}:
        return
    if children(verb, "aux:pass") and not children(verb, "obl:agent"):
        token.attach(verb, "obl:agent")


def _lone_preposition(token: Token) -> None:
    """Read a preposition with nothing behind it, right behind its verb, as a particle: "stood *by*"."""
    if token.pos_ == "ADP" and not token.children and token.head.pos_ == "VERB" and token.head.i == token.i - 1:
        token.attach(token.head, "compound:prt")


def _clause_behind_colon(token: Token) -> None:
    """Set a clause behind a colon beside a verb that has its object: "disputed this: emails *show* it"."""
    if token.i <= token.head.i or not children(token.head, "obj"):
        return
    edge = token.left_edge
    before = edge.nbor(-1) if edge.i else edge
    if ":" in {before.text, edge.text}:
        token.attach(token.head, "parataxis")


def _habit(token: Token) -> None:
    """Hang on *used* what somebody used to do: a purpose would need an object, "used it to graze"."""
    used = token.head
    if used.lower_ == "used" and used.i == token.i - 2 and not children(used, "obj", "aux:pass", "nsubj:pass"):
        token.attach(used, "xcomp")


def _helped(token: Token) -> None:
    """Hang on its noun the participle behind the object of *help*, which has no gerund: "help groups *selling* it"."""
    helped = [each for each in children(token.head, "obj") if each.i < token.i]
    if token.tag_ == "VBG" and token.head.lemma_.lower() == "help" and helped and not children(token, "mark"):
        token.attach(helped[-1], "acl")


def _weekday(token: Token) -> None:
    """Read a weekday as when something was said, not as who said it: "the minister *Tuesday* said"."""
    if token.lower_ not in words("nouns", "weekday", "noun") or children(token, "compound", "flat", "det"):
        return
    if any(each.i < token.i for each in children(token.head, "nsubj")):
        token.attach(token.head, "obl:unmarked")


def _weekday_met(token: Token) -> None:
    """Read a bare weekday right behind a verb as when, not as what: "will meet *Sunday* to vote"."""
    bare = not token.children and token.i == token.head.i + 1
    if bare and token.lower_ in words("nouns", "weekday", "noun"):
        token.attach(token.head, "obl:unmarked")


def _adjective_behind(token: Token) -> None:
    """Read an adjective behind its noun as what is made of this: "left three people *dead*"."""
    noun, verb = token.head, token.head.head
    if noun.dep_ != "obj" or token.i < noun.i or verb.i > noun.i or token.left_edge.i != noun.i + 1:
        return
    if token.pos_ == "ADJ" and verb.lemma_.lower() in words("control", "resulting", "verb"):
        token.attach(verb, "xcomp")


def _subject_behind(token: Token) -> None:
    """Give a finite clause the subject that a tree makes the object of its report: "said *a delay* could hurt them"."""
    report = token.head
    if report.lemma_.lower() not in classes("complements", "finite") or token.i < report.i:
        return
    contents = [each for each in children(report, "ccomp") if each.i > token.i and not children(each, "nsubj", "mark")]
    if contents and children(contents[0], "aux") and children(contents[0], "aux")[0].i == token.right_edge.i + 1:
        token.attach(contents[0], "nsubj:pass" if children(contents[0], "aux:pass") else "nsubj")


def _price(token: Token) -> None:
    """Read a bare time behind whom it cost something as what it cost: "cost its builders *three years*"."""
    verb = token.head
    priced = verb.lemma_.lower() in words("control", "price", "verb")
    if not priced or children(verb, "obj") or preposition(token):
        return
    if any(each.i < token.i for each in children(verb, "iobj")) and children(token, "nummod"):
        token.attach(verb, "obj")


def _name_of_post(token: Token) -> None:
    """Set the name of a person between commas beside the noun for one: "the *master* of Hull, *Ana Finch*, left".

    A coordination of two has a conjunction, and nobody is a place or coordinated with one.
    """
    place, post = token.head, token.head.head
    if token.ent_type_ != "PERSON" or place.ent_type_ in {"", "PERSON"}:
        return
    if place.dep_ != "nmod" or head_class(post.lemma_.lower()) != "Person" or len(children(place, "conj")) > 1:
        return
    end = token.right_edge.i + 1
    around = [token.doc[token.left_edge.i - 1].text, token.left_edge.text, token.doc[min(end, len(token.doc) - 1)].text]
    if "," in around[:2] and around[2] in {",", "."} and not children(token, "cc"):
        token.attach(post, "appos")


def _stranded_behind(token: Token) -> None:
    """Read a relative pronoun with a stranded preposition as no object: "the stream *that* the town drinks *from*"."""
    pronoun, verb = token.head, token.head.head
    if pronoun.tag_ in _RELATIVIZERS and pronoun.i < verb.i < token.i and pronoun.dep_ == "obj":
        pronoun.attach(verb, "obl")


def _held(token: Token) -> None:
    """Read *hostage* behind its verb as what somebody is held as: "two men *held hostage*"."""
    verb = token.head
    held = verb.lemma_.lower() in words("control", "held", "verb") and not token.children
    if held and token.i == verb.i + 1 and token.lower_ in words("control", "held", "noun"):
        token.attach(verb, "xcomp")


def _called(token: Token) -> None:
    """Set a name behind *called* beside its noun, as without the word: "the drug, *called Relvatin*, failed".

    What is *never* called so, or *to be*, does not have the name.
    """
    called, noun = token.head, token.head.head
    if token.pos_ != "PROPN" or called.dep_ != "acl" or called.tag_ != "VBN" or noun.pos_ != "NOUN":
        return
    doubtful = classes("complements", "adverb").keys() | words("complements", "misjudgement", "adverb")
    if children(called, "aux", "mark") or any(each.lower_ in doubtful for each in children(called, "advmod")):
        return
    if called.lemma_.lower() in words("control", "known", "verb") and token.i == called.i + 1:
        token.attach(noun, "appos")
        called.attach(token, "case")


def _worth(token: Token) -> None:
    """Hang what tells a value on the object right before it: "sold shares *worth* £3m"."""
    before = [each for each in children(token.head, "obj") if each.i == token.i - 1]
    if token.lower_ == "worth" and before:
        token.attach(before[0], "acl")


def _seen(token: Token) -> None:
    """Read what is seen behind a verb of seeing as its object: "saw *a boy pushed* to the floor".

    A finite clause has *that* there, or a pronoun as its subject.
    """
    verb = token.head
    if verb.lemma_.lower() not in {"see", "watch"} or token.tag_ != "VBD" or not token.lower_.endswith("ed"):
        return
    seen = [each for each in children(token, "nsubj") if each.pos_ != "PRON" and each.left_edge.i == verb.i + 1]
    finite = children(token, "obj") and not children(token, "compound:prt")  # "saw *the report named the firm*"
    if seen and not finite and not children(token, "mark", "aux", "aux:pass", "cop"):
        seen[0].attach(verb, "obj")
        token.attach(verb, "xcomp")
        for particle in children(token, "compound:prt"):
            for each in children(token, "obj"):  # a passive participle has none: "passed *up the line*"
                particle.attach(each, "case")
                each.attach(token, "obl")


def _left_so(token: Token) -> None:
    """Hang the participle right behind a verb of leaving on it as what is made of its object: "was left *unlocked*"."""
    verb = token.head
    if token.tag_ == "VBN" and token.i == verb.i + 1 and verb.lemma_.lower() in {"keep", "leave"}:
        token.attach(verb, "xcomp")


def _wanted(token: Token) -> None:
    """Hang a bare participle on the noun right before it, not the noun on it: "led to *a man wanted* for theft".

    What depends on a bare participle stands behind it, and no open complement is finite, whatever its tag.
    """
    verb = token.head
    nouns = [each for each in children(token, "obl") if each.right_edge.i == token.i - 1 and preposition(each)]
    bare = token.tag_ in {"VBD", "VBN"} and not children(token, "aux", "aux:pass", "mark", "obj")
    if bare and nouns and verb.i < nouns[0].i:
        nouns[0].attach(verb, "obl")
        token.attach(nouns[0], "acl")


_REPAIRS: dict[str, tuple[Callable[[Token], None], ...]] = {
    "acl": (_parenthesis, _charge),
    "amod": (_adjective_behind,),
    "appos": (_subject_of_parenthesis, _name_of_post),
    "advcl": (_habit, _left_so),
    "case": (_stranded_behind,),
    "ccomp": (_clause_behind_colon, _noun, _seen),
    "conj": (_subject_of_parenthesis, _listed_age, _name_of_post),
    "expl": (_raised_subject,),
    "nmod": (_noun, _name_beside, _parted),
    "nsubj": (_weekday, _twin_subject, _subject_of_content, _noun),
    "obj": (_weekday_met, _held, _called, _worth, _noun, _subject_behind),
    "parataxis": (_parenthesis,),
    "punct": (_word,),
    "obl": (_complementizer, _lone_preposition, _rate, _price, _noun, _object, _relative_object, _goal, _agent),
    "xcomp": (_helped, _wanted, _called),
}
"""What may be wrong with a token, by its relation without subtype."""
