// The names of nodes and edges: at one size whatever the zoom, and each only where it covers no other. vis-network would
// write all of them, over each other.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const HUBS = 12; // at most so many names, and one in eight, are bold and come before the symbols of others
const LEADING = 1.15;

/** Which parts of the window are taken by names and symbols. */
class Room extends Grid {
  constructor(width, height) {
    super();
    Object.assign(this, { width, height });
  }

  /**
   * Whether `box` lies in the window and covers nothing: no name, and no symbol but its own; with `overSymbols` it may
   * cover those of nodes that are no hubs.
   */
  isFree(box, overSymbols = false) {
    if (Math.abs(box.x - this.width / 2) + box.w / 2 > this.width / 2) return false;
    return !this.isCovered(box, (other) => other.symbol === undefined || ((!overSymbols || other.hub) && other.symbol !== box.of));
  }
}

class Names {
  constructor(picture) {
    this.picture = picture;
    this.widths = new Map();
    this.written = []; // what stands in the window: { text, x, y, w, h, ... } by the middle of each line
    this.ruler = document.createElement("canvas").getContext("2d");
    this.ruler.font = `600 100px ${FONT}`;
  }

  draw(context) {
    const { a: pixels, e: left, f: top } = context.getTransform();
    const scale = this.picture.network.getScale();
    const ratio = pixels / scale;
    const toScreen = ({ x, y }) => ({ x: x * scale + left / ratio, y: y * scale + top / ratio });
    const { width, height } = this.picture.size();
    const size = Math.max(11.5, Math.min(15, 13 * Math.sqrt(scale)));
    const room = new Room(width, height);
    const nodes = this.picture.scene.entities;
    this.hubs = new Set(nodes.slice(0, Math.max(1, Math.min(HUBS, nodes.length / 8))));
    this.written = [];
    for (const symbol of this.symbols(toScreen, scale, room)) this.placeNode(symbol, size, room);
    this.placeRelations(toScreen, size - 1.5, scale, room);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.picture.colours.paper;
    for (const { text, x, y, font, colour } of this.written) {
      context.font = font;
      context.fillStyle = colour;
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    }
    context.restore();
  }

  /** The nodes in the window, those first whose name matters most; their symbols take room. */
  symbols(toScreen, scale, room) {
    const { focus, scene } = this.picture;
    const symbols = [];
    const add = (node, place, rank) => {
      const { x, y } = toScreen(place);
      const radius = node.size * scale;
      if (x < 0 || y < -radius || x > room.width || y > room.height) return;
      symbols.push({ node, x, y, radius, rank });
      if (radius > 3) room.take({ x, y, w: radius * 1.6, h: radius * 1.6, symbol: node.id, hub: this.hubs.has(node.id) });
    };
    for (const entity of scene.entities) {
      const rank = !focus ? 1 : entity === focus.first ? 0 : focus.nodes.has(entity) ? 1 : 3;
      add(nodeOf.get(entity), scene.places.get(entity), rank);
    }
    for (const { node, count } of scene.folds) add({ ...node, lines: [`${count.toLocaleString("en")} more`] }, node, focus ? 3 : 2);
    return symbols.sort((one, other) => one.rank - other.rank); // a stable sort: the most important come first
  }

  placeNode({ node, x, y, radius, rank }, size, room) {
    const w = Math.max(...node.lines.map((line) => this.widthOf(line, size))) + 6;
    const h = size * LEADING * node.lines.length + 2;
    const places = [
      { x, y: y + radius + h / 2 + 1 },
      { x, y: y - radius - h / 2 - 1 },
      { x: x + radius + w / 2 + 2, y },
      { x: x - radius - w / 2 - 2, y },
    ].map((place) => ({ ...place, w, h, of: node.id }));
    const matters = rank === 0 || this.hubs.has(node.id);
    const place = places.find((one) => room.isFree(one)) ?? (matters ? places.find((one) => room.isFree(one, true)) : undefined);
    if (!place) return;
    room.take(place);
    const font = `${node.id < 0 ? "italic " : ""}${rank === 0 ? 700 : this.hubs.has(node.id) ? 600 : 400} ${size}px ${FONT}`;
    const { faint, ink } = this.picture.colours;
    const line = size * LEADING;
    node.lines.forEach((text, index) => {
      const at = place.y + (index - (node.lines.length - 1) / 2) * line;
      this.written.push({ text, x: place.x, y: at, w: w - 6, h: line, font, colour: rank > 1 ? faint : ink, of: node.id });
    });
  }

  placeRelations(toScreen, size, scale, room) {
    const { colours, focus, network, scene } = this.picture;
    for (const edge of scene.edges) {
      if (focus && !focus.edges.has(edge.id)) continue;
      const body = network.body.edges[edge.id];
      if (!body?.connected) continue;
      const text = shorten(data.relations[edge.relation].label) + (edge.facts.length > 1 ? ` ×${edge.facts.length}` : "");
      const w = this.widthOf(text, size) + 6;
      const length = Math.hypot(body.from.x - body.to.x, body.from.y - body.to.y) * scale;
      if (edge.from !== edge.to && length < w * 0.5 + 12) continue;
      const h = size * LEADING;
      const place = [0, -0.7 * h, 0.7 * h] // on the line, else just above or below it
        .flatMap((aside) => [0.5, 0.42, 0.58, 0.34, 0.66].map((part) => [part, aside]))
        .map(([part, aside]) => [toScreen(this.picture.pointOn(edge, part)), aside])
        .map(([{ x, y }, aside]) => ({ x, y: y + aside, w, h }))
        .find((one) => room.isFree(one));
      if (!place) continue;
      room.take(place);
      const colour = edge.asserted ? colours.faint : colours.unasserted;
      this.written.push({ text, x: place.x, y: place.y, w: w - 6, h: place.h, font: `italic 400 ${size}px ${FONT}`, colour, edge: edge.id });
    }
  }

  widthOf(text, size) {
    if (!this.widths.has(text)) this.widths.set(text, this.ruler.measureText(text).width / 100);
    return this.widths.get(text) * size;
  }
}

const shorten = (text) => ([...text].length > 28 ? `${[...text].slice(0, 27).join("")}…` : text);
