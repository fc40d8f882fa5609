// What is seen, as a file: PNG and SVG of the picture, CSV of the facts.

const SVG = "http://www.w3.org/2000/svg";

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The picture in the window as PNG, on the colour of the page. */
function savePng(picture) {
  const drawing = picture.network.canvas.frame.canvas;
  const canvas = element("canvas", { width: drawing.width, height: drawing.height });
  const context = canvas.getContext("2d");
  context.fillStyle = picture.colours.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawing, 0, 0);
  canvas.toBlob((blob) => download(blob, "graph.png"), "image/png");
}

function svgElement(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, typeof value === "number" ? Number(value.toFixed(2)) : value);
  node.append(...children);
  return node;
}

/** The picture in the window as SVG: text stays text. */
function svgOf(picture) {
  const { width, height } = picture.size();
  const { colours, network, scene } = picture;
  const scale = network.getScale();
  const toWindow = (point) => network.canvasToDOM(point);
  const svg = svgElement("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  svg.append(svgElement("rect", { width, height, fill: colours.paper }));
  for (const outline of picture.grounds()) {
    const points = outline.map(toWindow).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
    svg.append(svgElement("polygon", { points: points.join(" "), fill: colours.ground, stroke: colours.ground, "stroke-width": 2 * AROUND * scale, "stroke-linejoin": "round" }));
  }
  for (const edge of scene.edges) svg.append(...svgEdge(picture, edge, toWindow, scale));
  for (const entity of scene.entities) {
    const { x, y } = toWindow(scene.places.get(entity));
    const slot = slotOf(data.entities[entity].type);
    const style = { fill: colours.types[slot], stroke: colours.paper, "stroke-width": 1.5 * scale, opacity: isFaint(picture.focus?.nodes, entity) ? 0.18 : 1 };
    svg.append(svgSymbol(SHAPES[slot], x, y, nodeOf.get(entity).size * scale, style));
  }
  for (const { node } of scene.folds) {
    const { x, y } = toWindow(node);
    svg.append(svgSymbol("dot", x, y, node.size * scale, { fill: colours.paper, stroke: colours.edge, "stroke-width": 2 * scale, "stroke-dasharray": "3 3" }));
  }
  for (const { text, x, y, w, edge, font, colour: fill } of picture.names.written) {
    if (edge !== undefined) svg.append(svgElement("rect", { x: x - w / 2, y: y - STRIP / 2, width: w, height: STRIP, fill: colours.paper }));
    const [, slant, weight, size] = /^(italic )?(\d+) ([\d.]+)px/.exec(font);
    const style = { x, y, fill, stroke: colours.paper, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke", "font-family": FONT, "font-size": Number(size), "font-weight": weight, "text-anchor": "middle", "dominant-baseline": "central" };
    svg.append(svgElement("text", slant ? { ...style, "font-style": "italic" } : style, text));
  }
  return new XMLSerializer().serializeToString(svg);
}

function svgEdge(picture, edge, toWindow, scale) {
  const { colours, focus } = picture;
  const { accent, edge: plain, unasserted } = colours;
  const stroke = focus?.edge === edge.id ? accent : edge.asserted ? plain : unasserted;
  const opacity = isFaint(focus?.edges, edge.id) ? 0.12 : focus ? 1 : picture.edgeOpacity;
  const line = { fill: "none", stroke, opacity, "stroke-width": widthOf(edge) * scale, ...(edge.asserted ? {} : { "stroke-dasharray": `${7 * scale} ${5 * scale}` }) };
  const centre = toWindow(picture.scene.places.get(edge.from));
  if (edge.from === edge.to) {
    const { size, angle } = edge.selfReference;
    return [svgElement("circle", { cx: centre.x + size * scale * Math.cos(angle), cy: centre.y - size * scale * Math.sin(angle), r: size * scale, ...line })];
  }
  const points = Array.from({ length: 25 }, (_, at) => toWindow(picture.pointOn(edge, at / 24)));
  const target = toWindow(picture.scene.places.get(edge.to));
  const radius = (nodeOf.get(edge.to).size + 3) * scale;
  const reach = points.filter(({ x, y }) => Math.hypot(x - target.x, y - target.y) > radius);
  const [before, end] = [reach.at(-2) ?? points[0], reach.at(-1) ?? points[1]];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const tip = { x: target.x - radius * Math.cos(angle), y: target.y - radius * Math.sin(angle) };
  const wing = (side) => `${(tip.x - 9 * scale * Math.cos(angle + side)).toFixed(1)},${(tip.y - 9 * scale * Math.sin(angle + side)).toFixed(1)}`;
  const path = [...reach, tip].map(({ x, y }, at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  return [svgElement("path", { d: path, ...line }), svgElement("polygon", { points: `${tip.x.toFixed(1)},${tip.y.toFixed(1)} ${wing(0.4)} ${wing(-0.4)}`, fill: stroke, opacity })];
}

function svgSymbol(shape, x, y, radius, style) {
  if (shape === "dot") return svgElement("circle", { cx: x, cy: y, r: radius, ...style });
  const corners = { square: [4, 45, 1.41], triangle: [3, -90, 1.15], triangleDown: [3, 90, 1.15], diamond: [4, 0, 1], hexagon: [6, 0, 1], star: [10, -90, 1.3] }[shape];
  const [count, first, stretch] = corners;
  const points = Array.from({ length: count }, (_, at) => {
    const angle = ((first + (at * 360) / count) * Math.PI) / 180;
    const reach = radius * stretch * (shape === "star" && at % 2 ? 0.4 : 1);
    return `${(x + reach * Math.cos(angle)).toFixed(1)},${(y + reach * Math.sin(angle)).toFixed(1)}`;
  });
  return svgElement("polygon", { points: points.join(" "), ...style });
}

const COLUMNS = ["subject", "relation", "object", "status", "said by", "confidence", "document", "date", "sentence"];

/** Facts as CSV after RFC 4180. What a spreadsheet would run as a formula gets an apostrophe before it. */
function csvOf(facts) {
  const cell = (text) => {
    const guarded = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[0-9]+(\.[0-9]+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  const rows = facts.map((fact) => {
    const sentence = data.sentences[fact.evidence[0].sentence];
    const source = data.documents[sentence.document];
    return [
      data.entities[fact.subject].label,
      labelOfRelation(fact),
      isBareClause(fact.object) ? "" : labelOf(fact.object),
      fact.asserted ? "asserted" : reservations(fact).join(", "),
      fact.source === null ? "" : data.entities[fact.source].label,
      fact.confidence.toFixed(2),
      source.title ?? source.id,
      source.created ?? "",
      sentence.text,
    ];
  });
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
