// A field that suggests by name: entities by label and alias, and relations.

const MOST_SUGGESTIONS = 12;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** What can be found: `{ kind, index, label, names, weight }`. */
const findable = {
  entity: () =>
    data.entities.map(({ label, aliases }, index) => ({
      ...{ kind: "entity", index, label, names: [label, ...aliases] },
      weight: factsOf[index].subject.length + factsOf[index].object.length,
    })),
  relation: () => {
    const weights = data.relations.map(() => 0);
    for (const fact of data.facts) weights[fact.relation] += 1;
    return data.relations.map(({ label }, index) => ({ kind: "relation", index, label, names: [label], weight: weights[index] }));
  },
  document: () =>
    data.documents.map(({ id, title }, index) => ({ kind: "document", index, label: title ?? id, names: title ? [title, id] : [id], weight: 0 })),
};

/** Let `input` suggest things of `kinds` in `list`; `choose({ kind, index })` is called with the one taken. */
function makeSearch(input, list, kinds, choose, { keep = false } = {}) {
  let things = null;
  let found = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (thing) => {
    input.value = keep ? thing.label : "";
    close();
    choose(thing);
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
    things ??= kinds.flatMap((kind) => findable[kind]()).map((thing) => ({ ...thing, folded: thing.names.map(folded) }));
    if (!query && kinds.includes("entity")) return close();
    found = things
      .flatMap((thing) => {
        const ranks = thing.folded.map((text, at) => [rankOf(text, query), at]).filter(([rank]) => rank < 3);
        if (!ranks.length) return [];
        const [rank, at] = ranks.sort((one, other) => one[0] - other[0] || one[1] - other[1])[0];
        return [{ ...thing, rank, alias: at ? thing.names[at] : null }];
      })
      .sort((one, other) => one.rank - other.rank || other.weight - one.weight || one.index - other.index);
    const total = found.length;
    found = found.slice(0, MOST_SUGGESTIONS);
    list.replaceChildren(...found.map((thing, at) => optionFor(thing, `${list.id}-${at}`, take)));
    if (!total || total > found.length) {
      const words = total ? `${total - found.length} more: type on` : "Nothing of that name";
      const note = element("li", { className: "hint" }, words);
      note.setAttribute("role", "option");
      note.setAttribute("aria-disabled", "true");
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
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) take(found[active]);
    else if (arrow && list.hidden) suggest();
    else if (arrow && found.length) highlight((active + arrow + found.length) % found.length);
    else return;
    event.preventDefault();
  });
}

function optionFor(thing, id, take) {
  const { kind, index, label, alias } = thing;
  const pick = (event) => {
    event.preventDefault(); // the field keeps the keyboard
    take(thing);
  };
  const option = element("li", { id, on: { pointerdown: pick } });
  option.setAttribute("role", "option");
  if (kind === "entity") option.append(symbol(data.entities[index].type));
  option.append(quoted(label, kind === "relation" ? "relation" : ""), ...(alias ? [" ", quoted(alias, "alias")] : []));
  if (kind === "relation") option.append(element("span", { className: "alias-of" }, ` relation, ${plural(thing.weight, "fact", "facts")}`));
  return option;
}

/** 0 for a name that starts with the query, 1 for one with a word that does, 2 for one that holds it, else 3. */
function rankOf(text, query) {
  const at = text.indexOf(query);
  if (at <= 0) return at === 0 ? 0 : 3;
  return text.includes(` ${query}`) ? 1 : 2;
}
