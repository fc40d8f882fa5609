"""What the form of a clause says of its status: outcomes, findings, orders, *would* as past *will*, raised negation."""

import pytest

from .builders import stated

THAT = "[ccomp [mark that] [nsubj Cole] {}]"

CASES = [
    pytest.param(
        "[nsubj Lind] [cop is] [mark to] meet/VB [obj Cole] [conj [cc and] greet/VB [obj Ito]] .",
        ["Lind | meet | Cole <future>", "Lind | greet | Ito <future>"],
        id="two things that are to be",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] arrested/VBN=arrest [advcl [mark for] stealing/VBG=steal [obj stamps/NNS]] .",
        ["Lind | be arrested | true^^boolean", "Lind | steal | stamps <alleged>"],
        id="what somebody is arrested for",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] blamed/VBN=blame [advcl [mark for] losing/VBG=lose [obj stamps/NNS]] .",
        ["Lind | be blamed | true^^boolean", "Lind | lose | stamps <alleged>"],
        id="what somebody is blamed for",
    ),
    pytest.param(
        "[nsubj Lind] [aux will] leave/VB [advcl [mark after] [nsubj talks/NNS=talk] failed/VBD=fail] .",
        ["Lind | leave | true^^boolean <future>", "talks | fail | true^^boolean"],
        id="what was before what will be",
    ),
    pytest.param(
        "[nsubj Lind] has/VBZ=have [obj [det no] power [acl [mark to] close/VB [obj [det the] road]]] .",
        ["Lind | have | power <not>", "Lind | close | road <not, possible>"],
        id="no power",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] found/VBN=find [xcomp unconscious/JJ] [obl [case in] May/NNP@DATE] .",
        ['Lind | be | "unconscious" [time in: "May"]'],
        id="how somebody was found",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] unlikely/JJ [xcomp [mark to] resign/VB] .",
        ["Lind | resign | true^^boolean <not, possible>"],
        id="unlikely",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] reluctant/JJ [xcomp [mark to] resign/VB] .",
        ["Lind | resign | true^^boolean <not, intended>"],
        id="reluctant",
    ),
    pytest.param(
        "[nsubj [det The] trust] wants/VBZ=want [xcomp [mark to] pay/VB [obj farmers/NNS=farmer [acl:relcl"
        " [nsubj who] cut/VBD=cut [obj hay]]]] .",
        ["trust | pay | farmers <intended>", "farmers | cut | hay <intended>"],
        id="a past that looks like a present",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] sail/VB [advcl [mark without] repairing/VBG=repair [obj masts/NNS]] .",
        ["Lind | sail | true^^boolean <not>", "Lind | repair | masts <conditional>"],
        id="not without",
    ),
    pytest.param(
        "[nsubj Cole] lived/VBD=live [advcl [mark to] see/VB [obj [det the] bridge]] .",
        ["Cole | live | true^^boolean", "Cole | see | bridge"],
        id="what came of it",
    ),
    pytest.param(
        "[nsubj Cole] came/VBD=come [obl [case from] behind/RB] [advcl [mark to] beat/VB [obj Lind]] .",
        ["Cole | come | true^^boolean", "Cole | beat | Lind"],
        id="came from behind to win",
    ),
    pytest.param(
        "[nsubj Cole] rose/VBD=rise [advcl [mark to] become/VB [xcomp mayor]] .",
        ["Cole | rise | true^^boolean", "Cole | become | mayor"],
        id="to become",
    ),
    pytest.param(
        "[nsubj Cole] came/VBD=come [advcl [mark to] help/VB [obj Lind]] .",
        ["Cole | come | true^^boolean", "Cole | help | Lind <intended>"],
        id="a purpose",
    ),
    pytest.param(
        "[nsubj [det A] court] ruled/VBD=rule [ccomp [mark that] [nsubj Cole] [aux had] lied/VBN=lie] .",
        ["Cole | lie | true^^boolean @court"],
        id="a finding",
    ),
    pytest.param(
        "[nsubj [det A] court] ruled/VBD=rule [ccomp [mark that] [nsubj Cole] resign/VB] .",
        ["Cole | resign | true^^boolean <ordered>"],
        id="an order",
    ),
    pytest.param(
        "[nsubj Lind] insisted/VBD=insist [ccomp [mark that] [nsubj:pass [det the] dam] [aux:pass be/VB]"
        " closed/VBN=close] .",
        ["dam | be closed | true^^boolean <ordered>"],
        id="subjunctive of a verb that otherwise claims",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] [aux would] resign/VB] .",
        ["Cole | resign | true^^boolean <future> @Lind"],
        id="would, seen from the past",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] [aux would] resign/VB"
        " [advcl [mark if] [nsubj they] paid/VBD=pay]] .",
        ["Cole | resign | true^^boolean <conditional> @Lind", "they | pay | true^^boolean <conditional> @Lind"],
        id="would, with a condition",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] [aux would] stay/VB [advcl [mark until] [nsubj:pass [det the]"
        " dam] [aux:pass was] mended/VBN=mend]] .",
        ["Cole | stay | true^^boolean <future> @Lind", "dam | be mended | true^^boolean <future> @Lind"],
        id="a past that is only the report's",
    ),
    pytest.param(
        "[nsubj Lind] believes/VBZ=believe [ccomp [nsubj Cole] [aux would] leave/VB [advcl [mark if] [nsubj Khan]"
        " paid/VBD=pay]] .",
        ["Cole | leave | true^^boolean <conditional> @Lind", "Khan | pay | true^^boolean <conditional> @Lind"],
        id="an opinion of what depends on a condition",
    ),
    pytest.param(
        '[nsubj Lind] said/VBD=say [ccomp " [nsubj [det the] dam] [aux must/MD] go/VB " [obl [case after] [det the]'
        " flood]] .",
        ["dam | go | true^^boolean <necessary> @Lind"],
        id="what follows a quotation is not of it",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp “ [nsubj [det the] dam] [aux must/MD] go/VB ” [obl [case after] [det the]"
        " flood]] .",
        ["dam | go | true^^boolean <necessary> @Lind"],
        id="nor with curly marks",
    ),
    pytest.param(
        "[nsubj:pass [det The] baths/NNS=bath] [aux will] [advmod not] reopen/VB .",
        ["baths | reopen | true^^boolean <not, future>"],
        id="a bare form is no passive",
    ),
    pytest.param(
        "[nsubj:pass Funds/NNS=fund] [aux:pass were] earmarked/VBN=earmark [advcl [mark for] repairing/VBG=repair [obj"
        " [det the] grid]] .",
        ["Funds | be earmarked | true^^boolean", "Funds | repair | grid <intended>"],
        id="what something is meant for",
    ),
    pytest.param(
        "[nsubj Lind] looks/VBZ=look [advmod forward] [advcl [mark to] leaving/VBG=leave [obj Leeds@LOC]] .",
        ["Lind | look forward | true^^boolean", "Lind | leave | Leeds <intended>"],
        id="a verb with adverb and preposition",
    ),
    pytest.param(
        "[nsubj Inspectors/NNS=inspector] rated/VBD=rate [obj Halden@ORG] [xcomp poor/JJ] .",
        ['Halden | be | "poor" <alleged> @Inspectors'],
        id="a rating is an opinion",
    ),
    pytest.param(
        "[nsubj Pupils/NNS=pupil] felt/VBD=feel [xcomp unsafe/JJ] .",
        ['Pupils | feel | "unsafe"'],
        id="but not how somebody feels",
    ),
    pytest.param(
        "[nsubj Lind] [advmod seldom] sold/VBD=sell [obj Halden] .",
        ["Lind | sell | Halden <not>"],
        id="seldom",
    ),
    pytest.param(
        "[nsubj Halden@ORG] [cop was] [advmod almost] bankrupt/JJ .",
        ['Halden | be | "almost bankrupt"'],
        id="almost, of a quality",
    ),
    pytest.param(
        "[nsubj Lind] ruled/VBD=rule [compound:prt out] [advcl selling/VBG=sell [obj Halden]] .",
        ["Lind | rule out | true^^boolean", "Lind | sell | Halden <not>"],
        id="rule out, whatever the tree calls the gerund",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] told/VBN=tell [xcomp [mark to] wait/VB [advcl [mark until] [nsubj Cole]"
        " [aux has] mended/VBN=mend [obj [det the] dam]]] .",
        ["Lind | wait | true^^boolean <ordered>", "Cole | mend | dam <ordered>"],
        id="a perfect behind until is to come",
    ),
    pytest.param(
        "[nsubj Lind] [aux could/MD] [advmod not] leave/VB [advcl [mark until] [nsubj [det the] wind] [aux had]"
        " dropped/VBN=drop] .",
        ["Lind | leave | true^^boolean <not, possible>", "wind | drop | true^^boolean"],
        id="a past perfect behind until is past",
    ),
    pytest.param(
        "[nsubj Lind] [cop was] lucky/JJ [xcomp [mark to] [cop be] alive/JJ] .",
        ['Lind | be | "alive"'],
        id="lucky to",
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [det the] first/JJ [advcl [mark to] finish/VB [obj school]] .",
        ["Lind | finish | school"],
        id="the first to",
    ),
    pytest.param(
        "[nsubj Lind] recommended/VBD=recommend [xcomp closing/VBG=close [obj Halden]] .",
        [],
        id="who recommends closing does not close",
    ),
    pytest.param(
        "[nsubj [det The] law] requires/VBZ=require [obj banks/NNS=bank] [xcomp [mark to] report/VB"
        " [obj losses/NNS=loss]] .",
        ["banks | report | losses <ordered>"],
        id="nobody is spoken to by a law",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] have/VB [obj clerks/NNS=clerk] [xcomp watching/VBG=watch [obj Cole]] .",
        ["clerks | watch | Cole <not>"],
        id="had them watching",
    ),
    pytest.param(
        "[nsubj Lind] wants/VBZ=want [xcomp [mark to] build/VB [obj [det a] plant [acl run/VBN=run [obl:agent [case by]"
        " Cole@PERSON]]]] .",
        ["Lind | build | plant <intended>", "Cole | run | plant <intended>"],
        id="a participle of what is not there yet",
    ),
    pytest.param(
        "[advcl [mark With] [nsubj [det the] votes/NNS=vote] counted/VBD=count] , [nsubj Lind] won/VBD=win .",
        ["votes | be counted | true^^boolean", "Lind | win | true^^boolean"],
        id="no finite clause follows with",
    ),
    pytest.param(
        "[nsubj Lind] explained/VBD=explain [ccomp [advmod why/WRB] [nsubj [det the] dam] leaked/VBD=leak"
        " [conj [cc and]"
        " [mark if] [nsubj Cole] lied/VBD=lie]] .",
        ["dam | leak | true^^boolean <possible>", "Cole | lie | true^^boolean <conditional>"],
        id="a conjunct with a mark of its own",
    ),
    pytest.param(
        "[nsubj Lind] held/VBD=hold [obj talks/NNS=talk [acl aimed/VBN=aim [advcl [mark at] selling/VBG=sell [obj"
        " Halden]]]] .",
        ["Lind | hold | talks", "talks | be aimed | true^^boolean", "talks | sell | Halden <intended>"],
        id="aimed at",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] told/VBN=tell [xcomp [mark to] wait/VB [advcl [mark until] [nsubj [det the]"
        " rain] stopped/VBD=stop]] .",
        ["Lind | wait | true^^boolean <ordered>", "rain | stop | true^^boolean <ordered>"],
        id="until, under an order",
    ),
    pytest.param(
        "[nsubj Lind] says/VBZ=say [ccomp [nsubj Cole] [aux is/VBZ] [mark to] lead/VB [obj Halden]] .",
        ["Cole | lead | Halden <future> @Lind"],
        id="what is said to be to come",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] left/VBD=leave [conj [cc and] [aux would] return/VB]] .",
        ["Cole | leave | true^^boolean @Lind", "Cole | return | true^^boolean <future> @Lind"],
        id="would in a later conjunct",
    ),
    pytest.param(
        "[nsubj Lind] wants/VBZ=want [xcomp [mark to] sell/VB [obj [det a] house [acl built/VBN=build [obl [case in]"
        " 1890/CD@DATE]]]] .",
        ["Lind | sell | house <intended>", "house | be built | true^^boolean [time in: 1890^^gYear]"],
        id="a participle with a past time is there",
    ),
    pytest.param(
        "[nsubj Lind] considered/VBD=consider [xcomp selling/VBG=sell [obj Halden]] .",
        ["Lind | sell | Halden <intended>"],
        id="consider a plan",
    ),
    pytest.param(
        "[nsubj Boats/NNS=boat] work/VBP [advmod far] [obl [case from] land] .",
        ["Boats | work from | land"],
        id="far, of a distance",
    ),
    pytest.param(
        "[nsubj Lind] appeared/VBD=appear [obl [case before] [det the] committee] .",
        ["Lind | appear before | committee"],
        id="before a body is no time",
    ),
    pytest.param(
        "[nsubj:pass [det The] town] [aux:pass was] taken/VBN=take [obl:agent [case by]"
        " [compound rebel] forces/NNS=force] .",
        ["rebel forces | take | town"],
        id="forces are no means",
    ),
    pytest.param(
        "[nsubj Orrin@ORG] came/VBD=come [obl [case from] [nummod two] goals/NNS=goal] [advmod down] [advcl [mark to]"
        " beat/VB [obj Halden@ORG]] .",
        ["Orrin | come from | two goals", "Orrin | beat | Halden"],
        id="an outcome, wherever its adverb hangs",
    ),
    pytest.param(
        "[nsubj:pass [det The] car] [aux:pass was] found/VBN=find [xcomp burning/VBG=burn [obl [case in] Leeds]] .",
        ["car | burn in | Leeds"],
        id="found burning",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] believe/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        ["Cole | lie | true^^boolean <not, alleged> @Lind"],
        id="raised negation",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] claim/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        ["Cole | lie | true^^boolean <possible>"],
        id="negation that is not raised",
    ),
    pytest.param(
        "[nsubj Lind] [advmod almost] sold/VBD=sell [obj Halden] .", ["Lind | sell | Halden <not>"], id="almost"
    ),
    pytest.param(
        "[nsubj [det The] club] [aux could] [advmod least/JJS] afford/VB [obj [det the] fine] .",
        ["club | afford | fine <not, possible>"],
        id="least",
    ),
    pytest.param(
        "[nsubj Lind] dropped/VBD=drop [obj [nmod:poss Cole [case 's]] plan [acl [mark to] close/VB"
        " [obj [det the] dam]]] .",
        ["Lind | drop | plan", "Cole | close | dam <not, intended>"],
        id="a plan given up",
    ),
    pytest.param(
        "[nsubj [det The] tank] [aux may] have/VB [xcomp [mark to] close/VB] .",
        ["tank | close | true^^boolean <possible>"],
        id="may have to",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
