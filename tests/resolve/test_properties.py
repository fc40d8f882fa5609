"""What holds of every resolution, whatever the texts."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Entity, Extraction
from kg.resolve import resolve
from kg.resolve.pronouns import is_pronoun

from .builders import BASE, entities_of, extraction

NAMES = """
[Sadiq Khan|PERSON]; [Sadia Khan|PERSON]; [Mr Khan|PERSON]; [Khan|PERSON obj]; [Khan|ORG]; [Sadiq|]; [Halden plc|ORG];
[Metropolitan Police|ORG]; [the Met|ORG obj]; [Met|GPE]; [Halden Energy|ORG obl]; [Police Office|ORG acronym=PO];
[Post Office|ORG acronym=PO]; [PO|ORG]; [John Smith|PERSON title=judge]; [John Smith|PERSON title=footballer];
[John Smith|PERSON]; [John A. Smith|PERSON]; [J. Smith|PERSON]; [Smith|PERSON]; [Johnny Smith|PERSON];
[Oslo|GPE obl]; [Lee|PERSON title=mayor]; [Commissioner|]; [Monday|DATE]; [Us|]
"""
COMMON = "[a report|a]; [the report|the obj]; [the long report|the]; [the officers|the plur]; [the mayor|the]"
PRONOUNS = "[he|]; [she|]; [it|obj]; [they|plur]; [himself|obj]; [his|nmod]; [someone|]; [we|plur]; [I|by=Oslo]"
SPEAKER = "[Oslo|GPE nmod]"
UNRELATED = "[Ada Byron|PERSON]; [Byron|PERSON]; [Turin|GPE]; [Fiat|ORG]; [a report|a]; [she|]; [it|]"


@st.composite
def extractions(draw: st.DrawFn, name: str, pool: str = ";".join((NAMES, COMMON, PRONOUNS))) -> Extraction:
    mentions = [part.strip() for part in pool.split(";")]
    sentences = draw(st.lists(st.lists(st.sampled_from(mentions), min_size=1, max_size=4), min_size=1, max_size=4))
    first = [SPEAKER if pool != UNRELATED else mentions[0]]
    last = sum(map(len, sentences))
    one = st.tuples(st.integers(0, last), st.sampled_from(["be", "see", "be mayor of"]), st.integers(0, last))
    triples = tuple(draw(st.lists(one, max_size=6)))
    return extraction(*(" and ".join(part) for part in (first, *sentences)), name=name, triples=triples)


@settings(deadline=None)
@given(extractions("a.txt"), extractions("b.txt"), extractions("a.md"))
def test_the_order_of_documents_changes_nothing(one: Extraction, two: Extraction, three: Extraction) -> None:
    results = [
        [[each.to_dict() for each in part] for part in resolve(order, base=BASE)]
        for order in ([one, two, three], [three, one, two], [two, three, one])
    ]
    assert results[0] == results[1] == results[2]


@settings(deadline=None)
@given(extractions("a.txt"), extractions("b.txt"), extractions("c.txt", UNRELATED))
def test_an_unrelated_document_changes_nothing(one: Extraction, two: Extraction, other: Extraction) -> None:
    def read(*documents: Extraction) -> dict[str, Entity]:
        found = entities_of(*documents)
        return {iri: each for iri, each in found.items() if any(m.document != "c.txt" for m in each.mentions)}

    before, after = read(one, two), read(one, two, other)
    assert {iri: each.to_dict() for iri, each in before.items()} == {iri: each.to_dict() for iri, each in after.items()}


@settings(deadline=None)
@given(extractions("a.txt"), extractions("b.txt"))
def test_a_mention_lies_in_one_entity(one: Extraction, two: Extraction) -> None:
    found = Counter(
        (mention.document, mention.start, mention.end)
        for entity in entities_of(one, two).values()
        for mention in entity.mentions
    )
    known = {(m.document_id, m.start, m.end): is_pronoun(m.text) for each in (one, two) for m in each.mentions}
    assert set(found.values()) <= {1}
    assert {span for span, pronoun in known.items() if not pronoun} <= found.keys() <= known.keys()


@settings(deadline=None)
@given(extractions("a.txt"))
def test_no_pronoun_names_anything(one: Extraction) -> None:
    for entity in entities_of(one).values():
        assert not any(map(is_pronoun, (entity.label, *entity.aliases)))
        assert any(not is_pronoun(mention.text) for mention in entity.mentions)


@settings(deadline=None)
@given(extractions("a.txt"), extractions("b.txt"))
def test_facts_and_entities_belong_together(one: Extraction, two: Extraction) -> None:
    entities, facts = resolve([one, two], base=BASE)
    mentioned = {each.iri for fact in facts for each in (fact.subject, fact.object) if isinstance(each, Entity)}
    assert [entity.iri for entity in entities] == sorted(mentioned)
    assert [fact.id for fact in facts] == sorted({fact.id for fact in facts})
    assert all(fact.evidence for fact in facts)
