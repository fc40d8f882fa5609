// What passes the reader's filters, and why the rest does not.

/** A year, a month or a day. */
const isDate = (text) => /^-?\d{4}(-\d\d(-\d\d)?)?$/.test(text);

/** The first and the last day of what a fact's time says: "2021" is the whole year, "2021-05-03/2021-05-09" a week. */
function daysOf(text) {
  const [first, last = first] = text.split("/").map((end) => end.slice(0, 10));
  return isDate(first) && isDate(last) ? [first.padEnd(10, "-00"), last.padEnd(10, "-99")] : null;
}

/** When a fact held, as far as its sentence says so, else the date of its documents; [first day, last day] or null. */
function periodOf(fact) {
  const values = [fact.object, ...fact.qualifiers.filter(({ role }) => role === "time").map(({ value }) => value)];
  const said = values.filter((value) => !isEntity(value)).filter(({ datatype }) => datatype !== "boolean");
  const own = said.map(({ value }) => daysOf(value)).filter(Boolean);
  const days = own.length ? own : documentsOf(fact).map((at) => daysOf(data.documents[at].created ?? "")).filter(Boolean);
  if (!days.length) return null;
  return [days.map(([first]) => first).sort()[0], days.map(([, last]) => last).sort().at(-1)];
}

const documentsOf = (fact) => [...new Set(fact.evidence.map(({ sentence }) => data.sentences[sentence].document))];

class Filter {
  constructor({ unasserted, hidden, relations, documents, from, to, confidence }) {
    Object.assign(this, { unasserted, confidence });
    this.hidden = new Set(hidden);
    this.relations = new Set(relations);
    this.documents = new Set(documents);
    this.period = from || to ? [from.padEnd(10, "-00"), (to || "9999").padEnd(10, "-99")] : null;
    this.isNarrow = Boolean(relations.length || documents.length || this.period || confidence);
    this.isPlain = !this.isNarrow && !hidden.length && !unasserted;
    this.passing = data.facts.map((fact) => !this.reasonAgainst(fact));
  }

  /** Which filter holds a fact back: the key of a reason, or "". */
  reasonAgainst(fact) {
    if (!fact.asserted && !this.unasserted) return "unasserted";
    if (!this.typePasses(fact.subject) || (isEntity(fact.object) && !this.typePasses(fact.object))) return "type";
    if (this.relations.size && !this.relations.has(fact.relation)) return "relation";
    if (this.documents.size && !documentsOf(fact).some((document) => this.documents.has(document))) return "document";
    if (fact.confidence < this.confidence) return "confidence";
    return !this.period || this.inPeriod(fact) ? "" : "period";
  }

  inPeriod(fact) {
    const days = periodOf(fact);
    return days !== null && days[0] <= this.period[1] && days[1] >= this.period[0];
  }

  typePasses(entity) {
    return !this.hidden.has(data.entities[entity].type);
  }

  edgePasses(edge) {
    return edge.facts.some((fact) => this.passing[fact]);
  }

  /** Whether an entity has a fact that passes. */
  entityPasses(entity) {
    const { subject, object } = factsOf[entity];
    return this.typePasses(entity) && (subject.some((fact) => this.passing[fact]) || object.some((fact) => this.passing[fact]));
  }
}
