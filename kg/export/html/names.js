// The names of nodes and edges: at one size whatever the zoom, and each only where it covers no other. vis-network would
// write all of them, over each other.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const HUBS = 12; // at most so many names, and one in eight, are bold and come before the symbols of others
const LEADING = 1.15;
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]; // of a line, where its name may stand
const SIDES = [[0, true], [-1, true], [1, true], [0, false]]; // on the line or beside it; and where no other line runs
const STRIP = 4; // pixels of a line that its name hides
const NEXT = 32; // pixels from a line that the middle of its name may lie; farther off it could be another's
const WORDING = [28, 18, 12]; // letters of the name of a relation, where there is less and less room
const LEAST = 14; // pixels of a line that are seen beside its name

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
    if (Math.abs(box.y - this.height / 2) + box.h / 2 > this.height / 2) return false;
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
    const lines = this.lines(toScreen, size - 1, scale);
    for (const symbol of this.symbols(toScreen, scale, room)) this.placeNode(symbol, size, room);
    this.placeRelations(lines, toScreen, size - 1, scale, room);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.picture.colours.paper;
    for (const { text, x, y, w, edge, font, colour } of this.written) {
      context.fillStyle = this.picture.colours.paper;
      if (edge !== undefined) context.fillRect(x - w / 2, y - STRIP / 2, w, STRIP); // else the line shows between words
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
    const place = this.best(places.filter((one) => room.isFree(one))) ?? (matters ? places.find((one) => room.isFree(one, true)) : undefined);
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

  /** Of places for the name of a node the first that leaves most room for lines and their names. */
  best(places) {
    const cost = (place) => this.strokes.isCovered(place) + this.middles.isCovered(place);
    return places.map((place) => [cost(place), place]).sort(([one], [other]) => one - other)[0]?.[1];
  }

  /** The lines in the window, as the names of nodes and relations need them. */
  lines(toScreen, size, scale) {
    const { focus, network, scene } = this.picture;
    this.strokes = new Grid();
    this.middles = new Grid();
    const lines = scene.edges.filter(({ id }) => (!focus || focus.edges.has(id)) && network.body.edges[id]?.connected);
    if (lines.length > FEW) return lines;
    for (const edge of lines) {
      const steps = Math.min(40, Math.max(4, (this.length(edge) * scale) / 10));
      for (let step = 1; step < steps; step += 1) this.strokes.take({ ...toScreen(this.picture.pointOn(edge, step / steps)), w: 2, h: 2, edge: edge.id });
      const w = Math.min(this.widthOf(wordings(edge)[0], size), (this.length(edge) * scale) / 2);
      this.middles.take({ ...toScreen(this.picture.pointOn(edge, 0.5)), w, h: size });
    }
    return lines;
  }

  length(edge) {
    const { from, to } = this.picture.network.body.edges[edge.id];
    return edge.from === edge.to ? 2 * Math.PI * edge.selfReference.size : Math.hypot(from.x - to.x, from.y - to.y) - from.options.size - to.options.size;
  }

  /** Name the relations. Of those between the same two nodes the first says how many others have no room. */
  placeRelations(lines, toScreen, size, scale, room) {
    const between = new Map();
    for (const edge of lines) {
      const pair = [edge.from, edge.to].sort().join();
      if (!between.has(pair)) between.set(pair, []);
      between.get(pair).push(edge);
    }
    for (const edges of between.values()) {
      const others = (count) => (count ? ` +${count} more` : "");
      const more = others(edges.length - 1);
      const [first, ...rest] = edges.map((edge, at) => this.placeRelation(edge, at ? "" : more, toScreen, size, scale, room));
      const unnamed = rest.filter((name) => !name).length;
      if (!first || !more) continue;
      first.text = first.text.slice(0, -more.length) + others(unnamed);
      first.w = this.widthOf(first.text, size);
    }
  }

  placeRelation(edge, more, toScreen, size, scale, room) {
    const { colours, focus } = this.picture;
    const length = this.length(edge) * scale;
    if (length < LEAST) return null;
    const h = size * LEADING;
    const spots = PARTS.map((part) => {
      const [{ x, y }, before, after] = [part, part - 0.02, part + 0.02].map((one) => toScreen(this.picture.pointOn(edge, one)));
      const along = Math.hypot(after.x - before.x, after.y - before.y) || 1;
      return { x, y, cos: (after.x - before.x) / along, sin: (after.y - before.y) / along };
    });
    const isForeign = (stroke) => stroke.edge !== edge.id;
    for (const words of wordings(edge)) {
      const text = words + more;
      const w = this.widthOf(text, size) + 6;
      for (const [side, alone] of SIDES) {
        for (const { x, y, cos, sin } of spots) {
          const hidden = Math.min(w / Math.abs(cos), h / Math.abs(sin)); // of the line, by a name that stands on it
          if (!side && hidden > length - LEAST) continue;
          const aside = (side * (w * Math.abs(sin) + h * Math.abs(cos))) / 2;
          if (Math.abs(aside) > NEXT) continue;
          const place = { x: x - aside * sin, y: y + aside * cos, w, h };
          if (!room.isFree(place) || (alone && this.strokes.isCovered(place, isForeign))) continue;
          room.take(place);
          const chosen = focus?.edge === edge.id;
          const colour = !edge.asserted ? colours.unasserted : chosen ? colours.ink : colours.faint;
          const name = { text, x: place.x, y: place.y, w: w - 6, h, font: `italic ${chosen ? 600 : 400} ${size}px ${FONT}`, colour, edge: edge.id };
          this.written.push(name);
          return name;
        }
      }
    }
    return null;
  }

  /** The name at a point of the window. */
  at({ x, y }) {
    return this.written.find((name) => Math.abs(name.x - x) * 2 < name.w && Math.abs(name.y - y) * 2 < name.h);
  }

  widthOf(text, size) {
    if (!this.widths.has(text)) this.widths.set(text, this.ruler.measureText(text).width / 100);
    return this.widths.get(text) * size;
  }
}

const shorten = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("").trimEnd()}…` : text);

/** What may be written at an edge, the best first; its tooltip has the whole. */
function wordings(edge) {
  const count = edge.facts.length > 1 ? ` ×${edge.facts.length}` : "";
  const { label } = data.relations[edge.relation];
  return [...new Set(WORDING.map((most) => shorten(label, most)))].map((text) => text + count);
}
