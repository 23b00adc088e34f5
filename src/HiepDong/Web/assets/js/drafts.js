// Keeps what is typed into <form data-keep="name">: in this tab at once, on the server after a rest; and brings it back when the form is opened again.
(() => {
  "use strict";
  const isBox = e => e.type === "checkbox" || e.type === "radio";
  const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
  const button = (text, act) => { const b = make("button", text, { type: "button", className: "btn small" }); b.addEventListener("click", act); return b; };

  function keep(form) {
    const mark = form.querySelector("[data-draft]"), words = mark.dataset, posted = words.posted !== undefined;
    const address = new URL(form.getAttribute("action") || location.pathname, location.href).pathname, name = form.dataset.keep;
    const key = `hd-keep:${document.body.dataset.user}:${address}:${name}`;
    // The version of the record that the draft was begun on. A page that has just said what changed names the later one, but whoever opens the draft another day is told again.
    let begun = form.elements.seen?.value ?? null;
    let page = location.pathname + location.search, known = "", dirty = false, busy = false, stopped = false, ended = false, blocked = false, typed = 0, timer, flight, note;

    // This tab's half
    const read = () => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
    const remember = () => { if (!ended) try { sessionStorage.setItem(key, JSON.stringify({ ...content(), mark: known, page, dirty, at: new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" }) })); } catch { /* no room: the server's half remains */ } };
    const forget = () => { try { sessionStorage.removeItem(key); } catch { /* same */ } };

    // Of hidden fields only those that say which row of the record theirs is: without them a row would be put into another one's place once the record has gone on.
    const fields = () => [...form.elements].filter(e => e.name && !e.name.startsWith("__") && (e.dataset.row !== undefined || !/^(hidden|password|file|submit|button|fieldset|output)$/.test(e.type)));
    function labelOf(e) {
      if (e.type === "hidden") return "";
      const own = e.labels?.[0]?.firstChild?.textContent.trim() || e.getAttribute("aria-label") || e.name;
      const group = e.closest("[role=group]")?.getAttribute("aria-label") ?? e.closest("fieldset")?.querySelector("legend")?.textContent.trim();
      return group && group !== own ? group + ": " + own : own;
    }
    const content = () => ({ seen: begun, fields: fields().map(e => ({ name: e.name, value: e.value, label: labelOf(e), ...(isBox(e) ? { ticked: e.checked } : {}) })) });
    function title() {
      const first = fields().find(e => /^(text|textarea|search)$/.test(e.type) && e.value.trim())?.value.trim().replace(/\s+/g, " ") ?? "";
      return document.querySelector("h1").textContent.trim() + (first ? ": " + (first.length > 100 ? first.slice(0, 99) + "…" : first) : "");
    }

    function say(text, bad, ...buttons) {
      mark.replaceChildren(text, ...buttons.flatMap(b => [" ", b]));
      mark.classList.toggle("bad", !!bad);
    }

    // The server's half
    async function send(handler, more, leaving) {
      const body = new URLSearchParams({ "dia-chi": address, "bieu-mau": name, __RequestVerificationToken: form.elements.__RequestVerificationToken.value, ...more });
      const options = { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual", signal: flight?.signal };
      // What goes on when the page closes may hold 64 KB.
      return fetch("/ban-nhap?handler=" + handler, leaving && body.toString().length < 60000 ? { ...options, keepalive: true } : options);
    }
    async function ask() {
      if (!navigator.onLine || !document.body.dataset.user) return undefined;
      const answer = await fetch("/ban-nhap?" + new URLSearchParams({ handler: "One", "dia-chi": address, "bieu-mau": name }), { headers: { "X-Requested-With": "fetch" }, cache: "no-store", redirect: "manual" });
      return answer.status === 204 ? null : answer.ok ? await answer.json() : undefined;
    }

    async function put(leaving) {
      clearTimeout(timer);
      if (!dirty || busy || stopped || blocked || !document.body.dataset.user) return;
      busy = true;
      flight = new AbortController();
      const at = typed;
      let again = 20000;
      try {
        if (!navigator.onLine) throw new TypeError("no line");
        const answer = await send("Keep", { trang: page, "tieu-de": title(), "noi-dung": JSON.stringify(content()), dau: known }, leaving);
        const said = (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : null;
        if (answer.ok && said) {
          known = said.mark;
          if (at === typed) dirty = false;
          again = 3000;
          remember();
          say(said.saved);
        } else if (said?.conflict) {
          blocked = true;
          say(said.message, true, ...(said.mark ? [button(words.take, takeOther)] : []), button(words.replace, () => { known = said.mark ?? ""; blocked = false; dirty = true; say(words.saving); put(); }));
        } else {
          if (said) again = 0;
          say(said?.message ?? (answer.status === 401 || answer.type === "opaqueredirect" ? words.session : words.lost), true);
        }
      } catch { if (!stopped) say(words.lost, true); }
      finally {
        busy = false;
        if (dirty && !stopped && !blocked && (again || at !== typed)) timer = setTimeout(put, again || 3000);
      }
    }
    function touched() {
      typed++;
      dirty = true;
      remember();
      if (busy || blocked) return;
      clearTimeout(timer);
      timer = setTimeout(put, 3000);
    }

    // Rows that were added later: copied from the last one of their kind, where the form can add such rows.
    function grow(wanted) {
      const [, head, number, tail = ""] = /^(.+?)-(\d+)(-.+)?$/.exec(wanted) ?? [];
      for (let n = parseInt(number, 10) - 1; head && n > 0 && n < 200; n--) {
        const last = fields().find(e => e.name === `${head}-${n}${tail}`);
        if (!last) continue;
        const row = last.closest(".plan-row, .part, .free-row, .cause") ?? (last.closest("fieldset")?.querySelector("button[value^='them']") ? last.closest(".field") : null);
        if (!row) return null;
        const next = row.cloneNode(true), renumber = text => text.replace(new RegExp(`-${n}(?=-|$)`), `-${n + 1}`);
        for (const e of next.querySelectorAll(".error")) e.remove();
        for (const e of [next, ...next.querySelectorAll("*")]) {
          for (const a of ["id", "name", "for"]) if (e.hasAttribute(a)) e.setAttribute(a, renumber(e.getAttribute(a)));
          for (const a of ["aria-invalid", "aria-describedby"]) e.removeAttribute(a);
          if (e.hasAttribute("aria-label")) e.setAttribute("aria-label", e.getAttribute("aria-label").replace(/\d+(?=\D*$)/, n + 1));
          e.classList?.remove("failed");
          if (e.matches("label") && e.firstChild) e.firstChild.textContent = e.firstChild.textContent.replace(/\d+(?=\D*$)/, n + 1);
          if (e.matches("input, textarea") && !isBox(e)) e.value = "";
        }
        row.after(next);
        if (n + 1 === parseInt(number, 10)) return fields().find(e => e.name === wanted) ?? null;
        n += 2;
      }
      return null;
    }

    // Fills in by name; what has no place is given back.
    function fill(list) {
      const left = [], times = {};
      let changed = false;
      for (const f of list) {
        const same = fields().filter(e => e.name === f.name);
        if (typeof f.ticked === "boolean") {
          const box = same.find(e => isBox(e) && e.value === f.value);
          if (box) { changed ||= box.checked !== f.ticked; box.checked = f.ticked; }
          else if (f.ticked) left.push(f);
          continue;
        }
        const nth = times[f.name] = (times[f.name] ?? -1) + 1;
        const e = same.filter(x => !isBox(x))[nth] ?? (f.value.trim() ? grow(f.name) : null);
        if (!e) { if (f.value.trim() && f.label) left.push(f); continue; }
        if (e.value === f.value) continue;
        const before = e.value;
        e.value = f.value;
        if (e.value === f.value || !f.value.trim()) changed = true;
        else { e.value = before; left.push(f); }
      }
      return { left, changed };
    }

    async function discard() {
      stopped = true;
      clearTimeout(timer);
      flight?.abort();
      flight = undefined;
      forget();
      try { await send("Discard", {}); } catch { /* no line: the draft is offered once more */ }
      location.assign(page);
    }
    function tell(text, ...buttons) {
      note?.remove();
      note = make("div", "", { className: "note info" });
      const line = make("p", text + " ");
      line.append(...buttons.flatMap(b => [b, " "]));
      note.append(line);
      document.getElementById("flash").append(note);
    }
    function restore(draft, text) {
      let { left, changed } = fill(draft.fields);
      // The record may have gone on: then the server says what changed before anything is replaced.
      if (draft.seen && form.elements.seen) form.elements.seen.value = begun = draft.seen;
      const show = () => {
        note.querySelector("dl")?.parentElement.remove();
        if (left.length === 0) return;
        const list = make("dl", "", { className: "facts" });
        for (const f of left) list.append(make("dt", f.label || f.name), make("dd", f.value));
        const box = make("div", "");
        box.append(make("p", words.left), list);
        note.append(box);
      };
      if (!changed && left.length === 0) return;
      tell(text, button(words.discard, discard));
      show();
      form.dispatchEvent(new CustomEvent("restored", { bubbles: true, detail: { again: () => { ({ left } = fill(left)); show(); } } }));
    }
    function take(draft) {
      known = draft.mark;
      page = draft.page;
      dirty = blocked = false;
      clearTimeout(timer);
      say("");
      restore(draft, words.restored.replace("{0}", draft.at));
      remember();
    }
    async function takeOther() { const there = await ask().catch(() => undefined); if (there) take(there); }

    async function open() {
      const local = read();
      if (local?.page) page = local.page;
      if (posted) {
        // The page answers what was sent: it is newer than any draft.
        known = local?.mark ?? "";
        begun = local?.seen ?? begun;
        touched();
        return;
      }
      page = location.pathname + location.search;
      const there = await ask().catch(() => undefined);
      if (stopped) return;
      const unsaved = local?.fields && (local.dirty || !local.mark);
      if (typed > 0 || there && !unsaved && there.page !== page || there && there.seen && form.elements.seen && there.seen !== form.elements.seen.value) {
        // Somebody is typing, or the draft began elsewhere: it is offered, not put in.
        if (unsaved) tell(words.there.replace("{0}", local.at), button(words.take, () => { restore(local, words.here); touched(); }));
        else if (there) tell(words.there.replace("{0}", there.at), button(words.take, () => take(there)), button(words.discard, async () => { note.remove(); known = ""; blocked = false; await send("Discard", {}).catch(() => { }); if (dirty) put(); }));
        return;
      }
      if (unsaved && (there === undefined || !there || there.mark === local.mark || local.dirty)) {
        known = there && there.mark !== local.mark ? local.mark || "" : there?.mark ?? (there === null ? "" : local.mark ?? "");
        dirty = true;
        restore(local, words.here);
        remember();
        timer = setTimeout(put, 1000);
      } else if (there) take(there);
      else if (there === undefined && local?.fields) { known = local.mark ?? ""; restore(local, words.here); }
      else forget();
    }

    form.addEventListener("input", touched);
    form.addEventListener("submit", () => {
      dirty = true;
      remember();
      dirty = false;
      stopped = true;
      clearTimeout(timer);
      flight?.abort();
      // A post that answers with a file leaves the page where it is.
      setTimeout(() => { stopped = false; }, 8000);
    });
    // It waits in this browser to be sent, so it is no draft any more.
    form.addEventListener("queued", () => { dirty = false; clearTimeout(timer); forget(); say(""); });
    // Signing out empties this tab (app.js); the server's half stays.
    document.addEventListener("submit", e => {
      if (e.target.getAttribute("action") !== "/dang-xuat") return;
      put(true);
      stopped = ended = true;
    }, true);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") put(true); });
    addEventListener("pagehide", () => put(true));
    addEventListener("pageshow", e => { if (e.persisted) stopped = false; });
    open();
  }

  // After the page's own scripts, which help to bring rows back.
  const begin = () => { for (const form of document.querySelectorAll("form[data-keep]")) if (form.querySelector("[data-draft]")) keep(form); };
  if (document.readyState === "complete") begin(); else addEventListener("DOMContentLoaded", begin);
})();
