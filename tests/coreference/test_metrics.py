"""The metrics of coreference on examples worked out by hand, and the reading and alignment of gold."""

import itertools
import random

import pytest

pytest.importorskip("benchmarks.coreference", reason="the installed package has no benchmarks")
pytest.importorskip("training.treebank", reason="the installed package has no training scripts")

from benchmarks.coreference.assignment import best_assignment
from benchmarks.coreference.gold import read_documents
from benchmarks.coreference.metrics import Score, conll_average, links, scores
from benchmarks.coreference.views import aligned, aligned_by_head, link_score, named
from kg.model import Mention, MentionKind
from training.treebank import read_treebank


def clusters(*texts: str) -> list[frozenset[tuple[int, int]]]:
    """Return clusters of mentions that are letters: "ab c"."""
    return [frozenset((ord(letter), ord(letter) + 1) for letter in text) for text in texts]


class TestMetrics:
    # the example of Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions", figure 1
    GOLD, SYSTEM = clusters("abc", "defg"), clusters("ab", "cd", "fghi")

    @pytest.mark.parametrize(
        ("metric", "precision", "recall"),
        [
            ("mentions", 6 / 8, 6 / 7),
            ("MUC", 2 / 5, 2 / 5),  # ab and fg kept; gold lacks b-c and three of d-e-f-g but one
            ("B3", (1 + 1 + 1 / 2 + 1 / 2 + 2 / 4 + 2 / 4) / 8, (2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 2 / 4 + 2 / 4) / 7),
            ("CEAF-phi4", (4 / 5 + 4 / 8) / 3, (4 / 5 + 4 / 8) / 2),
            ("LEA", (2 * 1 + 2 * 0 + 4 / 6) / 8, (3 / 3 + 4 / 6) / 7),
        ],
    )
    def test_of_predicted_mentions(self, metric: str, precision: float, recall: float) -> None:
        score = scores([(self.GOLD, self.SYSTEM)])[metric]
        assert (score.precision, score.recall) == pytest.approx((precision, recall))

    def test_all_right(self) -> None:
        found = scores([(self.GOLD, self.GOLD)])
        assert {(score.precision, score.recall) for score in found.values()} == {(1.0, 1.0)}
        assert conll_average(found) == 1.0

    def test_nothing_found(self) -> None:
        assert {score.f1 for score in scores([(self.GOLD, [])]).values()} == {0.0}

    def test_documents_are_added_up_before_dividing(self) -> None:
        score = scores([(self.GOLD, self.SYSTEM), (clusters("xy"), clusters("xy"))])["MUC"]
        assert (score.precision, score.recall) == pytest.approx((3 / 6, 3 / 6))

    def test_average(self) -> None:
        found = {name: Score(precision=at, recall=at) for name, at in [("MUC", 0.1), ("B3", 0.2), ("CEAF-phi4", 0.6)]}
        assert conll_average(found) == pytest.approx(0.3)

    def test_links_lead_to_the_last_mention_before(self) -> None:
        # of a-b, c-d, f-g, g-h, h-i only a-b and f-g are gold's
        assert links(self.SYSTEM, self.GOLD) == (2, 5)


def test_best_assignment_against_all_permutations() -> None:
    numbers = random.Random(7)  # noqa: S311
    for rows, columns in [(1, 1), (3, 3), (2, 4), (4, 2), (5, 5)]:
        for _ in range(20):
            weights = [[numbers.choice([0.0, 0.25, 0.5, 1.0]) for _ in range(columns)] for _ in range(rows)]
            few, many = sorted((rows, columns))
            turned = weights if rows <= columns else list(zip(*weights, strict=True))
            best = max(
                sum(turned[row][at[row]] for row in range(few)) for at in itertools.permutations(range(many), few)
            )
            found = best_assignment(weights)
            assert len({row for row, _ in found}) == len({column for _, column in found}) == few
            assert sum(weights[row][column] for row, column in found) == pytest.approx(best)


CONLLU = """\
# newdoc id = d
# newpar
# sent_id = d-1
# text = Ann Lee's firm grew.
1	Ann	Ann	PROPN	NNP	_	4	nmod:poss	_	Entity=(1-organization-new-x-cf1-4-coref(2-person-new-x-cf1-1,2-coref
2	Lee	Lee	PROPN	NNP	_	1	flat	_	SpaceAfter=No
3	's	's	PART	POS	_	1	case	_	Entity=2)
4	firm	firm	NOUN	NN	_	5	nsubj	_	Entity=1)
5	grew	grow	VERB	VBD	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	.	_	5	punct	_	_

# newpar
# sent_id = d-2
# text = She likes it.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(2-person-giv-x-cf1-1-ana)
2	likes	like	VERB	VBZ	_	0	root	_	_
3	it	it	PRON	PRP	_	2	obj	_	Entity=(1-organization-giv-x-cf1-1-ana)|SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

""".replace(" " * 4, "\t")


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "d.conllu"
    path.write_text(CONLLU, "utf-8")
    (document,) = read_documents(read_treebank(path))
    return document


def mention(text: str, start: int, end: int, head: int, kind: MentionKind, label: str = "") -> Mention:
    return Mention(
        document_id="d",
        start=start,
        end=end,
        text=text,
        name=text,
        head=text,
        kind=kind,
        label=label,
        phrase=(start, end),
        head_start=head,
    )


def test_reading_gold(gold) -> None:
    text = gold.document.text
    assert text == "Ann Lee's firm grew.\n\nShe likes it."
    assert gold.document.paragraphs == (((0, 20),), ((22, 35),))
    read = [(text[slice(*each.span)], text[slice(*each.head)], each.entity, each.kind) for each in gold.mentions]
    assert read == [
        ("Ann Lee's", "Ann", "2", "name"),
        ("Ann Lee's firm", "firm", "1", "noun"),
        ("She", "She", "2", "pronoun"),
        ("it", "it", "1", "pronoun"),
    ]


def test_views(gold) -> None:
    ann = mention("Ann Lee", 0, 7, 0, MentionKind.NAMED, "PERSON")
    firm = mention("firm", 10, 14, 10, MentionKind.NOMINAL)
    she, it = (mention(word, at, at + len(word), at, MentionKind.PRONOMINAL) for word, at in (("She", 22), ("it", 32)))
    system = [[ann, she], [firm, it]]
    # exact spans: "Ann Lee" is not "Ann Lee's", "firm" not "Ann Lee's firm"
    assert scores([aligned(gold, system)])["mentions"].precision == 0.5
    assert conll_average(scores([aligned_by_head(gold, system)])) == 1.0
    kept, found = named(gold, system)
    assert (len(kept), len(found)) == (1, 1)
    assert {len(cluster) for cluster in (*kept, *found)} == {2}


def test_links_of_named_parties(gold) -> None:
    ann = mention("Ann Lee", 0, 9, 0, MentionKind.NAMED, "PERSON")
    she, it = (mention(word, at, at + len(word), at, MentionKind.PRONOMINAL) for word, at in (("She", 22), ("it", 32)))
    score = link_score([(gold, [[ann, she, it]])], pronouns=True)
    assert (score.precision, score.recall) == (0.5, 1.0)
    assert link_score([(gold, [[ann], [she, it]])], pronouns=True).recall == 0.0
