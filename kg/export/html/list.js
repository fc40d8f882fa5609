// The list of the same facts.

const ROWS = 200;

/**
 * The table of facts, a page at a time; `show(item)` opens one. It is filled anew only if the facts are others, so that
 * a reader who opens one keeps the place.
 */
function makeList(body, more, show) {
  let facts = [];
  let listed = 0;
  const extend = () => {
    const next = facts.slice(listed, listed + ROWS);
    listed += next.length;
    body.append(...next.map((index) => row(data.facts[index], index, show)));
    const status = `${listed.toLocaleString("en")} of ${plural(facts.length, "fact", "facts")} listed`;
    const button = element("button", { type: "button", on: { click: extend } }, `Show ${Math.min(ROWS, facts.length - listed)} more`);
    more.replaceChildren(status, ...(listed < facts.length ? [" ", button] : []));
  };
  const fill = (indices) => {
    facts = indices;
    listed = 0;
    body.replaceChildren();
    extend();
  };
  return (indices, chosen) => {
    const same = listed && indices.length === facts.length && indices.every((fact, at) => fact === facts[at]);
    if (!same) fill(indices);
    for (const one of body.children) one.classList.toggle("chosen", Number(one.dataset.fact) === chosen);
  };
}

function row(fact, index, show) {
  const button = (words, item, className) =>
    element("button", { type: "button", className, on: { click: () => show(item) } }, ...words);
  const status = fact.asserted ? [fact.implicit ? "implicit" : "asserted"] : badges(fact);
  const source = data.documents[data.sentences[fact.evidence[0].sentence].document];
  const object = isEntity(fact.object)
    ? element("td", {}, button([quoted(labelOf(fact.object))], { entity: fact.object }, "name"))
    : element("td", { className: "literal" }, isBareClause(fact.object) ? "" : quoted(fact.object.value));
  const line = element(
    "tr",
    { className: fact.asserted ? "" : "unasserted" },
    element("td", {}, button([quoted(labelOf(fact.subject))], { entity: fact.subject }, "name")),
    element("td", {}, button([quoted(labelOfRelation(fact))], { fact: index }, "name relation")),
    object,
    element("td", {}, ...status),
    element("td", {}, quoted(source.title ?? source.id)),
    element("td", { className: "date" }, source.created ?? ""),
  );
  line.dataset.fact = index;
  return line;
}
