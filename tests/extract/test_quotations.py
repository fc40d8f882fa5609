"""Direct speech: its extent, its speaker, and quoted words that are no speech."""

import pytest

from .builders import BREAK, extraction, stated

WE_FAILED = "[nsubj We] failed/VBD=fail [obj [det the] public]"
WE_ACCEPT = "[nsubj We] accept/VBP [obj [det the] findings/NNS]"
FAILED = "We | fail | public"
ACCEPT = "We | accept | findings"

SPEECH = [
    pytest.param(
        [f"“ {WE_FAILED} , ” [parataxis [nsubj Lind] said/VBD=say] ."], [f"{FAILED} @Lind"], id="one sentence"
    ),
    pytest.param(
        [f'" {WE_FAILED} , " [parataxis [nsubj Lind] said/VBD=say] .'], [f"{FAILED} @Lind"], id="straight marks"
    ),
    pytest.param(
        [f"[nsubj Lind] said/VBD=say : “ [ccomp {WE_FAILED}] . ”"], [f"{FAILED} @Lind"], id="speaker in front"
    ),
    pytest.param(
        [f"“ {WE_FAILED} .", f"{WE_ACCEPT} , ” [parataxis [nsubj Lind] said/VBD=say] ."],
        [f"{FAILED} @Lind", f"{ACCEPT} @Lind"],
        id="several sentences",
    ),
    pytest.param(
        [f'" {WE_FAILED} .', f'{WE_ACCEPT} , " [parataxis [nsubj Lind] said/VBD=say] .'],
        [f"{FAILED} @Lind", f"{ACCEPT} @Lind"],
        id="several sentences, straight marks",
    ),
    pytest.param(
        [f"[nsubj Lind] said/VBD=say : “ [ccomp {WE_FAILED}] .", BREAK, f"“ {WE_ACCEPT} . ”"],
        [f"{FAILED} @Lind", f"{ACCEPT} @Lind"],
        id="several paragraphs",
    ),
    pytest.param(
        [f'[nsubj Lind] said/VBD=say : " [ccomp {WE_FAILED}] .', BREAK, f'" {WE_ACCEPT} . "'],
        [f"{FAILED} @Lind", f"{ACCEPT} @Lind"],
        id="several paragraphs, straight marks",
    ),
    pytest.param(
        [f"“ {WE_FAILED} , ” [parataxis said/VBD=say [nsubj Lind]] .", f"“ {WE_ACCEPT} . ”"],
        [f"{FAILED} @Lind", f"{ACCEPT} @Lind"],
        id="interrupted by its speaker",
    ),
    pytest.param(
        [
            f"“ {WE_FAILED} , ” [parataxis said/VBD=say [nsubj Lind]] .",
            BREAK,
            f"“ {WE_ACCEPT} , ” [parataxis said/VBD=say [nsubj Cole]] .",
        ],
        [f"{FAILED} @Lind", f"{ACCEPT} @Cole"],
        id="two speakers, a paragraph each",
    ),
    pytest.param(
        [
            f"“ {WE_FAILED} , ” [parataxis said/VBD=say [nsubj Lind]] .",
            f"“ {WE_ACCEPT} , ” [parataxis said/VBD=say [nsubj Cole]] .",
        ],
        [f"{FAILED} @Lind", f"{ACCEPT} @Cole"],
        id="two speakers in one paragraph",
    ),
    pytest.param(
        [f"“ {WE_FAILED} , ” [parataxis [nsubj Lind] said/VBD=say] .", "[nsubj Cole] resigned/VBD=resign ."],
        [f"{FAILED} @Lind", "Cole | resign | true^^boolean"],
        id="what follows is no speech",
    ),
    pytest.param(
        [f"“ {WE_FAILED} . ”", BREAK, "[nsubj Cole] resigned/VBD=resign ."],
        [FAILED, "Cole | resign | true^^boolean"],
        id="no speaker",
    ),
    pytest.param(
        [f"“ {WE_FAILED} , ” [parataxis [nsubj Lind] claimed/VBD=claim] ."],
        [f"{FAILED} <alleged> @Lind"],
        id="claimed",
    ),
    pytest.param(
        ["[nsubj Khan] praised/VBD=praise [obj [det the] “ [amod canteen/NN] culture ” [nmod [case of] Halden]] ."],
        ["Khan | praise | canteen culture"],
        id="scare quotes",
    ),
    pytest.param(
        [
            (
                "[nsubj Cole] “ borrowed/VBD=borrow ” [obj [det the] money] , [conj [cc and] [nsubj Khan] said/VBD=say"
                " [ccomp [nsubj Lind] fled/VBD=flee]] ."
            )
        ],
        ["Cole | borrow | money", "Lind | flee | true^^boolean @Khan"],
        id="quoted verb",
    ),
    pytest.param(
        ["[nsubj Khan] said/VBD=say [ccomp [nsubj [det the] plan] [cop was] “ ridiculous/JJ ”] ."],
        ['plan | be | "ridiculous" @Khan'],
        id="quoted word of a report",
    ),
]


@pytest.mark.parametrize(("trees", "expected"), SPEECH)
def test_quotation(trees, expected):
    assert stated(*trees) == expected


def test_pronouns_of_direct_speech_know_their_speaker():
    found = extraction(f"“ {WE_FAILED} , ” [parataxis [nsubj Lind] said/VBD=say] .", "[nsubj We] agree/VBP .")
    speakers = [each.speaker and each.speaker.name for each in found.mentions if each.name == "We"]
    assert speakers == ["Lind", None]


def test_a_sentence_that_has_ended_introduces_no_speech():
    assert stated("[nsubj Khan] denies/VBZ=deny [obj this/DT] .", f"“ {WE_FAILED} . ”")[-1] == FAILED


def test_unclosed_quotation_ends_with_its_paragraph_where_the_next_opens_none():
    found = stated(
        f"[nsubj Lind] said/VBD=say : “ [ccomp {WE_FAILED}] .",
        BREAK,
        "[nsubj Cole] resigned/VBD=resign .",
        BREAK,
        f"“ {WE_ACCEPT} . ”",
    )
    assert found == [f"{FAILED} @Lind", "Cole | resign | true^^boolean", ACCEPT]
