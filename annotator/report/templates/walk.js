// Walking from finding to finding, deep links, and the light that joins words and notes.
let opened = null; // the note that walking opened; it closes again when one walks on

function leave() {
  if (here) here.classList.remove("here");
  if (opened) opened.open = false;
  here = opened = null;
}

function enter(note, focus) {
  if (note !== here) leave();
  here = note;
  note.classList.add("here");
  if (!note.open) opened = note;
  note.open = true;
  place([note.closest(".prov")]);
  const target = wide.matches ? blockOf(note.parentElement) : note.querySelector("summary");
  const isTall = target.offsetHeight > innerHeight - 160;
  (isTall ? refOf(note.parentElement) || target : target).scrollIntoView({ block: "center" });
  if (wide.matches) {
    const box = note.getBoundingClientRect();
    if (box.top < 70 || box.top > innerHeight - 120) note.scrollIntoView({ block: "center" });
  }
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
