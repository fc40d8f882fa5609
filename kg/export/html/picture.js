// The drawn graph: vis-network draws the nodes and edges of a scene in the style that filter and focus give them.

// One shape and one colour a slot; the last one is a grey dot, for all types that have no slot of their own.
const SHAPES = ["dot", "square", "triangle", "star", "diamond", "hexagon", "triangleDown", "dot"];
const LEGIBLE = 0.65; // the scale from which on one can read what stands between two neighbours
const SMOOTH = 1000; // most edges that are drawn while the picture moves; with more it would stutter
const BESIDE = 56; // pixels left and right of the outermost nodes that their names need
const BELOW = 40; // pixels below the lowest node, and above the highest
const DISTANT = 0.25; // scale below which a small window opens on the first community instead of all
const NEAREST = 1.15; // scale at which few nodes are seen
const TWICE = 500; // milliseconds in which a second click belongs to the first
const AROUND = 34; // pixels around the nodes of a group that its ground reaches

const slotOf = (type) => data.types[type].slot;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function palette() {
  const types = SHAPES.map((_, slot) => colour(`type-${slot}`));
  const names = ["ink", "faint", "paper", "ground", "edge", "unasserted", "accent"];
  return { types, ...Object.fromEntries(names.map((name) => [name, colour(name)])) };
}

class Picture {
  /** Draw into `container`; the handlers are called when something is chosen, or is to be unfolded. */
  constructor(container, { onEntity, onEdge, onFold, onNothing, onUnfold }) {
    this.colours = palette();
    this.scene = { entities: [], edges: [], folds: [], places: new Map() };
    this.focus = null; // the chosen entity or edge, and what belongs to it
    this.clicked = null; // what was clicked last, where and when
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, drawn.options);
    this.names = new Names(this);
    this.network.on("beforeDrawing", (context) => this.drawGrounds(context));
    this.network.on("afterDrawing", (context) => this.names.draw(context));
    this.network.on("click", (event) => {
      if (this.isSecond(event)) return;
      this.clicked = { ...event.pointer.DOM, ...this.under(event), time: event.event.srcEvent.timeStamp };
      const { node, edge } = this.clicked;
      if (node !== undefined) (node < 0 ? onFold : onEntity)(node);
      else if (edge !== undefined) onEdge(drawn.edges[edge]);
      else onNothing();
    });
    // the browser's own event beside that of vis-network, which misses the second click while the first is being handled
    const unfold = () => this.clicked?.node >= 0 && onUnfold(this.clicked.node);
    container.addEventListener("dblclick", unfold);
    this.network.on("doubleClick", unfold);
    for (const event of ["hoverNode", "hoverEdge"]) this.network.on(event, () => (container.style.cursor = "pointer"));
    for (const event of ["blurNode", "blurEdge"]) this.network.on(event, () => (container.style.cursor = ""));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.colours = palette();
      this.update();
    });
  }

  /** Whether a click is the second of a double one; the first may have moved the picture away from under it. */
  isSecond({ pointer: { DOM: { x, y } }, event }) {
    const { clicked } = this;
    return clicked !== null && event.srcEvent.timeStamp - clicked.time < TWICE && Math.hypot(x - clicked.x, y - clicked.y) < 8;
  }

  /** What a click is meant for: a symbol or else a name or a line. */
  under({ nodes, edges, pointer }) {
    if (nodes.length) return { node: nodes[0] };
    const name = this.names.at(pointer.DOM);
    return name ? { node: name.of, edge: name.edge } : { edge: edges[0] };
  }

  /** Draw `scene`, with the rest stepping back behind `focus`; move to it if it is another arrangement. */
  show(scene, focus) {
    const before = this.scene;
    Object.assign(this, { scene, focus });
    this.edgeOpacity = Math.max(0.5, Math.min(1, 15 / Math.sqrt(scene.edges.length || 1)));
    const hide = scene.edges.length > SMOOTH;
    if (hide !== before.edges.length > SMOOTH) this.network.setOptions({ interaction: { hideEdgesOnDrag: hide, hideEdgesOnZoom: hide } });
    this.update();
    this.network.unselectAll();
    if (focus?.edge !== undefined) this.network.selectEdges([focus.edge]);
    else if (focus) this.network.selectNodes([focus.first], false);
    const known = new Set(before.entities);
    const fresh = scene.entities.filter((entity) => !known.has(entity));
    if (!before.entities.length) {
      this.fit(false);
      if (this.network.getScale() < DISTANT && !WHOLE && !scene.name) this.fit(false, (entity) => nodeOf.get(entity).group === 0);
      if (focus) this.bringIntoView([...focus.nodes], false);
    } else if (before.name !== scene.name) this.fit();
    else if (focus) this.bringIntoView([...focus.nodes]);
    else if (fresh.length) this.bringIntoView(fresh);
  }

  /** Bring what is drawn up to date; touch only what changed. */
  update() {
    const { entities, edges, folds, places } = this.scene;
    const nodes = entities.map((entity) => ({ id: entity, size: nodeOf.get(entity).size, ...places.get(entity), ...this.nodeStyle(entity) }));
    bring(this.nodes, [...nodes, ...folds.map((fold) => this.foldStyle(fold))]);
    bring(this.edges, edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, smooth: edge.smooth ?? false, selfReference: edge.selfReference, ...this.edgeStyle(edge) })));
    this.network.redraw();
  }

  nodeStyle(entity) {
    const { label, type } = data.entities[entity];
    const slot = slotOf(type);
    const { ink, paper } = this.colours;
    const fill = this.colours.types[slot];
    return {
      shape: SHAPES[slot],
      title: label,
      color: { background: fill, border: paper, highlight: { background: fill, border: ink }, hover: { background: fill, border: ink } },
      borderWidth: 1.5,
      borderWidthSelected: 3,
      opacity: isFaint(this.focus?.nodes, entity) ? 0.18 : 1,
    };
  }

  foldStyle({ node: { id, size, x, y, group }, count }) {
    const { paper, edge, accent } = this.colours;
    return {
      id,
      x,
      y,
      size,
      shape: "dot",
      title: `${count} more around ${data.entities[groups[group][0]].label}: click to unfold`,
      color: { background: paper, border: edge, highlight: { background: paper, border: accent }, hover: { background: paper, border: accent } },
      borderWidth: 2,
      shapeProperties: { borderDashes: [3, 3] },
      opacity: this.focus ? 0.3 : 1,
    };
  }

  edgeStyle(edge) {
    const { accent, edge: plain, unasserted } = this.colours;
    return {
      title: [data.entities[edge.from].label, data.relations[edge.relation].label, data.entities[edge.to].label].join(" "),
      dashes: edge.asserted ? false : [7, 5],
      width: widthOf(edge),
      selectionWidth: 1.5,
      hoverWidth: 0.8,
      color: { color: edge.asserted ? plain : unasserted, highlight: accent, hover: accent, opacity: isFaint(this.focus?.edges, edge.id) ? 0.12 : this.focus ? 1 : this.edgeOpacity },
    };
  }

  /** A ground under each group of the first look that is in the picture. */
  drawGrounds(context) {
    context.fillStyle = context.strokeStyle = this.colours.ground;
    context.lineJoin = "round";
    context.lineWidth = 2 * AROUND;
    for (const outline of this.grounds()) {
      context.beginPath();
      outline.forEach(({ x, y }, at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
      context.stroke();
      context.fill();
    }
  }

  grounds() {
    if (this.scene.name || WHOLE) return [];
    const members = new Map();
    for (const entity of this.scene.entities) {
      const { group, x } = nodeOf.get(entity);
      if (x !== undefined) members.set(group, [...(members.get(group) ?? []), this.scene.places.get(entity)]);
    }
    for (const { node } of this.scene.folds) members.get(node.group)?.push(node);
    return [...members.values()].map(hull);
  }

  /** Move only if something of it lies outside what is seen, or is too small to read. */
  bringIntoView(nodes, animated = true) {
    const { width, height } = this.size();
    const inside = nodes.every((node) => {
      const { x, y } = this.network.canvasToDOM(this.network.getPosition(node));
      return x > 30 && y > 20 && x < width - 30 && y < height - 30;
    });
    if (inside && this.network.getScale() >= LEGIBLE) return;
    this.network.fit({ nodes, minZoomLevel: LEGIBLE, maxZoomLevel: 1, animation: animated && this.animation() });
  }

  size() {
    const box = this.network.canvas.frame.getBoundingClientRect();
    return { width: box.width, height: box.height };
  }

  animation() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 };
  }

  /** Show all that is `wanted`, names included: they keep their size whatever the scale. */
  fit(animated = true, wanted = () => true) {
    const nodes = this.scene.entities.filter(wanted).map((entity) => ({ size: nodeOf.get(entity).size, ...this.scene.places.get(entity) }));
    const places = [...nodes, ...this.scene.folds.map(({ node }) => node).filter(({ group }) => wanted(groups[group][0]))];
    if (!places.length) return;
    const { width, height } = this.size();
    const span = (axis) => [Math.min(...places.map((place) => place[axis] - place.size)), Math.max(...places.map((place) => place[axis] + place.size))];
    const [[left, right], [top, foot]] = [span("x"), span("y")];
    const scale = Math.min(NEAREST, (width - 2 * Math.min(BESIDE, width / 8)) / (right - left), (height - 2 * BELOW) / (foot - top));
    const position = { x: (left + right) / 2, y: (top + foot) / 2 };
    this.network.moveTo({ position, scale, animation: animated && this.animation() });
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

/** Thinner for what no verb says; thicker where the first look is from farther away. */
const widthOf = (edge) => (edge.implicit ? 0.8 : 1.8) * (WHOLE ? 1 : 1.5);

const isFaint = (group, id) => group !== undefined && !group.has(id);

/** Make a data set hold exactly `items`. */
function bring(set, items) {
  const wanted = new Set(items.map(({ id }) => id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const known = (item) => {
    const old = set.get(item.id);
    return old && JSON.stringify(Object.fromEntries(Object.keys(item).map((key) => [key, old[key]])));
  };
  const changed = items.filter((item) => JSON.stringify(item) !== known(item));
  if (changed.length) set.update(changed);
}

/** The convex hull of points (Andrew's monotone chain). */
function hull(points) {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const half = (ordered) => {
    const chain = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 2 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
