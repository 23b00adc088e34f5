// Adds the keyboard to the review page: every key does what one of the page's own buttons and forms does.
(() => {
  "use strict";
  const list = document.getElementById("danh-sach"), words = document.getElementById("van-ban"), editor = document.getElementById("sua");
  if (!list || !editor) return;
  document.querySelector(".keys")?.removeAttribute("hidden");
  const flash = document.getElementById("flash"), problem = document.getElementById("sua-loi");
  const fold = s => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  let chosen = null, decided = null, waiting = Promise.resolve(), pending = 0;

  const rows = () => [...list.querySelectorAll("li[data-f]")].filter(r => r.closest("details").open);
  const row = n => list.querySelector(`li[data-f="${n}"]`);

  function choose(n, { scroll = true, focus = true } = {}) {
    chosen = n;
    for (const r of list.querySelectorAll("li.sel")) r.classList.remove("sel");
    for (const m of words.querySelectorAll("mark.sel")) m.classList.remove("sel");
    const r = row(n), mark = words.querySelector(`#m${n}`);
    if (r) {
      r.closest("details").open = true;
      r.classList.add("sel");
      if (scroll) r.scrollIntoView({ block: "nearest" });
      if (focus) r.querySelector("[data-open]").focus({ preventScroll: true });
    }
    if (mark) {
      mark.classList.add("sel");
      // Only inside the box of words, and only when it is out of sight: the page itself stays where it is.
      const box = words.getBoundingClientRect(), at = mark.getBoundingClientRect();
      if (words.scrollHeight > words.clientHeight && (at.top < box.top + 8 || at.bottom > box.bottom - 8)) words.scrollTop += mark.getBoundingClientRect().top - words.getBoundingClientRect().top - words.clientHeight / 3;
    }
  }

  function move(by) {
    const all = rows(), at = all.findIndex(r => r.dataset.f === chosen);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) choose(next.dataset.f);
  }

  function say(text) {
    const note = document.createElement("p");
    note.className = "note bad";
    note.textContent = text;
    flash.replaceChildren(note);
  }

  // One after the other: a decision stands on those before it.
  function send(form, fields, { whenDone, whenRefused } = {}) {
    const body = new FormData(form);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const action = form.action;
    pending++;
    waiting = waiting.then(async () => {
      let answer;
      try { answer = await fetch(action, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual" }); }
      catch { (whenRefused ?? say)(list.dataset.lost); return; }
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        // The session has ended: the ordinary form goes, and comes back after signing in.
        for (const [name, value] of Object.entries(fields)) {
          const field = document.createElement("input");
          Object.assign(field, { type: "hidden", name, value });
          form.append(field);
        }
        form.submit();
        return;
      }
      if (!answer.ok) {
        const text = (answer.headers.get("content-type") ?? "").includes("json") ? (await answer.json()).message : list.dataset.lost;
        if (whenRefused) whenRefused(text); else say(text);
        return;
      }
      const html = await answer.text();
      flash.replaceChildren();
      whenDone?.();
      if (pending === 1) draw(html);
    }).finally(() => { pending--; });
  }

  function draw(html) {
    const open = Object.fromEntries([...list.querySelectorAll("details[data-group]")].map(d => [d.dataset.group, d.open]));
    const inside = list.contains(document.activeElement) || document.activeElement === document.body;
    const before = row(chosen), top = before?.getBoundingClientRect().top;
    const following = before?.closest("details").dataset.group === "doubtful" ? [...before.parentElement.children].map(r => r.dataset.f) : [];
    list.innerHTML = html;
    for (const d of list.querySelectorAll("details[data-group]")) if (d.dataset.group in open) d.open = open[d.dataset.group];
    for (const m of words.querySelectorAll("mark[data-m]")) {
      const group = row(m.dataset.m)?.closest("details").dataset.group;
      m.classList.toggle("ask", group === "doubtful");
      m.classList.toggle("off", group === "outside" || group === "rejected");
    }
    // A decision may have settled the next one too: go on to what is still open.
    if (following.length > 0 && chosen !== decided && row(chosen)?.closest("details").dataset.group !== "doubtful") {
      const still = n => row(n)?.closest("details").dataset.group === "doubtful", at = following.indexOf(chosen);
      chosen = [...following.slice(at), ...following.slice(0, at).reverse()].find(still) ?? rows()[0]?.dataset.f ?? chosen;
    }
    if (chosen !== null && row(chosen)) {
      choose(chosen, { scroll: false, focus: inside });
      const now = row(chosen).getBoundingClientRect().top;
      if (top !== undefined && (now < 0 || now > innerHeight - 60)) row(chosen).scrollIntoView({ block: "nearest" });
    }
  }

  function decide(kind, goOn) {
    const r = row(chosen);
    if (!r || r.dataset.fixed) return;
    const n = decided = chosen, form = r.closest("form");
    r.setAttribute("aria-busy", "true");
    if (goOn) move(1);
    send(form, { quyet: `${kind}:${n}` }, { whenRefused: text => { row(n)?.removeAttribute("aria-busy"); say(text); choose(n); } });
  }

  // The nth of the indicators offered beside the figure.
  function other(n) {
    const button = row(chosen)?.querySelectorAll("[data-other]")[n];
    if (!button) return;
    const form = button.form, fields = { [button.name]: button.value }, back = decided = chosen;
    move(1);
    send(form, fields, { whenRefused: text => { say(text); choose(back); } });
  }

  const value = editor.querySelector("[name='gia-tri']"), indicator = editor.querySelector("#chi-tieu");
  function edit(field) {
    const r = row(chosen);
    if (!r || r.dataset.fixed) return;
    editor.hidden = false;
    editor.elements.so.value = chosen;
    editor.elements.thay.value = r.dataset.was ?? "";
    value.value = r.dataset.value;
    indicator.value = names.get(r.dataset.i) ?? "";
    document.getElementById("sua-chu").textContent = `“${r.dataset.text}”`;
    problem.textContent = "";
    field.focus();
    field.select();
  }
  function close() {
    editor.hidden = true;
    hideSuggestions();
    if (chosen !== null) choose(chosen);
  }
  editor.addEventListener("submit", e => {
    e.preventDefault();
    decided = chosen;
    const all = rows(), at = all.findIndex(r => r.dataset.f === chosen), next = all[at + 1]?.dataset.f ?? chosen;
    send(editor, {}, { whenDone: () => { chosen = next; close(); }, whenRefused: text => { problem.textContent = text; } });
  });
  editor.querySelector("[data-close]").addEventListener("click", e => { e.preventDefault(); close(); });

  // The search over indicators: the form's first, accents optional.
  const all = [...document.querySelectorAll("#chi-tieu-ds option")].map(o => ({ text: o.value, more: o.label, folded: fold(o.value) }));
  const names = new Map(all.map(o => [/\(([^()]+)\)$/.exec(o.text)[1], o.text]));
  indicator.removeAttribute("list");
  const box = document.createElement("ul");
  box.id = "chi-tieu-goi-y";
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", document.querySelector("label[for='chi-tieu']").textContent);
  box.hidden = true;
  indicator.after(box);
  for (const [name, val] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.id })) indicator.setAttribute(name, val);
  let at = -1;
  function hideSuggestions() {
    box.hidden = true;
    indicator.setAttribute("aria-expanded", "false");
    indicator.removeAttribute("aria-activedescendant");
    at = -1;
  }
  function suggest() {
    const typed = fold(indicator.value).split(/\s+/).filter(Boolean);
    // The words as typed before the same words scattered; the list itself begins with the form's.
    const whole = typed.join(" ");
    const found = all.filter(o => typed.every(w => o.folded.includes(w))).sort((a, b) => b.folded.includes(whole) - a.folded.includes(whole)).slice(0, 30);
    box.replaceChildren(...found.map((o, i) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.id = "chi-tieu-" + i;
      const more = document.createElement("small");
      more.textContent = " " + o.more;
      item.append(o.text, more);
      item.dataset.text = o.text;
      item.addEventListener("mousedown", e => { e.preventDefault(); take(item); });
      return item;
    }));
    if (found.length === 0) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = indicator.dataset.none;
      box.append(none);
    }
    box.hidden = false;
    indicator.setAttribute("aria-expanded", "true");
    mark(found.length > 0 ? 0 : -1);
  }
  function mark(n) {
    at = n;
    [...box.children].forEach((o, i) => o.setAttribute("aria-selected", String(i === n)));
    if (n >= 0) { indicator.setAttribute("aria-activedescendant", "chi-tieu-" + n); box.children[n].scrollIntoView({ block: "nearest" }); }
    else indicator.removeAttribute("aria-activedescendant");
  }
  function take(item) { if (item.dataset.text) indicator.value = item.dataset.text; hideSuggestions(); }
  indicator.addEventListener("input", suggest);
  indicator.addEventListener("blur", hideSuggestions);
  indicator.addEventListener("keydown", e => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (box.hidden) suggest();
      else mark(Math.max(0, Math.min(box.children.length - 1, at + (e.key === "ArrowDown" ? 1 : -1))));
    } else if (e.key === "Enter" && !box.hidden && at >= 0 && !e.ctrlKey) take(box.children[at]);
    else if (e.key === "Escape" && !box.hidden) { e.stopPropagation(); e.preventDefault(); hideSuggestions(); }
  });

  document.addEventListener("keydown", e => {
    if ((e.ctrlKey || e.metaKey) && e.key === "Enter") {
      e.preventDefault();
      waiting.then(() => document.querySelector("#xong button")?.click());
      return;
    }
    if (e.key === "Escape" && !editor.hidden) { e.preventDefault(); close(); return; }
    if (e.ctrlKey || e.altKey || e.metaKey || e.target.closest("input, textarea, select, #sua, dialog")) return;
    if (e.key.length === 1 && document.documentElement.dataset.keys === "off") return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    // Enter on a button or another link stays theirs.
    if (key === "Enter" && !e.target.matches("[data-open], body, main, #van-ban")) return;
    const act = {
      ArrowDown: () => move(1), j: () => move(1), ArrowUp: () => move(-1), k: () => move(-1),
      1: () => other(0), 2: () => other(1), 3: () => other(2),
      Enter: () => decide("accept", true), x: () => decide("reject", true), u: () => decide("undo", false), e: () => edit(value), m: () => { edit(indicator); }
    }[key];
    if (!act || e.target.closest("summary") && key === "Enter") return;
    e.preventDefault();
    act();
  });
  list.addEventListener("submit", e => {
    const form = e.target;
    if (!form.hasAttribute("data-script")) return;
    e.preventDefault();
    const button = e.submitter;
    decided = button?.value?.split(":")[1] ?? null;
    if (button?.value) choose(button.value.split(":")[1], { scroll: false, focus: false });
    send(form, button?.name ? { [button.name]: button.value } : {});
  });
  list.addEventListener("click", e => {
    const link = e.target.closest("[data-open], [data-edit]");
    if (!link || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    choose(link.closest("li").dataset.f, { scroll: false });
    if (link.hasAttribute("data-edit")) edit(value);
  });
  list.addEventListener("focusin", e => {
    const r = e.target.closest("li[data-f]");
    if (r && r.dataset.f !== chosen) choose(r.dataset.f, { scroll: false, focus: false });
  });
  words.addEventListener("click", e => {
    const m = e.target.closest("mark[data-m]");
    if (m && row(m.dataset.m)) choose(m.dataset.m);
  });

  // Begin where the officer must look, or at the figure the address names.
  const start = /^#m(\d+)$/.exec(location.hash)?.[1] ?? (editor.hidden ? rows()[0]?.dataset.f : editor.elements.so.value);
  if (start !== undefined && !document.getElementById("errors")) choose(start, { scroll: false, focus: editor.hidden });
  if (!editor.hidden) value.focus();
})();
