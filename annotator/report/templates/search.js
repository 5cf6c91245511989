// Search: the words light up in the law and the findings are narrowed to those that speak of them; Enter walks on.
const MOST_HITS = 5000;
let hits = []; // ranges in the law that hold the words, in order
let atHit = -1;

function find(query) {
  hits = [];
  atHit = -1;
  const words = query.trim().split(/\s+/).filter(Boolean);
  if (words.join("").length > 1) {
    const pattern = new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s+"), "giu");
    for (const block of all(".law .b, .law .hd")) {
      if (hits.length >= MOST_HITS) break;
      collect(block, pattern);
    }
  }
  light();
  sayHits(Boolean(words.length));
}

function collect(block, pattern) {
  const text = block.textContent;
  if (text.search(pattern) < 0) return; // search leaves the pattern where it was, test would not
  const pieces = []; // the text nodes of the block and where each begins
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length) pieces.push([at, walker.currentNode]);
  const spot = (offset) => {
    let low = 0, high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle][0] <= offset) low = middle; else high = middle - 1;
    }
    return [pieces[low][1], offset - pieces[low][0]];
  };
  for (const match of text.matchAll(pattern)) {
    const range = new Range(), [last, end] = spot(match.index + match[0].length - 1);
    range.setStart(...spot(match.index));
    range.setEnd(last, end + 1);
    hits.push(range);
  }
}

function light() {
  if (!window.CSS || !CSS.highlights) return; // an older browser finds the hits without colouring them
  CSS.highlights.set("found", new Highlight(...hits));
  const current = new Highlight(...(hits[atHit] ? [hits[atHit]] : []));
  current.priority = 1;
  CSS.highlights.set("current", current);
}

function sayHits(asked) {
  const status = byId("r-hits");
  if (!asked) status.textContent = "";
  else if (!hits.length) status.textContent = "not in the text";
  else status.textContent = (atHit < 0 ? "" : atHit + 1 + " / ") + hits.length + (atHit < 0 ? " in the text" : "");
}

function goToHit(by) {
  if (!hits.length) return;
  atHit = atHit < 0 && by < 0 ? hits.length - 1 : (atHit + by + hits.length) % hits.length;
  const block = hits[atHit].startContainer.parentElement.closest(".b, .hd");
  block.scrollIntoView({ block: "center" });
  light();
  sayHits(true);
}

function startSearch() {
  const field = byId("r-search");
  if (!field) return;
  let asked = "";
  const ask = () => { if (field.value !== asked) { asked = field.value; find(asked); filter(); } };
  field.addEventListener("input", later(ask, 150));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); ask(); goToHit(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape" && field.value) { field.value = ""; ask(); event.stopPropagation(); }
  });
}
