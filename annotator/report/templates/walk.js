// Walking from finding to finding, deep links, and the light that joins words and notes.
let opened = null; // the note that walking opened; it closes again when one walks on

function leave() {
  if (here) here.classList.remove("here");
  if (opened) opened.open = false;
  here = opened = null;
}

// Brings marked words and note into view together; what is too tall for the window begins below the bar.
function bringIntoView(note) {
  const words = [refOf(note.parentElement), ...(marksOf.get(note.dataset.n) || [])].filter((e) => e && e.getClientRects().length);
  const parts = [note, ...(words.length && wide.matches ? words : [blockOf(note.parentElement)])];
  parts[parts.length - 1].scrollIntoView({ block: "center" }); // now what is near has its true height
  const boxes = parts.map((element) => element.getBoundingClientRect());
  const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
  const edge = document.querySelector(".bar-top").offsetHeight + 24;
  scrollBy(0, top - edge - Math.max(0, innerHeight - edge - 24 - (bottom - top)) / 2);
}

function enter(note, focus) {
  if (note !== here) leave();
  here = note;
  note.classList.add("here");
  if (!note.open) opened = note;
  note.open = true;
  place([note.closest(".prov")]);
  bringIntoView(note);
  if (focus) note.querySelector("summary").focus({ preventScroll: true });
  tell();
}

function step(by) {
  if (!shown.length) return;
  let at = here ? shown.indexOf(here) : -1;
  if (at < 0) { // begin at the first finding on the screen
    at = shown.findIndex((note) => blockOf(note.parentElement).getBoundingClientRect().bottom > 80);
    at = by > 0 ? (at < 0 ? 0 : at) : (at < 0 ? shown.length : at) - 1;
  } else at += by;
  enter(shown[(at + shown.length) % shown.length], true);
}

function follow() { // open what the address names, even if a filter hid it
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* keep it as it is */ }
  const target = id && byId(id);
  if (!target) return;
  for (let element = target; element; element = element.parentElement) if (element.tagName === "DETAILS") element.open = true;
  if (target.classList.contains("note")) { if (target.hidden) showAll(); enter(target, true); return; }
  const section = target.closest(".prov");
  if (section) place([section]);
  target.scrollIntoView({ block: "start" });
}

function startWalk() {
  const wire = (id, work) => { if (byId(id)) byId(id).addEventListener("click", work); };
  wire("r-next", () => step(1));
  wire("r-prev", () => step(-1));

  const lit = [];
  const shine = (numbers) => {
    for (const element of lit.splice(0)) element.classList.remove("on");
    for (const n of numbers) for (const element of marksOf.get(n) || []) { element.classList.add("on"); lit.push(element); }
  };
  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("[data-f]"), note = event.target.closest(".note");
    shine(mark ? mark.dataset.f.split(" ") : note ? [note.dataset.n] : []);
  });
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note");
    shine(note ? [note.dataset.n] : []);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-f], .ref");
    if (!mark || String(getSelection())) return;
    const note = mark.dataset.f.split(" ").map((n) => noteOf.get(n)).find((n) => n && !n.hidden);
    if (!note) return;
    event.preventDefault();
    enter(note, true);
  });
  addEventListener("hashchange", follow);
}
