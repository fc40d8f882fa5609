// The drawn graph. vis-network draws nodes and edges; the names are drawn here, at one size whatever the zoom, and
// each only where it covers no other.

const SHAPES = ["dot", "square", "triangle", "star", "diamond", "hexagon", "triangleDown", "dot"];
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const HUBS = 12; // at most so many names, and one in eight, are bold and come before the symbols of others

const slotOf = (type) => Math.min(type, SHAPES.length - 1);
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
    this.hubs = new Set(drawn.nodes.slice(0, Math.min(HUBS, drawn.nodes.length / 8)).map((node) => node.id));
    this.focus = null; // the chosen entity or edge, and what belongs to it
    this.edgesOfFact = new Map(drawn.edges.flatMap((edge) => edge.facts.map((fact) => [fact, edge.id])));
    this.entities = new Set(drawn.nodes.map((node) => node.id));
    this.nodes = new vis.DataSet(drawn.nodes.map((node) => ({ ...node, ...this.nodeStyle(node) })));
    this.edges = new vis.DataSet(drawn.edges.map((edge) => ({ ...edge, ...this.edgeStyle(edge) })));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, drawn.options);
    this.widths = new Map();
    this.network.on("afterDrawing", (context) => this.drawNames(context));
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
    const fill = this.colours.types[slotOf(entity.type)];
    const border = this.colours.paper;
    return {
      shape: SHAPES[slotOf(entity.type)],
      title: entity.label,
      color: { background: fill, border, highlight: { background: fill, border: this.colours.ink }, hover: { background: fill, border: this.colours.ink } },
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
    this.bringIntoView([entity]);
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

  /** Move only if something of it lies outside what is seen, or is too small to see. */
  bringIntoView(nodes) {
    const { width, height } = this.size();
    const positions = Object.values(this.network.getPositions(nodes));
    const outside = positions.some((position) => {
      const { x, y } = this.network.canvasToDOM(position);
      return x < 40 || y < 40 || x > width - 40 || y > height - 40;
    });
    const scale = Math.max(this.network.getScale(), 0.6);
    if (!outside && scale === this.network.getScale()) return;
    const middle = (axis) => (Math.min(...positions.map((p) => p[axis])) + Math.max(...positions.map((p) => p[axis]))) / 2;
    this.network.moveTo({ position: { x: middle("x"), y: middle("y") }, scale, animation: this.animation() });
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

  drawNames(context) {
    const { a: pixels, e: left, f: top } = context.getTransform();
    const scale = this.network.getScale();
    const ratio = pixels / scale;
    const toScreen = ({ x, y }) => ({ x: x * scale + left / ratio, y: y * scale + top / ratio });
    const { width, height } = this.size();
    const size = Math.max(11, Math.min(15, 13 * Math.sqrt(scale)));
    const taken = [];
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.colours.paper;
    const nodes = [];
    const positions = this.network.getPositions(); // of those that are not hidden
    for (const node of drawn.nodes) {
      if (!(node.id in positions)) continue;
      const { x, y } = toScreen(positions[node.id]);
      const radius = node.size * scale;
      if (x < -80 || y < -30 || x > width + 80 || y > height + 30) continue;
      const rank = !this.focus ? 1 : node.id === this.focus.first ? 0 : this.focus.nodes.has(node.id) ? 1 : 2;
      nodes.push({ node, x, y, radius, rank });
      if (radius > 3) taken.push({ x, y, w: radius * 1.6, h: radius * 1.6, owner: node.id });
    }
    const symbols = taken.length;
    nodes.sort((one, other) => one.rank - other.rank); // a stable sort: the most connected come first
    for (const { node, x, y, radius, rank } of nodes) {
      const lines = node.lines;
      const w = Math.max(...lines.map((line) => this.widthOf(line, size))) + 6;
      const h = size * 1.15 * lines.length + 2;
      const places = [
        { x, y: y + radius + h / 2 + 1 },
        { x, y: y - radius - h / 2 - 1 },
        { x: x + radius + w / 2 + 2, y },
        { x: x - radius - w / 2 - 2, y },
      ].map((place) => ({ ...place, w, h, owner: node.id }));
      const names = () => taken.slice(symbols); // the names that matter most may cover symbols, but no other name
      const place =
        places.find((one) => this.isFree(one, taken)) ??
        (rank === 0 || this.hubs.has(node.id) ? places.find((one) => this.isFree(one, names())) : undefined);
      if (!place) continue;
      taken.push({ ...place, owner: null });
      context.font = `${rank === 0 ? 700 : this.hubs.has(node.id) ? 600 : 400} ${size}px ${FONT}`;
      context.fillStyle = rank === 2 ? this.colours.faint : this.colours.ink;
      lines.forEach((line, index) => {
        const at = place.y + (index - (lines.length - 1) / 2) * size * 1.15;
        context.strokeText(line, place.x, at);
        context.fillText(line, place.x, at);
      });
    }
    this.drawRelations(context, toScreen, size - 2, taken, scale);
    context.restore();
  }

  drawRelations(context, toScreen, size, taken, scale) {
    context.font = `italic 400 ${size}px ${FONT}`;
    for (const edge of drawn.edges) {
      if ((this.focus && !this.focus.edges.has(edge.id)) || !this.edgeShown(edge)) continue;
      const body = this.network.body.edges[edge.id];
      if (!body.connected) continue;
      const name = shorten(data.relations[edge.relation]) + (edge.facts.length > 1 ? ` ×${edge.facts.length}` : "");
      const w = this.widthOf(name, size) + 6;
      const length = Math.hypot(body.from.x - body.to.x, body.from.y - body.to.y) * scale;
      if (edge.from !== edge.to && length < w * 0.6 + 16) continue;
      const place = [0.5, 0.4, 0.6].map((part) => ({ ...toScreen(this.pointOn(edge, part)), w, h: size * 1.2, owner: null })).find((one) => this.isFree(one, taken));
      if (!place) continue;
      taken.push(place);
      context.fillStyle = edge.asserted ? this.colours.faint : this.colours.unasserted;
      context.strokeText(name, place.x, place.y);
      context.fillText(name, place.x, place.y);
    }
  }

  /** A point of an edge as it is drawn, in the coordinates of the drawing. */
  pointOn(edge, part) {
    const body = this.network.body.edges[edge.id];
    if (edge.from !== edge.to) return body.edgeType.getPoint(part);
    const { size, angle } = edge.selfReference;
    return { x: body.from.x + 2 * size * Math.cos(angle), y: body.from.y - 2 * size * Math.sin(angle) };
  }

  isFree(box, taken) {
    return taken.every(
      (other) =>
        (other.owner !== null && other.owner === box.owner) ||
        Math.abs(other.x - box.x) * 2 >= other.w + box.w ||
        Math.abs(other.y - box.y) * 2 >= other.h + box.h,
    );
  }

  widthOf(text, size) {
    if (!this.widths.has(text)) {
      const context = (this.ruler ??= document.createElement("canvas").getContext("2d"));
      context.font = `600 100px ${FONT}`;
      this.widths.set(text, context.measureText(text).width / 100);
    }
    return this.widths.get(text) * size;
  }
}

const shorten = (text) => ([...text].length > 28 ? `${[...text].slice(0, 27).join("")}…` : text);
