// Places for nodes that the page has not seen yet: each beside what it is related to, where it covers nothing. What has
// a place keeps it.

const SPACING = 120;
const GAP = 36; // between parts that nothing joins
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

/**
 * Put a place into `places` for each of `entities` that has none; `edges` are those between them. What nothing in the
 * picture is related to stands below it, in rows.
 */
function arrange(places, entities, edges) {
  if (entities.every((entity) => places.has(entity))) return;
  const neighbours = new Map(entities.map((entity) => [entity, []]));
  for (const { from, to, relation } of edges) {
    const length = Math.max(SPACING, 50 + Math.min(data.relations[relation].label.length, 28) * 6);
    neighbours.get(from).push([to, length]);
    neighbours.get(to).push([from, length]);
  }
  const grid = new Grid();
  for (const [entity, place] of places) grid.take(boxAt(place, nodeOf.get(entity)));
  if (places.size) for (const fold of foldOf.values()) grid.take(boxAt(fold, fold));
  spread(grid, places, entities.filter((entity) => places.has(entity)), neighbours);
  const parts = [];
  for (const entity of entities) {
    if (places.has(entity) || parts.some((part) => part.has(entity))) continue;
    const part = new Map([[entity, { x: 0, y: 0 }]]);
    const ground = new Grid();
    ground.take(boxAt(part.get(entity), nodeOf.get(entity)));
    spread(ground, part, [entity], neighbours);
    parts.push(part);
  }
  setInRows(places, parts);
}

/** Place all that is related to what is in `queue`, one after the other. */
function spread(grid, places, queue, neighbours) {
  for (const entity of queue) {
    for (const [other, length] of neighbours.get(entity)) {
      if (places.has(other)) continue;
      const place = placeBeside(grid, places, entity, other, length, neighbours);
      places.set(other, place);
      grid.take(boxAt(place, nodeOf.get(other)));
      queue.push(other);
    }
  }
}

/** Move the parts into `places`, in rows below what is there, the largest first. */
function setInRows(places, parts) {
  const framed = (part) => {
    const boxes = [...part].map(([entity, place]) => boxAt(place, nodeOf.get(entity)));
    const [left, top] = [Math.min(...boxes.map(({ x, w }) => x - w / 2)), Math.min(...boxes.map(({ y, h }) => y - h / 2))];
    const [right, foot] = [Math.max(...boxes.map(({ x, w }) => x + w / 2)), Math.max(...boxes.map(({ y, h }) => y + h / 2))];
    return { part, left, top, width: right - left + GAP, height: foot - top + GAP };
  };
  const frames = parts.map(framed).sort((one, other) => other.part.size - one.part.size || other.height - one.height);
  const there = places.size ? framed(places) : { left: 0, top: 0, width: 0, height: 0 };
  const area = frames.reduce((sum, { width, height }) => sum + width * height, 0);
  const limit = Math.max(there.width, 1.3 * Math.sqrt(area));
  let [x, y, row] = [0, there.top + there.height, 0];
  for (const { part, left, top, width, height } of frames) {
    if (x && x + width > limit) [x, y, row] = [0, y + row, 0];
    for (const [entity, place] of part) places.set(entity, { x: Math.round(there.left + x + place.x - left), y: Math.round(y + place.y - top) });
    x += width;
    row = Math.max(row, height);
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
  const { x, y } = best?.place ?? { x: from.x, y: from.y + RINGS.at(-1) * length }; // no place is free: far off, on another
  return { x: Math.round(x), y: Math.round(y) };
}
