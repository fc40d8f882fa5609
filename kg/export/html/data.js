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

/** For each entity, the facts that it is the subject of, the object of, or that name it otherwise. */
const factsOf = data.entities.map(() => ({ subject: [], object: [], other: [] }));
data.facts.forEach((fact, index) => {
  factsOf[fact.subject].subject.push(index);
  if (isEntity(fact.object) && fact.object !== fact.subject) factsOf[fact.object].object.push(index);
  const named = new Set([fact.source, ...fact.qualifiers.map((qualifier) => qualifier.value)].filter(isEntity));
  for (const entity of named) factsOf[entity].other.push(index);
});

/** What is shown: the types that the legend hides, and whether facts that are not asserted are drawn. */
const filter = { hiddenTypes: new Set(), unasserted: false };

const typePasses = (entity) => !filter.hiddenTypes.has(data.entities[entity].type);

/** Entities with facts of their own, and those with asserted ones: others come and go with the switch. */
const hasFacts = factsOf.map(({ subject, object }) => subject.length + object.length > 0);
const hasAsserted = factsOf.map(({ subject, object }) => [...subject, ...object].some((fact) => data.facts[fact].asserted));

const entityPasses = (entity) => typePasses(entity) && (hasAsserted[entity] || filter.unasserted);

function factPasses(fact) {
  return (
    (fact.asserted || filter.unasserted) &&
    typePasses(fact.subject) &&
    (!isEntity(fact.object) || typePasses(fact.object))
  );
}

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
