// The page of what waits in this browser.
(() => {
  "use strict";
  const outbox = globalThis.hdOutbox, place = document.getElementById("outbox"), empty = document.getElementById("outbox-none"), row = document.getElementById("outbox-row"), kept = document.getElementById("kept-pages");
  if (!outbox || !place) return;
  const undo = document.getElementById("outbox-undo");
  let gone = null;

  // Opens the form again with what was typed: the server says beside each field what is wrong.
  async function reopen(item) {
    const opened = await fetch(item.page, { cache: "no-store" });
    const token = new DOMParser().parseFromString(await opened.text(), "text/html").querySelector("main form [name=__RequestVerificationToken]");
    if (!token) { location.href = item.page; return; }
    const form = Object.assign(document.createElement("form"), { method: "post", action: item.address, hidden: true });
    for (const [name, value] of [...item.fields, ["__RequestVerificationToken", token.value]]) form.append(Object.assign(document.createElement("textarea"), { name, value }));
    document.body.append(form);
    sessionStorage.setItem("hd-reopened", item.id);
    form.submit();
  }

  function draw() {
    const items = outbox.items();
    place.hidden = items.length === 0;
    empty.hidden = items.length > 0;
    const body = place.querySelector("tbody");
    body.replaceChildren(...items.map(item => {
      const made = row.content.cloneNode(true), say = (part, text) => { made.querySelector(`[data-part=${part}]`).textContent = text; };
      say("title", item.title);
      say("at", new Date(item.at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : "vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }));
      say("said", item.said ?? "");
      for (const state of made.querySelectorAll("[data-state]")) state.hidden = state.dataset.state !== item.state;
      const open = made.querySelector("[data-open]"), led = made.querySelector("[data-led]"), drop = made.querySelector("[data-drop]");
      open.hidden = item.state === "sent";
      open.addEventListener("click", () => reopen(item));
      led.hidden = item.state !== "sent";
      led.href = item.led ?? "/";
      for (const button of [open, led, drop]) button.append(Object.assign(document.createElement("span"), { className: "vh", textContent: " " + item.title }));
      drop.addEventListener("click", () => { gone = item; outbox.change(item.id, () => []); undo.hidden = false; undo.querySelector("button").focus(); outbox.show(); });
      return made;
    }));
  }
  undo.querySelector("button").addEventListener("click", () => {
    if (gone) outbox.add(gone);
    gone = null;
    undo.hidden = true;
    outbox.show();
  });
  document.getElementById("outbox-send").addEventListener("click", () => outbox.flush(true));
  document.addEventListener("outbox", draw);
  draw();

  // Pages that open without a line.
  globalThis.caches?.open("hd-pages").then(async cache => {
    const pages = (await cache.keys()).map(r => new URL(r.url)).filter(u => u.pathname !== "/ngoai-tuyen");
    if (pages.length === 0) return;
    for (const url of pages) {
      const title = new DOMParser().parseFromString(await (await cache.match(url.pathname + url.search)).text(), "text/html");
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: url.pathname + url.search, textContent: title.querySelector("h1")?.textContent.trim() ?? url.pathname }), Object.assign(document.createElement("span"), { className: "small muted", textContent: " " + (title.querySelector(".page-head p")?.textContent.replace(/\s+/g, " ").trim() ?? "") }));
      kept.querySelector("ul").append(item);
    }
    kept.hidden = false;
  });
})();
