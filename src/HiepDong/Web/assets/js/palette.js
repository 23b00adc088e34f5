// The palette (Ctrl+K, /): goes to a unit, a report, a conference, a page. And the keys of this page (?). Both add to pages that work without: the field in the head is a plain form.
(() => {
  "use strict";
  const form = document.querySelector("form.find");
  if (!form || !window.HTMLDialogElement) return;
  const words = form.dataset, user = document.body.dataset.user, mine = "hd-recent:" + user;
  const make = (tag, attributes = {}, ...children) => {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
    e.append(...children);
    return e;
  };
  const read = (key, none) => { try { return JSON.parse(localStorage.getItem(key)) ?? none; } catch { return none; } };
  const write = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: nothing is remembered */ } };

  // Where somebody went is theirs: it goes when they sign out, and another person's never stays here.
  const forget = keep => { for (const key of Object.keys(localStorage)) if (key.startsWith("hd-recent:") && key !== keep) localStorage.removeItem(key); };
  try { forget(mine); } catch { /* no storage at all */ }
  document.addEventListener("submit", e => { if (e.target.getAttribute("action") === "/dang-xuat") try { forget(null); } catch { /* none */ } });

  // Whoever speaks to the computer can switch single characters off.
  if (read("hd-keys", "on") === "off") document.documentElement.dataset.keys = "off";

  let dialog, input, list, status, items = [], at = -1, timer, asking, before;

  const build = () => {
    // Not of type search: there Escape clears first, and only a second one would close.
    input = make("input", { type: "text", enterkeyhint: "go", role: "combobox", "aria-expanded": "false", "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": words.title, placeholder: words.hint, autocomplete: "off", spellcheck: "false", maxlength: "200" });
    list = make("ul", { id: "palette-list", role: "listbox", "aria-label": words.title });
    status = make("p", { role: "status" });
    const close = make("button", { type: "button", class: "btn small" }, words.close);
    close.addEventListener("click", () => dialog.close());
    dialog = make("dialog", { class: "palette", "aria-label": words.title }, make("div", { class: "palette-head" }, input, close), status, list, make("p", { class: "palette-foot" }, words.foot));
    document.body.append(dialog);
    input.addEventListener("input", () => { clearTimeout(timer); asking?.abort(); timer = setTimeout(ask, 120); });
    input.addEventListener("keydown", keys);
    list.addEventListener("mousedown", e => e.preventDefault());
    list.addEventListener("click", e => { const option = e.target.closest("[role=option]"); if (option) go(items[+option.dataset.n]); });
    dialog.addEventListener("click", e => { if (e.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { clearTimeout(timer); asking?.abort(); before?.focus(); });
  };

  // What officers wrote is Vietnamese on English pages too.
  const inTheirWords = text => document.documentElement.lang === "vi" || !/[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01b0\u1ea0-\u1ef9]/.test(text) ? {} : { lang: "vi", translate: "no" };

  const show = (found, said) => {
    items = found;
    list.replaceChildren(...found.map((item, n) => {
      const title = make("span", inTheirWords(item.title.join("")), ...item.title.map(piece => typeof piece === "string" ? piece : make("mark", {}, piece[0])));
      const option = make("li", { role: "option", id: "palette-" + n, "aria-selected": "false", "data-n": n }, title, make("em", {}, item.kind));
      if (item.line) option.append(make("small", inTheirWords(item.line), item.line));
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = said;
    choose(-1);
  };

  const choose = n => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = n;
    const option = list.children[at];
    if (!option) { input.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const recent = () => { const there = read(mine, []); show(there, there.length ? words.recent : ""); };

  const ask = async () => {
    const typed = input.value.trim();
    if (!typed) { recent(); return; }
    asking = new AbortController();
    const mineToo = asking;
    try {
      const answer = await fetch("/tim-kiem/nhanh?q=" + encodeURIComponent(typed), { signal: mineToo.signal, headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error("refused");
      const { items: found } = await answer.json();
      if (!mineToo.signal.aborted) show(found, found.length ? words.found.replace("{0}", found.length) : words.none);
    } catch (e) {
      if (e.name !== "AbortError") show([], words.lost);
    }
  };

  const go = item => {
    const label = item.title.map(piece => typeof piece === "string" ? piece : piece[0]).join("");
    write(mine, [{ title: [label], kind: item.kind, line: item.line, url: item.url }, ...read(mine, []).filter(r => r.url !== item.url)].slice(0, 8));
    location.href = item.url;
  };

  const keys = e => {
    if (e.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (by && items.length) {
      e.preventDefault();
      choose(at < 0 && by < 0 ? items.length - 1 : (at + by + items.length) % items.length);
    } else if (e.key === "Enter") {
      e.preventDefault();
      if (items[at]) go(items[at]);
      else if (input.value.trim()) location.href = "/tim-kiem?q=" + encodeURIComponent(input.value.trim());
    }
  };

  const open = typed => {
    if (!dialog) build();
    if (dialog.open) { input.select(); return; }
    before = document.activeElement;
    input.value = typed ?? "";
    dialog.showModal();
    ask();
    input.focus();
  };

  let help;
  const showKeys = async () => {
    if (help?.open) return;
    before = document.activeElement;
    if (!help) {
      let page;
      try {
        const answer = await fetch("/phim-tat", { credentials: "same-origin" });
        if (!answer.ok || answer.redirected) throw new Error("refused");
        page = new DOMParser().parseFromString(await answer.text(), "text/html");
      } catch { location.href = "/phim-tat"; return; }
      const body = make("div", { class: "palette-body" }), groups = page.getElementById("cac-phim");
      // Only what this page's own scripts do.
      const here = [...groups.querySelectorAll("[data-keys]")].filter(g => !g.dataset.keys || document.querySelector(`script[src*="/${g.dataset.keys}"]`));
      body.append(page.getElementById("mot-ky-tu"), ...here);
      if (here.length < 2) body.append(make("p", { class: "small" }, groups.dataset.none));
      const title = page.querySelector("main h1").textContent, close = make("button", { type: "button", class: "btn small" }, words.close);
      close.addEventListener("click", () => help.close());
      help = make("dialog", { class: "palette", "aria-label": title }, make("div", { class: "palette-head" }, make("b", {}, title), close), body);
      help.addEventListener("click", e => { if (e.target === help) help.close(); });
      help.addEventListener("close", () => before?.focus());
      document.body.append(help);
      single(help);
    }
    help.showModal();
  };

  /** The box that switches single characters off, wherever it is shown. */
  const single = root => {
    const p = root.querySelector("#mot-ky-tu"), box = p?.querySelector("input");
    if (!box) return;
    p.hidden = false;
    box.checked = document.documentElement.dataset.keys !== "off";
    box.addEventListener("change", () => {
      write("hd-keys", box.checked ? "on" : "off");
      document.documentElement.dataset.keys = box.checked ? "on" : "off";
    });
  };
  single(document);

  document.addEventListener("keydown", e => {
    if (e.defaultPrevented || e.isComposing) return;
    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === "k") { e.preventDefault(); open(); return; }
    if (e.ctrlKey || e.altKey || e.metaKey || document.documentElement.dataset.keys === "off" || e.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (e.key === "/") { e.preventDefault(); open(); }
    else if (e.key === "?") { e.preventDefault(); showKeys(); }
  });
})();
