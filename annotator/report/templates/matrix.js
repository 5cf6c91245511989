// The matrix: arrow keys move from cell to cell, a cell opens its evidence or the places searched in a small window.
// Without popover support the link simply leads to the same list below the table.
function startMatrix() {
  const table = document.querySelector(".matrix");
  if (!table) return;
  const rows = all("tbody tr", table).map((row) => all("td", row).map((field) => field.querySelector(".cell")));
  const cells = rows.flat().filter(Boolean);
  for (const cell of cells) cell.tabIndex = -1;
  if (cells.length) cells[0].tabIndex = 0;

  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    for (const other of cells) other.tabIndex = other === cell ? 0 : -1;
  });
  const moves = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest(".cell"), move = moves[event.key];
    if (!cell || !move) return;
    event.preventDefault();
    let row = rows.findIndex((line) => line.includes(cell)), column = rows[row].indexOf(cell);
    do { row += move[0]; column += move[1]; } while (rows[row] && column in rows[row] && !isThere(rows[row][column]));
    const next = rows[row] && rows[row][column];
    if (next) next.focus();
  });
  const isThere = (cell) => cell && !cell.closest("tr").hidden;

  const pop = byId("r-pop");
  if (!pop || !pop.showPopover) return;
  document.addEventListener("click", (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) { if (event.target.closest("#r-pop a")) pop.hidePopover(); return; }
    event.preventDefault();
    const row = cell.closest("tr"), heads = all("thead tr:first-child th", table);
    const safeguard = heads[cell.closest("td").cellIndex].textContent.trim();
    const head = make("h3", { tabIndex: -1 }, safeguard + ": " + cell.textContent.trim().split(/\s+/).pop());
    const where = make("p", { className: "quiet" }, all("th > :not(.pw)", row).map((part) => part.textContent).join(" ") + " – " + row.querySelector(".pw").textContent);
    pop.replaceChildren(head, where, ...[...byId(cell.getAttribute("href").slice(1)).children].map((child) => child.cloneNode(true)));
    pop.showPopover();
    const box = cell.getBoundingClientRect();
    pop.style.left = Math.max(8, Math.min(box.left, innerWidth - pop.offsetWidth - 8)) + "px";
    const below = box.bottom + 6 + pop.offsetHeight < innerHeight - 8;
    pop.style.top = Math.max(8, below ? box.bottom + 6 : box.top - 6 - pop.offsetHeight) + "px";
    head.focus();
  });
}
