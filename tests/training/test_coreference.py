"""Training the antecedent ranker: what is gold, the loss, and the way of the weights into the package."""

from __future__ import annotations

import pytest

pytest.importorskip("benchmarks.coreference", reason="the installed package has no benchmarks")
torch = pytest.importorskip("torch", reason="training is not installed")
coreference = pytest.importorskip("training.coreference", reason="the installed package has no training scripts")

from benchmarks.coreference.gold import GoldDocument, GoldMention  # noqa: E402
from kg.model import Document, Extraction, Mention, MentionKind, Sentence  # noqa: E402
from kg.resolve.coreference import sieve  # noqa: E402
from kg.resolve.features import WORDS  # noqa: E402
from kg.resolve.ranker import Ranker  # noqa: E402

TEXT = "Ann left. She slept."
NO_WORDS: dict[str, dict[str, int]] = {feature: {} for feature in WORDS}


def mention(start: int, end: int, kind: MentionKind, sentence: int) -> Mention:
    text = TEXT[start:end]
    return Mention(
        document_id="d",
        start=start,
        end=end,
        text=text,
        name=text,
        head=text,
        kind=kind,
        sentence=sentence,
        role="nsubj",
        phrase=(start, end),
        head_start=start,
    )


@pytest.fixture
def read() -> tuple[Extraction, GoldDocument]:
    document = Document(id="d", text=TEXT, source="d", paragraphs=(((0, len(TEXT)),),))
    found = (mention(0, 3, MentionKind.NAMED, 0), mention(10, 13, MentionKind.PRONOMINAL, 1))
    gold = [
        GoldMention(span=each.phrase or (0, 0), head=(each.start, each.end), entity="1", category="person", kind="name")
        for each in found
    ]
    sentences = tuple(Sentence(start=a, end=b, text=TEXT[a:b]) for a, b in ((0, 9), (10, 20)))
    extraction = Extraction(document=document, sentences=sentences, mentions=found, triples=())
    return extraction, GoldDocument(document=document, mentions=tuple(gold))


def test_an_example(read):
    extraction, gold = read
    example = coreference.example(sieve(extraction)[0], gold, NO_WORDS)
    assert (example.later.tolist(), example.earlier.tolist(), example.right.tolist()) == ([1], [0], [True])
    assert example.fresh.tolist() == [True, False]


def test_the_loss_is_nothing_where_all_is_right(read):
    extraction, gold = read
    example = coreference.example(sieve(extraction)[0], gold, NO_WORDS)
    right = coreference.loss(example, torch.tensor([20.0]), torch.tensor([0.0, 0.0]))
    wrong = coreference.loss(example, torch.tensor([-20.0]), torch.tensor([0.0, 0.0]))
    assert right.item() == pytest.approx(0.0, abs=1e-3)
    assert wrong.item() == pytest.approx(10.0, abs=0.1)  # 20 for one of two mentions


def test_what_is_trained_is_what_the_ranker_computes(read, tmp_path):
    extraction, gold = read
    clusters, _ = sieve(extraction)
    path = tmp_path / "ranker.npz"
    coreference.build([read] * 2, path)
    ranker = Ranker.read(path)
    ranking = ranker.rank(clusters, extraction.document)
    network = coreference.Network(len(ranker.mention))
    state = {name: torch.from_numpy(getattr(ranker, name)) for name, _ in network.named_parameters()}
    network.load_state_dict({**state, "linear": state["linear"].unsqueeze(1)})
    scores, fresh = network.eval()(coreference.example(clusters, gold, ranker.rows))
    likely = torch.softmax(torch.stack([scores[0], fresh[1]]), dim=0)[0].item()
    assert ranking.likely[0] == pytest.approx(likely, abs=1e-4)
