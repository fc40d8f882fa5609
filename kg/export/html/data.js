// The data of the page, and how its parts are called in words.

const data = JSON.parse(document.getElementById("data").textContent);
const drawn = JSON.parse(document.getElementById("vis").textContent);

const isEntity = (value) => typeof value === "number";
const labelOf = (value) => (isEntity(value) ? data.entities[value].label : value.value);

// A clause without an object has the literal `true` for one: "resigns" is all that there is to say.
const isBareClause = (value) => !isEntity(value) && value.datatype === "boolean" && value.value === "true";

const MODALITIES = {
  possible: "possible",
  necessary: "necessary",
  future: "in the future",
  conditional: "conditional",
  intended: "intended",
  ordered: "ordered or asked for",
  feared: "feared",
  alleged: "alleged",
};

/** What keeps a fact from being asserted, in words; [] for an asserted one. */
function reservations(fact) {
  const words = [];
  if (fact.polarity === "negative") words.push("denied");
  if (fact.modality !== "actual") words.push(MODALITIES[fact.modality] ?? fact.modality);
  if (!words.length && !fact.asserted) words.push("only reported");
  return words;
}

/** "CreativeWork" as words. */
const typeName = (name) => name.replace(/(?<=\p{Ll})(\p{Lu})(?=\p{Ll})/gu, (letter) => ` ${letter.toLowerCase()}`);

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const labelOfRelation = (fact) => data.relations[fact.relation].label;

/** For each entity, the facts that it is the subject of, the object of, or that name it otherwise. */
const factsOf = data.entities.map(() => ({ subject: [], object: [], other: [] }));
data.facts.forEach((fact, index) => {
  factsOf[fact.subject].subject.push(index);
  if (isEntity(fact.object) && fact.object !== fact.subject) factsOf[fact.object].object.push(index);
  const named = new Set([fact.source, ...fact.qualifiers.map((qualifier) => qualifier.value)].filter(isEntity));
  for (const entity of named) factsOf[entity].other.push(index);
});

/** The nodes by entity, the most important first; what is folded away of a group has a node, too, with a negative id. */
const nodeOf = new Map(drawn.nodes.filter(({ id }) => id >= 0).map((node) => [node.id, node]));
const foldOf = new Map(drawn.nodes.filter(({ id }) => id < 0).map((node) => [node.group, node]));

/** For each node, its edges; for each fact that has one, its edge. */
const edgesOf = new Map([...nodeOf.keys()].map((entity) => [entity, []]));
const edgeOfFact = new Map();
for (const edge of drawn.edges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
  for (const fact of edge.facts) edgeOfFact.set(fact, edge);
}
const otherEnd = (edge, entity) => (edge.from === entity ? edge.to : edge.from);

/** The members of each group, the most important first; [] if the graph is seen whole. */
const groups = [];
for (const node of nodeOf.values()) if (node.group !== undefined) (groups[node.group] ??= []).push(node.id);
const WHOLE = !groups.length;

/** An element. Text is only ever a text node; no attribute takes text that could be read as a link or a script. */
function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (key === "aria") for (const [aria, text] of Object.entries(value)) node.setAttribute(`aria-${aria}`, text);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** A text of a document: isolated, so that its direction of writing does not reach the words around it. */
const quoted = (text, className = "") => element("bdi", { className }, text);
