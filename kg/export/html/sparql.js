// The query that finds a fact, ready to copy.

const NAMESPACES = {
  dcterms: "http://purl.org/dc/terms/",
  kg: "https://kg.example/ontology#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
};
const XSD = "http://www.w3.org/2001/XMLSchema#";

const iriTerm = (iri) => `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (char) => encodeURIComponent(char))}>`;

/** A literal as it stands in the graph: line ends as line feeds, and what XML cannot hold replaced. */
function literalTerm({ value, datatype }) {
  const clean = value.replace(/\r\n?/g, "\n").replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };
  const text = `"${clean.replace(/[\\"\n\t]/g, (char) => escapes[char])}"`;
  return datatype === "string" ? text : `${text}^^<${XSD}${datatype}>`;
}

function queryFor(fact) {
  const target = isEntity(fact.object) ? iriTerm(data.entities[fact.object].iri) : literalTerm(fact.object);
  return [
    ...Object.entries(NAMESPACES).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`),
    "SELECT ?fact ?confidence ?source ?sentence ?document ?date WHERE {",
    "  # without the next line: all facts that say this, whatever their circumstances",
    `  VALUES ?fact { <${data.base}statement/${fact.id}> }`,
    `  ?fact rdf:subject ${iriTerm(data.entities[fact.subject].iri)} ;`,
    `        rdf:predicate ${iriTerm(data.relations[fact.relation].iri)} ;`,
    `        rdf:object ${target} ;`,
    "        kg:confidence ?confidence ; prov:wasDerivedFrom ?place .",
    "  ?place kg:text ?sentence ; kg:inDocument ?file .",
    "  ?file rdfs:label ?document .",
    "  OPTIONAL { ?file dcterms:created ?date }",
    "  OPTIONAL { ?fact kg:attributedTo/rdfs:label ?source }",
    "}",
  ].join("\n");
}

/** The query, folded away, with a button that copies it. */
function queryBox(fact) {
  const text = element("textarea", { readOnly: true, rows: 9, spellcheck: false, value: queryFor(fact), aria: { label: "SPARQL query" } });
  const said = element("span", { className: "hint", role: "status" });
  const copy = async () => {
    const clipboard = navigator.clipboard ?? { writeText: () => Promise.reject(new Error("no clipboard")) };
    const copied = await clipboard.writeText(text.value).then(
      () => true,
      () => {
        text.select(); // where the browser keeps the clipboard from pages that lie on disk
        return document.execCommand("copy");
      },
    );
    said.textContent = copied ? "Copied" : "Select the text and copy it";
  };
  return element(
    "details",
    { className: "query" },
    element("summary", {}, "SPARQL that finds this fact"),
    text,
    element("button", { type: "button", className: "plain-button", on: { click: copy } }, "Copy"),
    " ",
    said,
  );
}
