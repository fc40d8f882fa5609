"""Universal Dependencies trees written as bracketed sentences, and triples written as one line.

A bracket is a word with all that depends on it, in the order of the text; it opens with the relation to its head:

    [nsubj Khan@PERSON] called/VBD=call [compound:prt in] [obj [det the] Commissioner] .

The word outside all brackets is the root. A word is `form/XPOS=lemma@ENTITY`; all but the form may be left out where
the relation or the form tells (`det`, `case`, `the`, `she`, `was`, `n't`, punctuation, which needs no bracket, ...).
An underscore is a space inside a lemma. Neighbours with one entity label are one entity; `@B-ORG` begins a new one.
Trees as in UD English (EWT and GUM, release 2.15).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import spacy
from spacy.tokens import Doc

from kg.extract import extract
from kg.model import Argument, Document, Extraction, Mention, Modality, Polarity, Triple, Value
from kg.parse import Parse

VOCAB = spacy.blank("en").vocab
BREAK = "\n\n"
"""A paragraph break among the sentences of `parsed`."""

_TOKENS = re.compile(r"\[|\]|[^\s\[\]]+")
_OPENING = frozenset("(“‘«")
_PUNCT = {",": ",", ".": ".", "?": ".", "!": ".", ":": ":", ";": ":", "-": "HYPH", "–": ":", "—": ":"}
_PUNCT |= {"(": "-LRB-", ")": "-RRB-", "“": "``", "”": "''", '"': "''", "‘": "``", "’": "''"}
_PERSONAL = "i you he she it we they me him her us them himself themselves itself"
_MODALS = "will would may might must should can could wo ca 'll"
_FORMS = {
    **dict.fromkeys(_PERSONAL.split(), "PRP"),
    **dict.fromkeys(["my", "your", "his", "its", "our", "their"], "PRP$"),
    **dict.fromkeys(_MODALS.split(), "MD"),
    **dict.fromkeys(["not", "n't", "n’t", "never"], "RB"),
    **dict.fromkeys(["'s", "’s"], "POS"),
    **dict.fromkeys(["who", "whom", "what"], "WP"),
    **dict.fromkeys(["where", "when", "why", "how"], "WRB"),
    "is": "VBZ",
    "are": "VBP",
    "was": "VBD",
    "were": "VBD",
    "be": "VB",
    "been": "VBN",
    "being": "VBG",
    "has": "VBZ",
    "have": "VBP",
    "had": "VBD",
    "having": "VBG",
    "does": "VBZ",
    "do": "VBP",
    "did": "VBD",
    "which": "WDT",
    "to": "TO",
}
_RELATIONS = {"det": "DT", "case": "IN", "mark": "IN", "cc": "CC", "amod": "JJ", "advmod": "RB", "nummod": "CD"}
_RELATIONS |= {"compound:prt": "RP", "fixed": "IN", "cc:preconj": "CC", "det:predet": "PDT"}
_BE = ["is", "are", "was", "were", "be", "been", "being", "'m", "'re"]
_LEMMAS = dict.fromkeys(_BE, "be") | dict.fromkeys(["has", "have", "had", "having"], "have")
_LEMMAS |= dict.fromkeys(["does", "do", "did", "done"], "do")
_LEMMAS |= {"n't": "not", "n’t": "not", "wo": "will", "ca": "can", "an": "a", "men": "man", "women": "woman"}
_FINITE = {"VBD": "Tense=Past", "VBZ": "Number=Sing|Tense=Pres", "VBP": "Tense=Pres"}
_NOUNS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN"}
_OTHERS = {"CD": "NUM", "DT": "DET", "PDT": "DET", "CC": "CCONJ", "RP": "ADP", "PRP": "PRON", "PRP$": "PRON"}
_OTHERS |= {
    "EX": "PRON",
    "POS": "PART",
    "UH": "INTJ",
    "MD": "AUX",
    "WDT": "PRON",
    "WP": "PRON",
    "WRB": "ADV",
    "$": "SYM",
}
_PLURAL = frozenset(["we", "us", "our", "they", "them", "their", "themselves"])


@dataclass
class Word:
    """A token of a tree under construction."""

    form: str
    tag: str
    lemma: str
    entity: str
    dep: str
    head: Word | None = None
    index: int = 0
    children: list[Word] = field(default_factory=list)

    @property
    def pos(self) -> str:
        """The universal part of speech that the Penn tag has in this place of the tree."""
        if self.dep == "punct" or self.form in _PUNCT:
            return "PUNCT"
        if self.tag in _NOUNS:
            return "PRON" if self.form.lower() in {"nobody", "nothing", "everyone", "someone"} else _NOUNS[self.tag]
        if self.tag.startswith("VB"):
            return "AUX" if self.dep in {"aux", "aux:pass", "cop"} else "VERB"
        if self.tag.startswith("JJ"):
            return "ADJ"
        if self.tag.startswith("RB"):
            return "PART" if self.form.lower() in {"not", "n't", "n’t"} else "ADV"
        if self.tag in {"IN", "TO"}:
            return "SCONJ" if self.dep == "mark" and self.tag == "IN" else "PART" if self.dep == "mark" else "ADP"
        if self.tag == "DT" and self.dep not in {"det", "cc:preconj", "advmod"}:
            return "PRON"
        return _OTHERS.get(self.tag, "X")

    @property
    def morph(self) -> str:
        """The features that rules look at."""
        if self.tag in _FINITE:
            return f"Mood=Ind|{_FINITE[self.tag]}|VerbForm=Fin"
        if self.tag == "MD":
            return "VerbForm=Fin"
        if self.tag == "VB":
            bare = self.head is None and not any(each.dep in {"aux", "mark", "cop"} for each in self.children)
            return "Mood=Imp|VerbForm=Fin" if bare else "VerbForm=Inf"
        if self.tag == "VBG":
            return "VerbForm=Ger" if any(each.dep == "mark" for each in self.children) else "Tense=Pres|VerbForm=Part"
        if self.tag == "VBN":
            passive = any(each.dep in {"aux:pass", "nsubj:pass"} for each in self.children) or self.dep == "acl"
            return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if passive else "")
        if self.tag in {"WP", "WDT", "WRB"}:
            relative = any(each.dep == "acl:relcl" for each in self.ancestors())
            return f"PronType={'Rel' if relative else 'Int'}"
        if self.tag in _NOUNS:
            return "Number=Plur" if self.tag.endswith("S") else "Number=Sing"
        if self.tag in {"PRP", "PRP$"}:
            plural = self.form.lower() in _PLURAL
            return ("Number=Plur" if plural else "Number=Sing") + "|PronType=Prs"
        return ""

    def ancestors(self) -> list[Word]:
        """The words above this one, nearest first."""
        return [] if self.head is None else [self.head, *self.head.ancestors()]


def words(tree: str) -> list[Word]:
    """Return the words of one bracketed sentence in order."""
    found: list[Word] = []
    pieces = _TOKENS.findall(tree)
    root = _bracket(pieces, 0, "root", found)[0]
    assert root.head is None
    for index, word in enumerate(found):
        word.index = index
    return found


def _bracket(pieces: list[str], at: int, dep: str, found: list[Word]) -> tuple[Word, int]:
    head: Word | None = None
    below: list[Word] = []
    while at < len(pieces) and pieces[at] != "]":
        if pieces[at] == "[":
            word, at = _bracket(pieces, at + 2, pieces[at + 1], found)
            below.append(word)
        elif pieces[at] in _PUNCT:
            below.append(Word(pieces[at], _PUNCT[pieces[at]], pieces[at], "", "punct"))
            found.append(below[-1])
        else:
            assert head is None, f"two heads in one bracket: {head} and {pieces[at]}"
            head = _word(pieces[at], dep)
            found.append(head)
        at += 1
    assert head is not None, f"no head in {dep}: {pieces}"
    for word in below:
        word.head = head
    head.children = below
    return head, at


def _word(piece: str, dep: str) -> Word:
    match = re.fullmatch(r"(.+?)(?:/([A-Z$]+))?(?:=([^@]+))?(?:@(\S+))?", piece)
    assert match is not None
    form, tag, lemma, entity = match[1], match[2], match[3], match[4] or ""
    lower = form.lower()
    if not tag:
        tag = _FORMS.get(lower) or _RELATIONS.get(dep) or ("NNP" if entity or form[0].isupper() else "NN")
        if lower == "that" and dep not in {"det", "mark"}:
            tag = "WDT"
        if dep == "case" and tag == "TO":
            tag = "IN"
        if tag == "WP" and dep == "det":
            tag = "WDT"
        if lower == "her" and dep == "nmod:poss":
            tag = "PRP$"
    if lemma is None:
        lemma = _LEMMAS.get(lower) or (form if tag.startswith("NNP") else lower)
        if tag in {"NNS", "VBZ"} and lower not in _LEMMAS:
            lemma = lower.removesuffix("s")
    return Word(form, tag, lemma.replace("_", " "), entity, dep)


def parsed(*sentences: str) -> Parse:
    """Return a parsed document of one paragraph, or of several where `BREAK` stands among the sentences."""
    forms: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list[str]] = {"tags": [], "pos": [], "morphs": [], "lemmas": [], "deps": [], "ents": []}
    heads: list[int] = []
    starts: list[bool] = []
    inside = False  # between straight quotation marks
    before = ""  # entity label of the word before
    for sentence in sentences:
        base = len(forms)
        if sentence == BREAK:
            spaces[-1] = False
            forms.append(BREAK)
            spaces.append(False)
            heads.append(base - 1)
            starts.append(False)
            for name, value in {"tags": "_SP", "pos": "SPACE", "lemmas": BREAK, "deps": "dep", "ents": "O"}.items():
                columns[name].append(value)
            columns["morphs"].append("")
            inside = False
            continue
        for word in words(sentence):
            opening = word.form in _OPENING or (word.form == '"' and not inside)
            glued = word.tag in {"POS", ",", "."} or word.form in {"n't", "n’t", ")", "”", ":", ";", "'ll", "’", "%"}
            if (glued or (word.form == '"' and inside)) and spaces:
                spaces[-1] = False
            if word.form == '"':
                inside = not inside
            forms.append(word.form)
            spaces.append(not opening and word.form not in {"-", "£", "$"})
            if word.form == "-":
                spaces[-2] = False
            heads.append(base + (word.head.index if word.head is not None else word.index))
            starts.append(word.index == 0)
            columns["tags"].append(word.tag)
            columns["pos"].append(word.pos)
            columns["morphs"].append(word.morph)
            columns["lemmas"].append(word.lemma)
            columns["deps"].append("ROOT" if word.dep == "root" else word.dep)
            label = word.entity.removeprefix("B-")
            columns["ents"].append("O" if not label else f"{'I' if word.entity == before else 'B'}-{label}")
            before = label
    spaces[-1] = False
    doc = Doc(VOCAB, words=forms, spaces=spaces, heads=heads, sent_starts=starts, **columns)
    return located(doc)


def located(doc: Doc) -> Parse:
    """Return `doc` as the parse of a document that is nothing but its text."""
    end = len(doc.text)
    document = Document(id="doc", text=doc.text, source="doc", paragraphs=(((0, end),),) if end else ())
    return Parse(document=document, doc=doc, offsets=range(end))


def extraction(*sentences: str) -> Extraction:
    """Return what `extract` reads from the sentences."""
    return extract(parsed(*sentences))


def dated(created: str, *sentences: str) -> list[str]:
    """Return the triples of a text with that date that verbs state, each as a line; see `line`."""
    parse = parsed(*sentences)
    document = replace(parse.document, created=created)
    return [line(triple) for triple in extract(replace(parse, document=document)).triples if not triple.implicit]


def stated(*sentences: str) -> list[str]:
    """Return the triples that verbs state, each as a line; see `line`."""
    return [line(triple) for triple in extraction(*sentences).triples if not triple.implicit]


def implied(*sentences: str) -> list[str]:
    """Return the implicit triples, each as a line; see `line`."""
    return [line(triple) for triple in extraction(*sentences).triples if triple.implicit]


def line(triple: Triple) -> str:
    """Return a triple as `subject | lemma | object [role preposition: qualifier] <status> @source`.

    The status is left out where it is positive and actual; "not" is negative. Strings are quoted, other literals carry
    their datatype.
    """
    parts = [f"{triple.subject.mention.name} | {triple.predicate.lemma} | {_target(triple.object)}"]
    for qualifier in triple.qualifiers:
        role = f"{qualifier.role} {qualifier.preposition}".strip()
        parts.append(f"[{role}: {_target(qualifier.argument)}]")
    status = ["not"] if triple.polarity is Polarity.NEGATIVE else []
    if triple.modality is not Modality.ACTUAL:
        status.append(str(triple.modality))
    if status:
        parts.append(f"<{', '.join(status)}>")
    if triple.attribution is not None:
        parts.append(f"@{triple.attribution.mention.name}")
    return " ".join(parts)


def _target(value: Argument | Value) -> str:
    if isinstance(value, Argument):
        return value.mention.name
    return f'"{value.value}"' if value.datatype == "string" else f"{value.value}^^{value.datatype}"


def linked(*sentences: str) -> list[str]:
    """Return the links of the triples, each as `lemma -role conjunction-> lemma`."""
    triples = extraction(*sentences).triples
    return [
        f"{triple.predicate.lemma} -{f'{link.role} {link.conjunction}'.strip()}-> {other.predicate.lemma}"
        for triple in triples
        for link in triple.links
        for other in triples
        if other.clause == link.clause
    ]


def mention(name: str, *sentences: str) -> Mention:
    """Return the one mention of that name."""
    found = [each for each in extraction(*sentences).mentions if each.name == name]
    assert len(found) == 1, [each.name for each in extraction(*sentences).mentions]
    return found[0]
