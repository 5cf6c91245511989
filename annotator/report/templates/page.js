// The page works without script; with it, notes stand beside their clauses and can be filtered, walked through and reviewed.
// The files of this folder are joined into one function, in the order that html.py names, so they share these names.
// Text reaches the page only as text: nothing here parses markup.
const root = document.documentElement;
root.classList.add("js");

// What the browser keeps between visits; a page opened from a file may be refused.
const memory = {
  get(key) { try { return localStorage.getItem("annotator-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("annotator-" + key, value); return true; } catch { return false; } },
  drop(key) { try { localStorage.removeItem("annotator-" + key); } catch { /* there was nothing to keep it in */ } },
};

const wide = matchMedia("(min-width: 64rem)"); // notes stand in the margin
const roomy = matchMedia("(min-width: 84rem)"); // the index stands beside the text

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// An element with properties and children; strings become text.
function make(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// Runs `work` once, when calls have ceased for `wait` milliseconds.
function later(work, wait) {
  let timer = 0;
  return (...given) => { clearTimeout(timer); timer = setTimeout(work, wait, ...given); };
}

let notes = []; // every note, in the order of the text
let shown = []; // those that no filter hides
let here = null; // the one the reader is at
const marksOf = new Map(); // finding number -> the elements that carry it
const noteOf = new Map(); // finding number -> its note

function gatherNotes() {
  notes = shown = all(".note");
  for (const element of all("[data-f]"))
    for (const number of element.dataset.f.split(" ")) {
      if (!marksOf.has(number)) marksOf.set(number, []);
      marksOf.get(number).push(element);
    }
  for (const note of notes) noteOf.set(note.dataset.n, note);
}

const savedTheme = memory.get("theme");
if (savedTheme === "dark" || savedTheme === "light") root.dataset.theme = savedTheme;

function startTheme() {
  const isDark = () => getComputedStyle(root).colorScheme === "dark"
    || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const button = byId("r-theme");
  button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    button.setAttribute("aria-pressed", String(isDark()));
    memory.set("theme", root.dataset.theme);
  });
}
