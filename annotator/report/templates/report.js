"use strict";
// The page works without this script; with it, notes stand beside their clauses and can be filtered and walked through.
// Text reaches the page only as text: nothing here parses markup.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const memory = {
    get(key) { try { return localStorage.getItem("annotator-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("annotator-" + key, value); } catch { /* file:// may refuse */ } },
  };
  const theme = memory.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;

  const wide = matchMedia("(min-width: 64rem)");
  const roomy = matchMedia("(min-width: 84rem)");
  const byId = (id) => document.getElementById(id);
  let notes = [], shown = [], here = null;
  const marksOf = new Map(); // finding number -> elements that carry it
  const off = new Set(); // families switched off

  // ---- notes beside their clauses -------------------------------------------------------------------------
  function place(section) {
    if (!wide.matches) { section.style.removeProperty("--tall"); section.dataset.placed = "1"; return; }
    const cards = [...section.querySelectorAll(".card:not([hidden])")];
    const top = section.getBoundingClientRect().top;
    const wanted = cards.map((card) => {
      const ref = refOf(card), beside = ref && !ref.classList.contains("whole") && ref.getClientRects().length;
      const box = (beside ? ref : previousBlock(card)).getBoundingClientRect();
      return { card, at: box.top - top + (beside ? -4 : 5), height: card.offsetHeight };
    });
    let floor = 0;
    for (const item of wanted) {
      const at = Math.max(item.at, floor);
      item.card.style.top = at + "px";
      floor = at + item.height + 14;
    }
    section.style.setProperty("--tall", Math.ceil(floor) + "px");
    section.dataset.placed = "1";
  }
  function refOf(card) {
    const number = card.querySelector(".note").dataset.n;
    return (marksOf.get(number) || []).find((el) => el.classList.contains("ref"));
  }
  function previousBlock(card) {
    let el = card.previousElementSibling;
    while (el && !el.matches(".b, .hd")) el = el.previousElementSibling;
    return el || card.parentElement;
  }
  const near = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) { near.add(entry.target); if (!entry.target.dataset.placed) place(entry.target); }
      else near.delete(entry.target);
    }
  }, { rootMargin: "1500px 0px" });
  function placeAgain() {
    for (const section of document.querySelectorAll(".prov")) delete section.dataset.placed;
    for (const section of near) place(section);
  }

  // ---- which findings are shown ---------------------------------------------------------------------------
  function words(note) {
    if (note.words === undefined) note.words = (note.textContent + " " + previousBlock(note.parentElement).textContent).toLowerCase();
    return note.words;
  }
  function filter() {
    const severity = byId("r-severity"), label = byId("r-label"), search = byId("r-search");
    const query = search ? search.value.trim().toLowerCase() : "";
    shown = notes.filter((note) => {
      const keep = !off.has(note.dataset.family) && (!severity || !severity.value || note.dataset.severity === severity.value)
        && (!label || !label.value || note.dataset.label === label.value) && (!query || words(note).includes(query));
      note.hidden = !keep;
      return keep;
    });
    const numbers = new Set(shown.map((note) => note.dataset.n));
    for (const card of document.querySelectorAll(".card")) card.hidden = !card.querySelector(".note:not([hidden])");
    for (const el of document.querySelectorAll("[data-f]")) el.classList.toggle("off", !el.dataset.f.split(" ").some((n) => numbers.has(n)));
    root.classList.toggle("no-v", off.has("v"));
    const box = document.querySelector(".filters");
    if (box) box.toggleAttribute("data-active", Boolean(query || (severity && severity.value) || (label && label.value)));
    if (here && here.hidden) leave();
    tell();
    placeAgain();
  }
  function tell() {
    const count = byId("r-count");
    if (!count) return;
    const at = here ? shown.indexOf(here) + 1 : 0;
    const all = notes.length === shown.length ? "" : " of " + notes.length;
    count.textContent = at ? at + " / " + shown.length : shown.length + all + (notes.length === 1 ? " finding" : " findings");
  }
  function showAll() {
    off.clear();
    for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", "true");
    for (const id of ["r-severity", "r-label", "r-search"]) if (byId(id)) byId(id).value = "";
    filter();
  }

  // ---- walking through them -------------------------------------------------------------------------------
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
    const section = note.closest(".prov");
    place(section);
    const target = wide.matches ? previousBlock(note.parentElement) : note.querySelector("summary");
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
      at = shown.findIndex((note) => previousBlock(note.parentElement).getBoundingClientRect().bottom > 80);
      at = by > 0 ? (at < 0 ? 0 : at) : (at < 0 ? shown.length : at) - 1;
    } else at += by;
    enter(shown[(at + shown.length) % shown.length], true);
  }
  function follow() { // deep links: open what the address names, even if a filter hid it
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* keep it as it is */ }
    const target = id && byId(id);
    if (!target) return;
    for (let el = target; el; el = el.parentElement) if (el.tagName === "DETAILS") el.open = true;
    if (target.classList.contains("note")) { if (target.hidden) showAll(); enter(target, true); return; }
    const section = target.closest(".prov");
    if (section) place(section);
    target.scrollIntoView({ block: "start" });
  }

  // ---- start ----------------------------------------------------------------------------------------------
  function start() {
    notes = [...document.querySelectorAll(".note")];
    shown = notes;
    for (const el of document.querySelectorAll("[data-f]"))
      for (const n of el.dataset.f.split(" ")) { if (!marksOf.has(n)) marksOf.set(n, []); marksOf.get(n).push(el); }
    const noteOf = new Map(notes.map((note) => [note.dataset.n, note]));

    for (const section of document.querySelectorAll(".prov")) watcher.observe(section);
    document.addEventListener("toggle", (event) => { const s = event.target.closest(".prov"); if (s) place(s); }, true);
    let timer = 0;
    const soon = (work, wait) => { clearTimeout(timer); timer = setTimeout(work, wait); };
    addEventListener("resize", () => soon(placeAgain, 120));
    if (document.fonts) document.fonts.ready.then(placeAgain);

    for (const chip of document.querySelectorAll(".chip")) chip.addEventListener("click", () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", String(on));
      if (on) off.delete(chip.dataset.family); else off.add(chip.dataset.family);
      filter();
    });
    for (const id of ["r-severity", "r-label"]) if (byId(id)) byId(id).addEventListener("change", filter);
    if (byId("r-search")) byId("r-search").addEventListener("input", () => soon(filter, 120));
    const wire = (id, work) => { if (byId(id)) byId(id).addEventListener("click", work); };
    wire("r-reset", showAll);
    wire("r-next", () => step(1));
    wire("r-prev", () => step(-1));

    // text and note light up together
    const lit = [];
    const light = (numbers) => {
      for (const el of lit.splice(0)) el.classList.remove("on");
      for (const n of numbers) for (const el of marksOf.get(n) || []) { el.classList.add("on"); lit.push(el); }
    };
    document.addEventListener("mouseover", (event) => {
      const mark = event.target.closest("[data-f]"), note = event.target.closest(".note");
      light(mark ? mark.dataset.f.split(" ") : note ? [note.dataset.n] : []);
    });
    document.addEventListener("focusin", (event) => { const note = event.target.closest(".note"); light(note ? [note.dataset.n] : []); });
    document.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-f], .ref");
      if (!mark || String(getSelection())) return;
      const note = mark.dataset.f.split(" ").map((n) => noteOf.get(n)).find((n) => n && !n.hidden);
      if (!note) return;
      event.preventDefault();
      enter(note, true);
    });

    // evidence of a matrix cell in a small window; without popover support the link simply leads there
    const pop = byId("r-pop");
    if (pop && pop.showPopover) document.addEventListener("click", (event) => {
      const cell = event.target.closest(".cell");
      if (!cell) { if (event.target.closest("#r-pop a")) pop.hidePopover(); return; }
      event.preventDefault();
      const head = document.createElement("h3");
      head.textContent = cell.dataset.title + ": " + cell.textContent.trim();
      head.tabIndex = -1;
      pop.replaceChildren(head, ...[...byId(cell.getAttribute("href").slice(1)).children].map((el) => el.cloneNode(true)));
      pop.showPopover();
      const box = cell.getBoundingClientRect();
      pop.style.left = Math.max(8, Math.min(box.left, innerWidth - pop.offsetWidth - 8)) + "px";
      pop.style.top = Math.max(8, Math.min(box.bottom + 6, innerHeight - pop.offsetHeight - 8)) + "px";
      head.focus();
    });

    const isDark = () => getComputedStyle(root).colorScheme === "dark" || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    const button = byId("r-theme");
    button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(isDark()));
      memory.set("theme", root.dataset.theme);
    });

    const keys = byId("r-keys");
    keys.checked = memory.get("keys") !== "off";
    keys.addEventListener("change", () => memory.set("keys", keys.checked ? "on" : "off"));
    document.addEventListener("keydown", (event) => {
      const field = event.target.closest("input, select, textarea");
      if (event.key === "Escape" && event.target.id === "r-search") { event.target.value = ""; filter(); }
      if (field || event.ctrlKey || event.metaKey || event.altKey || !keys.checked) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "o" && here) here.open = !here.open;
      else if (event.key === "/" && byId("r-search")) { document.querySelector(".filters").open = true; byId("r-search").focus(); }
      else return;
      event.preventDefault();
    });
    document.addEventListener("click", (event) => { // the filter window closes when one turns away from it
      const box = document.querySelector(".filters");
      if (box && box.open && !box.contains(event.target)) box.open = false;
    });

    // the index follows the reader
    const lines = new Map([...document.querySelectorAll(".index a")].map((a) => [a.getAttribute("href"), a]));
    const index = document.querySelector(".index");
    if (index && !roomy.matches) index.querySelector("details").open = false;
    let current = null;
    const reader = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const head = entry.isIntersecting && entry.target.querySelector(".hd[id]");
        const line = head && lines.get("#" + encodeURI(head.id));
        if (!line || line === current) continue;
        if (current) current.removeAttribute("aria-current");
        current = line;
        line.setAttribute("aria-current", "true");
        if (!roomy.matches) continue;
        const at = line.getBoundingClientRect(), frame = index.getBoundingClientRect();
        if (at.top < frame.top || at.bottom > frame.bottom) index.scrollTop += at.top - frame.top - frame.height / 3;
      }
    }, { rootMargin: "-90px 0px -75% 0px" });
    for (const section of document.querySelectorAll(".prov")) reader.observe(section);

    let closed = [];
    addEventListener("beforeprint", () => { closed = [...document.querySelectorAll("details:not([open])")]; for (const d of closed) d.open = true; });
    addEventListener("afterprint", () => { for (const d of closed) d.open = false; placeAgain(); });
    addEventListener("hashchange", follow);
    follow();
  }
  document.addEventListener("DOMContentLoaded", start);
})();
