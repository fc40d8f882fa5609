"""Names of which the sentence tells more than the recognizer saw: teams, firms with shares, storms, short forms.

The recognizer judges a name by its words and those around it; here the syntax decides, where it admits one kind only.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.lexicon import classes, words
from kg.extract.tokens import Span
from kg.extract.tree import children, mark
from kg.nouns import head_class
from kg.parse.labels import VALUE_LABELS

if TYPE_CHECKING:
    from kg.extract.tokens import Doc, Token

_PLURAL = frozenset({"are", "do", "have", "were", "'re", "'ve", "’re", "’ve"})
"""Finite forms of *be*, *do* and *have* for several; those of other verbs are those of the past as well ("put")."""
_IRREALIS = frozenset({"if", "as if", "as though", "though", "unless"})


def name_kinds(doc: Doc) -> None:
    """Give the names of a text the kind, and the extent, that the syntax tells; changes `doc`.

    What is the name of a body somewhere is one wherever the recognizer takes it for a person, if nobody in the text has
    it in a longer name: a text uses a word in one sense (Gale, Church and Yarowsky 1992, "One Sense Per Discourse",
    HLT).
    """
    bodies: set[str] = set()
    for token in [each for each in doc if each.pos_ == "PROPN" or each.ent is not None]:
        full = full_name(token)
        if full is not None and (full[0].ent is None or full[0].ent is not full[1].ent):
            _mark(*full, full[1].ent_type_ or token.ent_type_)
        entity = token.ent
        if entity is None or entity.end != token.i + 1:
            continue
        if (noun := _event_noun(entity)) is not None:
            _mark(noun, token, "EVENT")
        elif _is_body(entity):
            _mark(entity[0], token, "ORG")
            bodies.add(entity.text)
    _outvote(doc)
    if not bodies:
        return
    people = [token for token in doc if token.ent_type_ == "PERSON" and token.ent is not None]
    longer = {token.text for token in people if token.ent is not None and len(token.ent) > 1}
    for token in people:
        name = token.ent
        if name is None or name.end != token.i + 1 or name.text not in bodies or name.text in longer:
            continue
        if not name.start or doc[name.start - 1].lower_ not in classes("nouns", "title"):
            _mark(name[0], token, "ORG")


def _outvote(doc: Doc) -> None:
    """Give a name that is taken for a person here, and for a place or a body elsewhere, the kind that it mostly has.

    What is a person mostly is one; who has the name as part of a longer one stays a person.
    """
    names = {token.ent for token in doc if token.ent is not None and token.ent.label_ in {"LOC", "ORG", "PERSON"}}
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(names, key=lambda name: name.start):
        places[name.text][name.label_].append(name)
    longer = {token.text for name in names if name.label_ == "PERSON" and len(name) > 1 for token in name}
    for text, found in places.items():
        if len(found) < 2 or "PERSON" not in found or text in longer:
            continue
        label = max(found, key=lambda label: (len(found[label]), label))
        for other, few in found.items():
            if other != label and "PERSON" in {label, other} and len(found[label]) >= 2 * len(few):
                for name in few:
                    _mark(name[0], name[-1], label)


def _is_body(entity: Span) -> bool:
    """Whether the syntax tells that the name of a place or a person is that of a body."""
    if entity.label_ == "PERSON" and is_thing(entity.root):
        return True
    return entity.label_ in {"LOC", "PERSON"} and (is_collective(entity.root) or is_held(entity.root))


def is_collective(name: Token) -> bool:
    """Whether a name is that of a body: a singular subject with a plural verb, "*Leeds* have won" (Quirk et al. 1985,
    10.36). Not with "the", which names of several islands or states have, nor where the form may be a subjunctive
    (3.58-62): below *if*, and in what is wished, demanded or recommended.
    """
    verb, entity = name.head, name.ent
    if name.relation != "nsubj" or entity is None or children(name, "conj", "det", "cc", "appos"):
        return False
    if name.i > verb.i or entity.text.count(" ") > (entity.label_ != "PERSON") * 2:
        return False
    finite = children(verb, "aux", "cop")[:1] or [verb]
    if finite[0].lower_ not in _PLURAL or finite[0].i < name.i or finite[0].tag_ not in {"VBP", "VBD"}:
        return False
    governor = classes("complements", "finite").get(verb.head.lemma_.lower())
    if verb.relation in {"ccomp", "csubj"} and governor not in {"factive", "reported"}:
        return False
    return finite[0].lower_ != "were" or mark(verb) not in _IRREALIS


def is_thing(name: Token) -> bool:
    """Whether "which" takes up a name before its verb: "*Harrow Steel*, which employs forty, denied it".

    It is said of no person (Huddleston and Pullum 2002, chapter 12). Behind the verb it may take up the whole clause.
    """
    if name.relation != "nsubj" or name.i > name.head.i:
        return False
    relatives = [each for each in children(name, "acl:relcl") if each.i < name.head.i]
    return any(word.lower_ == "which" for each in relatives for word in children(each, "nsubj", "obj"))


def is_held(name: Token) -> bool:
    """Whether a name behind "in" is that of a body in which somebody has shares: "their stake in *Halden*"."""
    start = name.left_edge.i if name.ent is None else name.ent.start
    if start < 2 or name.doc[start - 1].lower_ != "in":
        return False
    noun = name.doc[start - 2]
    if noun not in {name.head, *children(name.head, "obj", "nsubj", "nsubj:pass")}:
        return False
    if noun.lemma_.lower() in words("nouns", "holding", "stake"):
        return True
    # "shares in Tokyo" are those that are traded there, unless somebody has them
    had = noun.relation == "obj" or bool(children(noun, "nmod:poss"))
    return had and noun.tag_ == "NNS" and noun.lemma_.lower() in words("nouns", "holding", "share")


def full_name(token: Token) -> tuple[Token, Token] | None:
    """Return the first and the last word of the capitalised phrase of which a bracketed name is the short form.

    "*Open Storage Test* (OST)": a capital for each word (Schwartz and Hearst 2003, "A Simple Algorithm for Identifying
    Abbreviation Definitions in Biomedical Text", PSB).
    """
    if token.pos_ != "PROPN" or not token.text.isupper():
        return None
    doc, length = token.doc, len(token.text)
    if not (2 <= length <= token.i - 1 and token.text.isalpha()):
        return None
    if doc[token.i - 1].text != "(" or token.i + 1 >= len(doc) or doc[token.i + 1].text != ")":
        return None
    phrase = doc.tokens[token.i - 1 - length : token.i - 1]
    fits = "".join(word.text[0] for word in phrase) == token.text and phrase[0].sent is token.sent
    return (phrase[0], phrase[-1]) if fits and not any(word.ent_type_ in VALUE_LABELS for word in phrase) else None


def _event_noun(entity: Span) -> Token | None:
    """Return the noun that opens the name of an event, inside it or before it: "*Storm* Anna"."""
    nouns = words("nouns", "named", "event")
    first = entity[0]
    if len(entity) > 1 and first.lower_ in nouns and entity.label_ in {"LOC", "PERSON"}:
        return first if len(entity) == 2 and not head_class(entity[-1].lower_) else None  # "Hurricane Street"
    before = first.doc[first.i - 1] if first.i > first.sent.start else None
    if before is None or before.lower_ not in nouns or not before.text[0].isupper() or before.ent is not None:
        return None
    name = entity.root
    twin = before.head is name.head and before.relation == name.relation == "nsubj"
    return before if twin or before.head is name or name.head is before else None


def _mark(first: Token, last: Token, label: str) -> None:
    """Make the words from `first` to `last` one name."""
    whole = Span(first.doc, first.i, last.i + 1, label)
    for token in whole:
        token.ent, token.ent_type_ = whole, label
