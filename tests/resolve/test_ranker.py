"""The ranker: what it weighs, and that its figures are probabilities."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kg.model import MentionKind, Polarity
from kg.resolve.antecedents import merge_antecedents
from kg.resolve.binding import apposed_names, subjects_of_predicates
from kg.resolve.coreference import BALANCED, CAREFUL, cluster_mentions, sieve
from kg.resolve.features import MENTION_SIZES, PAIR_SIZES, candidate_pairs, mention_features, pair_features
from kg.resolve.ranker import Ranker

from .builders import extraction, ranking

TEXT = (
    "[Ann Lee|PERSON] met [the officers|the plur obj] of [Halden Energy|ORG nmod].",
    "[She|] told [them|plur obj] of [her|nmod] [report|a obl].",
    "[The report|the] blamed [the energy firm|the obj].",
)


def test_features_lie_within_their_sizes() -> None:
    made = extraction(*TEXT)
    clusters, _ = sieve(made)
    mentions = mention_features(clusters.referents)
    assert (mentions >= 0).all()
    assert (mentions < np.array(list(MENTION_SIZES.values()))).all()
    columns = pair_features(clusters, candidate_pairs(clusters.referents), made.document)
    for column, size in zip(columns, PAIR_SIZES.values(), strict=True):
        assert column.min() >= 0
        assert column.max() < size


def test_probabilities_of_a_mention_add_up_to_one() -> None:
    made = extraction(*TEXT)
    clusters, _ = sieve(made)
    ranking = Ranker.shipped().rank(clusters, made.document)
    for at in range(len(clusters.referents)):
        likely = ranking.likely[ranking.starts[at] : ranking.starts[at + 1]]
        assert likely.sum() + ranking.fresh[at] == pytest.approx(1.0, abs=1e-4)
    assert ranking.fresh[0] == 1.0


def test_candidates_grow_with_the_mentions_and_not_with_their_square() -> None:
    sizes = []
    for times in (20, 40):
        clusters, _ = sieve(extraction(*TEXT * times))
        sizes.append(len(candidate_pairs(clusters.referents).later))
    assert sizes[1] < 2.5 * sizes[0]


def test_a_shared_word_reaches_farther_than_the_window() -> None:
    middle = [f"[thing{number}|a] came." for number in range(60)]
    clusters, _ = sieve(extraction("[A storm|a] rose.", *middle, "[The storm|the] fell."))
    pairs = candidate_pairs(clusters.referents)
    last = pairs.later == len(clusters.referents) - 1
    assert pairs.earlier[last][0] == 0
    assert pairs.shared[last].tolist() == [4] + [0] * (int(last.sum()) - 1)


def test_the_graph_is_more_careful_than_the_metrics() -> None:
    made = extraction(*TEXT)
    links = {}
    for caution in (CAREFUL, BALANCED):
        clusters, _ = cluster_mentions(made, caution)
        links[caution] = len(clusters.referents) - len(list(clusters))
    assert 0 < links[CAREFUL] <= links[BALANCED]


def test_who_takes_up_a_noun_means_the_name_in_apposition() -> None:
    made = extraction("[The director|the] , [Ann Lee|PERSON] , resigned.", "[She|] left.", triples=((1, "be", 0),))
    noun, name, pronoun = made.mentions
    made = replace(made, mentions=(replace(noun, head_start=4), replace(name, head_start=14, appositive_to=4), pronoun))
    clusters, _ = sieve(made)
    merge_antecedents(clusters, ranking(0.6, 0.3), CAREFUL, said_of=apposed_names(clusters))
    assert [clusters.root(at) for at in range(3)] == [0, 1, 1]


def test_an_empty_document() -> None:
    clusters, index = cluster_mentions(extraction("So."))
    assert (list(clusters), index) == ([], {})


def test_reach_names_every_kind() -> None:
    from kg.resolve.features import REACH

    assert set(REACH) == set(MentionKind)


def test_who_takes_up_what_a_name_is_means_the_name() -> None:
    made = extraction("[Halden|ORG] is [a charity|a obj].", "[It|] fell.", triples=((0, "be", 1),))
    clusters, index = sieve(made)
    said = subjects_of_predicates(made.triples, index, clusters)
    merge_antecedents(clusters, ranking(0.2, 0.7), CAREFUL, left_out={1}, said_of=said)
    assert [clusters.root(at) for at in range(3)] == [0, 1, 0]
    denied = replace(made.triples[0], polarity=Polarity.NEGATIVE)
    assert not subjects_of_predicates([denied], index, clusters)
