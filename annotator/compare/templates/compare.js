"use strict";
// The page works without this script; with it, changes can be filtered, searched and walked through.
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
  const byId = (id) => document.getElementById(id);
  const off = new Set();
  let cards = [], shown = [], here = null, opened = null;

  function filter() {
    const query = byId("r-search").value.trim().toLowerCase();
    for (const group of document.querySelectorAll(".grp[data-kinds]")) {
      const kinds = group.dataset.kinds.split(" ");
      if (group.words === undefined) group.words = group.textContent.toLowerCase();
      group.hidden = kinds.every((kind) => off.has(kind)) || (query && !group.words.includes(query));
      for (const card of group.querySelectorAll(".chg")) card.hidden = off.has(card.dataset.kind);
    }
    for (const box of document.querySelectorAll(".same")) {
      if (box.words === undefined) box.words = box.textContent.toLowerCase();
      box.hidden = Boolean(query) ? !box.words.includes(query) : off.size > 0;
    }
    shown = cards.filter((card) => !card.hidden && !card.closest(".grp").hidden);
    const numbers = new Set(shown.map((card) => card.dataset.n));
    for (const el of document.querySelectorAll("[data-f]")) el.classList.toggle("off", !el.dataset.f.split(" ").some((n) => numbers.has(n)));
    if (here && !shown.includes(here)) leave();
    tell();
  }
  function tell() {
    const at = here ? shown.indexOf(here) + 1 : 0;
    const all = cards.length === shown.length ? "" : " of " + cards.length;
    byId("r-count").textContent = at ? at + " / " + shown.length : shown.length + all + (cards.length === 1 ? " change" : " changes");
  }
  function leave() {
    if (here) here.classList.remove("here");
    if (opened) opened.open = false;
    here = opened = null;
  }
  function enter(card, focus) {
    if (card !== here) leave();
    here = card;
    card.classList.add("here");
    if (!card.open) { opened = card; card.open = true; }
    const line = card.closest(".line");
    (line.offsetHeight > innerHeight - 160 ? card : line).scrollIntoView({ block: "center" });
    if (focus) card.querySelector("summary").focus({ preventScroll: true });
    light([card.dataset.n]);
    tell();
  }
  function step(by) {
    if (!shown.length) return;
    let at = here ? shown.indexOf(here) : -1;
    if (at < 0) {
      at = shown.findIndex((card) => card.getBoundingClientRect().bottom > 80);
      at = by > 0 ? (at < 0 ? 0 : at) : (at < 0 ? shown.length : at) - 1;
    } else at += by;
    enter(shown[(at + shown.length) % shown.length], true);
  }
  const lit = [];
  function light(numbers) {
    for (const el of lit.splice(0)) el.classList.remove("on");
    for (const n of numbers) for (const el of document.querySelectorAll('[data-f~="' + n + '"]')) { el.classList.add("on"); lit.push(el); }
  }
  function follow() { // deep links: open what the address names, even if a filter hid it
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* keep it as it is */ }
    const target = id && byId(id);
    if (!target) return;
    for (let el = target; el; el = el.parentElement) if (el.tagName === "DETAILS" && !el.classList.contains("chg")) el.open = true;
    if (target.classList.contains("chg")) { if (!shown.includes(target)) showAll(); enter(target, true); return; }
    target.scrollIntoView({ block: "start" });
  }
  function showAll() {
    off.clear();
    for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", "true");
    byId("r-search").value = "";
    filter();
  }

  function start() {
    cards = [...document.querySelectorAll(".chg")];
    shown = cards;
    for (const chip of document.querySelectorAll(".chip")) chip.addEventListener("click", () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", String(on));
      if (on) off.delete(chip.dataset.kind); else off.add(chip.dataset.kind);
      filter();
    });
    let timer = 0;
    byId("r-search").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
    byId("r-next").addEventListener("click", () => step(1));
    byId("r-prev").addEventListener("click", () => step(-1));
    document.addEventListener("mouseover", (event) => {
      const mark = event.target.closest("[data-f]"), card = event.target.closest(".chg");
      if (mark || card) light(mark ? mark.dataset.f.split(" ") : [card.dataset.n]);
    });
    document.addEventListener("focusin", (event) => { const card = event.target.closest(".chg"); if (card) light([card.dataset.n]); });
    document.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-f], .ref");
      if (!mark || String(getSelection())) return;
      const card = byId("c-" + mark.dataset.f.split(" ")[0]);
      if (!card || card.hidden) return;
      event.preventDefault();
      enter(card, true);
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
      else if (event.key === "/") byId("r-search").focus();
      else return;
      event.preventDefault();
    });
    let closed = [];
    addEventListener("beforeprint", () => { closed = [...document.querySelectorAll(".chg:not([open])")]; for (const d of closed) d.open = true; });
    addEventListener("afterprint", () => { for (const d of closed) d.open = false; });
    addEventListener("hashchange", follow);
    follow();
  }
  document.addEventListener("DOMContentLoaded", start);
})();
