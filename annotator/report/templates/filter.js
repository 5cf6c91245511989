// Which findings are shown: families by the buttons of the legend, everything else by the fields of the filter.
const off = new Set(); // families switched off
const FIELDS = [ // field of the filter, and what a note must say to pass
  ["r-severity", (note, value) => note.dataset.severity === value],
  ["r-label", (note, value) => note.dataset.label === value],
  ["r-band", (note, value) => note.dataset.band === value],
  ["r-power", (note, value) => (note.dataset.powers || "").split(" ").includes(value)],
  ["r-change", (note, value) => note.dataset.change === value],
  ["r-state", (note, value) => (note.dataset.verdict || "open") === value],
];
const wordsOf = new WeakMap();

function saysWords(note, query) { // in the note, or in the clause it stands beside
  if (!wordsOf.has(note)) wordsOf.set(note, flatten(note.textContent + " " + blockOf(note.parentElement).textContent));
  return wordsOf.get(note).includes(query);
}

function flatten(text) { return text.toLowerCase().split(/\s+/).join(" ").trim(); }

function activeFields() {
  return FIELDS.map(([id, test]) => [byId(id), test]).filter(([field]) => field && field.value);
}

function filter() {
  const fields = activeFields(), search = byId("r-search");
  const query = search ? flatten(search.value) : "";
  shown = [];
  for (const note of notes) {
    const keep = !off.has(note.dataset.family) && fields.every(([field, test]) => test(note, field.value))
      && (!query || saysWords(note, query));
    note.hidden = !keep;
    if (keep) shown.push(note);
  }
  const numbers = new Set(shown.map((note) => note.dataset.n));
  for (const card of all(".card")) card.hidden = !card.querySelector(".note:not([hidden])");
  for (const element of all("[data-f]")) element.classList.toggle("off", !element.dataset.f.split(" ").some((n) => numbers.has(n)));
  root.classList.toggle("no-v", off.has("v"));
  const power = byId("r-power");
  for (const row of all(".matrix tbody tr")) row.hidden = Boolean(power && power.value) && !row.dataset.powers.split(" ").includes(power.value);
  const active = byId("r-active");
  if (active) active.textContent = fields.length ? " (" + fields.length + ")" : "";
  if (here && here.hidden) leave();
  markIndex();
  tell();
  placeAgain();
}

function tell() {
  const count = byId("r-count");
  if (!count) return;
  const at = here ? shown.indexOf(here) + 1 : 0;
  const total = notes.length === shown.length ? "" : " of " + notes.length;
  count.textContent = at ? at + " / " + shown.length : shown.length + total + (notes.length === 1 ? " finding" : " findings");
}

function showAll() {
  off.clear();
  for (const chip of all(".chip")) chip.setAttribute("aria-pressed", "true");
  for (const [id] of FIELDS) if (byId(id)) byId(id).value = "";
  if (byId("r-search") && byId("r-search").value) { byId("r-search").value = ""; byId("r-search").dispatchEvent(new Event("input")); }
  filter();
}

function startFilter() {
  for (const chip of all(".chip")) chip.addEventListener("click", () => {
    const on = chip.getAttribute("aria-pressed") !== "true";
    chip.setAttribute("aria-pressed", String(on));
    if (on) off.delete(chip.dataset.family); else off.add(chip.dataset.family);
    filter();
  });
  for (const [id] of FIELDS) if (byId(id)) byId(id).addEventListener("change", filter);
  if (byId("r-reset")) byId("r-reset").addEventListener("click", showAll);
  const box = document.querySelector(".filters");
  if (!box) return;
  document.addEventListener("click", (event) => { // the window closes when one turns away from it
    if (box.open && !box.contains(event.target)) box.open = false;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    box.querySelector("summary").focus();
  });
}
