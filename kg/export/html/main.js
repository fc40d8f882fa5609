// Wires the parts of the page.

const byId = (id) => document.getElementById(id);

let picture = null;
const panel = new Panel(byId("panel"), show);
const fillList = makeList(byId("rows"), byId("more"), show);

/** Show `item` in the panel and in the picture; see `Panel.open`. */
function show(item, options) {
  panel.open(item, options);
  if (!item) picture?.clearFocus();
  else if (!(item.facts ? picture?.focusFact(item.facts[0]) : picture?.focusEntity(item.entity))) picture?.clearFocus();
  if (item && matchMedia("(max-width: 760px)").matches) byId("panel").scrollIntoView({ block: "nearest" });
}

/** Why something is not in the picture, in the order in which the reasons apply; "" if it is in it. */
function absenceOfFact(fact) {
  if (!fact.asserted && !filter.unasserted) return "unasserted";
  if (!factPasses(fact)) return "type";
  if (!isEntity(fact.object)) return "attribute";
  return picture.entities.has(fact.subject) && picture.entities.has(fact.object) ? "" : "large";
}

function absenceOfEntity(entity) {
  if (!hasFacts[entity]) return "unrelated";
  if (!hasAsserted[entity] && !filter.unasserted) return "unasserted";
  if (!typePasses(entity)) return "type";
  return picture.entities.has(entity) ? "" : "large";
}

const ABSENCES = {
  unasserted: ["Not asserted", "switch above the picture"],
  attribute: ["Attributes", "in the panels"],
  type: ["Hidden types", "legend"],
  large: ["Less connected", "in search and list"],
  unrelated: ["Only mentioned", "in search"],
};

/** Say what is in the picture, and what is not, why, and where it is found. Every fact and entity counts once. */
function describeShown() {
  const counts = {};
  const count = (absence, kind) => {
    counts[absence] ??= { entities: 0, facts: 0 };
    counts[absence][kind] += 1;
  };
  if (!picture) return;
  for (const fact of data.facts) count(absenceOfFact(fact), "facts");
  data.entities.forEach((_, entity) => count(absenceOfEntity(entity), "entities"));
  const words = ({ entities = 0, facts = 0 } = {}) =>
    [entities && plural(entities, "entity", "entities"), facts && plural(facts, "fact", "facts")].filter(Boolean).join(" and ");
  const away = Object.entries(ABSENCES)
    .filter(([key]) => counts[key])
    .map(([key, [name, where]]) => `${name}: ${words(counts[key])} (${where})`);
  byId("shown").textContent = [`Shown: ${words(counts[""]) || "nothing"}`, ...away].join(" · ");
}

function changed() {
  picture?.refresh();
  if (!byId("list").hidden) fillList();
  describeShown();
}

function view(name) {
  byId("picture").hidden = name !== "picture";
  byId("list").hidden = name !== "list";
  byId("view-picture").setAttribute("aria-pressed", String(name === "picture"));
  byId("view-list").setAttribute("aria-pressed", String(name === "list"));
  if (name === "list") fillList();
}

const totals = `${plural(data.entities.length, "entity", "entities")}, ${plural(data.facts.length, "fact", "facts")} from ${plural(data.documents.length, "document", "documents")}`;
byId("counts").textContent = totals;
document.title = `Knowledge graph: ${totals}`;
if (matchMedia("(max-width: 760px)").matches) byId("filters").open = false;
makeSearch(byId("search"), byId("suggestions"), (entity) => show({ entity }, { focus: true }));
makeLegend(byId("types"), changed);
makeSwitch(byId("unasserted"), byId("unasserted-label"), changed);
byId("view-picture").addEventListener("click", () => view("picture"));
byId("view-list").addEventListener("click", () => view("list"));

if (document.createElement("canvas").getContext("2d")) {
  picture = new Picture(byId("canvas"), {
    onEntity: (entity) => show({ entity }),
    onEdge: (edge) => show({ facts: edge.facts }),
    onNothing: () => show(null),
  });
  byId("zoom-in").addEventListener("click", () => picture.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => picture.fit());
  const inWindow = (point) => {
    const { x, y } = picture.network.canvasToDOM(point);
    const frame = byId("canvas").getBoundingClientRect();
    return { x: x + frame.left, y: y + frame.top };
  };
  window.kgPage = {
    network: picture.network,
    showEntity: (entity) => show({ entity }),
    showFact: (fact) => show({ facts: [fact] }),
    pointOfEntity: (entity) => inWindow(picture.network.getPosition(entity)),
    pointOfFact: (fact) => inWindow(picture.pointOn(drawn.edges[picture.edgesOfFact.get(fact)], 0.5)),
  };
} else {
  view("list");
}
panel.open(null);
describeShown();
