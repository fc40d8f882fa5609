// Search, legend, switch and list.

const MOST_SUGGESTIONS = 12;
const ROWS = 200;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** A field that suggests entities by their names; `choose(entity)` is called with the one taken. */
function makeSearch(input, list, choose) {
  const names = data.entities.map((entity, index) => ({
    index,
    names: [entity.label, ...entity.aliases].map((name) => [name, folded(name)]),
    weight: factsOf[index].subject.length + factsOf[index].object.length,
  }));
  let found = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (entity) => {
    input.value = data.entities[entity].label;
    close();
    choose(entity);
  };
  const highlight = (next) => {
    active = next;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const suggest = () => {
    const query = folded(input.value.trim());
    if (!query) return close();
    found = names
      .flatMap(({ index, names, weight }) => {
        const ranks = names.map(([name, text], at) => [rankOf(text, query), at, name]).filter(([rank]) => rank < 3);
        if (!ranks.length) return [];
        const [rank, at, name] = ranks.sort((one, other) => one[0] - other[0] || one[1] - other[1])[0];
        return [{ index, rank, weight, alias: at ? name : null }];
      })
      .sort((one, other) => one.rank - other.rank || other.weight - one.weight || one.index - other.index);
    const total = found.length;
    found = found.slice(0, MOST_SUGGESTIONS);
    list.replaceChildren(
      ...found.map(({ index, alias }, at) => {
        const { label, type } = data.entities[index];
        const option = element("li", { id: `suggestion-${at}`, on: { pointerdown: (event) => { event.preventDefault(); take(index); } } });
        option.setAttribute("role", "option");
        option.append(symbol(type), quoted(label), ...(alias ? [" ", quoted(alias, "alias")] : []));
        return option;
      }),
    );
    if (!total || total > found.length) {
      const words = total ? `${total - found.length} more: type on` : "Nothing of that name";
      const note = element("li", { className: "hint" }, words);
      note.setAttribute("role", "presentation");
      list.append(note);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    highlight(found.length ? 0 : -1);
  };

  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) take(found[active].index);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length && !list.hidden) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      highlight((active + step + found.length) % found.length);
    } else return;
    event.preventDefault();
  });
}

/** 0 for a name that starts with the query, 1 for one with a word that does, 2 for one that holds it, else 3. */
function rankOf(text, query) {
  const at = text.indexOf(query);
  if (at <= 0) return at === 0 ? 0 : 3;
  return text.includes(` ${query}`) ? 1 : 2;
}

/** One check box a type; `changed()` is called when one is switched. */
function makeLegend(container, changed) {
  container.append(
    ...data.types.map(({ name, count }, type) => {
      const toggle = ({ target }) => {
        if (target.checked) filter.hiddenTypes.delete(type);
        else filter.hiddenTypes.add(type);
        changed();
      };
      const box = element("input", { type: "checkbox", checked: true, on: { change: toggle } });
      return element("label", {}, box, symbol(type), quoted(typeName(name)), " ", element("span", { className: "count" }, count.toLocaleString("en")));
    }),
  );
}

/** The switch for facts that are not asserted: how many there are, and of what kinds. */
function makeSwitch(box, label, changed) {
  const unasserted = data.facts.filter((fact) => !fact.asserted);
  const kinds = new Map();
  for (const fact of unasserted) for (const word of reservations(fact)) kinds.set(word, (kinds.get(word) ?? 0) + 1);
  const detail = [...kinds].sort((one, other) => other[1] - one[1]).map(([word, count]) => `${count.toLocaleString("en")} ${word}`);
  label.append(element("span", {}, `${unasserted.length.toLocaleString("en")} not asserted`));
  label.title = detail.join(", ") || "all facts are asserted";
  box.disabled = !unasserted.length;
  box.addEventListener("change", () => {
    filter.unasserted = box.checked;
    changed();
  });
}

/** The table of all facts that pass the filter, a page at a time; `show(item)` opens one. */
function makeList(body, more, show) {
  let facts = [];
  let listed = 0;
  const extend = () => {
    const next = facts.slice(listed, listed + ROWS);
    listed += next.length;
    body.append(...next.map(([fact, index]) => row(fact, index, show)));
    const status = `${listed.toLocaleString("en")} of ${plural(facts.length, "fact", "facts")} listed`;
    const button = element("button", { type: "button", on: { click: extend } }, `Show ${Math.min(ROWS, facts.length - listed)} more`);
    more.replaceChildren(status, ...(listed < facts.length ? [" ", button] : []));
  };
  return () => {
    facts = data.facts.map((fact, index) => [fact, index]).filter(([fact]) => factPasses(fact));
    listed = 0;
    body.replaceChildren();
    extend();
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
  return element(
    "tr",
    { className: fact.asserted ? "" : "unasserted" },
    element("td", {}, button([quoted(labelOf(fact.subject))], { entity: fact.subject }, "name")),
    element("td", {}, button([quoted(data.relations[fact.relation])], { facts: [index] }, "name relation")),
    object,
    element("td", {}, ...status),
    element("td", {}, quoted(source.title ?? source.id)),
    element("td", { className: "date" }, source.created ?? ""),
  );
}
