// The panel: what is known of one entity, or where one fact comes from.

const FIRST = 12; // entities or communities that the start lists
const MANY = 100; // facts of one relation that an entity's panel lists at once

class Panel {
  /** Fill `container`. `show(item)` is called when the reader follows a name or a fact, `go(patch)` for what else changes. */
  constructor(container, { show, go, undo }) {
    Object.assign(this, { container, show, go, undo });
  }

  /** Show an `entity`, the facts of an edge, or the start; with `focus` the keyboard follows. */
  open({ entity, fact }, { depth, folded, onPath, focus = false }) {
    this.folded = folded;
    const facts = fact === null ? null : (edgeOfFact.get(fact)?.facts ?? [fact]);
    const start = () => (onPath.length ? this.path(onPath) : this.start());
    const content = facts ? this.factsPanel(facts) : entity !== null ? this.entityPanel(entity) : start();
    const held = this.container.contains(document.activeElement) || focus;
    this.container.replaceChildren(...(depth ? [this.button("← Back", this.undo, "back")] : []), ...content);
    this.container.scrollTop = 0;
    if (held) this.container.focus({ preventScroll: true });
  }

  button(words, click, className = "plain-button") {
    return element("button", { type: "button", className, on: { click } }, words);
  }

  start() {
    const first = [...nodeOf.keys()].slice(0, FIRST).map((entity) => element("li", {}, this.entityButton(entity)));
    if (!first.length) return [element("p", { className: "hint" }, "This graph holds no facts.")];
    return [
      element("p", { className: "hint" }, "Choose an entity or a line between two to see what the documents say."),
      element("h2", { className: "small" }, "Most important"),
      element("ul", { className: "plain" }, ...first),
      ...(WHOLE ? [] : this.groups()),
    ];
  }

  /** What is said on a path, step by step. */
  path(facts) {
    return [
      element("p", { className: "hint" }, "Choose a step to see what the documents say."),
      element("h2", { className: "small" }, "On this path"),
      this.factList(facts, "all"),
    ];
  }

  /** The communities, each with a button that unfolds it. */
  groups() {
    const item = (group) => {
      const button = this.button("", () => this.go({ groups: [...new Set([...this.folded.groups, group])], all: false }), "entity");
      button.append(symbol(data.entities[groups[group][0]].type), quoted(data.entities[groups[group][0]].label), element("span", { className: "count" }, ` ${plural(groups[group].length, "entity", "entities")}`));
      return element("li", {}, button);
    };
    const all = [...groups.keys()];
    const rest = element("details", {}, element("summary", {}, `${(all.length - FIRST).toLocaleString("en")} smaller ones`));
    rest.addEventListener("toggle", () => rest.children.length > 1 || rest.append(element("ul", { className: "plain" }, ...all.slice(FIRST, 500).map(item))));
    const everything = `Show all ${nodeOf.size.toLocaleString("en")} entities`;
    return [
      element("h2", { className: "small" }, "Unfold what lies around"),
      element("ul", { className: "plain" }, ...all.slice(0, FIRST).map(item)),
      ...(all.length > FIRST ? [rest] : []),
      ...(nodeOf.size <= MOST ? [element("p", {}, this.button(everything, () => this.go({ all: true })))] : []),
    ];
  }

  entityButton(entity) {
    const button = element("button", { type: "button", className: "entity", on: { click: () => this.show({ entity }) } });
    button.append(symbol(data.entities[entity].type), quoted(data.entities[entity].label));
    return button;
  }

  // An entity ------------------------------------------------------------------------------------------------

  entityPanel(index) {
    const entity = data.entities[index];
    const { subject, object, other } = factsOf[index];
    const attributes = subject.filter((fact) => !isEntity(data.facts[fact].object));
    const links = subject.filter((fact) => isEntity(data.facts[fact].object));
    const content = [
      element("h2", {}, symbol(entity.type), quoted(entity.label)),
      element("p", { className: "types" }, entity.types.map(typeName).join(", ")),
    ];
    if (entity.aliases.length) {
      const names = entity.aliases.flatMap((alias, at) => [at ? ", " : "", quoted(alias)]);
      content.push(element("p", {}, element("span", { className: "term" }, "Also "), ...names));
    }
    if (edgesOf.get(index)?.length) content.push(this.ways(index));
    if (attributes.length) content.push(element("h3", {}, "Attributes"), this.factList(attributes, "attribute"));
    content.push(...this.byRelation(links, "object"), ...this.byRelation(object, "subject"));
    if (other.length) {
      content.push(
        element("h3", {}, "Named in"),
        this.factList(other, "all"),
      );
    }
    if (!subject.length && !object.length && !other.length) content.push(element("p", { className: "hint" }, "No fact names it."));
    content.push(element("p", { className: "iri" }, quoted(entity.iri)));
    return content;
  }

  /** Ways on from an entity: to its neighbours, and to another entity. */
  ways(entity) {
    const { count, unfolded } = this.folded.of(entity);
    const group = element("p", { className: "ways", aria: { label: "Explore" } });
    group.setAttribute("role", "group");
    if (count) group.append(this.button(`Unfold ${plural(count, "neighbour", "neighbours")}`, () => this.go({ unfolded: [...new Set([...unfolded, entity])] })));
    group.append(this.button("Neighbourhood", () => this.go({ around: [entity], path: [] })), this.button("Path to …", () => this.go({ path: [entity], around: [] }, { ask: true })));
    return group;
  }

  /** Facts by relation; `end` names what each line shows: the other end of the relation. */
  byRelation(facts, end) {
    const byRelation = new Map();
    for (const fact of facts) {
      const { relation } = data.facts[fact];
      if (!byRelation.has(relation)) byRelation.set(relation, []);
      byRelation.get(relation).push(fact);
    }
    return [...byRelation].flatMap(([relation, members]) => {
      const name = quoted(data.relations[relation].label);
      return [
        element("h3", {}, ...(end === "object" ? [name, " →"] : ["→ ", name])),
        this.factList(members, end),
      ];
    });
  }

  /** A line a fact; the last of many come when asked for. */
  factList(facts, part) {
    const item = (fact) => element("li", {}, this.factButton(fact, part));
    const list = element("ul", { className: "plain" }, ...facts.slice(0, MANY).map(item));
    if (facts.length <= MANY) return list;
    const rest = element("li", {}, this.button(`Show ${(facts.length - MANY).toLocaleString("en")} more`, () => rest.replaceWith(...facts.slice(MANY).map(item))));
    list.append(rest);
    return list;
  }

  factButton(index, part) {
    const fact = data.facts[index];
    const relation = quoted(labelOfRelation(fact), "relation");
    const words = {
      object: () => [symbol(data.entities[fact.object]?.type), quoted(labelOf(fact.object))],
      subject: () => [symbol(data.entities[fact.subject].type), quoted(labelOf(fact.subject))],
      attribute: () => [relation, ...(isBareClause(fact.object) ? [] : [" ", quoted(labelOf(fact.object))])],
      all: () => factWords(fact),
    }[part]();
    const className = fact.asserted ? "fact" : "fact unasserted";
    return element("button", { type: "button", className, on: { click: () => this.show({ fact: index }) } }, ...words, ...badges(fact));
  }

  // Facts ----------------------------------------------------------------------------------------------------

  factsPanel(indices) {
    return indices.flatMap((index) => this.factPanel(data.facts[index]));
  }

  factPanel(fact) {
    const source = fact.source === null ? null : this.entityButton(fact.source);
    const terms = [
      ["Confidence", fact.confidence.toFixed(2)],
      ["Status", fact.asserted ? "asserted" : `not asserted: ${reservations(fact).join(", ")}`],
      ["Said by", source],
      ...fact.qualifiers.map((qualifier) => [capital(qualifier.role), this.qualifierValue(qualifier)]),
      ["Read from", `${fact.rule}${fact.implicit ? " (implicit: no verb says it)" : ""}`],
    ].filter(([, value]) => value !== null);
    return [
      element(
        "h2",
        { className: "triple" },
        element("span", { className: "subject" }, this.entityButton(fact.subject)),
        element("span", { className: "predicate relation" }, quoted(labelOfRelation(fact))),
        isBareClause(fact.object) ? null : element("span", { className: "object" }, this.valueWords(fact.object)),
      ),
      ...(fact.asserted ? [] : [element("p", {}, ...badges(fact))]),
      ...fact.evidence.map((evidence) => sentence(evidence, fact)),
      element("dl", {}, ...terms.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)])),
      queryBox(fact),
    ];
  }

  qualifierValue({ preposition, value }) {
    return element("span", {}, preposition ? `${preposition} ` : "", this.valueWords(value));
  }

  valueWords(value) {
    return isEntity(value) ? this.entityButton(value) : quoted(value.value);
  }
}

/** The sign of a type, as in the legend. */
function symbol(type) {
  return element("span", { className: `symbol shape-${type === undefined ? "none" : slotOf(type)}` });
}

const badges = (fact) => reservations(fact).flatMap((word) => [" ", element("span", { className: "badge" }, word)]);

function factWords(fact) {
  const object = isBareClause(fact.object) ? [] : [" ", quoted(labelOf(fact.object))];
  return [quoted(labelOf(fact.subject)), " ", quoted(labelOfRelation(fact), "relation"), ...object];
}

/** The sentence with the words of subject, relation and object marked, and where it stands. */
function sentence(evidence, fact) {
  const { document: index, start, text } = data.sentences[evidence.sentence];
  const source = data.documents[index];
  const quote = element("p", { className: "sentence", dir: "auto" }, ...marked([...text], evidence, fact));
  const name = source.title ? [quoted(source.title, "title"), " · ", quoted(source.id)] : [quoted(source.id, "title")];
  const place = `characters ${start}–${start + [...text].length}`;
  const words = [...name, ...(source.created ? [" · ", element("time", {}, source.created)] : []), " · ", place];
  return element("figure", {}, element("blockquote", {}, quote), element("figcaption", {}, ...words));
}

/** The sentence cut at the ends of all spans; offsets count code points, so `chars` are code points. */
function marked(chars, evidence, fact) {
  const spans = [
    ["subject", evidence.subject],
    ["object", evidence.object],
    ...(fact.implicit ? [] : [["predicate", evidence.predicate]]), // an implicit relation has no words of its own
  ];
  const cuts = new Set([0, chars.length]);
  for (const [, span] of spans) for (const offset of span) cuts.add(Math.min(Math.max(offset, 0), chars.length));
  const ends = [...cuts].sort((one, other) => one - other);
  return ends.slice(1).map((end, at) => {
    const text = chars.slice(ends[at], end).join("");
    const around = spans.filter(([, [from, to]]) => from <= ends[at] && end <= to);
    const role = around.sort(([, one], [, other]) => one[1] - one[0] - (other[1] - other[0]))[0]?.[0]; // the innermost
    return role ? element("mark", { className: role, title: role === "predicate" ? "relation" : role }, text) : text;
  });
}
