// Wires the parts of the page: every change is a new state, and every state is shown by `render`.

const byId = (id) => document.getElementById(id);
const NARROW = "(max-width: 760px)";

const scenes = new Scenes();
let filter = null;
let scene = null;
let picture = null;
const address = new Address(render);
const go = (patch, options) => address.go(patch, options);
const state = () => address.state;
const panel = new Panel(byId("panel"), { show, go, undo: () => address.undo() });
const syncHistory = makeHistory(byId("undo"), byId("redo"), address);
const fillList = makeList(byId("rows"), byId("more"), show);

/** Choose an entity, a fact or nothing. */
function show({ entity = null, fact = null } = {}, options) {
  go({ entity, fact }, options);
  if ((entity ?? fact) !== null && matchMedia(NARROW).matches) byId("panel").scrollIntoView({ block: "nearest" });
}

/** What the choice of the reader brings to the fore. */
function focusOf({ entity, fact }) {
  const edge = fact === null ? undefined : edgeOfFact.get(fact);
  if (edge) return { first: edge.from, edge: edge.id, nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) };
  const first = entity ?? (fact === null ? null : data.facts[fact].subject);
  if (first === null || !nodeOf.has(first)) return null;
  const edges = scene.edges.filter(({ from, to }) => from === first || to === first);
  return { first, nodes: new Set([first, ...edges.flatMap(({ from, to }) => [from, to])]), edges: new Set(edges.map(({ id }) => id)) };
}

/** The facts that the list holds: all that pass or, in a neighbourhood or on a path, those between what is there. */
function factsListed() {
  const passing = [...data.facts.keys()].filter((fact) => filter.passing[fact]);
  if (!state().around.length && state().path.length < 2) return passing;
  const inside = new Set(scene.entities);
  return passing.filter((fact) => inside.has(data.facts[fact].subject) && (!isEntity(data.facts[fact].object) || inside.has(data.facts[fact].object)));
}

/** The facts that are in the picture. */
const factsDrawn = () => {
  const chosen = state().fact;
  return [...new Set(scene.edges.flatMap(({ facts }) => facts))].filter((fact) => filter.passing[fact] || fact === chosen);
};

/** The facts that are in the picture of a path, from its start to its end. */
function factsOnPath() {
  const at = new Map(shortestPath(...state().path, filter).map((entity, step) => [entity, step]));
  const step = (fact) => Math.min(at.get(data.facts[fact].subject), at.get(data.facts[fact].object));
  return factsDrawn().filter((fact) => step(fact) >= 0).sort((one, other) => step(one) - step(other));
}

const REASONS = {
  unasserted: ["Not asserted", "switch above the picture"],
  attribute: ["Attributes", "in the panels"],
  type: ["Hidden types", "legend"],
  relation: ["Other relations", "filters"],
  document: ["Other documents", "filters"],
  confidence: ["Less certain", "filters"],
  period: ["Other or unknown time", "filters"],
  folded: ["Folded away", "unfold, search, list"],
  unrelated: ["Only mentioned", "in search"],
};

/** Say how much of how much is in the picture and, of what is not, why and where it is found. */
function describeShown() {
  const counts = Object.fromEntries(["", ...Object.keys(REASONS)].map((reason) => [reason, { entities: 0, facts: 0 }]));
  const drawnFacts = new Set(factsDrawn());
  const inside = new Set(scene.entities);
  data.facts.forEach((fact, index) => {
    const reason = drawnFacts.has(index) ? "" : filter.reasonAgainst(fact) || (isEntity(fact.object) ? "folded" : "attribute");
    counts[reason].facts += 1;
  });
  data.entities.forEach((_, entity) => {
    const reason = inside.has(entity) ? "" : absenceOf(entity);
    counts[reason].entities += 1;
  });
  const words = ({ entities, facts }) =>
    [entities && plural(entities, "entity", "entities"), facts && plural(facts, "fact", "facts")].filter(Boolean).join(" and ");
  const away = Object.entries(REASONS)
    .filter(([reason]) => words(counts[reason]))
    .map(([reason, [name, where]]) => `${name}: ${words(counts[reason])} (${where})`);
  const of = (shown, all, one, many) => `${shown.toLocaleString("en")} of ${plural(all, one, many)}`;
  const shown = `${of(counts[""].entities, data.entities.length, "entity", "entities")} and ${of(counts[""].facts, data.facts.length, "fact", "facts")}`;
  byId("shown").textContent = [`Shown: ${shown}`, ...away].join(" · ");
}

/** Why an entity is not in the picture. */
function absenceOf(entity) {
  if (!nodeOf.has(entity)) return "unrelated";
  if (filter.entityPasses(entity)) return "folded";
  if (!filter.typePasses(entity)) return "type";
  const { subject, object } = factsOf[entity];
  const reasons = [...subject, ...object].map((fact) => filter.reasonAgainst(data.facts[fact]));
  return ["type", "relation", "document", "confidence", "period"].find((reason) => reasons.includes(reason)) ?? "unasserted";
}

/** What is folded away around an entity. */
const foldedState = () => ({
  groups: state().groups,
  of: (entity) => {
    if (WHOLE || scene.name) return { count: 0 };
    const inside = new Set(scene.entities);
    const count = neighbourhood([entity], 1, filter).filter((other) => !inside.has(other) && filter.typePasses(other)).length;
    return { count, unfolded: state().unfolded };
  },
});

/** The bar over the picture: which part is shown, and the ways on and back. */
function fillBar({ around, path, steps, groups: open, unfolded, all }) {
  const name = (entity) => quoted(data.entities[entity].label, "name");
  const words = byId("bar-words");
  byId("bar").hidden = !(around.length || path.length || open.length || unfolded.length || all);
  byId("steps").hidden = !around.length;
  byId("other").hidden = !(around.length === 1 || path.length === 1);
  byId("other-label").textContent = around.length ? "and of" : "to";
  byId("second").setAttribute("aria-label", around.length ? "Second entity of the neighbourhood" : "Other end of the path");
  for (const button of byId("steps").querySelectorAll("button")) button.setAttribute("aria-pressed", String(Number(button.value) === steps));
  byId("leave").textContent = around.length || path.length ? "Whole graph" : "Fold again";
  if (around.length) words.replaceChildren("Neighbourhood of ", name(around[0]), ...(around.length > 1 ? [" and ", name(around[1])] : []));
  else if (path.length === 1) words.replaceChildren("Path from ", name(path[0]));
  else if (path.length) {
    const length = shortestPath(...path, filter).length - 1;
    const told = length < 0 ? "No path joins " : `Shortest path (${plural(length, "step", "steps")}): `;
    words.replaceChildren(told, name(path[0]), length < 0 ? " and " : " – ", name(path[1]), length < 0 && !filter.isPlain ? " under these filters" : "");
  } else words.replaceChildren(all ? "Everything is unfolded" : "Unfolded");
}

function render(now, { focus = false, ask = false } = {}) {
  filter = new Filter(now);
  scene = scenes.scene(now, filter);
  for (const sync of controls) sync(now);
  byId("picture").hidden = now.view !== "picture";
  byId("list").hidden = now.view !== "list";
  byId("view-picture").setAttribute("aria-pressed", String(now.view === "picture"));
  byId("view-list").setAttribute("aria-pressed", String(now.view === "list"));
  byId("clear").hidden = filter.isPlain;
  syncHistory();
  fillBar(now);
  if (now.view === "list") fillList(factsListed(), now.fact);
  else picture?.show(scene, focusOf(now));
  panel.open(now, { depth: address.depth, folded: foldedState(), onPath: now.path.length === 2 ? factsOnPath() : [], focus });
  describeShown();
  if (ask) byId("second").focus();
}

const totals = `${plural(data.entities.length, "entity", "entities")}, ${plural(data.facts.length, "fact", "facts")} from ${plural(data.documents.length, "document", "documents")}`;
byId("counts").textContent = totals;
document.title = `Knowledge graph: ${totals}`;
if (matchMedia(NARROW).matches) byId("filters").open = false;

const controls = [
  makeLegend(byId("types"), go, state),
  makeSwitch(byId("unasserted"), byId("unasserted-label"), go),
  makePicker(byId("by-relation"), "relation", data.relations.map(({ label }) => label), go, state),
  makePicker(byId("by-document"), "document", data.documents.map(({ id, title }) => title ?? id), go, state),
  makePeriod(byId("from"), byId("to"), go),
  makeConfidence(byId("confidence"), byId("confidence-value"), go),
];
makeSearch(byId("search"), byId("suggestions"), ["entity", "relation"], ({ kind, index }) => {
  if (kind === "entity") show({ entity: index }, { focus: true });
  else go({ relations: [...new Set([...state().relations, index])] });
}, { keep: true });
makeSearch(byId("second"), byId("second-suggestions"), ["entity"], ({ index }) => {
  const { around, path } = state();
  go(around.length ? { around: [around[0], index] } : { path: [path[0], index] });
});
byId("view-picture").addEventListener("click", () => go({ view: "picture" }));
byId("view-list").addEventListener("click", () => go({ view: "list" }));
byId("clear").addEventListener("click", () => {
  const { hidden, relations, documents, from, to, confidence, unasserted } = START;
  go({ hidden, relations, documents, from, to, confidence, unasserted });
  byId("search").focus();
});
byId("leave").addEventListener("click", () => {
  const { around, path, steps } = START;
  go(state().around.length || state().path.length ? { around, path, steps } : { all: false, groups: [], unfolded: [] });
  byId("canvas").querySelector(".vis-network")?.focus();
});
for (const button of byId("steps").querySelectorAll("button")) button.addEventListener("click", () => go({ steps: Number(button.value) }));

if (document.createElement("canvas").getContext("2d")) {
  picture = new Picture(byId("canvas"), {
    onEntity: (entity) => show({ entity }),
    onEdge: (edge) => show({ fact: edge.facts[0] }),
    onFold: (id) => go({ groups: [...new Set([...state().groups, -1 - id])] }),
    onNothing: () => show(),
    onUnfold: (entity) => foldedState().of(entity).count && go({ unfolded: [...new Set([...state().unfolded, entity])] }),
  });
  byId("zoom-in").addEventListener("click", () => picture.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => picture.fit());
  byId("save-png").addEventListener("click", () => savePng(picture));
  byId("save-svg").addEventListener("click", () => download(new Blob([svgOf(picture)], { type: "image/svg+xml" }), "graph.svg"));
  const inWindow = (point) => {
    const { x, y } = picture.network.canvasToDOM(point);
    const frame = byId("canvas").getBoundingClientRect();
    return { x: x + frame.left, y: y + frame.top };
  };
  window.kgPage = {
    network: picture.network,
    names: () => picture.names.written,
    scene: () => scene,
    showEntity: (entity) => show({ entity }),
    showFact: (fact) => show({ fact }),
    pointOfEntity: (entity) => inWindow(picture.network.getPosition(entity)),
    pointOfFact: (fact) => inWindow(picture.pointOn(edgeOfFact.get(fact), 0.5)),
  };
} else {
  go({ view: "list" }, { replace: true });
}
byId("save-csv").addEventListener("click", () => {
  const seen = state().view === "list" ? factsListed() : factsDrawn();
  download(new Blob([csvOf(seen.map((fact) => data.facts[fact]))], { type: "text/csv" }), "facts.csv");
});
render(state());
