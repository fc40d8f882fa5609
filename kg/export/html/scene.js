// What of the graph is in the picture, and where: the first look and what the reader has unfolded, a neighbourhood, a
// path, or what narrow filters leave.

const FEW = 300; // nodes that are seen whole
const MOST = 1500; // nodes at once; more are neither legible nor quick

/** The entities within `steps` of one of `centres` along edges that pass, the nearest first. */
function neighbourhood(centres, steps, filter) {
  const found = new Set(centres.filter((entity) => nodeOf.has(entity)));
  let edge = [...found];
  for (let step = 0; step < steps; step += 1) {
    const next = edge.flatMap((entity) => edgesOf.get(entity).filter((one) => filter.edgePasses(one)).map((one) => otherEnd(one, entity)));
    edge = [...new Set(next)].filter((entity) => !found.has(entity));
    for (const entity of edge) found.add(entity);
  }
  return [...found];
}

/** The entities on a shortest path from one to another along edges that pass, in whichever direction; [] for none. */
function shortestPath(start, end, filter) {
  const before = new Map([[start, null]]);
  const queue = nodeOf.has(start) && nodeOf.has(end) ? [start] : [];
  for (const entity of queue) {
    if (entity === end) break;
    for (const edge of edgesOf.get(entity)) {
      const other = otherEnd(edge, entity);
      if (before.has(other) || !filter.edgePasses(edge)) continue;
      before.set(other, entity);
      queue.push(other);
    }
  }
  if (!before.has(end) || !queue.length) return [];
  const path = [];
  for (let entity = end; entity !== null; entity = before.get(entity)) path.unshift(entity);
  return path;
}

class Scenes {
  constructor() {
    this.first = [...nodeOf.values()].filter(({ x }) => WHOLE || x !== undefined).map(({ id }) => id);
    const start = [...nodeOf.values()].filter(({ x }) => x !== undefined).map(({ id, x, y }) => [id, { x, y }]);
    this.arrangements = new Map([["", new Map(start)]]); // a place once taken is kept, so that Back leads back
  }

  /** The scene of a state: `{ name, entities, edges, folds, places }`. */
  scene(state, filter) {
    const { name, wanted } = this.choice(state, filter);
    const chosen = new Set([state.entity, ...(state.fact === null ? [] : this.endsOf(state.fact))].filter((entity) => nodeOf.has(entity)));
    const pinned = state.fact === null ? undefined : edgeOfFact.get(state.fact);
    const passing = [...new Set([...chosen, ...wanted])].filter((entity) => chosen.has(entity) || filter.entityPasses(entity));
    const entities = new Set(passing.slice(0, MOST));
    const path = state.path.length === 2 ? new Set(wanted.slice(1).map((entity, at) => [wanted[at], entity].sort().join())) : null;
    const edges = [...new Set([...entities].flatMap((entity) => edgesOf.get(entity)))].filter(
      (edge) =>
        edge === pinned ||
        (entities.has(edge.from) && entities.has(edge.to) && filter.edgePasses(edge) && (!path || path.has([edge.from, edge.to].sort().join()))),
    );
    edges.sort((one, other) => one.id - other.id);
    if (!this.arrangements.has(name)) this.arrangements.set(name, new Map());
    const places = this.arrangements.get(name);
    arrange(places, [...entities], edges);
    const folds = name ? [] : this.folds(entities, filter);
    return { name, entities: [...nodeOf.keys()].filter((entity) => entities.has(entity)), edges, folds, places };
  }

  /** The entities that a state asks for, and the name of the arrangement in which they have their places. */
  choice(state, filter) {
    if (state.path.length === 2) return { name: encode({ ...START, path: state.path }), wanted: shortestPath(...state.path, filter) };
    if (state.around.length) {
      return { name: encode({ ...START, around: state.around, steps: state.steps }), wanted: neighbourhood(state.around, state.steps, filter) };
    }
    if (WHOLE || state.all) return { name: "", wanted: [...nodeOf.keys()] };
    const left = filter.isNarrow ? [...nodeOf.keys()].filter((entity) => filter.entityPasses(entity)) : [];
    if (filter.isNarrow && left.length <= FEW) {
      const { relations, documents, from, to, confidence } = state;
      return { name: encode({ ...START, relations, documents, from, to, confidence }), wanted: left };
    }
    const unfolded = state.unfolded.flatMap((entity) => neighbourhood([entity], 1, filter));
    return { name: "", wanted: [...this.first, ...state.groups.flatMap((group) => groups[group]), ...unfolded] };
  }

  endsOf(fact) {
    const edge = edgeOfFact.get(fact);
    return edge ? [edge.from, edge.to] : [data.facts[fact].subject];
  }

  /** For each group of the first look, how many of its entities are folded away. */
  folds(entities, filter) {
    return [...foldOf.values()]
      .map((node) => ({ node, count: groups[node.group].filter((entity) => !entities.has(entity) && filter.entityPasses(entity)).length }))
      .filter(({ count }) => count);
  }
}
