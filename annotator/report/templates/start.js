// Keys, paper, and the order in which the parts begin.
function startKeys() {
  const keys = byId("r-keys");
  keys.checked = memory.get("keys") !== "off";
  keys.addEventListener("change", () => memory.set("keys", keys.checked ? "on" : "off"));
  const reviewKeys = {
    a: () => toggle(here, "accept"),
    x: () => toggle(here, "reject"),
    l: () => here.querySelector(".relabel").focus(),
    c: () => here.querySelector(".decide textarea").focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !keys.checked) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o" && here) here.open = !here.open;
    else if (event.key === "/" && byId("r-search")) {
      const box = document.querySelector(".filters"); // on a narrow screen the field stands with the filters
      if (box && !byId("r-search").checkVisibility()) box.open = true;
      byId("r-search").focus();
    }
    else if (isReviewing && here && Object.hasOwn(reviewKeys, event.key)) { here.open = true; addForm(here); reviewKeys[event.key](); }
    else return;
    event.preventDefault();
  });
}

function startPaper() { // paper shows every note
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open]):not(.filters)"); for (const part of closed) part.open = true; });
  addEventListener("afterprint", () => { for (const part of closed) part.open = false; placeAgain(); });
}

document.addEventListener("DOMContentLoaded", () => {
  gatherNotes();
  for (const begin of [startMargin, startFilter, startSearch, startWalk, startMatrix, startIndex, startTheme, startReview, startKeys, startPaper]) begin();
  follow();
  // Once all is laid out the browser goes to the address by itself; what it names is shown together with its words again.
  addEventListener("load", () => requestAnimationFrame(() => { if (here && location.hash) bringIntoView(here); }));
});
