// Reviewer mode: accept, reject, relabel or comment each finding; export and import what was decided.
let isReviewing = false;

function idOf(note) { return facts.findings[note.dataset.n - 1][0]; }

function decide(note, change) {
  const id = idOf(note);
  const made = { decision: null, relabel: null, comment: "", ...decisions.get(id), ...change, author: "", at: new Date().toISOString() };
  if (made.decision !== "relabel") made.relabel = null;
  if (made.decision === "comment" || !made.decision) made.decision = made.comment.trim() ? "comment" : null;
  if (made.decision) decisions.set(id, made); else decisions.delete(id);
  keep();
  showDecisions(id);
}

// Writes what was decided onto the notes: a word beside the title, the comment below, the form if there is one.
function showDecisions(only) {
  for (const note of notes) {
    const id = idOf(note);
    if (only !== undefined && id !== only) continue;
    const made = decisions.get(id);
    if (made) note.dataset.verdict = made.decision; else delete note.dataset.verdict;
    for (const element of marksOf.get(note.dataset.n) || []) {
      const numbers = element.dataset.f.split(" ");
      element.classList.toggle("struck", numbers.every((n) => (noteOf.get(n) || note).dataset.verdict === "reject"));
    }
    let word = note.querySelector(".verdict");
    if (made && !word) note.querySelector("summary .t").append(word = make("span", { className: "verdict" }));
    if (made) word.textContent = VERDICTS[made.decision] + (made.relabel ? " as " + titleOf(made.relabel) : "") + (made.author ? " by " + made.author : "");
    else if (word) word.remove();
    let said = note.querySelector(".said");
    if (made && made.comment && !said) note.querySelector(".body").append(said = make("p", { className: "said" }));
    if (made && made.comment) said.textContent = made.comment;
    else if (said) said.remove();
    if (note.querySelector(".decide")) fillForm(note);
  }
  sayState();
  if (byId("r-state").value) filter();
  else placeAgain();
}

function titleOf(label) { return (facts.labels.find(([id]) => id === label) || [label, label])[1]; }

function verdictButton(note, verdict, word, key) {
  const button = make("button", { type: "button", title: "Key " + key, "aria-pressed": "false" }, word);
  button.dataset.verdict = verdict;
  button.addEventListener("click", () => toggle(note, verdict));
  return button;
}

function toggle(note, verdict) {
  decide(note, { decision: note.dataset.verdict === verdict ? null : verdict });
  const comment = note.querySelector(".decide textarea");
  if (note.dataset.verdict === "reject" && !comment.value.trim()) comment.focus(); // a rejection needs a reason
}

function addForm(note) { // made when a note is opened, so that a page of a thousand findings stays light
  if (note.querySelector(".decide")) return;
  const number = note.dataset.n;
  const choice = make("select", { className: "relabel", "aria-label": "Other label for finding " + number });
  choice.append(make("option", { value: "" }, "Other label …"));
  for (const [id, title] of facts.labels) if (id !== note.dataset.label) choice.append(make("option", { value: id }, title));
  choice.addEventListener("change", () => decide(note, choice.value ? { decision: "relabel", relabel: choice.value } : { decision: null }));
  const comment = make("textarea", { rows: 2, maxLength: LONGEST_TEXT, placeholder: "Comment", "aria-label": "Comment on finding " + number });
  comment.addEventListener("input", later(() => decide(note, { comment: comment.value }), 300));
  comment.addEventListener("change", () => decide(note, { comment: comment.value }));
  comment.addEventListener("keydown", (event) => { if (event.key === "Escape") note.querySelector("summary").focus(); });
  note.querySelector(".body").append(make("div", { className: "decide", role: "group", "aria-label": "Your decision on finding " + number },
    verdictButton(note, "accept", "Accept", "a"), verdictButton(note, "reject", "Reject", "x"), choice, comment));
  fillForm(note);
  place([note.closest(".prov")]);
}

function fillForm(note) {
  const made = decisions.get(idOf(note));
  for (const button of all(".decide button", note)) button.setAttribute("aria-pressed", String(Boolean(made) && made.decision === button.dataset.verdict));
  note.querySelector(".relabel").value = (made && made.relabel) || "";
  const comment = note.querySelector("textarea");
  const isRejected = Boolean(made) && made.decision === "reject";
  comment.required = isRejected;
  comment.placeholder = isRejected ? "Reason for the rejection (needed)" : "Comment";
  if (comment !== document.activeElement) comment.value = (made && made.comment) || "";
}

function sayState(sentence) {
  const parts = [sentence || known.size + " findings, " + decisions.size + " decided."];
  if (!isKept && decisions.size) parts.push("This browser keeps nothing for this page: export before you close it.");
  byId("r-said").textContent = parts.join(" ");
}

function setReviewing(on) {
  isReviewing = on;
  root.classList.toggle("reviewing", on);
  byId("r-review").setAttribute("aria-pressed", String(on));
  byId("r-board").hidden = !on;
  memory.set("reviewing", on ? "on" : "off");
  if (on) for (const note of all(".note[open]")) addForm(note);
  clearBar();
  placeAgain();
  if (here) bringIntoView(here);
}

function exportState() {
  author = byId("r-author").value.trim();
  if (!author) { sayState("Write your name first: decisions are signed."); byId("r-author").focus(); return; }
  const bare = notes.filter((note) => note.dataset.verdict === "reject" && !decisions.get(idOf(note)).comment.trim());
  if (bare.length) {
    sayState(bare.length + (bare.length === 1 ? " rejection needs a reason" : " rejections need reasons") + ": write why, then export.");
    if (bare[0].hidden) showAll();
    enter(bare[0], false);
    addForm(bare[0]);
    bare[0].querySelector(".decide textarea").focus();
    return;
  }
  const text = JSON.stringify(stateNow(true), null, 1) + "\n";
  const stem = facts.name.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 60) || "report";
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: address, download: stem + "-review.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  isExported = true;
  sayState("Exported " + decisions.size + (decisions.size === 1 ? " decision." : " decisions."));
}

async function importState(file) {
  if (file.size > LONGEST_FILE) return sayState("This file is too large to be a review.");
  const state = readState(await file.text());
  if (typeof state === "string") return sayState(state);
  const { taken, strange, older } = takeOver(state, state.author === author);
  const said = [taken + (taken === 1 ? " decision" : " decisions") + " of " + (state.author || "an unnamed reviewer") + " taken over."];
  if (older) said.push(older + " older than yours left out.");
  if (strange) said.push(strange + " left out: this report has no such finding or label.");
  if (state.report.sha256 !== facts.report.sha256) said.push("They were made on another text.");
  keep();
  showDecisions();
  return sayState(said.join(" "));
}

function forget() {
  if (!decisions.size || !confirm("Forget all " + decisions.size + " decisions on this page?")) return;
  decisions.clear();
  keep();
  showDecisions();
}

function startReview() {
  if (!byId("r-review")) return;
  loadFacts();
  recall();
  byId("r-author").value = author;
  byId("r-author").addEventListener("input", () => { author = byId("r-author").value.trim(); memory.set("author", author); if (decisions.size) keep(); });
  byId("r-review").addEventListener("click", () => setReviewing(!isReviewing));
  byId("r-export").addEventListener("click", exportState);
  byId("r-import").addEventListener("click", () => byId("r-file").click());
  byId("r-file").addEventListener("change", () => { const [file] = byId("r-file").files; if (file) importState(file); byId("r-file").value = ""; });
  byId("r-forget").addEventListener("click", forget);
  document.addEventListener("toggle", (event) => {
    if (isReviewing && event.target.classList.contains("note") && event.target.open) addForm(event.target);
  }, true);
  addEventListener("storage", (event) => { // the same report open in another window
    if (event.key !== "annotator-" + stateKey() || !event.newValue) return;
    const state = readState(event.newValue);
    if (typeof state === "string") return;
    decisions.clear();
    takeOver(state, true);
    showDecisions();
  });
  addEventListener("beforeunload", (event) => { if (!isKept && !isExported) event.preventDefault(); });
  if (decisions.size) showDecisions(); else sayState();
  if (memory.get("reviewing") === "on" && decisions.size) setReviewing(true);
}
