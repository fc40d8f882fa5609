"""Sentences parsed twice: in ClearNLP's scheme, and in the one of Universal Dependencies.

The notation is that of `tests.extract.builders`.
"""

import pytest

VERBS = [
    pytest.param(
        "[nsubj [det The] committee] published/VBD=publish [dobj [det the] report] .",
        "[nsubj [det The] committee] published/VBD=publish [obj [det the] report] .",
        id="object",
    ),
    pytest.param(
        "[nsubj Khan] called/VBD=call [prt in/RP] [dobj [det the] Commissioner] .",
        "[nsubj Khan] called/VBD=call [compound:prt in/RP] [obj [det the] Commissioner] .",
        id="particle",
    ),
    pytest.param(
        "[nsubj [det The] club] gave/VBD=give [dative her] [dobj [det a] contract] .",
        "[nsubj [det The] club] gave/VBD=give [iobj her] [obj [det a] contract] .",
        id="bare recipient",
    ),
    pytest.param(
        "[nsubj [det The] club] gave/VBD=give [dobj [det a] contract] [dative to/IN [pobj Ito]] .",
        "[nsubj [det The] club] gave/VBD=give [obj [det a] contract] [obl [case to] Ito] .",
        id="recipient with a preposition",
    ),
    pytest.param(
        "[nsubj [det The] fund] paid/VBD=pay [dobj [nmod £/$] 2.5m/CD] .",
        "[nsubj [det The] fund] paid/VBD=pay [obj £/$ [nummod 2.5m]] .",
        id="amount of money",
    ),
    pytest.param(
        "[nsubj [det The] fund] paid/VBD=pay [dobj [quantmod $/$] [compound 2.5/CD] million/CD] .",
        "[nsubj [det The] fund] paid/VBD=pay [obj $/$ [nummod [compound 2.5/CD] million/CD]] .",
        id="amount of money, two words",
    ),
    pytest.param(
        "[nsubj [det The] storm] killed/VBD=kill [dobj [nummod [amod more/JJR] [quantmod than/IN] 1,200] people/NNS] .",
        "[nsubj [det The] storm] killed/VBD=kill [obj [nummod [advmod more/JJR [fixed than]] 1,200] people/NNS] .",
        id="more than",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [dobj [nummod [quantmod about/RB] 40] turbines/NNS] .",
        "[nsubj Lind] sold/VBD=sell [obj [nummod [advmod about] 40] turbines/NNS] .",
        id="about",
    ),
    pytest.param(
        "[nsubjpass Messages/NNS=message] [auxpass were] sent/VBN=send [agent by/IN [pobj officers/NNS]] .",
        "[nsubj:pass Messages/NNS=message] [aux:pass were] sent/VBN=send [obl:agent [case by] officers/NNS] .",
        id="passive with agent",
    ),
    pytest.param(
        "[nsubjpass Messages/NNS=message] [aux have] [auxpass been] sent/VBN=send [agent by/IN [pobj Cole [cc and]"
        " [conj Lind]]] [prep in/IN [pobj Leeds@GPE]] .",
        "[nsubj:pass Messages/NNS=message] [aux have] [aux:pass been] sent/VBN=send [obl:agent [case by] Cole [conj"
        " [cc and] Lind]] [obl [case in] Leeds@GPE] .",
        id="coordinated agents",
    ),
    pytest.param(
        "[nsubjpass Ito] [auxpass was] given/VBN=give [dobj [det a] contract] [agent by/IN [pobj [det the] club]] .",
        "[nsubj:pass Ito] [aux:pass was] given/VBN=give [obj [det a] contract] [obl:agent [case by] [det the] club] .",
        id="passive recipient",
    ),
    pytest.param(
        "[nsubj Officers/NNS] arrested/VBD=arrest [dobj Cole@PERSON] [prep in/IN [pobj Leeds@GPE]] [prep on/IN"
        " [pobj Monday]] .",
        "[nsubj Officers/NNS] arrested/VBD=arrest [obj Cole@PERSON] [obl [case in] Leeds@GPE] [obl [case on] Monday] .",
        id="obliques",
    ),
    pytest.param(
        "[prep On/IN [pobj Monday]] , [nsubj Cole] travelled/VBD=travel [prep to/IN [pobj York@GPE]] .",
        "[obl [case On] Monday] , [nsubj Cole] travelled/VBD=travel [obl [case to] York@GPE] .",
        id="oblique in front",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [dobj Halden] [prep on/IN [pobj [nummod 2] February [nummod 2022]]] .",
        "[nsubj Lind] left/VBD=leave [obj Halden] [obl [case on] [nummod 2] February [nummod 2022]] .",
        id="date",
    ),
    pytest.param(
        "[nsubj Cole] resigned/VBD=resign [npadvmod [amod last] week] .",
        "[nsubj Cole] resigned/VBD=resign [obl:unmarked [amod last] week] .",
        id="bare time",
    ),
    pytest.param(
        "[nsubj Lind] withdrew/VBD=withdraw [prep because/IN [pcomp of/IN] [pobj [det the] storm]] .",
        "[nsubj Lind] withdrew/VBD=withdraw [obl [case because [fixed of]] [det the] storm] .",
        id="because of",
    ),
    pytest.param(
        "[prep according/VBG [prep to/IN [pobj [det the] report]]] , [nsubj Cole] lied/VBD=lie .",
        "[obl [case according/VBG [fixed to]] [det the] report] , [nsubj Cole] lied/VBD=lie .",
        id="according to",
    ),
    pytest.param(
        "[nsubj Cole] came/VBD=come [prep out/IN [prep of/IN [pobj [det the] box]]] .",
        "[nsubj Cole] came/VBD=come [obl [case out] [case of] [det the] box] .",
        id="out of",
    ),
    pytest.param(
        "[nsubj Cole] drove/VBD=drive [prep from/IN [pobj Leeds@GPE] [prep to/IN [pobj York@B-GPE]]] .",
        "[nsubj Cole] drove/VBD=drive [obl [case from] Leeds@GPE [nmod [case to] York@B-GPE]] .",
        id="from and to",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [prep [advmod shortly/RB] after/IN [pobj [det the] trial]] .",
        "[nsubj Lind] left/VBD=leave [obl [advmod shortly] [case after] [det the] trial] .",
        id="modified preposition",
    ),
    pytest.param(
        "[nsubj Lind] works/VBZ [prep in/IN [pobj Leeds@GPE [cc and] [conj York@GPE]]] .",
        "[nsubj Lind] works/VBZ [obl [case in] Leeds@GPE [conj [cc and] York@GPE]] .",
        id="coordinated objects of a preposition",
    ),
    pytest.param(
        "[nsubj Lind] works/VBZ [prep in/IN [pobj Leeds@GPE] [cc and] [conj in/IN [pobj York@GPE]]] .",
        "[nsubj Lind] works/VBZ [obl [case in] Leeds@GPE [conj [cc and] [case in] York@GPE]] .",
        id="coordinated prepositions",
    ),
    pytest.param(
        "[aux Did] [nsubj Lind] publish/VB [dobj [det the] report] ?",
        "[aux Did] [nsubj Lind] publish/VB [obj [det the] report] ?",
        id="question",
    ),
    pytest.param("Publish/VB [dobj [det the] report] .", "Publish/VB [obj [det the] report] .", id="imperative"),
    pytest.param(
        "[intj Well/UH] , [nsubj Lind] [aux has] [neg n't] sold/VBN=sell [dobj it] .",
        "[discourse Well/UH] , [nsubj Lind] [aux has] [advmod n't] sold/VBN=sell [obj it] .",
        id="interjection and negation",
    ),
    pytest.param(
        "[nsubj Lind] [neg never] sold/VBD=sell [dobj Halden] .",
        "[nsubj Lind] [advmod never] sold/VBD=sell [obj Halden] .",
        id="never",
    ),
    pytest.param(
        "[nsubj Lind] [advmod [neg no/RB] longer/RBR] sells/VBZ [dobj Halden] .",
        "[nsubj Lind] [advmod [advmod no] longer/RBR] sells/VBZ [obj Halden] .",
        id="no longer",
    ),
    pytest.param(
        "[nsubj [predet All] [det the] officers/NNS] left/VBD=leave .",
        "[nsubj [det:predet All] [det the] officers/NNS] left/VBD=leave .",
        id="predeterminer",
    ),
]

COPULAS = [
    pytest.param("[nsubj Lind] is/VBZ [attr [det a] nurse] .", "[nsubj Lind] [cop is] [det a] nurse .", id="noun"),
    pytest.param(
        "[nsubj [det The] chief] was/VBD [acomp furious/JJ] .",
        "[nsubj [det The] chief] [cop was] furious/JJ .",
        id="adjective",
    ),
    pytest.param(
        "[nsubj Lind] is/VBZ [attr [det the] mayor [prep of/IN [pobj Leeds@GPE]]] [prep since/IN [pobj 1998/CD]] .",
        "[nsubj Lind] [cop is] [det the] mayor [nmod [case of] Leeds@GPE] [obl [case since] 1998/CD] .",
        id="X of Y since",
    ),
    pytest.param(
        "[nsubj [det The] plant] is/VBZ [prep in/IN [pobj Leeds@GPE]] .",
        "[nsubj [det The] plant] [cop is] [case in] Leeds@GPE .",
        id="prepositional phrase",
    ),
    pytest.param(
        "[nsubj [det The] papers/NNS] are/VBP [prep in/IN [pobj order]] .",
        "[nsubj [det The] papers/NNS] [cop are] [case in] order .",
        id="in order, not to",
    ),
    pytest.param(
        "[nsubj Cole] was/VBD [acomp guilty/JJ [prep of/IN [pobj fraud]]] .",
        "[nsubj Cole] [cop was] guilty/JJ [obl [case of] fraud] .",
        id="adjective with its oblique",
    ),
    pytest.param("[nsubj Lind] is/VBZ [advmod here/RB] .", "[nsubj Lind] [cop is] here/RB .", id="adverb of place"),
    pytest.param(
        "[nsubj [det The] vote] was/VBD [npadvmod [amod last] week] .",
        "[nsubj [det The] vote] [cop was] [amod last] week .",
        id="bare time",
    ),
    pytest.param(
        "[nsubj Lind] was/VBD [prep for/IN [pobj [nummod two@DATE] years/NNS=year@DATE]] [prep in/IN"
        " [pobj Leeds@GPE]] .",
        "[nsubj Lind] [cop was] [obl [case for] [nummod two@DATE] years/NNS=year@DATE] [case in] Leeds@GPE .",
        id="prepositional phrase behind a time",
    ),
    pytest.param(
        "[nsubj Lind] is/VBZ , [prep according/VBG [prep to/IN [pobj Cole]]] , [prep in/IN [pobj Leeds@GPE]] .",
        "[nsubj Lind] [cop is] , [obl [case according/VBG [fixed to]] Cole] , [case in] Leeds@GPE .",
        id="prepositional phrase behind a source",
    ),
    pytest.param(
        "[nsubj It] was/VBD [prep in/IN [pobj Leeds@GPE]] [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        "[expl It] [cop was] [case in] Leeds@GPE [csubj [mark that] [nsubj Cole] lied/VBD=lie] .",
        id="cleft",
    ),
    pytest.param(
        "[nsubj What/WP] is/VBZ [attr [det the] plan] ?", "[nsubj What/WP] [cop is] [det the] plan ?", id="what"
    ),
    pytest.param(
        "[advmod Where/WRB] is/VBZ [nsubj [det the] plan] ?",
        "[advmod Where/WRB] is/VBZ [nsubj [det the] plan] ?",
        id="nothing predicated",
    ),
    pytest.param(
        "[nsubj Lind] [aux must] be/VB [neg not] [acomp angry/JJ] .",
        "[nsubj Lind] [aux must] [cop be] [advmod not] angry/JJ .",
        id="auxiliary and negation",
    ),
    pytest.param(
        "[nsubj [det The] chief] was/VBD [neg not] [acomp angry/JJ [cc but] [conj tired/JJ]] .",
        "[nsubj [det The] chief] [cop was] [advmod not] angry/JJ [conj [cc but] tired/JJ] .",
        id="coordinated adjectives",
    ),
    pytest.param(
        "[nsubj Lind] is/VBZ [attr [det a] nurse] [cc and] [conj works/VBZ [prep in/IN [pobj Leeds@GPE]]] .",
        "[nsubj Lind] [cop is] [det a] nurse [conj [cc and] works/VBZ [obl [case in] Leeds@GPE]] .",
        id="copula and verb",
    ),
    pytest.param(
        "[nsubj Lind] is/VBZ [attr [det a] nurse] [cc and] [conj [nsubj Cole] is/VBZ [attr [det a] poet]] .",
        "[nsubj Lind] [cop is] [det a] nurse [conj [cc and] [nsubj Cole] [cop is] [det a] poet] .",
        id="two copulas",
    ),
    pytest.param("Is/VBZ [nsubj Lind] [attr [det a] nurse] ?", "[cop Is] [nsubj Lind] [det a] nurse ?", id="question"),
    pytest.param(
        "[nsubj [det The] problem] is/VBZ [ccomp [mark that] [nsubj [det the] river] floods/VBZ] .",
        "[nsubj:outer [det The] problem] [cop is] [mark that] [nsubj [det the] river] floods/VBZ .",
        id="clause",
    ),
    pytest.param(
        "[nsubj [det The] aim] is/VBZ [xcomp [aux to] sell/VB [dobj Halden]] .",
        "[nsubj:outer [det The] aim] [cop is] [mark to] sell/VB [obj Halden] .",
        id="infinitive",
    ),
    pytest.param(
        "[nsubj Lind] became/VBD=become [attr mayor [prep of/IN [pobj Leeds@GPE]]] .",
        "[nsubj Lind] became/VBD=become [xcomp mayor [nmod [case of] Leeds@GPE]] .",
        id="linking verb, noun",
    ),
    pytest.param(
        "[nsubj [det The] chief] remained/VBD=remain [acomp silent/JJ] .",
        "[nsubj [det The] chief] remained/VBD=remain [xcomp silent/JJ] .",
        id="linking verb, adjective",
    ),
    pytest.param(
        "[nsubj Khan] called/VBD=call [dobj [det the] messages/NNS] [oprd sickening/JJ] .",
        "[nsubj Khan] called/VBD=call [obj [det the] messages/NNS] [xcomp sickening/JJ] .",
        id="predicate of the object",
    ),
    pytest.param(
        "[nsubj Khan] called/VBD=call [ccomp [nsubj [det the] messages/NNS] sickening/JJ] .",
        "[nsubj Khan] called/VBD=call [obj [det the] messages/NNS] [xcomp sickening/JJ] .",
        id="predicate of the object, as a clause",
    ),
    pytest.param(
        "[nsubjpass Lind] [auxpass was] elected/VBN=elect [oprd chair [prep of/IN [pobj Halden@ORG]]] .",
        "[nsubj:pass Lind] [aux:pass was] elected/VBN=elect [xcomp chair [nmod [case of] Halden@ORG]] .",
        id="predicate of a passive",
    ),
    pytest.param(
        "[expl There/EX] was/VBD [attr [det a] demonstration] [prep in/IN [pobj Leeds@GPE]] .",
        "[expl There/EX] was/VBD [nsubj [det a] demonstration] [obl [case in] Leeds@GPE] .",
        id="existential",
    ),
    pytest.param(
        "[expl There/EX] is/VBZ [attr [det no] evidence] .",
        "[expl There/EX] is/VBZ [nsubj [det no] evidence] .",
        id="existential, denied",
    ),
    pytest.param(
        "[nsubj It] is/VBZ [acomp clear/JJ] [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        "[expl It] [cop is] clear/JJ [csubj [mark that] [nsubj Cole] lied/VBD=lie] .",
        id="extraposition",
    ),
    pytest.param(
        "[prep In/IN [pobj [det the] town]] is/VBZ [nsubj [det a] museum] .",
        "[case In] [det the] town [cop is] [nsubj [det a] museum] .",
        id="inversion",
    ),
    pytest.param(
        "[nsubj Lind] is/VBZ [attr [poss Khan [case 's]] spokesman] .",
        "[nsubj Lind] [cop is] [nmod:poss Khan [case 's]] spokesman .",
        id="possessor",
    ),
]

NOUNS = [
    pytest.param(
        "[nsubj Lind] read/VBD [dobj [det a] report [prep about/IN [pobj Leeds@GPE]]] .",
        "[nsubj Lind] read/VBD [obj [det a] report [nmod [case about] Leeds@GPE]] .",
        id="modifier",
    ),
    pytest.param(
        "[nsubj [poss his] plan] failed/VBD=fail .", "[nsubj [nmod:poss his] plan] failed/VBD=fail .", id="possessive"
    ),
    pytest.param(
        "[nsubj [poss Khan@PERSON [case 's]] spokesperson] resigned/VBD=resign .",
        "[nsubj [nmod:poss Khan@PERSON [case 's]] spokesperson] resigned/VBD=resign .",
        id="possessor",
    ),
    pytest.param(
        "[nsubj [compound Mara@PERSON] Lind@PERSON , [appos [det the] [amod chief] executive [prep of/IN"
        " [pobj Halden@ORG]]] ,] resigned/VBD=resign .",
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det the] [amod chief] executive [nmod [case of]"
        " Halden@ORG]] ,] resigned/VBD=resign .",
        id="apposition, role behind",
    ),
    pytest.param(
        "[nsubj [det The] mayor [prep of/IN [pobj Leeds@GPE]] , [appos [compound Mara@PERSON] Lind@PERSON] ,]"
        " resigned/VBD=resign .",
        "[nsubj [det The] mayor [nmod [case of] Leeds@GPE] , [appos Mara@PERSON [flat Lind@PERSON]] ,]"
        " resigned/VBD=resign .",
        id="apposition, role in front",
    ),
    pytest.param(
        "[nsubj [compound Home] [compound Secretary] [compound Priti@PERSON] Patel@PERSON] resigned/VBD=resign .",
        "[nsubj [nmod:desc [compound Home] Secretary] Priti@PERSON [flat Patel@PERSON]] resigned/VBD=resign .",
        id="title",
    ),
    pytest.param(
        "[nsubj [compound Halden@ORG] [amod chief] [compound executive] [compound Mara@PERSON] Lind@PERSON]"
        " resigned/VBD=resign .",
        "[nsubj [nmod:desc [compound Halden@ORG] [amod chief] executive] Mara@PERSON [flat Lind@PERSON]]"
        " resigned/VBD=resign .",
        id="title with its organisation",
    ),
    pytest.param(
        "[nsubj [compound Mr] Khan@PERSON] resigned/VBD=resign .",
        "[nsubj [nmod:desc Mr] Khan@PERSON] resigned/VBD=resign .",
        id="honorific",
    ),
    pytest.param(
        "[nsubj [poss [compound Mara@PERSON] Lind@PERSON [case 's]] [compound nephew] [compound Jon@B-PERSON]"
        " Cole@PERSON] resigned/VBD=resign .",
        "[nsubj [nmod:desc [nmod:poss Mara@PERSON [flat Lind@PERSON] [case 's]] nephew] Jon@B-PERSON"
        " [flat Cole@PERSON]] resigned/VBD=resign .",
        id="title with its possessor",
    ),
    pytest.param(
        "[nsubj Ito] saw/VBD=see [dobj [det the] [compound Metropolitan@ORG] Police@ORG] .",
        "[nsubj Ito] saw/VBD=see [obj [det the] [compound Metropolitan@ORG] Police@ORG] .",
        id="name of an organisation",
    ),
    pytest.param(
        "[nsubj [preconj Both/CC] Lind [cc and] [conj Cole]] left/VBD=leave .",
        "[nsubj [cc:preconj Both] Lind [conj [cc and] Cole]] left/VBD=leave .",
        id="both",
    ),
    pytest.param(
        "[nsubj [det The] [amod [npadvmod state] - owned/VBN] bank] failed/VBD=fail .",
        "[nsubj [det The] [amod [compound state] - owned/VBN] bank] failed/VBD=fail .",
        id="noun before a hyphen",
    ),
    pytest.param(
        "[nsubj [det The] [nmod [compound New] York@GPE] court] met/VBD=meet [npadvmod [det the] week [npadvmod"
        " itself]] .",
        "[nsubj [det The] [compound [compound New] York@GPE] court] met/VBD=meet [obl:unmarked [det the] week"
        " [nmod:unmarked itself]] .",
        id="modifiers without a preposition",
    ),
    pytest.param(
        "[nsubj Many/JJ [prep of/IN [pobj [det the] officers/NNS]]] opposed/VBD=oppose [dobj [det the] selling/VBG"
        " [prep of/IN [pobj Halden]]] .",
        "[nsubj Many/JJ [nmod [case of] [det the] officers/NNS]] opposed/VBD=oppose [obj [det the] selling/VBG"
        " [nmod [case of] Halden]] .",
        id="adjective and gerund as nouns",
    ),
    pytest.param(
        "[nsubj Lind] sells/VBZ [dobj goods/NNS [prep including/VBG [pobj boats/NNS]]] .",
        "[nsubj Lind] sells/VBZ [obj goods/NNS [nmod [case including/VBG] boats/NNS]] .",
        id="participle as preposition",
    ),
    pytest.param(
        "[nsubj Lind] sells/VBZ [dobj goods/NNS [prep [amod such/JJ] as/IN [pobj boats/NNS]]] .",
        "[nsubj Lind] sells/VBZ [obj goods/NNS [nmod [case such/JJ [fixed as]] boats/NNS]] .",
        id="such as",
    ),
]

COORDINATION = [
    pytest.param(
        "[nsubj Lind , [conj Cole [cc and] [conj Ito]]] resigned/VBD=resign .",
        "[nsubj Lind [conj , Cole] [conj [cc and] Ito]] resigned/VBD=resign .",
        id="three subjects",
    ),
    pytest.param(
        "[nsubj Lind] founded/VBD=found [dobj Halden [cc and] [conj Orrin]] [prep in/IN [pobj 1998/CD]] .",
        "[nsubj Lind] founded/VBD=found [obj Halden [conj [cc and] Orrin]] [obl [case in] 1998/CD] .",
        id="objects",
    ),
    pytest.param(
        "[nsubj Lind] founded/VBD=found [dobj Halden] , [conj sold/VBD=sell [dobj Orrin] [cc and]"
        " [conj slept/VBD=sleep]] .",
        "[nsubj Lind] founded/VBD=found [obj Halden] [conj , sold/VBD=sell [obj Orrin]] [conj [cc and]"
        " slept/VBD=sleep] .",
        id="three verbs",
    ),
    pytest.param(
        "[nsubj Lind] printed/VBD=print [cc and] [conj sold/VBD=sell] [dobj [det the] book] .",
        "[nsubj Lind] printed/VBD=print [conj [cc and] sold/VBD=sell] [obj [det the] book] .",
        id="shared object",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [neg not] resign/VB [cc but] [conj stayed/VBD=stay] .",
        "[nsubj Lind] [aux did] [advmod not] resign/VB [conj [cc but] stayed/VBD=stay] .",
        id="negation ends at but",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [dobj Halden , [cc but] [neg not] [conj Orrin]] .",
        "[nsubj Lind] sold/VBD=sell [obj Halden [conj , [cc but] [advmod not] Orrin]] .",
        id="but not",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [dobj Halden , [conj [neg not] Orrin]] .",
        "[nsubj Lind] sold/VBD=sell [obj Halden [conj , [advmod not] Orrin]] .",
        id="not the second",
    ),
    pytest.param(
        "[nsubjpass Cole] [auxpass was] arrested/VBN=arrest [cc and] [conj charged/VBN=charge [prep with/IN"
        " [pobj fraud]]] .",
        "[nsubj:pass Cole] [aux:pass was] arrested/VBN=arrest [conj [cc and] charged/VBN=charge [obl [case with]"
        " fraud]] .",
        id="passives",
    ),
    pytest.param(
        "[nsubj Lind [advmod as/RB] [advmod well/RB] [cc as/IN] [conj Cole]] left/VBD=leave .",
        "[nsubj Lind [conj [cc as/RB [fixed well/RB] [fixed as]] Cole]] left/VBD=leave .",
        id="as well as",
    ),
    pytest.param(
        "[ccomp [nsubj Lind] left/VBD=leave] ; [nsubj Cole] stayed/VBD=stay .",
        "[nsubj Lind] left/VBD=leave [parataxis ; [nsubj Cole] stayed/VBD=stay .]",
        id="semicolon",
    ),
]

CLAUSES = [
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [ccomp [dobj what/WP] [nsubj Cole] made/VBD=make] .",
        "[nsubj Lind] sold/VBD=sell [obj what/WP [acl:relcl [nsubj Cole] made/VBD=make]] .",
        id="free relative, object",
    ),
    pytest.param(
        "[csubj [nsubj What/WP] happened/VBD=happen] shocked/VBD=shock [dobj Khan] .",
        "[nsubj What/WP [acl:relcl happened/VBD=happen]] shocked/VBD=shock [obj Khan] .",
        id="free relative, subject",
    ),
    pytest.param(
        "[nsubj Lind] spoke/VBD=speak [prep about/IN [pcomp [dobj what/WP] [nsubj Cole] made/VBD=make]] .",
        "[nsubj Lind] spoke/VBD=speak [obl [case about] what/WP [acl:relcl [nsubj Cole] made/VBD=make]] .",
        id="free relative, oblique",
    ),
    pytest.param(
        "[nsubj That/DT] is/VBZ [ccomp [dobj what/WP] [nsubj Cole] made/VBD=make] .",
        "[nsubj That/DT] [cop is] what/WP [acl:relcl [nsubj Cole] made/VBD=make] .",
        id="free relative, predicate",
    ),
    pytest.param(
        "[nsubj Lind] asked/VBD=ask [ccomp [dobj what/WP] [nsubj Cole] made/VBD=make] .",
        "[nsubj Lind] asked/VBD=ask [ccomp [obj what/WP] [nsubj Cole] made/VBD=make] .",
        id="question",
    ),
    pytest.param(
        "[nsubj [det The] officer [relcl [nsubj who] sent/VBD=send [dobj [det the] messages/NNS]]]"
        " resigned/VBD=resign .",
        "[nsubj [det The] officer [acl:relcl [nsubj who] sent/VBD=send [obj [det the] messages/NNS]]]"
        " resigned/VBD=resign .",
        id="relative, subject",
    ),
    pytest.param(
        "[nsubj [det The] report [relcl [dobj which] [nsubj Lind] published/VBD=publish]] shocked/VBD=shock"
        " [dobj Khan] .",
        "[nsubj [det The] report [acl:relcl [obj which] [nsubj Lind] published/VBD=publish]] shocked/VBD=shock"
        " [obj Khan] .",
        id="relative, object",
    ),
    pytest.param(
        "[nsubj [det The] report [relcl [nsubj Lind] published/VBD=publish]] shocked/VBD=shock [dobj Khan] .",
        "[nsubj [det The] report [acl:relcl [nsubj Lind] published/VBD=publish]] shocked/VBD=shock [obj Khan] .",
        id="relative, object left out",
    ),
    pytest.param(
        "[nsubj [det The] team [relcl [prep in/IN [pobj which]] [nsubj Cole] worked/VBD=work]] won/VBD=win .",
        "[nsubj [det The] team [acl:relcl [obl [case in] which] [nsubj Cole] worked/VBD=work]] won/VBD=win .",
        id="relative, oblique",
    ),
    pytest.param(
        "[nsubj [det The] team [relcl [nsubj Cole] worked/VBD=work [prep in/IN]]] won/VBD=win .",
        "[nsubj [det The] team [acl:relcl [nsubj Cole] worked/VBD=work [obl in/IN]]] won/VBD=win .",
        id="relative, preposition left behind",
    ),
    pytest.param(
        "[nsubj Lind , [relcl [nsubj who] is/VBZ [attr [det a] nurse]] ,] resigned/VBD=resign .",
        "[nsubj Lind , [acl:relcl [nsubj who] [cop is] [det a] nurse] ,] resigned/VBD=resign .",
        id="relative, copula",
    ),
    pytest.param(
        "[nsubj [det The] man [relcl [nsubjpass [poss whose/WP$] house] [auxpass was] sold/VBN=sell]] left/VBD=leave .",
        "[nsubj [det The] man [acl:relcl [nsubj:pass [nmod:poss whose/WP$] house] [aux:pass was] sold/VBN=sell]]"
        " left/VBD=leave .",
        id="relative, possessor",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave , [relcl [nsubj which] shocked/VBD=shock [dobj Khan]] .",
        "[nsubj Lind] left/VBD=leave , [advcl:relcl [nsubj which] shocked/VBD=shock [obj Khan]] .",
        id="relative of a clause",
    ),
    pytest.param(
        "[nsubj [det The] messages/NNS [acl sent/VBN=send [agent by/IN [pobj officers/NNS]]]] shocked/VBD=shock"
        " [dobj Khan] .",
        "[nsubj [det The] messages/NNS [acl sent/VBN=send [obl:agent [case by] officers/NNS]]] shocked/VBD=shock"
        " [obj Khan] .",
        id="past participle",
    ),
    pytest.param(
        "[nsubj [det The] woman [acl leading/VBG=lead [dobj [det the] inquiry]]] resigned/VBD=resign .",
        "[nsubj [det The] woman [acl leading/VBG=lead [obj [det the] inquiry]]] resigned/VBD=resign .",
        id="present participle",
    ),
    pytest.param(
        "[prep After/IN [pcomp leaving/VBG=leave [dobj Leeds@GPE]]] , [nsubj Lind] joined/VBD=join [dobj Halden] .",
        "[advcl [mark After] leaving/VBG=leave [obj Leeds@GPE]] , [nsubj Lind] joined/VBD=join [obj Halden] .",
        id="gerund after a preposition",
    ),
    pytest.param(
        "[nsubj Khan] prevented/VBD=prevent [dobj Cole] [prep from/IN [pcomp leaving/VBG=leave [dobj Leeds@GPE]]] .",
        "[nsubj Khan] prevented/VBD=prevent [obj Cole] [advcl [mark from] leaving/VBG=leave [obj Leeds@GPE]] .",
        id="prevent from",
    ),
    pytest.param(
        "[prep After/IN [pcomp being/VBG=be [attr mayor]]] , [nsubj Lind] joined/VBD=join [dobj Halden] .",
        "[advcl [mark After] [cop being] mayor] , [nsubj Lind] joined/VBD=join [obj Halden] .",
        id="copula after a preposition",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [prep [advmod instead/RB] of/IN [pcomp selling/VBG=sell [dobj Halden]]] .",
        "[nsubj Lind] left/VBD=leave [advcl [mark instead/RB [fixed of]] selling/VBG=sell [obj Halden]] .",
        id="instead of",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [advmod instead/RB [prep of/IN [pcomp selling/VBG=sell [dobj Halden]]]] .",
        "[nsubj Lind] left/VBD=leave [advcl [mark instead/RB [fixed of]] selling/VBG=sell [obj Halden]] .",
        id="instead of, headed by the adverb",
    ),
    pytest.param(
        "[nsubj [det The] office] took/VBD=take [dobj [det the] step [prep of/IN [pcomp publishing/VBG=publish"
        " [dobj [det the] report]]]] .",
        "[nsubj [det The] office] took/VBD=take [obj [det the] step [acl [mark of] publishing/VBG=publish"
        " [obj [det the] report]]] .",
        id="gerund of a noun",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [advcl [aux to] avoid/VB [dobj [det a] scandal]] .",
        "[nsubj Lind] resigned/VBD=resign [advcl [mark to] avoid/VB [obj [det a] scandal]] .",
        id="purpose",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [advcl [mark in/IN] [mark order/NN] [aux to] avoid/VB [dobj [det a]"
        " scandal]] .",
        "[nsubj Lind] resigned/VBD=resign [advcl [mark in [fixed order/NN]] [mark to] avoid/VB [obj [det a]"
        " scandal]] .",
        id="in order to",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [prep in/IN [pobj order/NN [acl [aux to] avoid/VB [dobj [det a]"
        " scandal]]]] .",
        "[nsubj Lind] resigned/VBD=resign [advcl [mark in [fixed order/NN]] [mark to] avoid/VB [obj [det a]"
        " scandal]] .",
        id="in order to, as a noun",
    ),
    pytest.param(
        "[advcl [mark If] [nsubj Lind] resigns/VBZ] , [nsubj Cole] [aux will] sell/VB [dobj Halden] .",
        "[advcl [mark If] [nsubj Lind] resigns/VBZ] , [nsubj Cole] [aux will] sell/VB [obj Halden] .",
        id="condition",
    ),
    pytest.param(
        "[advcl [advmod Even/RB] [mark if] [nsubj Lind] resigns/VBZ] , [nsubj Cole] sells/VBZ [dobj Halden] .",
        "[advcl [mark Even/RB [fixed if]] [nsubj Lind] resigns/VBZ] , [nsubj Cole] sells/VBZ [obj Halden] .",
        id="even if",
    ),
    pytest.param(
        "[nsubj Lind] spoke/VBD=speak [advcl [mark as] [mark if] [nsubj Cole] sold/VBD=sell [dobj Halden]] .",
        "[nsubj Lind] spoke/VBD=speak [advcl [mark as [fixed if]] [nsubj Cole] sold/VBD=sell [obj Halden]] .",
        id="as if",
    ),
    pytest.param(
        "[advcl [advmod When] [nsubj Lind] resigned/VBD=resign] , [nsubj Cole] laughed/VBD=laugh .",
        "[advcl [advmod When] [nsubj Lind] resigned/VBD=resign] , [nsubj Cole] laughed/VBD=laugh .",
        id="when",
    ),
]

COMPLEMENTS = [
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        id="report",
    ),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] said/VBD=say] .",
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] said/VBD=say] .",
        id="report set beside",
    ),
    pytest.param(
        "[ccomp [nsubj Cole] lied/VBD=lie] , said/VBD=say [nsubj Lind] .",
        "[ccomp [nsubj Cole] lied/VBD=lie] , said/VBD=say [nsubj Lind] .",
        id="report in front",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] was/VBD [acomp angry/JJ]] .",
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] [cop was] angry/JJ] .",
        id="report of a copula",
    ),
    pytest.param(
        "[nsubjpass It] [auxpass was] reported/VBN=report [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        "[expl It] [aux:pass was] reported/VBN=report [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        id="report by nobody",
    ),
    pytest.param(
        "[nsubj Khan] asked/VBD=ask [ccomp [mark whether] [nsubj Lind] sold/VBD=sell [dobj Halden]] .",
        "[nsubj Khan] asked/VBD=ask [ccomp [mark whether] [nsubj Lind] sold/VBD=sell [obj Halden]] .",
        id="whether",
    ),
    pytest.param(
        "[nsubj [det The] claim [acl [mark that] [nsubj Lind] sold/VBD=sell [dobj Halden]]] shocked/VBD=shock"
        " [dobj Khan] .",
        "[nsubj [det The] claim [acl [mark that] [nsubj Lind] sold/VBD=sell [obj Halden]]] shocked/VBD=shock"
        " [obj Khan] .",
        id="content of a noun",
    ),
    pytest.param(
        "[nsubj Khan] heard/VBD=hear [dobj [det the] claim [ccomp [mark that] [nsubj Lind] sold/VBD=sell"
        " [dobj Halden]]] .",
        "[nsubj Khan] heard/VBD=hear [obj [det the] claim [acl [mark that] [nsubj Lind] sold/VBD=sell [obj Halden]]] .",
        id="content of a noun, as a complement",
    ),
    pytest.param(
        "[nsubj Lind] tried/VBD=try [xcomp [aux to] save/VB [dobj Halden]] .",
        "[nsubj Lind] tried/VBD=try [xcomp [mark to] save/VB [obj Halden]] .",
        id="infinitive",
    ),
    pytest.param(
        "[nsubj Lind] began/VBD=begin [xcomp selling/VBG=sell [dobj Halden]] .",
        "[nsubj Lind] began/VBD=begin [xcomp selling/VBG=sell [obj Halden]] .",
        id="gerund",
    ),
    pytest.param(
        "[nsubj Khan] told/VBD=tell [dobj Cole] [xcomp [aux to] resign/VB] .",
        "[nsubj Khan] told/VBD=tell [obj Cole] [xcomp [mark to] resign/VB] .",
        id="object control",
    ),
    pytest.param(
        "[nsubj Khan] wanted/VBD=want [ccomp [nsubj Cole] [aux to] resign/VB] .",
        "[nsubj Khan] wanted/VBD=want [obj Cole] [xcomp [mark to] resign/VB] .",
        id="subject of an infinitive",
    ),
    pytest.param(
        "[nsubj Lind] saw/VBD=see [ccomp [nsubj Cole] leave/VB] .",
        "[nsubj Lind] saw/VBD=see [obj Cole] [xcomp leave/VB] .",
        id="subject of a bare infinitive",
    ),
    pytest.param(
        "[nsubj Lind] demanded/VBD=demand [ccomp [nsubj Cole] leave/VB] .",
        "[nsubj Lind] demanded/VBD=demand [ccomp [nsubj Cole] leave/VB] .",
        id="subjunctive",
    ),
    pytest.param(
        "[nsubj Police/NNS=police] believe/VBP [ccomp [nsubj Cole] [aux to] be/VB [acomp guilty/JJ]] .",
        "[nsubj Police/NNS=police] believe/VBP [obj Cole] [xcomp [mark to] [cop be] guilty/JJ] .",
        id="subject of a copula",
    ),
    pytest.param(
        "[nsubjpass Cole] [auxpass was] ordered/VBN=order [agent by/IN [pobj Khan]] [xcomp [aux to] resign/VB] .",
        "[nsubj:pass Cole] [aux:pass was] ordered/VBN=order [obl:agent [case by] Khan] [xcomp [mark to] resign/VB] .",
        id="passive",
    ),
    pytest.param(
        "[nsubj Lind] is/VBZ [acomp likely/JJ [xcomp [aux to] sell/VB [dobj Halden]]] .",
        "[nsubj Lind] [cop is] likely/JJ [xcomp [mark to] sell/VB [obj Halden]] .",
        id="adjective",
    ),
    pytest.param(
        "[nsubj Khan] praised/VBD=praise [dobj [poss Lind [case 's]] plan [acl [aux to] sell/VB [dobj Halden]]] .",
        "[nsubj Khan] praised/VBD=praise [obj [nmod:poss Lind [case 's]] plan [acl [mark to] sell/VB [obj Halden]]] .",
        id="noun",
    ),
    pytest.param(
        "[csubj Publishing/VBG=publish [dobj [det the] report]] was/VBD [acomp useful/JJ] .",
        "[csubj Publishing/VBG=publish [obj [det the] report]] [cop was] useful/JJ .",
        id="clause as subject",
    ),
    pytest.param(
        "[nsubjpass Lind] [auxpass was] accused/VBN=accuse [prep of/IN [pcomp lying/VBG=lie]] .",
        "[nsubj:pass Lind] [aux:pass was] accused/VBN=accuse [advcl [mark of] lying/VBG=lie] .",
        id="accused of",
    ),
]

NEGATION = [
    pytest.param(
        "[nsubj [det No] one/NN] sold/VBD=sell [dobj Halden] .",
        "[nsubj [det No] one/NN] sold/VBD=sell [obj Halden] .",
        id="no one",
    ),
    pytest.param(
        "[nsubj [neg No/DT] officer] sold/VBD=sell [dobj Halden] .",
        "[nsubj [det No] officer] sold/VBD=sell [obj Halden] .",
        id="no, as a negation",
    ),
    pytest.param(
        "[nsubj None/NN [prep of/IN [pobj [det the] officers/NNS]]] sold/VBD=sell [dobj Halden] .",
        "[nsubj None/NN [nmod [case of] [det the] officers/NNS]] sold/VBD=sell [obj Halden] .",
        id="none of",
    ),
    pytest.param(
        "[nsubj [preconj Neither/CC] Lind [cc nor] [conj Cole]] sold/VBD=sell [dobj Halden] .",
        "[nsubj [cc:preconj Neither/CC] Lind [conj [cc nor] Cole]] sold/VBD=sell [obj Halden] .",
        id="neither nor",
    ),
    pytest.param(
        "[nsubj [neg Not] [det all] officers/NNS] sold/VBD=sell [dobj Halden] .",
        "[nsubj [advmod Not] [det all] officers/NNS] sold/VBD=sell [obj Halden] .",
        id="not all",
    ),
    pytest.param(
        "[nsubj Lind] [preconj not] [advmod only] sold/VBD=sell [dobj Halden] [cc but] [conj left/VBD=leave] .",
        "[nsubj Lind] [cc:preconj not] [advmod only] sold/VBD=sell [obj Halden] [conj [cc but] left/VBD=leave] .",
        id="not only",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [prep without/IN [pcomp selling/VBG=sell [dobj Halden]]] .",
        "[nsubj Lind] left/VBD=leave [advcl [mark without] selling/VBG=sell [obj Halden]] .",
        id="without",
    ),
    pytest.param(
        "[nsubj Lind] failed/VBD=fail [xcomp [aux to] sell/VB [dobj Halden]] .",
        "[nsubj Lind] failed/VBD=fail [xcomp [mark to] sell/VB [obj Halden]] .",
        id="fail",
    ),
]

SPEECH = [
    pytest.param(
        '[ccomp " [nsubj Cole] sold/VBD=sell [dobj Halden] [npadvmod [amod last] week]] , " said/VBD=say'
        " [nsubj [compound Mara@PERSON] Lind@PERSON] .",
        '[ccomp " [nsubj Cole] sold/VBD=sell [obj Halden] [obl:unmarked [amod last] week]] , " said/VBD=say'
        " [nsubj Mara@PERSON [flat Lind@PERSON]] .",
        id="direct speech",
    ),
    pytest.param(
        '[nsubj Lind] said/VBD=say : [ccomp " [nsubj I] was/VBD [prep in/IN [pobj Leeds@GPE]] [npadvmod [amod last]'
        ' week] "] .',
        '[nsubj Lind] said/VBD=say : [ccomp " [nsubj I] [cop was] [case in] Leeds@GPE [obl:unmarked [amod last] week]'
        ' "] .',
        id="direct speech of a copula",
    ),
    pytest.param(
        "[nsubj Cole] , [parataxis [nsubj Lind] said/VBD=say] , was/VBD [acomp angry/JJ] .",
        "[nsubj Cole] , [parataxis [nsubj Lind] said/VBD=say] , [cop was] angry/JJ .",
        id="report within a copular clause",
    ),
]

CASES = [*VERBS, *COPULAS, *NOUNS, *COORDINATION, *CLAUSES, *COMPLEMENTS, *NEGATION, *SPEECH]
