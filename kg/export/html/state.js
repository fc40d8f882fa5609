// What the reader has asked for. It lives in the fragment of the address, so that a view can be linked and the browser's
// Back undoes; undo and redo of the page go through the same history, but never out of it.

const START = {
  view: "picture",
  entity: null, // the chosen entity, or
  fact: null, // a fact of the chosen edge
  unasserted: false,
  hidden: [], // types
  relations: [], // only these, if any
  documents: [], // only these, if any
  from: "",
  to: "",
  confidence: 0,
  all: false, // nothing is folded
  groups: [], // unfolded whole
  unfolded: [], // entities whose neighbours are unfolded
  around: [], // one or two entities whose neighbourhood alone is shown
  steps: 1,
  path: [], // two entities, or the first of them while the reader chooses the other
};

/** How the values of a field are written into the address and read from it; `undefined` for what this page lacks. */
function byName(names) {
  const index = new Map(names.map((name, at) => [name, at]));
  return { write: (at) => names[at], read: (name) => index.get(name) };
}
const within = (prefix) => (iri) => (iri.startsWith(prefix) ? iri.slice(prefix.length) : iri);
const asEntity = byName(data.entities.map(({ iri }) => iri).map(within(`${data.base}entity/`)));
const asGroup = {
  write: (group) => asEntity.write(groups[group][0]),
  read: (name) => nodeOf.get(asEntity.read(name))?.group,
};
const asFlag = { write: () => "yes", read: (word) => word === "yes" || undefined };
const asShare = { write: String, read: (word) => (Number(word) >= 0 && Number(word) <= 1 ? Number(word) : undefined) };
const oneOf = (...words) => ({ write: String, read: (word) => (words.includes(word) ? word : undefined) });
const asDate = { write: String, read: (word) => (isDate(word) ? word : undefined) };

const FIELDS = {
  view: oneOf("picture", "list"),
  entity: asEntity,
  fact: byName(data.facts.map(({ id }) => id)),
  unasserted: asFlag,
  hidden: byName(data.types.map(({ name }) => name)),
  relations: byName(data.relations.map(({ iri }) => iri).map(within(`${data.base}relation/`))),
  documents: byName(data.documents.map(({ id }) => id)),
  from: asDate,
  to: asDate,
  confidence: asShare,
  all: asFlag,
  groups: asGroup,
  unfolded: asEntity,
  around: asEntity,
  steps: byName([undefined, "1", "2", "3"]),
  path: asEntity,
};

/** A state as the fragment of an address; what is as at the start is left out. */
function encode(state) {
  const words = new URLSearchParams();
  for (const [name, { write }] of Object.entries(FIELDS)) {
    if (Array.isArray(START[name])) for (const value of state[name]) words.append(name, write(value));
    else if (state[name] !== START[name]) words.append(name, write(state[name]));
  }
  return words.toString();
}

/** The state that a fragment tells. Names of what is not on this page are left out. */
function decode(fragment) {
  const words = new URLSearchParams(fragment);
  const state = { ...START };
  for (const [name, { read }] of Object.entries(FIELDS)) {
    const values = words.getAll(name).map(read).filter((value) => value !== undefined);
    if (Array.isArray(START[name])) state[name] = [...new Set(values)];
    else if (values.length) state[name] = values.at(-1);
  }
  return { ...state, around: state.around.slice(0, 2), path: state.path.slice(0, 2) };
}

/** The way through the states; `changed(state, options)` is called for each. */
class Address {
  constructor(changed) {
    this.changed = changed;
    this.state = decode(location.hash.slice(1));
    this.mark(this.depth);
    window.addEventListener("hashchange", () => {
      if (history.state === null) this.mark(this.at + 1); // an address written by hand
      this.at = this.depth;
      const state = decode(location.hash.slice(1));
      if (encode(state) === encode(this.state)) return;
      this.state = state;
      changed(state, {});
    });
  }

  /** Go to the state that differs from this one by `patch`; with `replace`, Back leads to the one before this. */
  go(patch, { replace = false, ...options } = {}) {
    const state = { ...this.state, ...patch };
    if (encode(state) !== encode(this.state)) {
      const depth = this.depth + (replace ? 0 : 1);
      this.state = state;
      if (replace) location.replace(`#${encode(state)}`);
      else location.hash = encode(state);
      this.mark(depth);
    }
    this.changed(state, options);
  }

  /** Note that this is the step at `depth`, and that none comes after it. */
  mark(depth) {
    history.replaceState({ depth }, "");
    this.at = this.last = depth;
  }

  undo() {
    if (this.canUndo) history.back();
  }

  redo() {
    if (this.canRedo) history.forward();
  }

  get canUndo() {
    return this.depth > 0;
  }

  get canRedo() {
    return this.depth < this.last;
  }

  /** How many steps back this page goes. */
  get depth() {
    return history.state?.depth ?? 0;
  }
}
