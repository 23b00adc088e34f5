// The keyboard of the confirmation inbox: j/k or arrows move, Enter opens, x selects, c confirms.
(() => {
  "use strict";
  const rows = [...document.querySelectorAll("#cho tbody tr")];
  if (rows.length === 0) return;
  for (const e of document.querySelectorAll("[data-script]")) e.hidden = false;
  const link = row => row.querySelector("th a");
  document.addEventListener("keydown", e => {
    const active = document.activeElement;
    if (e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || active?.matches("textarea, select, input:not([type=checkbox])") || active?.closest("dialog")) return;
    if (e.key.length === 1 && document.documentElement.dataset.keys === "off") return;
    const at = rows.findIndex(r => r.contains(active));
    // Arrows scroll the page until somebody is in the table.
    const step = { j: 1, k: -1, ...(at >= 0 ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[e.key];
    if (step) {
      e.preventDefault();
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
      link(next).focus();
      next.scrollIntoView({ block: "nearest" });
    } else if (at >= 0 && e.key === "x") {
      e.preventDefault();
      rows[at].querySelector("input[type=checkbox]").click();
    } else if (at >= 0 && e.key === "c") {
      e.preventDefault();
      rows[at].querySelector("button[name=mot]").click();
    }
  });
})();
