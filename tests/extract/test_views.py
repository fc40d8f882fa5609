"""The textual views of hand-built trees."""

import pytest

from kg.extract.views import VIEWS

from .builders import parsed


def read(view: str, sentence: str) -> list[str]:
    """Return the propositions of a view, each as `subject | relation | argument; argument`, in brackets if implicit."""
    found = []
    for proposition in VIEWS[view](parsed(sentence).doc):
        subject, relation, arguments = proposition.texts()
        line = f"{subject} | {relation} | {'; '.join(arguments)}"
        found.append(f"({line})" if proposition.implicit else line)
    return found


CHAIN = [
    pytest.param(
        "[nsubj Ann] nailed/VBD=nail [obj it] [obl [case to] [det the] door [nmod [case of] [det a] barn]] .",
        ["Ann | nailed | it", "Ann | nailed it to | the door of a barn", "Ann | nailed it to the door of | a barn"],
        id="obliques follow the object, modifiers go on the chain",
    ),
    pytest.param(
        "[nsubj Ann] saw/VBD=see [obj [det a] clerk [nmod [case from] Leeds]] .",
        ["Ann | saw | a clerk", "Ann | saw a clerk from | Leeds"],
        id="only an of-phrase stays in an argument",
    ),
    pytest.param(
        "[nsubj Ann [conj [cc and] Bob]] sold/VBD=sell [obj cars/NNS [conj [cc and] boats/NNS]] .",
        ["Ann | sold | cars", "Ann | sold | boats", "Bob | sold | cars", "Bob | sold | boats"],
        id="coordination is spread out",
    ),
    pytest.param(
        "[nsubj Nurses/NNS] wash/VBP [obj floors/NNS] [conj [cc and] bake/VB [obj bread]] .",
        ["Nurses | wash | floors", "Nurses | bake | bread"],
        id="a plural present that was tagged as a base form",
    ),
    pytest.param(
        "[nsubj Ann] [aux has] [advmod not] wanted/VBN=want [xcomp [mark to] leave/VB [obj Leeds]] .",
        ["Ann | has not wanted to leave | Leeds"],
        id="a complement is merged with its verb",
    ),
    pytest.param(
        "[nsubj Ann] [cop was] able/JJ [xcomp [mark to] leave/VB [obj Leeds]] .",
        ["Ann | was able to leave | Leeds"],
        id="an adjective that a clause completes says nothing alone",
    ),
    pytest.param(
        "[nsubj:pass Ann] [aux:pass was] hit/VBN [obl:agent [case by] [det a] car] [obl [case in] May] .",
        ["Ann | was hit by | a car", "Ann | was hit in | May"],
        id="a passive stays passive",
    ),
    pytest.param(
        "[nsubj:pass It] [aux:pass is] sold/VBN [obl [case at] fairs/NNS] [conj [cc and] worn/VBN=wear"
        " [obl [case with] pride]] .",
        ["It | is sold at | fairs", "It | is worn with | pride"],
        id="a later verb shares the auxiliary",
    ),
    pytest.param(
        "[nsubj Ann] met/VBD=meet [obj [det the] man [acl:relcl [nsubj who] runs/VBZ [obj it]]] .",
        ["Ann | met | the man", "the man | runs | it"],
        id="the antecedent is the subject of a relative clause",
    ),
    pytest.param(
        "[nsubj Ann] became/VBD=become [xcomp [det the] mayor [nmod [case of] Leeds]] [obl [case in] May] .",
        [
            "Ann | became | the mayor of Leeds",
            "Ann | became the mayor of | Leeds",
            "Ann | became the mayor of Leeds in | May",
        ],
        id="the predicate of a linking verb",
    ),
    pytest.param(
        "[nsubj Ann] [cop is] [advmod not] [advmod also] [det a] nurse .",
        ["Ann | is not | a nurse"],
        id="adverbs of the clause are not the predicate's",
    ),
    pytest.param(
        "[advmod Often] , [nsubj walls/NNS] [aux may] [cop be] red/JJ [conj [cc or] [advmod even] darker/JJR] .",
        ["walls | may be | red", "walls | may be | even darker"],
        id="nor are those before the copula; a further predicate shares its auxiliaries",
    ),
    pytest.param(
        "[nsubj Ann] painted/VBD=paint [obj [nmod:poss her] door] [xcomp green/JJ] .",
        ["Ann | painted | her door green"],
        id="a predicate stays with its object",
    ),
    pytest.param(
        "[nsubj Ann] heard/VBD=hear [obj [det the] song] [xcomp sung/VBN=sing] .",
        ["Ann | heard | the song sung"],
        id="so does a participle alone",
    ),
    pytest.param(
        "[nsubj Ann] heard/VBD=hear [obj [det the] song] [xcomp sung/VBN=sing [obl [case in] Leeds]] .",
        ["Ann | heard the song sung in | Leeds"],
        id="not so one with arguments",
    ),
    pytest.param(
        "[nsubj Ann] said/VBD=say [ccomp [mark that] [nsubj it] works/VBZ] .",
        ["Ann | said | that it works"],
        id="a clause as object",
    ),
    pytest.param(
        "[nsubj Ann] said/VBD=say [ccomp [mark that] [nsubj it] works/VBZ [conj [cc and] [mark that] [nsubj it]"
        " sells/VBZ]] .",
        ["Ann | said | that it works", "Ann | said | that it sells"],
        id="two clauses as objects",
    ),
    pytest.param(
        "[expl There/EX] are/VBP=be [nsubj reasons/NNS [acl [mark to] leave/VB [obj Leeds]]] .",
        ["There | are | reasons", "There | are reasons to leave | Leeds"],
        id="existential there, and an infinitive on the chain",
    ),
    pytest.param(
        "[nsubj Ann] came/VBD=come [advcl [mark to] see/VB [obj Bob]] .",
        ["Ann | came to see | Bob"],
        id="a purpose is no fact of its own",
    ),
    pytest.param(
        "[nsubj Ann] works/VBZ [advmod here] .",
        ["Ann | works | here"],
        id="failing all arguments, an adverb",
    ),
    pytest.param(
        "[nsubj Ann] gave/VBD=give [iobj Bob] [obj [det a] book] [obl [case in] May] .",
        ["Ann | gave | Bob", "Ann | gave Bob | a book", "Ann | gave Bob a book in | May"],
        id="a recipient comes before the object",
    ),
    pytest.param(
        "[nsubj Ann] began/VBD=begin [xcomp [mark to] paint/VB [obj it]] [obl [case in] May] .",
        ["Ann | began to paint | it", "Ann | began to paint it in | May"],
        id="what goes with the leading verb goes with its infinitive",
    ),
    pytest.param(
        "[nsubj Ann] left/VBD=leave [advcl [mark after] seeing/VBG=see [obj Bob]] .",
        ["Ann | left after seeing | Bob", "Ann | seeing | Bob"],
        id="a gerund goes on the chain",
    ),
    pytest.param(
        "[nsubj Ann] added/VBD=add [obj [det a] row [nmod [case of] seats/NNS] [nmod [case to] [det the] hall]] .",
        ["Ann | added | a row of seats", "Ann | added a row of | seats", "Ann | added a row of seats to | the hall"],
        id="an of-phrase stays before the next modifier",
    ),
    pytest.param(
        "[nsubj Ann] sits/VBZ=sit [obl [case on] [det the] bank [nmod [case in] [det the] north [nmod [case of]"
        " Leeds]]] .",
        ["Ann | sits on | the bank", "Ann | sits on the bank in | the north of Leeds"],
        id="the of-phrase of a modifier stays with it",
    ),
    pytest.param(
        "[nsubj Ann] waited/VBD=wait [obl [case in] front [nmod [case of] [det the] shop]] .",
        ["Ann | waited in front of | the shop"],
        id="a noun that is part of a preposition",
    ),
    pytest.param(
        "[nsubj Ann] left/VBD=leave [obj Leeds] [obl [case for] example] .",
        ["Ann | left | Leeds"],
        id="a connective is no argument",
    ),
    pytest.param(
        "[nsubj [det The] road [nmod [case to] Leeds]] crosses/VBZ=cross [obj it] .",
        ["The road to Leeds | crosses | it"],
        id="a subject keeps its modifiers",
    ),
    pytest.param(
        "[nsubj Locals/NNS [det all]] like/VBP [obj it] .",
        ["Locals | like | it"],
        id="a floating quantifier is not the subject's",
    ),
    pytest.param(
        "[nsubj Ann] builds/VBZ=build [obj [compound steel [conj [cc and] glass]] walls/NNS] .",
        ["Ann | builds | steel walls", "Ann | builds | glass walls"],
        id="coordinated nouns share the noun that they modify",
    ),
    pytest.param(
        "[nsubj Ann] bears/VBZ=bear [obj [det the] cost [acl [mark of] leaving/VBG=leave [obj Leeds]]] .",
        ["Ann | bears | the cost of leaving Leeds", "Ann | bears the cost of leaving | Leeds"],
        id="a gerund after of completes its noun",
    ),
    pytest.param(
        "[nsubj Ann] lives/VBZ=live [obl [case in] [det the] [compound hill] town [appos Clee/NNP]] .",
        ["Ann | lives in | the hill town Clee", "(Clee | is | the hill town)"],
        id="a name set beside a noun stays in its phrase",
    ),
    pytest.param(
        "[nsubj Ann] lives/VBZ=live [obl [case in] [det the] [compound hill] town [appos , Clee/NNP]] .",
        ["Ann | lives in | the hill town", "(Clee | is | the hill town)"],
        id="not so behind a comma",
    ),
    pytest.param(
        "[nsubj Ann] [cop is] [det a] friend [nmod [case of] [det the] town [appos ( Clee/NNP )]] .",
        ["Ann | is | a friend of the town", "Ann | is a friend of | the town", "(Clee | is | the town)"],
        id="nor in brackets",
    ),
    pytest.param(
        "[nsubj It] [cop is] early/JJ [csubj [mark to] sell/VB [obj cars/NNS]] .",
        ["It | is | early"],
        id="a formal subject",
    ),
    pytest.param(
        "[csubj [mark To] sell/VB [obj cars/NNS]] [cop is] [det a] job .",
        ["To sell cars | is | a job"],
        id="a clause as subject",
    ),
    pytest.param(
        "[nsubj It] [cop is] [det a] port [acl based/VBN [obl [case on] trade]] .",
        ["It | is | a port", "a port | based on | trade"],
        id="a participle leaves the subject what it is",
    ),
    pytest.param(
        "[nsubj Leeds] [cop is] [det a] city [conj [cc and] one/CD [nmod [case of] [det the] oldest]] .",
        ["Leeds | is | a city", "Leeds | is | one of the oldest", "Leeds | is one of | the oldest"],
        id="a number as a further predicate",
    ),
    pytest.param(
        "[nsubj Leeds] [cop is] [det a] city [conj [cc and] proud/JJ [obl [case of] [det the] river]] .",
        ["Leeds | is | a city", "Leeds | is proud of | the river"],
        id="an adjective coordinated with a noun",
    ),
    pytest.param(
        "[nsubj Leeds] [cop is] old/JJ [conj [cc and] [det the] river] .",
        ["Leeds | is | old"],
        id="but no noun with an adjective",
    ),
    pytest.param(
        "[nsubj:pass They] [aux:pass were] freed/VBN=free [conj [cc and] live/VB [obl [case in] Leeds]] .",
        ["They | live in | Leeds"],
        id="a base form after a plural subject is no imperative",
    ),
    pytest.param(
        "[nsubj Ann] ate/VBD=eat [obj [det a] [amod red/JJ] [amod , sweet/JJ] pear] .",
        ["Ann | ate | a red sweet pear"],
        id="no comma between adjectives",
    ),
    pytest.param(
        "[nsubj Ann] closed/VBD=close [obj [det the] valve [amod necessary/JJ [xcomp [mark to] drain/VB [obj it]]]] .",
        ["Ann | closed | the valve"],
        id="an adjective with arguments is a clause",
    ),
    pytest.param(
        "[nsubj Ann] found/VBD=find [obj [det a] book [acl:relcl [mark to] read/VB]] .",
        ["Ann | found | a book"],
        id="an infinitive whose object is the noun adds nothing to it",
    ),
    pytest.param(
        "[nsubj Ann] looked/VBD=look [advcl [mark as] [nsubj she] [aux was] leaving/VBG=leave [obj Leeds]] .",
        ["she | was leaving | Leeds"],
        id="a finite clause is no gerund",
    ),
    pytest.param(
        "[nsubj Ann] sold/VBD=sell [obj it] [obl:unmarked [det this] year] .",
        ["Ann | sold | it", "Ann | sold it | this year"],
        id="a bare time",
    ),
    pytest.param(
        "[nsubj Ann] sold/VBD=sell [obj it] [advmod [obl:unmarked [nummod two] years/NNS] later/RBR] .",
        ["Ann | sold | it", "Ann | sold it | two years later"],
        id="a time measured from another",
    ),
    pytest.param(
        "[nsubj:pass Ann] [aux:pass is] referred/VBN=refer [obl to/IN] [obl [case as] [det a] nurse] .",
        ["Ann | is referred to as | a nurse"],
        id="a preposition without a noun is a particle",
    ),
]

NARY = [
    pytest.param(
        "[obl [case In] May] [nsubj Ann [conj [cc and] Bob]] [advmod soon] left/VBD=leave [obj [det the] ministry] [obl"
        " [case as] clerks/NNS [nmod [case in] Leeds]] .",
        ["Ann and Bob | soon left | the ministry; as clerks in Leeds; In May"],
        id="all arguments, what precedes the verb last",
    ),
    pytest.param(
        "[nsubj Ann [conj [cc and] Bob]] sold/VBD=sell [obj cars/NNS , [conj boats/NNS] [conj [cc and] maps/NNS [nmod"
        " [case of] Leeds [conj [cc and] Bath]]]] [obl [case in] May] .",
        [
            "Ann and Bob | sold | cars; in May",
            "Ann and Bob | sold | boats; in May",
            "Ann and Bob | sold | maps of Leeds and Bath; in May",
        ],
        id="objects are spread out",
    ),
    pytest.param(
        "[nsubj:pass It] [aux:pass was] painted/VBN=paint [obl:agent [case by] [det a] monk] [obl [case in] 1020] .",
        ["It | was painted by | a monk; in 1020"],
        id="the first preposition closes the relation",
    ),
    pytest.param(
        "[nsubj Ann] said/VBD=say [ccomp [mark that] [nsubj it] works/VBZ [obl [case in] Leeds]] .",
        ["Ann | said that | it works in Leeds", "it | works in | Leeds; Ann said"],
        id="so does a complementizer",
    ),
    pytest.param(
        "[nsubj Ann] met/VBD=meet [obj [det the] man [acl:relcl [nsubj who] runs/VBZ [obj it]]] .",
        ["Ann | met | the man", "the man | runs | it"],
        id="a relative clause is a proposition of its own",
    ),
    pytest.param(
        "[nsubj Ann] stayed/VBD=stay [advcl [mark until] [nsubj Bob] left/VBD=leave] .",
        ["Ann | stayed | until Bob left"],
        id="an adverbial clause is an argument",
    ),
    pytest.param(
        "[nsubj Ann] stayed/VBD=stay [obl [case in] Leeds] [advcl , [mark while] [nsubj Bob] left/VBD=leave] .",
        ["Ann | stayed in | Leeds"],
        id="but not one that a comma adds",
    ),
    pytest.param(
        "[advcl [mark While] [nsubj Bob] left/VBD=leave] , [nsubj Ann] stayed/VBD=stay [obl [case in] Leeds] .",
        ["Ann | stayed in | Leeds"],
        id="nor one in front",
    ),
    pytest.param(
        "[nsubj Ann] met/VBD=meet [obj Bob@PERSON [acl , running/VBG=run [obj it]]] .",
        ["Ann | met | Bob", "Bob | running | it"],
        id="nor a participle behind a comma",
    ),
    pytest.param(
        "[nsubj Ann] [cop is] [det a] clerk [acl:relcl [nsubj who] sings/VBZ [obj it]] .",
        ["Ann | is | a clerk", "Ann | sings | it"],
        id="the relative clause of a predicate is about the subject",
    ),
    pytest.param(
        "[nsubj Ann] began/VBD=begin [xcomp [mark to] paint/VB [obj it]] [obl [case in] May] .",
        ["Ann | began to paint | it; in May"],
        id="one proposition for a verb and the infinitive that it leads",
    ),
    pytest.param(
        "[nsubj [det The] walls/NNS [acl painted/VBN=paint [obl:agent [case by] Ann]]] fell/VBD=fall [advmod down] .",
        ["The walls | were painted by | Ann"],
        id="a participle lacks the copula in the tense of the verb above",
    ),
    pytest.param(
        "[nsubj Ann] sells/VBZ=sell [obj walls/NNS [acl painted/VBN=paint [obl [case in] Leeds]]] .",
        ["Ann | sells | walls painted in Leeds", "walls | are painted in | Leeds"],
        id="in its number",
    ),
    pytest.param(
        "[nsubj Ann] heard/VBD=hear [obj [det the] song] [xcomp sung/VBN=sing] [obl [case in] May] .",
        ["Ann | heard | the song; sung; in May"],
        id="a participle alone is an argument beside its object",
    ),
]

IMPLICIT = [
    pytest.param(
        "[nsubj [nmod:desc [compound Home] Secretary] Priti@PERSON [flat Patel@PERSON]] left/VBD=leave .",
        ["(Priti Patel | is | Home Secretary)"],
        id="title",
    ),
    pytest.param("[nsubj [nmod:desc Mr] Khan@PERSON] left/VBD=leave .", [], id="honorific"),
    pytest.param(
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det the] chief [nmod [case of] Halden@ORG]] ,]"
        " left/VBD=leave .",
        ["(Mara Lind | is | the chief of Halden)"],
        id="apposition",
    ),
    pytest.param(
        "[nsubj Friends/NNS [nmod [case of] [det the] chief [appos Mara/NNP@PERSON [flat Lind@PERSON]]]]"
        " left/VBD=leave .",
        ["(Mara Lind | is | the chief)"],
        id="what is said of a name set beside it",
    ),
    pytest.param(
        "[nsubj Paris@LOC , [appos France@LOC] ,] grew/VBD=grow .", ["(Paris | is in | France)"], id="place in a place"
    ),
    pytest.param(
        "[nsubj Halden@ORG [flat School@ORG] [nmod [case in] Leeds@LOC]] closed/VBD=close .",
        ["(Halden School | is in | Leeds)"],
        id="body in a place",
    ),
    pytest.param(
        "[nsubj [nmod:poss [det the] firm [case 's]] plant] closed/VBD=close .",
        ["(the firm | has | plant)"],
        id="possessive",
    ),
    pytest.param("[nsubj [nmod:poss its] plant] closed/VBD=close .", [], id="possessive pronoun"),
    pytest.param(
        "[nsubj Rivers/NNS [nmod [case such/JJ [fixed as/IN]] [det the] Aire@LOC [conj [cc and] [det the] Ouse@LOC]]]"
        " rose/VBD=rise .",
        ["(the Aire | is | Rivers)", "(the Ouse | is | Rivers)"],
        id="examples",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CHAIN)
def test_chain_view(sentence: str, expected: list[str]) -> None:
    assert read("chain", sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), NARY)
def test_nary_view(sentence: str, expected: list[str]) -> None:
    assert read("nary", sentence) == expected


@pytest.mark.parametrize(("view", "source"), [("chain", ""), ("nary", "; Ann said")])
def test_a_parenthesis_reports_the_clause_it_stands_in(view: str, source: str) -> None:
    sentence = "[nsubj It] grows/VBZ [obl [case in] Leeds] , [parataxis [nsubj Ann] said/VBD=say] ."
    assert read(view, sentence) == [f"It | grows in | Leeds{source}", "Ann | said | It grows in Leeds"]


@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("relation", ["nsubj:outer", "nsubj"])
def test_a_clause_may_be_predicated_as_a_whole(view: str, relation: str) -> None:
    sentence = f"[{relation} [det The] hope] [cop is] [mark that] [nsubj it] grows/VBZ [obl [case in] Leeds] ."
    assert read(view, sentence) == ["The hope | is that | it grows in Leeds", "it | grows in | Leeds"]


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_there_may_be_something_in_a_predicated_clause(view: str) -> None:
    sentence = "[nsubj [det The] hope] [cop is] [mark that] [expl there/EX] [aux will] be/VB [nsubj growth] ."
    assert read(view, sentence) == ["The hope | is that | there will be growth", "there | will be | growth"]


@pytest.mark.parametrize(("sentence", "expected"), IMPLICIT)
@pytest.mark.parametrize("view", sorted(VIEWS))
def test_implicit_propositions_follow_in_every_view(sentence: str, expected: list[str], view: str) -> None:
    assert read(view, sentence) == expected
