// The drawn graph: vis-network draws nodes and edges in the style that the filter and the focus give them.

// One shape and one colour a slot; the last one is a grey dot, for all types that have no slot of their own.
const SHAPES = ["dot", "square", "triangle", "star", "diamond", "hexagon", "triangleDown", "dot"];
const LEGIBLE = 0.65; // the scale from which on one can read what stands between two neighbours

const slotOf = (type) => data.types[type].slot;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function palette() {
  const types = SHAPES.map((_, slot) => colour(`type-${slot}`));
  return { types, ...Object.fromEntries(["ink", "faint", "paper", "edge", "unasserted", "accent"].map((n) => [n, colour(n)])) };
}

class Picture {
  /** Draw into `container`; `onEntity`, `onEdge` and `onNothing` are called when something is chosen. */
  constructor(container, { onEntity, onEdge, onNothing }) {
    this.colours = palette();
    this.edgeOpacity = Math.max(0.5, Math.min(1, 15 / Math.sqrt(drawn.edges.length)));
    this.focus = null; // the chosen entity or edge, and what belongs to it
    this.edgesOfFact = new Map(drawn.edges.flatMap((edge) => edge.facts.map((fact) => [fact, edge.id])));
    this.entities = new Set(drawn.nodes.map((node) => node.id));
    this.nodes = new vis.DataSet(drawn.nodes.map((node) => ({ ...node, ...this.nodeStyle(node) })));
    this.edges = new vis.DataSet(drawn.edges.map((edge) => ({ ...edge, ...this.edgeStyle(edge) })));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, drawn.options);
    const names = new Names(this);
    this.network.on("afterDrawing", (context) => names.draw(context));
    this.network.on("click", ({ nodes, edges }) => {
      if (nodes.length) onEntity(nodes[0]);
      else if (edges.length) onEdge(drawn.edges[edges[0]]);
      else onNothing();
    });
    this.network.once("afterDrawing", () => this.fit(false));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.colours = palette();
      this.refresh();
    });
  }

  nodeStyle(node) {
    const entity = data.entities[node.id];
    const slot = slotOf(entity.type);
    const { ink, paper } = this.colours;
    const fill = this.colours.types[slot];
    return {
      shape: SHAPES[slot],
      title: entity.label,
      color: { background: fill, border: paper, highlight: { background: fill, border: ink }, hover: { background: fill, border: ink } },
      borderWidth: 1.5,
      borderWidthSelected: 3,
      hidden: !this.nodeShown(node.id),
      opacity: this.isFaint(this.focus?.nodes, node.id) ? 0.18 : 1,
    };
  }

  edgeStyle(edge) {
    const { accent, edge: plain, unasserted } = this.colours;
    return {
      dashes: edge.asserted ? false : [7, 5],
      width: edge.implicit ? 0.8 : 1.8,
      selectionWidth: 1.5,
      hoverWidth: 0.8,
      color: { color: edge.asserted ? plain : unasserted, highlight: accent, hover: accent, opacity: this.isFaint(this.focus?.edges, edge.id) ? 0.12 : this.focus ? 1 : this.edgeOpacity },
      hidden: !this.edgeShown(edge),
    };
  }

  isFaint(group, id) {
    return group !== undefined && !group.has(id);
  }

  edgeShown(edge) {
    return factPasses(data.facts[edge.facts[0]]) || this.focus?.pinned === edge.id;
  }

  nodeShown(entity) {
    if (entityPasses(entity) || !this.focus) return entityPasses(entity);
    return entity === this.focus.first || (this.focus.pinned !== null && this.focus.nodes.has(entity));
  }

  /** Bring all styles up to date with the filter, the focus and the colour scheme; touch only what changed. */
  refresh() {
    const changed = (set, items, style) =>
      set.update(
        items
          .map((item) => ({ id: item.id, ...style(item) }))
          .filter((next) => JSON.stringify(next) !== this.known(set, next)),
      );
    changed(this.nodes, drawn.nodes, (node) => this.nodeStyle(node));
    changed(this.edges, drawn.edges, (edge) => this.edgeStyle(edge));
    this.network.redraw();
  }

  known(set, next) {
    const old = set.get(next.id);
    return JSON.stringify(Object.fromEntries(Object.keys(next).map((key) => [key, old[key]])));
  }

  /** Show an entity with its relations and let the rest step back; false if it is not drawn. */
  focusEntity(entity) {
    if (!this.entities.has(entity)) return false;
    const edges = drawn.edges.filter((edge) => edge.from === entity || edge.to === entity);
    const shown = edges.filter((edge) => this.edgeShown(edge));
    this.setFocus([entity, ...shown.flatMap((edge) => [edge.from, edge.to])], shown.map((edge) => edge.id));
    this.network.selectNodes([entity], false);
    this.bringIntoView([...this.focus.nodes]);
    return true;
  }

  /** The same for the edge of a fact, which is drawn for as long even if the filter leaves it out. */
  focusFact(fact) {
    const id = this.edgesOfFact.get(fact);
    if (id === undefined) return false;
    const edge = drawn.edges[id];
    this.setFocus([edge.from, edge.to], [id], id);
    this.network.selectEdges([id]);
    this.bringIntoView([edge.from, edge.to]);
    return true;
  }

  clearFocus() {
    this.focus = null;
    this.network.unselectAll();
    this.refresh();
  }

  setFocus(nodes, edges, pinned = null) {
    this.focus = { first: nodes[0], nodes: new Set(nodes), edges: new Set(edges), pinned };
    this.refresh();
  }

  /** Move only if something of it lies outside what is seen, or is too small to read. */
  bringIntoView(nodes) {
    const { width, height } = this.size();
    const inside = nodes.every((node) => {
      const { x, y } = this.network.canvasToDOM(this.network.getPosition(node));
      return x > 30 && y > 20 && x < width - 30 && y < height - 30;
    });
    if (inside && this.network.getScale() >= LEGIBLE) return;
    this.network.fit({ nodes, minZoomLevel: LEGIBLE, maxZoomLevel: 1, animation: this.animation() });
  }

  size() {
    const box = this.network.canvas.frame.getBoundingClientRect();
    return { width: box.width, height: box.height };
  }

  animation() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 };
  }

  fit(animated = true) {
    const nodes = this.nodes.getIds({ filter: (node) => !node.hidden });
    if (!nodes.length) return;
    this.network.fit({ nodes, maxZoomLevel: 1.2, animation: false });
    const scale = this.network.getScale() * 0.93; // names reach beyond their nodes
    this.network.moveTo({ scale, animation: animated && this.animation() });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: this.animation() });
  }

  /** A point of an edge as it is drawn, in the coordinates of the drawing. */
  pointOn(edge, part) {
    const body = this.network.body.edges[edge.id];
    if (edge.from !== edge.to) return body.edgeType.getPoint(part);
    const { size, angle } = edge.selfReference;
    return { x: body.from.x + 2 * size * Math.cos(angle), y: body.from.y - 2 * size * Math.sin(angle) };
  }
}
