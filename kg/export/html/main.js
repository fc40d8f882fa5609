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
  describeShown();
  if (item && matchMedia("(max-width: 760px)").matches) byId("panel").scrollIntoView({ block: "nearest" });
}

/** Say what is in the picture, and what is not and where it is found. */
function describeShown() {
  const words = [];
  if (picture) {
    const { entities, facts } = picture.shown();
    words.push(`In the picture: ${plural(entities, "entity", "entities")}, ${plural(facts, "fact", "facts")}.`);
  }
  const away = [];
  const hidden = data.facts.filter((fact) => !fact.asserted).length;
  if (hidden && !filter.unasserted) away.push(`${plural(hidden, "fact", "facts")} not asserted (switch in the legend)`);
  const attributes = data.facts.filter((fact) => !isEntity(fact.object) && factPasses(fact)).length;
  if (attributes) away.push(`${plural(attributes, "attribute", "attributes")} (in the panels)`);
  const types = filter.hiddenTypes.size;
  if (types) away.push(`${plural(types, "type", "types")} hidden by the legend`);
  const linked = factsOf.filter(({ subject, object }) => subject.length || object.length).length;
  if (linked > drawn.nodes.length) {
    away.push(`${plural(linked - drawn.nodes.length, "less connected entity", "less connected entities")} and their facts (search and list have them)`);
  }
  if (linked < data.entities.length) {
    away.push(`${plural(data.entities.length - linked, "entity", "entities")} that no relation joins (search finds them)`);
  }
  if (away.length) words.push(`Not in it: ${away.join("; ")}.`);
  byId("shown").textContent = words.join(" ");
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
makeSearch(byId("search"), byId("suggestions"), (entity) => show({ entity }));
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
