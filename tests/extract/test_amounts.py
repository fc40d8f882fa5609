"""Amounts: their wording, their number and their unit; things that are counted stay things."""

import pytest

from kg.model import Value

from .builders import extraction, stated

AMOUNTS = [
    pytest.param("£/$ [nummod 5/CD]", "£5", "5", "£", id="symbol before"),
    pytest.param("$/$ [nummod [compound 2.5/CD] million/CD]", "$2.5 million", "2500000", "$", id="scale"),
    pytest.param("£/$ [nummod 2.5m/CD]", "£2.5m", "2500000", "£", id="abbreviated scale"),
    pytest.param("[nummod 1,200/CD] euros/NNS=euro", "1,200 euros", "1200", "euro", id="currency"),
    pytest.param("[nummod 40] metres/NNS=metre", "40 metres", "40", "metre", id="measure"),
    pytest.param("[nummod twenty-one/CD] miles/NNS=mile", "twenty-one miles", "21", "mile", id="words"),
    pytest.param("[nummod 12] %/NN", "12%", "12", "%", id="share"),
    pytest.param("[nummod 12] [case per] cent", "12 per cent", "12", "%", id="per cent"),
    pytest.param("[nummod [advmod about] 40] metres/NNS=metre", "about 40 metres", "", "", id="approximate: no number"),
]


@pytest.mark.parametrize(("phrase", "text", "number", "unit"), AMOUNTS)
def test_amount(phrase, text, number, unit):
    (triple,) = extraction(f"[nsubj Halden] lost/VBD=lose [obj {phrase}] .").triples
    assert isinstance(triple.object, Value)
    assert (triple.object.value, triple.object.number, triple.object.unit) == (text, number, unit)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "[nsubj Prices/NNS] rose/VBD=rise [obl:unmarked [nummod 12] %/NN] .", 'Prices | rise | "12%"', id="bare"
        ),
        pytest.param(
            "[nsubj Prices/NNS] rose/VBD=rise [obl [case by] [nummod 12] [case per] cent] .",
            'Prices | rise by | "12 per cent"',
            id="by",
        ),
        pytest.param(
            "[nsubj Halden] shipped/VBD=ship [obj [nummod 40] tonnes/NNS=tonne [nmod [case of] coal]] .",
            "Halden | ship | 40 tonnes of coal",
            id="a measured thing",
        ),
        pytest.param(
            "[nsubj Halden] employs/VBZ [obj [nummod 40] nurses/NNS=nurse] .",
            "Halden | employ | 40 nurses",
            id="counted",
        ),
    ],
)
def test_projection(tree, expected):
    assert stated(tree) == [expected]
