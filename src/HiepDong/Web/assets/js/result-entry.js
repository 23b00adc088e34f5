// Adds to the form of a joint result: figures follow the kind, alike results appear as soon as they can be told, and the whole form goes by keyboard.
(() => {
  "use strict";
  const form = document.getElementById("ket-qua");
  if (!form) return;
  const scripted = root => { for (const e of root.querySelectorAll("[data-script]")) e.hidden = false; };
  const kind = form.elements.loai, amounts = document.getElementById("so-lieu-o"), near = document.getElementById("gan");
  scripted(document);
  for (const e of form.querySelectorAll("[data-no-script]")) e.hidden = true;

  // One answer of each kind is awaited; a later question makes an earlier one void.
  const asked = {};
  async function ask(handler) {
    asked[handler]?.abort();
    const stop = asked[handler] = new AbortController();
    try {
      const answer = await fetch(location.pathname + "?handler=" + handler, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" }, redirect: "manual", signal: stop.signal });
      return answer.status === 204 ? "" : answer.ok ? await answer.text() : null;
    } catch { return null; }
  }

  async function showAmounts() {
    const html = await ask("Amounts");
    if (html === null) return;
    const typed = new Map([...amounts.querySelectorAll("input")].map(i => [i.name, i.value]));
    amounts.innerHTML = html;
    // What was typed while the answer was under way.
    for (const i of amounts.querySelectorAll("input")) if (typed.get(i.name)) i.value = typed.get(i.name);
  }

  let later;
  const facts = () => ["loai", "tu", "den", "noi", "don-vi"].map(n => form.elements[n]?.value ?? "").join("|");
  // What the page came with has been asked already.
  let seen = document.querySelector("#hoi, #gan:not([hidden])") ? facts() : "";
  async function showNear() {
    if (!near || facts() === seen) return;
    seen = facts();
    document.getElementById("hoi")?.remove();
    const html = kind.value && form.elements.tu.value && form.elements.noi.value ? await ask("Near") : "";
    const answered = form.querySelector("input[name='da-xem']")?.value;
    if (html === null || answered !== undefined && answered === /name="da-xem" value="([^"]*)"/.exec(html)?.[1]) return;
    form.querySelector("input[name='da-xem']")?.remove();
    near.innerHTML = html;
    near.hidden = html === "";
    scripted(near);
  }

  kind.addEventListener("change", () => { clearTimeout(later); later = setTimeout(() => { showAmounts(); showNear(); }, 150); });
  for (const name of ["tu", "den", "noi", "don-vi"]) form.elements[name]?.addEventListener("change", showNear);
  form.elements.noi.addEventListener("blur", showNear);

  // "None of these", said before the form is complete, is remembered; said to the question after "Record", it records.
  form.addEventListener("click", e => {
    const none = e.target.closest("button[data-none=later]");
    if (!none) return;
    e.preventDefault();
    const answer = Object.assign(document.createElement("input"), { type: "hidden", name: "da-xem", value: none.value });
    form.append(answer);
    near.hidden = true;
    near.replaceChildren();
    if (!form.contains(document.activeElement) || document.activeElement === document.body) form.elements["phoi-hop-1"]?.focus();
  });

  // The lead unit is asked for only where the own unit took part.
  const lead = document.getElementById("chu-tri-o");
  const roles = form.querySelectorAll("input[name='vai-tro']");
  const showLead = () => { if (roles.length) lead.hidden = form.elements["vai-tro"].value !== "phoi-hop"; };
  for (const r of roles) r.addEventListener("change", showLead);
  showLead();

  // More rows, copied from the last one.
  const renumber = (text, n) => text.replace(/\d+(?=\D*$)/, n);
  function addRow(selector, go = true) {
    const last = [...form.querySelectorAll(selector)].at(-1), row = last.cloneNode(true);
    for (const e of row.querySelectorAll(".error")) e.remove();
    const n = parseInt(/\d+$/.exec(last.querySelector("input").name)[0], 10) + 1;
    for (const e of [row, ...row.querySelectorAll("*")]) {
      for (const a of ["id", "name", "for", "aria-label"]) if (e.hasAttribute(a)) e.setAttribute(a, renumber(e.getAttribute(a), n));
      for (const a of ["aria-invalid", "aria-describedby"]) e.removeAttribute(a);
      e.classList?.remove("failed");
      if (e.matches("label")) e.textContent = renumber(e.textContent, n);
      if (e.matches("input")) e.value = "";
    }
    last.after(row);
    if (go) row.querySelector("input").focus();
  }
  form.addEventListener("click", e => {
    const add = e.target.closest("button[data-add]");
    if (!add) return;
    e.preventDefault();
    addRow(add.dataset.add === "hang" ? ".free-row" : ".part");
  });

  const isText = e => e && (e.matches("textarea, select") || e.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit])"));
  document.addEventListener("keydown", e => {
    if (e.defaultPrevented || e.isComposing) return;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1];
    if (digit && !e.ctrlKey && !e.metaKey && (e.altKey || !isText(document.activeElement) && document.documentElement.dataset.keys !== "off")) {
      const box = form.querySelector("#hoi, #gan:not([hidden])");
      const button = digit === "0" ? box?.querySelector("[name='da-xem']") : box?.querySelector(`[data-key='${digit}']`);
      if (button) { e.preventDefault(); button.click(); }
      return;
    }
    if (e.key !== "Enter" || !form.contains(e.target)) return;
    if (e.ctrlKey || e.metaKey) { e.preventDefault(); document.getElementById("ghi").click(); return; }
    if (!e.target.matches("input, select")) return;
    // Enter goes on, as in a table; nothing is recorded half-way by a slip.
    e.preventDefault();
    if (e.target.name === "tim") { form.querySelector("button[value='tim-noi']").click(); return; }
    const fields = [...form.querySelectorAll("input, select, textarea, #ghi")].filter(f => f.type !== "hidden" && !f.disabled && f.checkVisibility() && f.name !== "tim" && (f.type !== "radio" || f.checked));
    // An empty line of units ends them.
    const next = /^phoi-hop-/.test(e.target.name) && !e.target.value ? amounts.querySelector("input") : fields[fields.indexOf(e.target) + 1];
    next?.focus();
    if (next?.matches("input:not([type=radio], [type=checkbox])")) next.select();
  });

  // The last row of units is never the end.
  form.addEventListener("input", e => {
    const part = e.target.closest(".part");
    if (part && e.target.value && !part.nextElementSibling?.matches(".part") && e.target.name.startsWith("phoi-hop-")) addRow(".part", false);
  });

  // A draft is back: the figures of its kind have fields only now.
  form.addEventListener("restored", async e => {
    await showAmounts();
    e.detail.again();
    showLead();
    showNear();
  });

  const question = document.getElementById("hoi");
  if (question) question.focus();
  else if (!document.getElementById("errors") && !kind.value && document.activeElement === document.body) kind.focus();
})();
