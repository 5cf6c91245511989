// The index follows the reader, and its marks count what the filters leave.
const linesOf = new Map(); // address -> line of the index
const itemOf = new Map(); // number of an entry -> its list item
let current = null;

function markIndex() {
  if (!linesOf.size) return;
  const counts = new Map(); // list item -> family -> findings
  for (const note of shown) {
    let item = itemOf.get(note.dataset.at) || null;
    for (; item; item = item.parentElement.closest(".index li")) {
      if (!counts.has(item)) counts.set(item, {});
      counts.get(item)[note.dataset.family] = (counts.get(item)[note.dataset.family] || 0) + 1;
    }
  }
  for (const tag of all(".index .marks .tag")) {
    const item = tag.closest("li"), count = (counts.get(item) || {})[tag.dataset.family] || 0;
    tag.hidden = !count;
    tag.lastChild.data = String(count);
  }
  const isNarrowed = shown.length < notes.length;
  for (const item of all(".index li")) item.classList.toggle("idle", isNarrowed && !counts.has(item));
}

function startIndex() {
  const index = document.querySelector(".index");
  if (!index) return;
  for (const link of all("a", index)) linesOf.set(link.getAttribute("href"), link);
  for (const item of all("li", index)) itemOf.set(item.dataset.i, item);
  if (!roomy.matches) index.querySelector("details").open = false;
  const fold = byId("r-fold");
  fold.addEventListener("click", () => {
    const isOpen = fold.getAttribute("aria-expanded") === "true";
    for (const branch of all(".branch > details", index)) branch.open = !isOpen;
    fold.setAttribute("aria-expanded", String(!isOpen));
    fold.textContent = isOpen ? "Unfold" : "Fold";
  });
  const reader = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const line = entry.isIntersecting && linesOf.get(entry.target.dataset.head);
      if (!line || line === current) continue;
      if (current) current.removeAttribute("aria-current");
      current = line;
      line.setAttribute("aria-current", "true");
      if (!roomy.matches || !line.getClientRects().length) continue;
      const at = line.getBoundingClientRect(), frame = index.getBoundingClientRect();
      if (at.top < frame.top || at.bottom > frame.bottom) index.scrollTop += at.top - frame.top - frame.height / 3;
    }
  }, { rootMargin: "-90px 0px -75% 0px" });
  for (const section of all(".prov[data-head]")) reader.observe(section);
}
