"use strict";
// The page works without this script; with it, the table can be sorted and searched. Nothing here parses markup.
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

  function start() {
    const isDark = () => getComputedStyle(root).colorScheme === "dark" || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    const button = byId("b-theme");
    button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(isDark()));
      memory.set("theme", root.dataset.theme);
    });

    const table = byId("b-rank");
    if (!table) return;
    const body = table.tBodies[0], lines = [...body.rows], heads = [...table.tHead.rows[0].cells];
    const heat = new Map([...document.querySelectorAll(".heat tbody tr")].map((row) => [row.dataset.id, row]));
    for (const row of lines) [...row.cells].forEach((cell, at) => { if (cell.localName === "td") cell.dataset.label = heads[at].textContent.trim(); });

    // ---- sorting: numbers by value, words by the reader's alphabet; the same values keep their order ------------
    const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
    function key(row, at) {
      const cell = row.cells[at];
      if (cell.dataset.v !== undefined) return cell.dataset.v === "" ? null : Number(cell.dataset.v);
      const link = cell.querySelector("a, bdi");
      return (link || cell).textContent.trim() || null;
    }
    function sort(head) {
      const at = heads.indexOf(head), now = head.getAttribute("aria-sort");
      const first = head.querySelector("button").dataset.first;
      const order = now === null ? first : now === "descending" ? "ascending" : "descending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const keyed = lines.map((row) => [key(row, at), row]);
      keyed.sort(([a], [b]) => a === b ? 0 : a === null ? 1 : b === null ? -1
        : sign * (typeof a === "number" ? a - b : collator.compare(a, b))); // unknown comes last in either direction
      keyed.forEach(([, row], place) => { row.cells[0].textContent = String(place + 1); body.append(row); });
      const heatBody = document.querySelector(".heat tbody");
      if (heatBody) for (const [, row] of keyed) { const twin = heat.get(row.dataset.id); if (twin) heatBody.append(twin); }
    }
    for (const head of heads) { const b = head.querySelector("button"); if (b) b.addEventListener("click", () => sort(head)); }

    // ---- searching ---------------------------------------------------------------------------------------------
    const search = byId("b-search"), country = byId("b-country"), count = byId("b-count");
    const words = new Map(lines.map((row) => [row, row.textContent.toLowerCase()]));
    function filter() {
      const query = search.value.trim().toLowerCase();
      let shown = 0;
      for (const row of lines) {
        const keep = (!query || words.get(row).includes(query)) && (!country || !country.value || row.dataset.country === country.value);
        row.hidden = !keep;
        const twin = heat.get(row.dataset.id);
        if (twin) twin.hidden = !keep;
        shown += keep;
      }
      count.textContent = shown === lines.length ? shown + " shown" : shown + " of " + lines.length + " shown";
    }
    search.addEventListener("input", filter);
    if (country) country.addEventListener("change", filter);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && event.target === search) { search.value = ""; filter(); return; }
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
      event.preventDefault();
      search.focus();
    });
    if (search.value || (country && country.value)) filter(); // what the browser remembers of an earlier visit
  }
  document.addEventListener("DOMContentLoaded", start);
})();
