"""Clauses that modify nouns or clauses: relatives, participles and infinitives take their subject from elsewhere."""

import pytest

from .builders import stated

RELATIVE = [
    pytest.param(
        "[nsubj Lind] trains/VBZ=train [obj pupils/NNS=pupil] [obl [case from] schools/NNS=school , [acl:relcl"
        " [nsubj who/WP] pay/VBP [obj Cole]]] .",
        ["Lind | train | pupils [oblique from: schools]", "pupils | pay | Cole"],
        id="who, of the people before",
    ),
    pytest.param(
        "[nsubj Lind] says/VBZ=say [ccomp [nsubj Cole] lied/VBD=lie [obl:unmarked , [det a] claim [acl:relcl"
        " [nsubj Oslo] denies/VBZ=deny]]] .",
        ["Cole | lie | true^^boolean @Lind", "Oslo | deny | claim"],
        id="beside a whole clause it is the writer's",
    ),
    pytest.param(
        "[nsubj [det The] firm] [aux will/MD] sell/VB [obj [det a] ship [acl:relcl [nsubj [nmod:poss its]"
        " owners/NNS=owner] use/VBP]] .",
        ["firm | sell | ship <future>", "owners | use | ship"],
        id="what known people do now is no future",
    ),
    pytest.param(
        "[nsubj Lind] trains/VBZ=train [obj nurses/NNS=nurse [nmod [case from] clinics/NNS=clinic [acl:relcl , [nsubj"
        " who] bring/VBP [obj children/NNS=child]]]] .",
        ["Lind | train | nurses", "nurses | bring | children"],
        id="who is people and no body",
    ),
    pytest.param(
        "[nsubj:pass Tarn@PRODUCT] [aux:pass was] written/VBN=write [obl:agent [case by] Lind@PERSON [conj [cc and]"
        " Cole@B-PERSON] [acl:relcl , [nsubj who] lived/VBD=live [obl [case in] Leeds@LOC]]] .",
        ["Lind | write | Tarn", "Cole | write | Tarn", "Lind | live in | Leeds", "Cole | live in | Leeds"],
        id="a relative behind a coordination",
    ),
    pytest.param(
        "[nsubj [det An] officer [acl:relcl [nsubj who] suspects/VBZ=suspect [obj [det a] leak]]] [aux must/MD]"
        " close/VB [obj Halden] .",
        ["officer | suspect | leak <conditional>", "officer | close | Halden <necessary>"],
        id="of whom a rule holds",
    ),
    pytest.param(
        "[nsubj [det The] officer [acl:relcl [nsubj who] suspects/VBZ=suspect [obj [det a] leak]]] [aux must/MD]"
        " close/VB [obj Halden] .",
        ["officer | suspect | leak", "officer | close | Halden <necessary>"],
        id="but the one that is known",
    ),
    pytest.param(
        "[nsubj Lind] recalled/VBD=recall [obj [det the] [amod first] time [acl:relcl [obj that/WDT] [nsubj"
        " [det a] woman]"
        " [aux had] led/VBN=lead [obj [det the] force]]] .",
        ["Lind | recall | first time", "woman | lead | force"],
        id="no verb has two objects",
    ),
    pytest.param(
        "[nsubj [det The] plan] drew/VBD=draw [obj objections/NNS=objection [nmod [case from]"
        " shopkeepers/NNS=shopkeeper] [acl:relcl , [nsubj who] dislike/VBP [obj noise]]] .",
        ["plan | draw | objections", "shopkeepers | dislike | noise"],
        id="who is somebody",
    ),
    pytest.param(
        "[nsubj Prices/NNS=price] rose/VBD=rise [obl [case by] [nummod 4/CD@PERCENT] %/NN@PERCENT"
        " [acl:relcl , [nsubj which] pleased/VBD=please [obj Lind]]] .",
        ['Prices | rise by | "4%"'],
        id="which takes up the whole clause",
    ),
    pytest.param(
        "[nsubj Lind] sent/VBD=send [obj [det a] list [nmod [case of] names/NNS=name"
        " [acl:relcl [nsubj that] [cop was] long/JJ]]] .",
        ["Lind | send | list of names", 'list of names | be | "long"'],
        id="a relative agrees with its verb",
    ),
    pytest.param(
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det the] secretary [acl:relcl , [nsubj who]"
        " lied/VBD=lie]] ,] resigned/VBD=resign .",
        ["Mara Lind | lie | true^^boolean", "Mara Lind | resign | true^^boolean"],
        id="a relative on an apposition is said of the name",
    ),
    pytest.param(
        "[nsubj [det A] ship , [appos [det the] Corvane/NNP [flat 4]] ,] sank/VBD=sink .",
        ["Corvane 4 | sink | true^^boolean"],
        id="a name with an article, which nobody knows",
    ),
    pytest.param(
        "[nsubj [det The] officer [acl:relcl [nsubj who] sent/VBD=send [obj [det the] messages/NNS]]]"
        " resigned/VBD=resign .",
        ["officer | send | messages", "officer | resign | true^^boolean"],
        id="subject",
    ),
    pytest.param(
        "[nsubj [det The] report [acl:relcl [obj which]"
        " [nsubj Lind] published/VBD=publish]] shocked/VBD=shock [obj Khan] .",
        ["Lind | publish | report", "report | shock | Khan"],
        id="object",
    ),
    pytest.param(
        "[nsubj [det The] man [acl:relcl [nsubj whom] [nsubj Lind] trusted/VBD=trust]] shocked/VBD=shock [obj Khan] .",
        ["Lind | trust | man", "man | shock | Khan"],
        id="whom is no subject, whatever the tree calls it",
    ),
    pytest.param(
        "[nsubj [det The] report [acl:relcl [nsubj Lind] published/VBD=publish]] shocked/VBD=shock [obj Khan] .",
        ["Lind | publish | report", "report | shock | Khan"],
        id="object left out",
    ),
    pytest.param(
        "[nsubj [det The] team [acl:relcl [obl [case in] which] [nsubj Cole] worked/VBD=work]] won/VBD=win .",
        ["Cole | work in | team", "team | win | true^^boolean"],
        id="oblique",
    ),
    pytest.param(
        "[nsubj [det The] team [acl:relcl [nsubj Cole] worked/VBD=work [obl in/IN]]] won/VBD=win .",
        ["Cole | work in | team", "team | win | true^^boolean"],
        id="stranded preposition",
    ),
    pytest.param(
        "[nsubj [det The] officers/NNS [acl:relcl [nsubj:pass who] [aux:pass were] dismissed/VBN=dismiss]]"
        " appealed/VBD=appeal .",
        ["officers | be dismissed | true^^boolean", "officers | appeal | true^^boolean"],
        id="passive",
    ),
    pytest.param(
        "[nsubj Lind , [acl:relcl [nsubj who] [cop is] [det a] nurse] ,] resigned/VBD=resign .",
        ["Lind | be | nurse", "Lind | resign | true^^boolean"],
        id="copula",
    ),
    pytest.param(
        "[nsubj [det The] officers/NNS [acl:relcl [nsubj who] lied/VBD=lie [conj"
        " [cc and] fled/VBD=flee]]] won/VBD=win .",
        ["officers | lie | true^^boolean", "officers | flee | true^^boolean", "officers | win | true^^boolean"],
        id="coordinated",
    ),
    pytest.param(
        "[nsubj [det The] town [acl:relcl [advmod where] [nsubj Lind] lived/VBD=live]] flooded/VBD=flood .",
        ["Lind | live | true^^boolean [place: town]", "town | flood | true^^boolean"],
        id="where",
    ),
    pytest.param(
        "[nsubj Lind] recalled/VBD=recall [obj [det the] day [acl:relcl [nsubj Cole] arrived/VBD=arrive]] .",
        ["Lind | recall | day", "Cole | arrive | true^^boolean"],
        id="no object where the noun names a time",
    ),
    pytest.param(
        "[nsubj [det The] report [acl:relcl [nsubj Lind] said/VBD=say"
        " [ccomp [obj that] [nsubj Cole] published/VBD=publish]]] vanished/VBD=vanish .",
        ["Cole | publish | report @Lind", "report | vanish | true^^boolean"],
        id="from inside a complement",
    ),
]

REDUCED = [
    pytest.param(
        "[nsubj Lind] saw/VBD=see [obj [det a] boy] [xcomp beaten/VBN=beat [conj [cc and] mocked/VBD=mock]] .",
        ["boy | be beaten | true^^boolean", "boy | be mocked | true^^boolean"],
        id="a past tense beside a participle is one",
    ),
    pytest.param(
        "[nsubj [det The] bridge] [cop is] [det an] arch [acl designed/VBN=design [obl:agent [case by] Lind@PERSON]]"
        " [conj [cc and] opened/VBN=open [obl [case in] 1932/CD]] .",
        ["bridge | be | arch", "Lind | design | arch", "bridge | be opened | true^^boolean [time in: 1932^^gYear]"],
        id="a participle coordinated across the noun",
    ),
    pytest.param(
        "[nsubj Meadows/NNS=meadow] grew/VBD=grow [advcl [mark as] [nsubj [det a] species [acl buried/VBN=bury [obj"
        " carbon]]] [aux had] spread/VBN=spread] .",
        ["Meadows | grow | true^^boolean", "species | spread | true^^boolean"],
        id="no passive has an object",
    ),
    pytest.param(
        "[nsubj Lind@PERSON , [acl signed/VBD=sign [obl [case from] Orrin]] ,] left/VBD=leave .",
        ["Lind | be signed from | Orrin", "Lind | leave | true^^boolean"],
        id="a past tense in the place of a participle",
    ),
    pytest.param(
        "[nsubj Lind] counted/VBD=count [obj newts/NNS=newt [acl caught/VBD=catch [obl [case in] ponds/NNS=pond]]] .",
        ["Lind | count | newts", "newts | be caught in | ponds"],
        id="a participle that was read as a past tense",
    ),
    pytest.param(
        "[nsubj [det The] messages/NNS [acl sent/VBN=send [obl:agent"
        " [case by] officers/NNS]]] shocked/VBD=shock [obj Khan] .",
        ["officers | send | messages", "messages | shock | Khan"],
        id="passive with agent",
    ),
    pytest.param(
        "[nsubj [det A] man [acl arrested/VBN=arrest [obl [case in] Leeds@LOC]]] died/VBD=die .",
        ["man | be arrested in | Leeds", "man | die | true^^boolean"],
        id="passive without agent",
    ),
    pytest.param(
        "[nsubj [det The] woman [acl leading/VBG=lead [obj [det the] inquiry]]] resigned/VBD=resign .",
        ["woman | lead | inquiry", "woman | resign | true^^boolean"],
        id="active",
    ),
    pytest.param(
        "[nsubj Cole , [acl appointed/VBN=appoint [obl [case in] 2020/CD]] ,] resigned/VBD=resign .",
        ["Cole | be appointed | true^^boolean [time in: 2020^^gYear]", "Cole | resign | true^^boolean"],
        id="of a name",
    ),
]

ADVERBIAL = [
    pytest.param(
        "[nsubj [det The] court] fined/VBD=fine [iobj Cole] [obj £/$@MONEY [nummod 9/CD@MONEY]] [advcl [mark for]"
        " dumping/VBG=dump [obj waste]] .",
        ['court | fine | Cole [oblique: "£9"]', 'court | fine | "£9" [recipient: Cole]', "Cole | dump | waste"],
        id="for, of who is fined",
    ),
    pytest.param(
        "[nsubj Lind] described/VBD=describe [obj [det the] firm] [advcl [mark as] robbing/VBG=rob [obj Cole]] .",
        ["Lind | describe | firm", "firm | rob | Cole <alleged> @Lind"],
        id="as, of what is described",
    ),
    pytest.param(
        "[nsubj [det The] ship] left/VBD=leave [advcl [mark as] planned/VBN=plan] .",
        ["ship | leave | true^^boolean"],
        id="as, of the whole clause",
    ),
    pytest.param(
        "[nsubj [det The] court] sentenced/VBD=sentence [obj [nummod four] men/NNS=man] [advcl [mark for]"
        " killing/VBG=kill [obj Cole]] .",
        ["court | sentence | four men", "four men | kill | Cole"],
        id="for, of people",
    ),
    pytest.param(
        "[advcl Leaving/VBG=leave [obj [det the] court]] , [nsubj Cole] thanked/VBD=thank [obj Lind] .",
        ["Cole | leave | court", "Cole | thank | Lind"],
        id="present participle",
    ),
    pytest.param(
        "[advcl Founded/VBN=found [obl [case in] 1998/CD]] , [nsubj Halden] employs/VBZ [obj nurses/NNS] .",
        ["Halden | be founded | true^^boolean [time in: 1998^^gYear]", "Halden | employ | nurses"],
        id="past participle",
    ),
    pytest.param(
        "[advcl [mark After] leaving/VBG=leave [obj Leeds@LOC]] , [nsubj Lind] joined/VBD=join [obj Halden] .",
        ["Lind | leave | Leeds", "Lind | join | Halden"],
        id="gerund after a preposition",
    ),
    pytest.param(
        "[nsubj Lind] saved/VBD=save [obj Halden] [advcl [mark by] selling/VBG=sell [obj Orrin]] .",
        ["Lind | save | Halden", "Lind | sell | Orrin"],
        id="means",
    ),
    pytest.param(
        "[nsubj Khan] criticised/VBD=criticise [obj Cole] [advcl [mark for] selling/VBG=sell [obj Orrin]] .",
        ["Khan | criticise | Cole", "Cole | sell | Orrin"],
        id="what the object is criticised for",
    ),
    pytest.param(
        "[nsubj Khan] charged/VBD=charge [obj Cole] [advcl [mark with] selling/VBG=sell [obj Orrin]] .",
        ["Khan | charge | Cole", "Cole | sell | Orrin <alleged> @Khan"],
        id="what the object is charged with",
    ),
    pytest.param(
        "[nsubj Lind] talked/VBD=talk [obj Cole] [advcl [mark into] selling/VBG=sell [obj Orrin]] .",
        ["Lind | talk | Cole", "Cole | sell | Orrin"],
        id="what the object is talked into",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [advcl [mark to] avoid/VB [obj [det a] scandal]] .",
        ["Lind | resign | true^^boolean", "Lind | avoid | scandal <intended>"],
        id="purpose",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [advcl [mark in [fixed order/NN]] [mark to] avoid/VB [obj"
        " [det a] scandal]] .",
        ["Lind | resign | true^^boolean", "Lind | avoid | scandal <intended>"],
        id="in order to",
    ),
    pytest.param(
        "[nsubj:pass Orrin] [aux:pass was] sold/VBN=sell [obl:agent [case by] Lind] [advcl"
        " [mark to] save/VB [obj Halden]] .",
        ["Lind | sell | Orrin", "Lind | save | Halden <intended>"],
        id="the purpose is the agent's",
    ),
    pytest.param(
        "[nsubj:pass Orrin] [aux:pass was] sold/VBN=sell [advcl [mark to] save/VB [obj Halden]] .",
        ["Orrin | be sold | true^^boolean"],
        id="the purpose of an agent who is not named",
    ),
    pytest.param(
        "[nsubj Lind] hired/VBD=hire [obj Cole@PERSON] [advcl [mark to] run/VB [obj Halden]] .",
        ["Lind | hire | Cole", "Cole | run | Halden <intended>"],
        id="who is hired does the work",
    ),
    pytest.param(
        "[nsubj:pass Cole@PERSON] [aux:pass was] hired/VBN=hire [obl:agent [case by] Lind] [advcl [mark to] run/VB"
        " [obj Halden]] .",
        ["Lind | hire | Cole", "Cole | run | Halden <intended>"],
        id="who is hired, in a passive",
    ),
    pytest.param(
        "[nsubj Lind] hired/VBD=hire [obj [det a] lorry] [advcl [mark to] move/VB [obj Halden]] .",
        ["Lind | hire | lorry", "Lind | move | Halden <intended>"],
        id="a thing that is hired does no work",
    ),
    pytest.param(
        "[nsubj Lind] helped/VBD=help [obj Cole@PERSON] [advcl [mark to] hide/VB [obj Halden]] .",
        ["Lind | help | Cole", "Cole | hide | Halden"],
        id="who is helped",
    ),
    pytest.param(
        "[nsubj [det The] wall] [cop was] [advmod too] heavy/JJ [advcl [mark to] lift/VB] .",
        ['wall | be | "too heavy"'],
        id="hollow clause",
    ),
    pytest.param(
        "[advcl [advmod When] [nsubj Lind] resigned/VBD=resign] , [nsubj Cole] laughed/VBD=laugh .",
        ["Lind | resign | true^^boolean", "Cole | laugh | true^^boolean"],
        id="own subject",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), [*RELATIVE, *REDUCED, *ADVERBIAL])
def test_modifying_clause(tree, expected):
    assert stated(tree) == expected
