// Everything here adds to pages that already work without it.
(() => {
  "use strict";
  const fold = s => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  // <div class="quick" hidden><input data-filter="table-id"></div>: hides rows that do not hold every word typed.
  for (const box of document.querySelectorAll("input[data-filter]")) {
    const table = document.getElementById(box.dataset.filter);
    if (!table) continue;
    box.closest("[hidden]")?.removeAttribute("hidden");
    const rows = [...table.tBodies].flatMap(b => [...b.rows]);
    const count = document.querySelector(`[data-filter-count="${box.dataset.filter}"]`);
    box.addEventListener("input", () => {
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        if (row.classList.contains("sec")) continue;
        const text = row.foldedText ??= fold(row.textContent);
        row.hidden = !words.every(w => text.includes(w));
        if (!row.hidden) shown++;
      }
      // A band without rows below it says nothing.
      rows.forEach((row, i) => {
        if (!row.classList.contains("sec")) return;
        let any = words.length === 0;
        for (let j = i + 1; j < rows.length && !rows[j].classList.contains("sec"); j++) any ||= !rows[j].hidden;
        row.hidden = !any;
      });
      if (count) count.textContent = words.length ? String(shown) : "";
    });
  }

  // <table data-columns="name">: the person leaves columns out in this browser; the first, and those without a name, stay.
  for (const table of document.querySelectorAll("table[data-columns]")) {
    const key = `hd-columns:${document.body.dataset.user}:${table.dataset.columns}`;
    const heads = [...table.tHead.rows[0].cells];
    const choices = heads.flatMap((cell, at) => at === 0 || cell.firstElementChild?.classList.contains("vh") || cell.matches(".check + th") ? [] : [{ at, name: cell.textContent.trim() }]);
    if (choices.length < 2) continue;
    let out = [];
    try { out = JSON.parse(localStorage.getItem(key)) ?? []; } catch { /* not allowed here: nothing is remembered */ }
    const spans = new Map([...table.querySelectorAll("[colspan]")].map(cell => [cell, cell.colSpan]));
    const show = () => {
      const hidden = new Set(choices.filter(c => out.includes(c.name)).map(c => c.at));
      for (const row of table.rows) {
        let at = 0;
        for (const cell of row.cells) {
          const wide = spans.get(cell) ?? 1, shown = wide - [...hidden].filter(h => h >= at && h < at + wide).length;
          cell.hidden = shown === 0;
          if (wide > 1 && shown > 0) cell.colSpan = shown;
          at += wide;
        }
      }
      menu.firstChild.textContent = document.body.dataset.columns + (hidden.size ? ` (${heads.length - hidden.size}/${heads.length})` : "");
    };
    const menu = document.createElement("details");
    menu.className = "drop columns";
    const body = document.createElement("div");
    body.className = "drop-body";
    for (const { name } of choices) {
      const label = document.createElement("label"), box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !out.includes(name) });
      box.addEventListener("change", () => {
        out = box.checked ? out.filter(n => n !== name) : [...out, name];
        try { out.length ? localStorage.setItem(key, JSON.stringify(out)) : localStorage.removeItem(key); } catch { /* holds until the page is left */ }
        show();
        measure();
      });
      label.append(box, name);
      body.append(label);
    }
    menu.append(Object.assign(document.createElement("summary"), { className: "btn small" }), body);
    const place = document.createElement("div");
    place.className = "column-choice";
    place.append(menu);
    (table.closest(".table, .scroll") ?? table).before(place);
    show();
  }

  // Menus close on Escape and on a click elsewhere.
  const menus = "details.drop[open], details.top-menu[open]";
  document.addEventListener("click", e => {
    for (const menu of document.querySelectorAll(menus)) if (!menu.contains(e.target)) menu.open = false;
  });
  document.addEventListener("keydown", e => {
    if (e.key !== "Escape") return;
    for (const menu of document.querySelectorAll(menus)) {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    }
  });

  // A slow line must not post twice.
  document.addEventListener("submit", e => {
    const form = e.target;
    if (form.method !== "post" || e.defaultPrevented) return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
    // A post that answers with a file leaves the page where it is.
    setTimeout(() => { delete form.dataset.sent; form.removeAttribute("aria-busy"); }, 8000);
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  // A form that was sent and accepted: its copy in this tab goes (drafts.js keeps it).
  if (document.body.dataset.sent) sessionStorage.removeItem(`hd-keep:${document.body.dataset.user}:${document.body.dataset.sent}`);
  document.addEventListener("submit", e => {
    if (e.target.getAttribute("action") === "/dang-xuat") sessionStorage.clear();
  });

  // On a phone the rows of such a table are cards, whose cells are named after its head.
  const phone = matchMedia("(max-width: 520px)");
  const nameCells = () => {
    if (phone.matches) for (const table of document.querySelectorAll(".sums > table")) {
      const names = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
      for (const body of table.tBodies) for (const row of body.rows) if (row.cells.length === names.length) for (let i = 1; i < names.length; i++) if (row.cells[i].textContent.trim() || row.cells[i].firstElementChild) row.cells[i].dataset.label = names[i];
    }
  };
  nameCells();
  phone.addEventListener("change", nameCells);

  // A table that fits scrolls with the page under a fixed head; a wider one moves in its box, also with the arrow keys.
  function measure() {
    // All are read before one is changed: each change in between would lay the page out anew.
    for (const [box, fits] of [...document.querySelectorAll(".table, .scroll")].map(box => [box, box.scrollWidth <= box.clientWidth + 1])) {
      box.classList.toggle("fits", fits && !box.classList.contains("wide"));
      if (!fits) box.tabIndex = 0; else box.removeAttribute("tabindex");
    }
  }
  measure();
  // More tabs than the screen is wide: the open one is in sight.
  for (const tab of document.querySelectorAll(".tabs a[aria-current]")) {
    const strip = tab.parentElement;
    if (tab.offsetLeft + tab.offsetWidth > strip.offsetLeft + strip.clientWidth) strip.scrollLeft = tab.offsetLeft - strip.offsetLeft - 16;
  }
  // A refused form: the summary is read first, once the page has its height.
  document.getElementById("errors")?.focus();
  addEventListener("resize", measure);
  document.fonts?.ready.then(measure);

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
