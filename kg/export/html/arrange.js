// Places for nodes that the page has not seen yet: each beside what it is related to, where it covers nothing. What has
// a place keeps it.

const SPACING = 120;
const RINGS = [1, 1.35, 1.75, 2.2, 2.8, 3.5, 4.4, 5.5, 7, 9, 12, 16, 22, 30];
const DIRECTIONS = 24;

/** Which parts of a plane are taken: boxes by their middle, found again through a grid. */
class Grid {
  static CELL = 64;

  constructor() {
    this.cells = new Map();
  }

  take(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  /** Whether `box` covers one that counts. */
  isCovered(box, counts = () => true) {
    const covers = (other) =>
      Math.abs(other.x - box.x) * 2 < other.w + box.w && Math.abs(other.y - box.y) * 2 < other.h + box.h && counts(other);
    return this.keys(box).some((key) => this.cells.get(key)?.some(covers));
  }

  keys({ x, y, w, h }) {
    const keys = [];
    for (let column = Math.floor((x - w / 2) / Grid.CELL); column <= (x + w / 2) / Grid.CELL; column += 1) {
      for (let row = Math.floor((y - h / 2) / Grid.CELL); row <= (y + h / 2) / Grid.CELL; row += 1) {
        keys.push(column * 65536 + row);
      }
    }
    return keys;
  }
}

/** The room that a node and its name take around a point. */
function boxAt({ x, y }, node) {
  const width = Math.max(...node.lines.map((line) => line.length)) * 7.5;
  return { x, y: y + node.lines.length * 9, w: Math.max(2 * node.size, width) + 12, h: 2 * node.size + node.lines.length * 18 + 8, of: node.id };
}

/** Put a place into `places` for each of `entities` that has none; `edges` are those between them. */
function arrange(places, entities, edges) {
  const missing = new Set(entities.filter((entity) => !places.has(entity)));
  if (!missing.size) return;
  const grid = new Grid();
  for (const [entity, place] of places) grid.take(boxAt(place, nodeOf.get(entity)));
  for (const fold of foldOf.values()) if (places.size) grid.take(boxAt(fold, fold));
  const neighbours = new Map(entities.map((entity) => [entity, []]));
  for (const { from, to, relation } of edges) {
    const length = Math.max(SPACING, 50 + Math.min(data.relations[relation].label.length, 28) * 6);
    neighbours.get(from).push([to, length]);
    neighbours.get(to).push([from, length]);
  }
  const put = (entity, place) => {
    places.set(entity, place);
    missing.delete(entity);
    grid.take(boxAt(place, nodeOf.get(entity)));
  };
  const queue = entities.filter((entity) => places.has(entity));
  for (let at = 0; missing.size; at += 1) {
    if (at >= queue.length) {
      const [start] = missing;
      put(start, freePlace(grid, places, start));
      queue.push(start);
    }
    for (const [other, length] of neighbours.get(queue[at])) {
      if (!missing.has(other)) continue;
      put(other, placeBeside(grid, places, queue[at], other, length, neighbours));
      queue.push(other);
    }
  }
}

/** A place for an entity that nothing in the picture is related to: beside or below all. */
function freePlace(grid, places, entity) {
  if (!places.size) return { x: 0, y: 0 };
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const node = nodeOf.get(entity);
  const rows = Math.max(1, Math.floor((bottom - top) / 110));
  for (let step = 0; ; step += 1) {
    // down the right side while the picture is higher than it is wide, else along its foot
    const wide = right - left > 1.5 * (bottom - top);
    const place = wide
      ? { x: left + step * 40, y: bottom + 150 }
      : { x: right + 220 + Math.floor(step / rows) * 200, y: top + (step % rows) * 110 };
    const { w, h, ...box } = boxAt(place, node);
    if (!grid.isCovered({ ...box, w: w + SPACING, h: h + 40 })) return place;
  }
}

/** The best of many places around `anchor`: free, near to all that the entity is related to, its line over no node. */
function placeBeside(grid, places, anchor, entity, length, neighbours) {
  const from = places.get(anchor);
  const others = neighbours.get(anchor).map(([other]) => places.get(other)).filter((place) => place && place !== from);
  const mean = others.reduce((sum, { x, y }) => ({ x: sum.x + x / others.length, y: sum.y + y / others.length }), { x: 0, y: 0 });
  const outward = others.length ? Math.atan2(from.y - mean.y, from.x - mean.x) : 0;
  const related = neighbours.get(entity).map(([other]) => places.get(other)).filter((place) => place && place !== from);
  const node = nodeOf.get(entity);
  let best = null;
  for (const ring of RINGS) {
    if (best && ring * length > best.cost) break;
    for (let at = 0; at < DIRECTIONS; at += 1) {
      const turn = (Math.ceil(at / 2) * (at % 2 ? 1 : -1) * 2 * Math.PI) / DIRECTIONS;
      const place = { x: from.x + ring * length * Math.cos(outward + turn), y: from.y + ring * length * Math.sin(outward + turn) };
      if (grid.isCovered(boxAt(place, node))) continue;
      const away = related.reduce((sum, { x, y }) => sum + Math.hypot(x - place.x, y - place.y), 0) / (related.length || 1);
      const crossed = [0.3, 0.45, 0.6, 0.75].filter((part) => {
        const point = { x: from.x + part * (place.x - from.x), y: from.y + part * (place.y - from.y), w: 4, h: 4 };
        return grid.isCovered(point, ({ of }) => of !== anchor);
      }).length;
      const cost = ring * length + 0.6 * away + 150 * crossed + 25 * Math.abs(turn);
      if (!best || cost < best.cost) best = { cost, place };
    }
  }
  return best ? { x: Math.round(best.place.x), y: Math.round(best.place.y) } : freePlace(grid, places, entity);
}
