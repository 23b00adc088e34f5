// Adds to the entry page: running checks, autosave, a copy kept here until the server has it, and the keyboard of a spreadsheet.
(() => {
  "use strict";
  const form = document.getElementById("entry");
  if (!form) return;
  const box = document.getElementById("kept"), words = box.dataset;
  const status = document.getElementById("saved"), filled = document.getElementById("filled");
  const figures = [...form.querySelectorAll("td.value input")];
  const fields = [...form.querySelectorAll("td.value input, details.remark input, textarea:not(#paste)")];
  const key = "hd-entry-" + form.dataset.report;
  let dirty = false, busy = false, stopped = false, changed = 0, checkTimer, saveTimer;

  const say = (text, bad) => { status.textContent = text; status.classList.toggle("bad", !!bad); };
  const values = () => Object.fromEntries(fields.map(f => [f.name, f.value]));
  const remember = () => { try { localStorage.setItem(key, JSON.stringify(values())); } catch { /* no room: the server's draft remains */ } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* same */ } };

  function show(answer) {
    if (answer.filled !== undefined) filled.textContent = filled.dataset.text.replace("{0}", answer.filled).replace("{1}", filled.dataset.all);
    const byField = new Map();
    for (const f of answer.findings ?? []) byField.set(f.field, [...(byField.get(f.field) ?? []), f]);
    for (const field of fields) {
      const place = document.getElementById(field.id + "-says");
      if (!place) continue;
      const found = byField.get(field.name) ?? [];
      place.replaceChildren(...found.map(f => Object.assign(document.createElement("span"), { className: f.error ? "error" : "caution", textContent: f.text })));
      if (found.some(f => f.error)) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
      if (found.some(f => f.remark)) field.closest("tr")?.querySelector("details.remark")?.setAttribute("open", "");
    }
  }

  async function post(handler) {
    const body = new FormData(form);
    body.delete("file");
    let response;
    try {
      response = await fetch(location.pathname + "?handler=" + handler, { method: "POST", body, headers: { Accept: "application/json", "X-Requested-With": "fetch" }, redirect: "manual" });
    } catch {
      // The browser's own words for a broken line help nobody.
      throw new Error(words.lost);
    }
    if (response.type === "opaqueredirect" || response.status === 401) throw Object.assign(new Error(words.session), { session: true });
    const json = (response.headers.get("content-type") ?? "").includes("json") ? await response.json() : null;
    if (!response.ok || !json) throw Object.assign(new Error(json?.message ?? words.lost), { refused: !!json });
    return json;
  }

  async function check() {
    try { show(await post("Check")); } catch { /* the next save says what is wrong */ }
  }

  async function keep() {
    clearTimeout(saveTimer);
    if (!dirty || busy || stopped) return;
    busy = true;
    const at = changed;
    say(words.saving);
    try {
      const answer = await post("Keep");
      form.elements.revision.value = answer.revision;
      show(answer);
      say(answer.saved);
      if (changed === at) { dirty = false; forget(); }
    } catch (problem) {
      say(problem.message, true);
      // Somebody else has saved: the ordinary save shows both side by side.
      if (problem.refused) stopped = true;
    } finally {
      busy = false;
      if (dirty && !stopped) saveTimer = setTimeout(keep, 8000);
    }
  }

  function touched() {
    dirty = true;
    changed++;
    remember();
    if (!stopped) say(words.unsaved);
    clearTimeout(checkTimer);
    checkTimer = setTimeout(check, 700);
    if (!saveTimer || !busy) { clearTimeout(saveTimer); saveTimer = setTimeout(keep, 4000); }
  }
  for (const f of fields) f.addEventListener("input", touched);

  // Up, down and Enter move between figures; Ctrl+S saves.
  const move = (from, by) => {
    const next = figures[figures.indexOf(from) + by];
    if (!next) return;
    next.focus();
    next.select();
    next.scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("keydown", e => {
    if (!figures.includes(e.target) || e.ctrlKey || e.altKey || e.metaKey) return;
    const by = e.key === "ArrowDown" || (e.key === "Enter" && !e.shiftKey) ? 1 : e.key === "ArrowUp" || e.key === "Enter" ? -1 : 0;
    if (!by) return;
    e.preventDefault();
    move(e.target, by);
  });
  form.addEventListener("keydown", e => { if (e.key === "Enter" && e.target.closest("details.remark")) e.preventDefault(); });
  document.addEventListener("keydown", e => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") { e.preventDefault(); dirty = true; keep(); }
  });

  // A column out of a spreadsheet fills downwards from the field it is pasted into.
  form.addEventListener("paste", e => {
    if (!figures.includes(e.target)) return;
    const lines = e.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "").split("\n");
    if (lines.length < 2) return;
    e.preventDefault();
    const start = figures.indexOf(e.target);
    lines.slice(0, figures.length - start).forEach((line, i) => { figures[start + i].value = line.split("\t").at(-1).trim(); });
    touched();
  });

  // "Nothing happened" fills here at once; the draft follows by itself.
  for (const button of form.querySelectorAll("[data-zero]")) button.addEventListener("click", e => {
    e.preventDefault();
    for (const f of button.closest(".entry").querySelectorAll("td.value input")) if (!f.value.trim()) f.value = "0";
    touched();
  });

  // What waits in the browser would be refused as older than a draft kept meanwhile.
  form.addEventListener("queued", () => { stopped = true; dirty = false; clearTimeout(saveTimer); remember(); });
  form.addEventListener("submit", () => { clearTimeout(saveTimer); clearTimeout(checkTimer); remember(); dirty = false; });
  addEventListener("beforeunload", e => { if (dirty) e.preventDefault(); });

  // What was typed here and never reached the server is offered back.
  try {
    const copy = JSON.parse(localStorage.getItem(key) ?? "null");
    const differs = copy && fields.some(f => f.name in copy && copy[f.name].replace(/\r/g, "") !== f.value);
    if (copy && !differs) forget();
    else if (differs && !document.getElementById("errors")) {
      box.firstElementChild.textContent = words.offer;
      box.hidden = false;
      box.querySelector("[data-take]").addEventListener("click", () => {
        for (const f of fields) if (f.name in copy) f.value = copy[f.name];
        box.hidden = true;
        touched();
      });
      box.querySelector("[data-drop]").addEventListener("click", () => { forget(); box.hidden = true; });
    }
  } catch { forget(); }
})();
