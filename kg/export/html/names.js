// The names of nodes and edges: at one size whatever the zoom, and each only where it covers no other. vis-network would
// write all of them, over each other.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const HUBS = 12; // at most so many names, and one in eight, are bold and come before the symbols of others
const LEADING = 1.15;

/** Which parts of the window are taken: boxes by their middle, found again through a grid. */
class Room {
  static CELL = 64;

  constructor(width, height) {
    Object.assign(this, { width, height, cells: new Map() });
  }

  take(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  /**
   * Whether `box` lies in the window and covers nothing: no name, and no symbol but its own; with `overSymbols` it may
   * cover those of nodes that are no hubs.
   */
  isFree(box, overSymbols = false) {
    if (Math.abs(box.x - this.width / 2) + box.w / 2 > this.width / 2) return false;
    const covers = (other) =>
      (other.symbol === undefined || ((!overSymbols || other.hub) && other.symbol !== box.of)) &&
      Math.abs(other.x - box.x) * 2 < other.w + box.w &&
      Math.abs(other.y - box.y) * 2 < other.h + box.h;
    return !this.keys(box).some((key) => this.cells.get(key)?.some(covers));
  }

  keys({ x, y, w, h }) {
    const keys = [];
    for (let column = Math.floor((x - w / 2) / Room.CELL); column <= (x + w / 2) / Room.CELL; column += 1) {
      for (let row = Math.floor((y - h / 2) / Room.CELL); row <= (y + h / 2) / Room.CELL; row += 1) {
        keys.push(column * 65536 + row);
      }
    }
    return keys;
  }
}

class Names {
  constructor(picture) {
    this.picture = picture;
    this.widths = new Map();
    this.ruler = document.createElement("canvas").getContext("2d");
    this.ruler.font = `600 100px ${FONT}`;
    this.hubs = new Set(drawn.nodes.slice(0, Math.min(HUBS, drawn.nodes.length / 8)).map((node) => node.id));
  }

  draw(context) {
    const { a: pixels, e: left, f: top } = context.getTransform();
    const scale = this.picture.network.getScale();
    const ratio = pixels / scale;
    const toScreen = ({ x, y }) => ({ x: x * scale + left / ratio, y: y * scale + top / ratio });
    const { width, height } = this.picture.size();
    const size = Math.max(11, Math.min(15, 13 * Math.sqrt(scale)));
    const room = new Room(width, height);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.picture.colours.paper;
    for (const symbol of this.symbols(toScreen, scale, room)) this.drawNode(context, symbol, size, room);
    this.drawRelations(context, toScreen, size - 2, scale, room);
    context.restore();
  }

  /** The nodes in the window, those first whose name matters most; their symbols take room. */
  symbols(toScreen, scale, room) {
    const { focus, network } = this.picture;
    const positions = network.getPositions(); // of those that are not hidden
    const symbols = [];
    for (const node of drawn.nodes) {
      if (!(node.id in positions)) continue;
      const { x, y } = toScreen(positions[node.id]);
      const radius = node.size * scale;
      if (x < 0 || y < -radius || x > room.width || y > room.height) continue;
      const rank = !focus ? 1 : node.id === focus.first ? 0 : focus.nodes.has(node.id) ? 1 : 2;
      symbols.push({ node, x, y, radius, rank });
      if (radius > 3) room.take({ x, y, w: radius * 1.6, h: radius * 1.6, symbol: node.id, hub: this.hubs.has(node.id) });
    }
    return symbols.sort((one, other) => one.rank - other.rank); // a stable sort: the most connected come first
  }

  drawNode(context, { node, x, y, radius, rank }, size, room) {
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
    context.font = `${rank === 0 ? 700 : this.hubs.has(node.id) ? 600 : 400} ${size}px ${FONT}`;
    context.fillStyle = rank === 2 ? this.picture.colours.faint : this.picture.colours.ink;
    node.lines.forEach((line, index) => {
      const at = place.y + (index - (node.lines.length - 1) / 2) * size * LEADING;
      context.strokeText(line, place.x, at);
      context.fillText(line, place.x, at);
    });
  }

  drawRelations(context, toScreen, size, scale, room) {
    const { colours, focus, network } = this.picture;
    context.font = `italic 400 ${size}px ${FONT}`;
    for (const edge of drawn.edges) {
      if (focus && !focus.edges.has(edge.id)) continue;
      const body = network.body.edges[edge.id];
      if (!body.connected || body.options.hidden) continue;
      const name = shorten(data.relations[edge.relation]) + (edge.facts.length > 1 ? ` ×${edge.facts.length}` : "");
      const w = this.widthOf(name, size) + 6;
      const length = Math.hypot(body.from.x - body.to.x, body.from.y - body.to.y) * scale;
      if (edge.from !== edge.to && length < w * 0.6 + 16) continue;
      const place = [0.5, 0.4, 0.6]
        .map((part) => ({ ...toScreen(this.picture.pointOn(edge, part)), w, h: size * LEADING }))
        .find((one) => room.isFree(one));
      if (!place) continue;
      room.take(place);
      context.fillStyle = edge.asserted ? colours.faint : colours.unasserted;
      context.strokeText(name, place.x, place.y);
      context.fillText(name, place.x, place.y);
    }
  }

  widthOf(text, size) {
    if (!this.widths.has(text)) this.widths.set(text, this.ruler.measureText(text).width / 100);
    return this.widths.get(text) * size;
  }
}

const shorten = (text) => ([...text].length > 28 ? `${[...text].slice(0, 27).join("")}…` : text);
