"""Random attacks on IRIs, on Turtle and on the guard of queries, for as long as one likes: `python -m tests.fuzz`.

    python -m tests.fuzz --seconds 600 --seed 1

The property tests try some hundred examples each; this tries as many as there is time for, of longer and more tangled
ones. A finding is printed with what it was found on, and the exit status is 1. The same seed tries the same examples.

- *iri*: a name minted of any text is a valid IRI that needs no escape, is short, and stays as it is when minted again;
  two documents never share one.
- *turtle*: a graph whose every name and text is random comes back the same from all RDF formats, read by pyoxigraph and
  by rdflib.
- *guard*: a query that the guard lets through sends no request and reads no other graph. SERVICE, FROM and LOAD are
  spelt in any case, with comments, escapes, prefixes and strings around and inside them.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import re
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from kg.errors import QueryError
from kg.export import export
from kg.iri import BASE, MAX_SLUG, slug
from kg.model import Evidence, Qualifier, Value
from kg.rdf import document_iri, sentence_iri, triples
from kg.store.guard import check
from tests.rdf.samples import HOSTILE, contents, entity, evidence, fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# ruff: noqa: S311, T201 - the chance is no secret, the SPARQL is hostile on purpose, and this is a program

ODD = (
    "".join(HOSTILE)
    + "ﬁ²Ⅷ½ıİßſ\u0300\u200c\u200d\u2028\ufeff\U000e0100\U0001f600\u0660\u3007%#?&/;:,.=+~^`|<>{}()[]\"'\\ "
)
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def expect(holds: object, *told: object) -> None:
    """Raise an error, which is a finding, unless something holds."""
    if not holds:
        raise AssertionError(*told)


def text(chance: random.Random, most: int = 12) -> str:
    """Return a random text, mostly of characters that something takes for its own."""
    kinds: list[Callable[[], str]] = [
        lambda: chance.choice(ODD),
        lambda: chance.choice("abcXYZ019 -_"),
        lambda: chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))),
        lambda: chr(chance.randrange(0x180)),
    ]
    return "".join(chance.choice(kinds)() for _ in range(chance.randrange(most)))


def fuzz_iri(chance: random.Random) -> str:
    """Mint names of a random text."""
    given = text(chance, 200 if chance.random() < 0.1 else 12)
    name = slug(given)
    expect(name, given)
    expect(len(name) <= MAX_SLUG + 9, given, name)
    expect(slug(name) == name or len(name) > MAX_SLUG, given, name, slug(name))
    expect(not re.search(r'[\x00-\x20<>"{}|^`\\/?#%:@\[\]\x7f-\x9f]', name), given, name)
    iri = f"{BASE}entity/{name}"
    expect(rdflib.URIRef(iri).n3() == str(NamedNode(iri)) == f"<{iri}>", given)
    other = given.swapcase() if chance.random() < 0.5 else text(chance)
    expect(given == other or document_iri(BASE, given) != document_iri(BASE, other), given, other)
    proof: Evidence = evidence(given, document=given)
    for base in (BASE, "https://example.org/g#"):
        expect(sentence_iri(base, proof).count("#") == 1, given, base)
    return "minted"


def fuzz_turtle(chance: random.Random) -> str:
    """Write a random graph in a format and read it back."""
    things = [entity(text(chance) or "x", "Person", path=f"d/{number}", aliases=(text(chance),)) for number in range(3)]
    facts = []
    for _ in range(chance.randrange(1, 4)):
        one, two = chance.sample(things, 2)
        value = chance.choice((Value(value=text(chance)), Value(value="2022-02-02", datatype="date")))
        where = Qualifier(role=chance.choice(("time", "oblique")), preposition=text(chance, 4), value=value)
        proof = evidence(text(chance, 40) or "x", document=f"{text(chance, 6)}.txt", start=chance.randrange(99))
        target = two if chance.random() < 0.5 else Value(value=text(chance))
        facts.append(fact(one, f"v {text(chance, 6)}", target, qualifiers=(where,), evidence=(proof,)))
    graph = contents(*facts)
    name = chance.choice(list(FORMATS))
    stream = io.BytesIO()
    export(graph, name, stream)
    wanted = set(triples(graph))
    got = {quad.triple for quad in parse(stream.getvalue(), format=FORMATS[name])}
    nameless = {triple for triple in wanted - got if name == "rdfxml" and not triple.predicate.value.isascii()}
    expect(got | nameless == wanted, name, stream.getvalue(), got ^ wanted)  # RDF/XML has no name for some relations
    if name in {"ttl", "nt", "rdfxml"} and chance.random() < 0.3:
        read = rdflib.Graph().parse(data=stream.getvalue(), format={"rdfxml": "xml"}.get(name, name))
        again = {quad.triple for quad in parse(read.serialize(format="nt").encode(), format=RdfFormat.N_TRIPLES)}
        expect(again == got, name, stream.getvalue(), again ^ got)
    return name


class Trap:
    """A graph with a secret in a graph beside it, and an endpoint that counts who comes."""

    def __init__(self) -> None:
        trap = self
        self.hits = 0

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                trap.hits += 1
                self.send_response(500)
                self.end_headers()

            do_GET = do_POST  # noqa: N815 - the name that the base class looks for

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.place = f"http://127.0.0.1:{server.server_port}/"
        self.store = Store()
        name, self.secret = NamedNode("http://x/n"), Literal("secret")
        self.store.add(Quad(name, name, Literal(True)))
        self.store.add(Quad(name, name, self.secret, NamedNode(f"{self.place}x")))

    def reached(self, sparql: str) -> bool:
        """Whether the engine, asked this without a guard, sends a request or reads the graph beside."""
        before, found = self.hits, False
        try:
            answer = self.store.query(sparql, prefixes={"a": self.place, "": self.place})
            if isinstance(answer, QuerySolutions):
                found = any(self.secret in tuple(row) for row in answer)
        except (SyntaxError, OSError, RuntimeError, ValueError):
            pass
        return found or self.hits > before


SPACES = (
    "",
    "",
    " ",
    " ",
    "\n",
    "\t",
    "\r",
    "#\n",
    "# c\n",
    "# '\n",
    '# "\n',
    "# <\n",
    "# >\r",
    "#'''\n",
    "# }\n",
    '#"""\n',
    "#\\\n",
)
BITS = (
    "?s ?p ?o .",
    "?s ?p ?o",
    "a:n a:n ?o .",
    "?s a a:b.c ;",
    "[] ?p ?o .",
    "_:b ?p 'x' .",
    "?s ?p '\\'' .",
    '?s ?p "\\"" .',
    "?s ?p '''a'b''c''' .",
    '?s ?p """#""" .',
    "?s ?p 'x'@en .",
    "?s ?p 1.",
    "?s ?p true .",
    "FILTER(?s<?p)",
    "FILTER(?s<?p&&?p>?o)",
    "FILTER(?s<?p&&'>'!='x')",
    "FILTER(1<2)",
    "FILTER('a'='#')",
    "<http://x/#'> ?p ?o .",
    "?s <http://x/'\"> ?o .",
    "OPTIONAL {}",
    "{} UNION {}",
    "BIND('<' AS ?q)",
    'BIND("\'" AS ?w)',
    "VALUES ?v { 'SERVICE' <a:b> }",
    "?s a:SERVICE ?o .",
    "?s :from ?o .",
    "FILTER EXISTS { ?s ?p ?o }",
    "MINUS { ?s ?p ?s }",
    "{ SELECT * { ?s ?p ?o } }",
    "?s a:%20\\#' ?o .",
    "?s ?p ?service .",
)


def fuzz_guard(chance: random.Random, trap: Trap) -> str:
    """Ask a random query of a store that must not be left."""

    def space() -> str:
        return "".join(chance.choice(SPACES) for _ in range(chance.choice((0, 1, 1, 2))))

    def word(name: str) -> str:
        spelt = "".join(chance.choice((char.upper(), char.lower())) for char in name)
        if chance.random() < 0.1:
            at = chance.randrange(len(spelt))
            code = f"\\u{ord(spelt[at]):04X}" if chance.random() < 0.7 else f"\\U{ord(spelt[at]):08x}"
            spelt = f"{spelt[:at]}{code}{spelt[at + 1 :]}"
        return spelt

    def place() -> str:
        return chance.choice((f"<{trap.place}x>", f"<{trap.place}x>", "a:x", ":x", f"{prefix}:x", "?s", "<x>", "<>"))

    def service() -> str:
        silent = word("silent") + space() if chance.random() < 0.3 else ""
        return f"{word('service')}{space()}{silent}{place()}{space()}{{{chance.choice(('', '?s ?p ?o'))}}}"

    prefix = chance.choice(("a", "service", "from", "SERVICE", "load", "p", "é", "a.b", "named", "x-"))
    head = "".join(
        chance.choice((f"PREFIX {prefix}: <{trap.place}>", f"BASE <{trap.place}>", f"prefix : <{trap.place}>"))
        + space()
        for _ in range(chance.choice((0, 0, 1, 2)))
    )
    source = ""
    if chance.random() < 0.3:
        named = word("named") + space() if chance.random() < 0.2 else ""
        source = f"{word('from')}{space()}{named}{place()}{space()}"
    body = [chance.choice(BITS) for _ in range(chance.randrange(4))]
    if chance.random() < 0.7:
        body.insert(chance.randrange(len(body) + 1), service())
    inner = "".join(f"{each}{space()}" for each in body)
    if chance.random() < 0.2:
        inner = f"{chance.choice(('OPTIONAL', 'MINUS', 'FILTER EXISTS', ''))} {{ {inner} }}"
    if chance.random() < 0.3:  # one place changed at random
        at = chance.randrange(len(inner) + 1)
        inner = f"{inner[:at]}{chance.choice(ODD)}{inner[at + chance.randrange(2) :]}"
    form = chance.choice(("SELECT *", "SELECT*", "select ?o ", "ASK ", "CONSTRUCT { ?s ?p ?o } "))
    sparql = f"{space()}{head}{form}{space()}{source}{chance.choice(('', '', 'WHERE '))}{{ {inner} }}{space()}"
    if chance.random() < 0.03:
        sparql = f"{space()}{head}{word('load')}{space()}{place()}"
    try:
        check(sparql)
    except QueryError as error:
        expect("is refused" in str(error), sparql, error)
        # most of what is refused would have done harm; else the attacks would show nothing
        return "refused, would reach out" if trap.reached(sparql) else "refused"
    expect(not re.match(r"\s*load\b", sparql, re.IGNORECASE), sparql)
    expect(not trap.reached(sparql), sparql)
    return "let through"


def rounds(seed: int) -> Iterator[tuple[str, Callable[[], str], str]]:
    """Yield target, step and the name of its seed, without end."""
    trap, number = Trap(), 0
    while True:
        for name, step in (
            ("iri", fuzz_iri),
            ("turtle", fuzz_turtle),
            ("guard", lambda chance: fuzz_guard(chance, trap)),
        ):
            key = f"{seed}/{name}/{number}"
            yield name, lambda step=step, key=key: step(random.Random(key)), key
        number += 1


def main(arguments: list[str] | None = None) -> int:
    """Try until the time is up, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long (default: %(default)s)")
    parser.add_argument("--examples", type=int, default=0, help="at most so many of each kind; 0 for no limit")
    parser.add_argument("--seed", type=int, default=1, help="of the examples (default: %(default)s)")
    options = parser.parse_args(arguments)
    logging.disable()  # warnings of names that RDF/XML lacks
    until, done, findings = time.monotonic() + options.seconds, Counter[str](), 0
    for at, (name, step, key) in enumerate(rounds(options.seed)):
        if time.monotonic() > until or (options.examples and at >= 3 * options.examples):
            break
        try:
            done[f"{name}: {step()}"] += 1
        except Exception as error:
            findings += 1
            print(f"FOUND {key}: {type(error).__name__}: {error}")
    for outcome, count in sorted(done.items()):
        print(f"{count:>9,}  {outcome}")
    print(f"{findings:>9,}  findings")
    return min(findings, 1)


if __name__ == "__main__":
    sys.exit(main())
