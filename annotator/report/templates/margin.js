// Notes beside their clauses. Positions are measured for many sections together and written together, so that the
// browser lays the page out once for a batch and not once for a note.
const GAP = 14; // pixels between notes
const SLACK = 48; // a margin may be so much longer than its text before its notes are shortened

function refOf(card) {
  const number = card.querySelector(".note").dataset.n;
  return (marksOf.get(number) || []).find((element) => element.classList.contains("ref"));
}

function blockOf(card) { // the paragraph or heading that a card follows
  let element = card.previousElementSibling;
  while (element && !element.matches(".b, .hd")) element = element.previousElementSibling;
  return element || card.parentElement;
}

function measure(section) {
  const top = section.getBoundingClientRect().top;
  const cards = all(".card:not([hidden])", section).map((card) => {
    const ref = refOf(card), beside = ref && !ref.classList.contains("whole") && ref.getClientRects().length;
    const box = (beside ? ref : blockOf(card)).getBoundingClientRect();
    return { card, at: box.top - top + (beside ? -4 : 5), height: card.offsetHeight };
  });
  let floor = 0;
  for (const item of cards) {
    item.at = Math.max(item.at, floor);
    floor = item.at + item.height + GAP;
  }
  const blocks = all(".b, .hd", section);
  const text = blocks.length ? blocks[blocks.length - 1].getBoundingClientRect().bottom - top : 0;
  return { section, cards, floor, isLong: floor > text + SLACK };
}

function place(sections) {
  for (const section of sections) section.dataset.placed = "1";
  if (!wide.matches) {
    for (const section of sections) { section.style.removeProperty("--tall"); section.classList.remove("tight"); }
    return;
  }
  for (const section of sections) section.classList.remove("tight");
  let made = sections.map(measure);
  const long = made.filter((m) => m.isLong && m.cards.length > 1);
  if (long.length) { // where the notes are longer than the law, only their titles are shown until they are opened
    for (const m of long) m.section.classList.add("tight");
    const again = new Map(long.map((m) => [m.section, measure(m.section)]));
    made = made.map((m) => again.get(m.section) || m);
  }
  for (const m of made) {
    for (const item of m.cards) item.card.style.top = item.at + "px";
    m.section.style.setProperty("--tall", Math.ceil(m.floor) + "px");
  }
}

const near = new Set(); // sections on the screen or close to it
const watcher = new IntersectionObserver((entries) => {
  const due = [];
  for (const entry of entries) {
    if (!entry.isIntersecting) { near.delete(entry.target); continue; }
    near.add(entry.target);
    if (!entry.target.dataset.placed) due.push(entry.target);
  }
  if (due.length) place(due);
}, { rootMargin: "1500px 0px" });

function placeAgain() {
  for (const section of all(".prov[data-placed]")) delete section.dataset.placed;
  place([...near]);
}

function clearBar() { // what an address leads to stands below the bar, however many lines the bar has
  const bar = document.querySelector(".bar-top");
  root.style.setProperty("--bar", bar.offsetHeight + "px");
}

function startMargin() {
  clearBar();
  for (const section of all(".prov")) watcher.observe(section);
  document.addEventListener("toggle", (event) => {
    const section = event.target.closest && event.target.closest(".prov");
    if (section) place([section]);
  }, true);
  addEventListener("resize", later(() => { clearBar(); placeAgain(); }, 120));
  wide.addEventListener("change", placeAgain);
  if (document.fonts) document.fonts.ready.then(placeAgain);
}
