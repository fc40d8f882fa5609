// Legend, switch and filters. Each has a `sync(state)` that brings what it shows up to date.

/** One check box a type. */
function makeLegend(container, go, state) {
  const boxes = data.types.map(() => element("input", { type: "checkbox" }));
  container.append(
    ...data.types.map(({ name, count }, type) => {
      boxes[type].addEventListener("change", () => {
        const hidden = state().hidden.filter((one) => one !== type);
        go({ hidden: boxes[type].checked ? hidden : [...hidden, type] });
      });
      const number = element("span", { className: "count" }, count.toLocaleString("en"));
      return element("label", {}, boxes[type], symbol(type), quoted(typeName(name)), " ", number);
    }),
  );
  return ({ hidden }) => boxes.forEach((box, type) => (box.checked = !hidden.includes(type)));
}

/** The switch for facts that are not asserted: how many there are, and of what kinds. */
function makeSwitch(box, label, go) {
  const unasserted = data.facts.filter((fact) => !fact.asserted);
  const kinds = new Map();
  for (const fact of unasserted) for (const word of reservations(fact)) kinds.set(word, (kinds.get(word) ?? 0) + 1);
  const detail = [...kinds].sort((one, other) => other[1] - one[1]).map(([word, count]) => `${count.toLocaleString("en")} ${word}`);
  label.append(element("span", {}, `${unasserted.length.toLocaleString("en")} not asserted`));
  label.title = detail.join(", ") || "all facts are asserted";
  box.disabled = !unasserted.length;
  box.addEventListener("change", () => go({ unasserted: box.checked }));
  return (state) => (box.checked = state.unasserted);
}

/** A field that adds to what alone is shown, relations or documents, and a button for each that takes it away again. */
function makePicker(container, kind, names, go, state) {
  const field = `${kind}s`;
  const id = `pick-${kind}`;
  const input = element("input", { id, type: "text", autocomplete: "off", spellcheck: false, placeholder: `any ${kind}` });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": `${id}-list` })) {
    input.setAttribute(name, value);
  }
  const list = element("ul", { id: `${id}-list`, className: "suggestions", hidden: true, aria: { label: `${capital(kind)}s found` } });
  list.setAttribute("role", "listbox");
  const chips = element("span", { className: "chips" });
  const label = element("label", { htmlFor: id }, capital(kind));
  container.append(label, element("span", { className: "search" }, input, list), chips);
  makeSearch(input, list, [kind], ({ index }) => go({ [field]: [...new Set([...state()[field], index])] }));
  return (now) => {
    const chip = (index) => {
      const remove = () => {
        go({ [field]: state()[field].filter((one) => one !== index) });
        input.focus();
      };
      return element("button", { type: "button", className: "chip", on: { click: remove }, aria: { label: `Remove ${names[index]}` } }, quoted(names[index]), " ×");
    };
    chips.replaceChildren(...now[field].map(chip));
  };
}

/** Two fields for a period; a date that is none is marked, and left out. */
function makePeriod(from, to, go) {
  const changed = (input, name) => () => {
    const text = input.value.trim();
    const valid = !text || isDate(text);
    input.setAttribute("aria-invalid", String(!valid));
    if (valid) go({ [name]: text });
  };
  from.addEventListener("change", changed(from, "from"));
  to.addEventListener("change", changed(to, "to"));
  return (state) => {
    for (const [input, text] of [[from, state.from], [to, state.to]]) {
      input.value = text;
      input.removeAttribute("aria-invalid");
    }
  };
}

/** The least confidence. */
function makeConfidence(input, output, go) {
  input.addEventListener("input", () => (output.textContent = Number(input.value).toFixed(2)));
  input.addEventListener("change", () => go({ confidence: Number(input.value) }));
  return ({ confidence }) => {
    input.value = confidence;
    output.textContent = confidence.toFixed(2);
  };
}

/** The buttons and keys that undo and redo; in a field that holds text these keys are the field's own. */
function makeHistory(undo, redo, address) {
  undo.addEventListener("click", () => address.undo());
  redo.addEventListener("click", () => address.redo());
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    if (event.target.matches("input[type=text]") && event.target.value) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) address.redo();
    else address.undo();
  });
  // not `disabled`, which would take the keyboard away from a button that has just been pressed
  return () => {
    undo.setAttribute("aria-disabled", String(!address.canUndo));
    redo.setAttribute("aria-disabled", String(!address.canRedo));
  };
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
