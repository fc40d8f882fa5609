"""Adverbials that name a source."""

import pytest

from .builders import stated

LIED = "Lind | lie | true^^boolean"


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("[nsubj Lind] lied/VBD=lie , [advcl [mark as] [nsubj Khan] said/VBD=say] .", f"{LIED} @Khan"),
        ("[nsubj Lind] lied/VBD=lie , [advcl [mark as] [nsubj Khan] claimed/VBD=claim] .", f"{LIED} <alleged> @Khan"),
        (
            "[obl [case in] [nmod:poss Khan [case 's]] view] , [nsubj Lind] lied/VBD=lie .",
            f"{LIED} <alleged> @Khan",
        ),
        (
            "[obl [case in] [det the] view [nmod [case of] Khan]] , [nsubj Lind] lied/VBD=lie .",
            f"{LIED} <alleged> @Khan",
        ),
        ("[obl [case in] [nmod:poss Khan [case 's]] house] , [nsubj Lind] lied/VBD=lie .", "Lind | lie in | house"),
        ("[nsubj Lind] lied/VBD=lie [advcl [mark as] [nsubj Khan] slept/VBD=sleep] .", LIED),
    ],
)
def test_source(tree, expected):
    assert stated(tree)[0] == expected


@pytest.mark.parametrize("verb", ["denied/VBD=deny", "rejected/VBD=reject"])
def test_a_denied_claim_is_denied(verb):
    tree = f"[nsubj Khan] {verb} [obj [det the] claim [acl [mark that] [nsubj Lind] lied/VBD=lie]] ."
    assert f"{LIED} <not, alleged> @Khan" in stated(tree)


def test_a_claim_that_is_called_false_is_denied():
    tree = "[nsubj [det The] claim [acl [mark that] [nsubj Lind] lied/VBD=lie]] [cop is] false/JJ ."
    assert stated(tree) == [f"{LIED} <not, alleged>", 'claim | be | "false"']


@pytest.mark.parametrize(("noun", "status"), [("claim", " <alleged>"), ("report", " <alleged>"), ("fact", "")])
def test_content_of_a_noun_is_no_relative_clause_of_it(noun, status):
    tree = f"[nsubj [det The] {noun} [acl:relcl [mark that] [nsubj Lind] lied/VBD=lie]] shocked/VBD=shock [obj Khan] ."
    assert stated(tree) == [f"{LIED}{status}", f"{noun} | shock | Khan"]
