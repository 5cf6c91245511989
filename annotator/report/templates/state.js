// What a reviewer decided: kept in the page and, where it allows it, in the browser; carried elsewhere as JSON.
// Whatever is read, from the browser or from a file, is checked here and later shown as text only.
const VERDICTS = { accept: "accepted", reject: "rejected", relabel: "relabelled", comment: "commented" };
const LONGEST_FILE = 20e6, LONGEST_TEXT = 20000; // bytes of a file, characters of one field
const decisions = new Map(); // finding id -> {decision, relabel, comment, author, at}; author is empty where it is whose page this is
let facts = null; // what the page says of itself: report, labels, findings
let known = new Map(); // finding id -> [id, label, eid, quote, fingerprint]
let author = "";
let isKept = true; // whether the browser keeps the decisions
let isExported = true; // whether an export holds them all

function loadFacts() {
  facts = JSON.parse(byId("r-data").textContent);
  known = new Map(facts.findings.map((finding) => [finding[0], finding]));
}

function stateKey() { return "review-" + [facts.report.sha256, facts.report.model, facts.report.catalogue].join("-"); }

function stateNow(isSigned) { // signed, every decision carries a name; what the browser keeps stays open until then
  const made = facts.findings.filter((finding) => decisions.has(finding[0]) && known.get(finding[0]) === finding);
  return {
    schema: facts.schema,
    report: facts.report,
    author,
    decisions: made.map(([id, label, eid, quote, fingerprint]) => {
      const { decision, relabel, comment, author: other, at } = decisions.get(id);
      return { finding: id, fingerprint, label, eid, quote, decision, relabel, comment, author: other || (isSigned ? author : ""), at };
    }),
  };
}

function keep() {
  isExported = decisions.size === 0;
  isKept = decisions.size ? memory.set(stateKey(), JSON.stringify(stateNow(false))) : (memory.drop(stateKey()), memory.set("probe", "1"));
}

// Returns the state that a text holds, or a sentence that says why it holds none.
function readState(text) {
  const isText = (value, least = 0) => typeof value === "string" && value.length >= least && value.length <= LONGEST_TEXT;
  let state;
  try { state = JSON.parse(text); } catch { return "This file is not JSON; choose one that a report page has exported."; }
  if (!state || typeof state !== "object" || state.schema !== facts.schema)
    return "This file is not a review (" + facts.schema + "); choose one that a report page has exported.";
  if (!state.report || !isText(state.report.sha256) || !isText(state.author) || !Array.isArray(state.decisions))
    return "This review is damaged: its report, author or decisions are missing.";
  for (const [at, d] of state.decisions.entries()) {
    const isSound = d && isText(d.finding, 1) && isText(d.label) && isText(d.eid) && Object.hasOwn(VERDICTS, d.decision)
      && isText(d.comment ?? "") && isText(d.author ?? "") && isText(d.at) && !Number.isNaN(Date.parse(d.at))
      && (d.decision === "relabel" ? isText(d.relabel, 1) : d.relabel === null || d.relabel === undefined);
    if (!isSound) return "This review is damaged: its decision number " + (at + 1) + " cannot be read.";
  }
  return state;
}

// Takes over the decisions about findings of this page; of two on one finding the later stays. Returns counts.
function takeOver(state, isMine) {
  const labels = new Set(facts.labels.map(([id]) => id));
  let taken = 0, strange = 0, older = 0;
  for (const { finding, decision, relabel, comment, author: other, at } of state.decisions) {
    const mine = decisions.get(finding);
    if (!known.has(finding) || (decision === "relabel" && !labels.has(relabel))) strange += 1;
    else if (mine && Date.parse(mine.at) > Date.parse(at)) older += 1;
    else {
      decisions.set(finding, { decision, relabel: decision === "relabel" ? relabel : null, comment: comment ?? "", author: other || (isMine ? "" : state.author), at });
      taken += 1;
    }
  }
  return { taken, strange, older };
}

function recall() { // what this browser kept of an earlier visit
  author = memory.get("author") || "";
  const text = memory.get(stateKey());
  isKept = memory.set("probe", "1");
  const state = text ? readState(text) : null;
  if (!state || typeof state === "string") return;
  author = state.author || author;
  takeOver(state, true);
  isExported = false;
}
