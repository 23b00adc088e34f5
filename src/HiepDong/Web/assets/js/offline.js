// Work goes on without a line: entry pages are kept for it, what is sent meanwhile waits in this browser, and goes when the line is back.
(() => {
  "use strict";
  const words = document.getElementById("offline")?.dataset;
  if (!words) return;
  const read = key => { try { return localStorage.getItem(key); } catch { return null; } };
  const write = (key, value) => { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); return true; } catch { return false; } };
  const before = read("hd-user"), user = document.body.dataset.user || (location.pathname === "/ngoai-tuyen" ? before : "");
  const worker = navigator.serviceWorker;
  const tell = message => worker?.ready.then(r => r.active?.postMessage(message));
  const fill = (text, ...values) => values.reduce((t, v, i) => t.replace(`{${i}}`, v), text);

  // The worker
  if (worker) worker.register("/sw.js").catch(() => { /* refused by the browser: everything else works as before */ });
  if (document.body.dataset.user) {
    if (before && before !== user) tell({ kind: "forget" });
    write("hd-user", user);
  }
  document.addEventListener("submit", e => {
    if (e.target.getAttribute("action") !== "/dang-xuat") return;
    write("hd-user", null);
    tell({ kind: "forget" });
  }, true);
  if (worker && user && navigator.onLine) addEventListener("load", () => {
    const pages = [...document.querySelectorAll("a[data-offline]")].map(a => a.getAttribute("href")).slice(0, 12);
    if (document.querySelector("form[data-offline]") && !document.getElementById("errors")) pages.unshift(location.pathname + location.search);
    const assets = performance.getEntriesByType("resource").map(r => r.name).filter(n => n.startsWith(location.origin + "/assets/"));
    tell({ kind: "keep", pages, assets });
  });
  if (!user) return;

  // What waits: [{ id, page, address, title, fields, at, state, said, led }], the oldest first.
  const key = "hd-outbox:" + user;
  const waiting = () => { try { return JSON.parse(read(key)) ?? []; } catch { return []; } };
  const put = items => write(key, items.length ? JSON.stringify(items) : null);
  const change = (id, how) => put(waiting().flatMap(i => i.id === id ? how(i) ?? [] : [i]));

  function show() {
    const items = waiting(), open = items.filter(i => i.state !== "sent");
    for (const mark of document.querySelectorAll("[data-outbox]")) {
      mark.hidden = open.length === 0;
      mark.textContent = fill(words.waiting, open.length);
    }
    document.dispatchEvent(new CustomEvent("outbox", { detail: items }));
  }

  function note(text, kind = "info") {
    const place = document.getElementById("flash");
    let line = document.getElementById("offline-note");
    if (!line) {
      line = Object.assign(document.createElement("p"), { id: "offline-note" });
      line.setAttribute("role", "status");
      place.append(line);
    }
    line.className = "note " + kind;
    line.textContent = text + " ";
    if (location.pathname !== "/ngoai-tuyen") line.append(Object.assign(document.createElement("a"), { href: "/ngoai-tuyen", textContent: words.open }));
    line.scrollIntoView({ block: "nearest" });
  }

  const isThere = () => navigator.onLine
    ? fetch("/sw.js", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(4000) }).then(r => r.ok, () => false)
    : Promise.resolve(false);

  // Sending: first whether there is a line at all; without one the form waits here.
  document.addEventListener("submit", async e => {
    const form = e.target, press = e.submitter;
    if (form.dataset.offline === undefined || form.dataset.there || press && press.dataset.queue === undefined) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (form.dataset.asking) return;
    form.dataset.asking = "1";
    const there = await isThere();
    delete form.dataset.asking;
    if (there) {
      form.dataset.there = "1";
      form.requestSubmit(press);
      delete form.dataset.there;
      return;
    }
    const data = new FormData(form, press), fields = [...data].filter(([name, value]) => typeof value === "string" && (!name.startsWith("__") || name === "__bieu-mau"));
    const files = [...data].some(([, value]) => value instanceof File && value.size > 0);
    const page = location.pathname + location.search;
    const item = { id: crypto.randomUUID(), page, address: new URL(press?.formAction || form.action, location.href).pathname + new URL(press?.formAction || form.action, location.href).search, title: form.dataset.offline || document.querySelector("h1").textContent.trim(), fields, at: new Date().toISOString(), state: "waiting" };
    // A report has one state: the later sending takes the place of the earlier one.
    const others = form.dataset.offlineOne === undefined ? waiting() : waiting().filter(i => i.page !== page || i.state === "sent");
    if (!put([...others, item])) { note(words.full, "bad"); return; }
    form.dispatchEvent(new CustomEvent("queued", { bubbles: true }));
    note(files ? words.queued + " " + words.files : words.queued);
    show();
  }, true);

  async function send(item) {
    const opened = await fetch(item.page, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" });
    if (opened.status === 401) return { state: "sign-in" };
    const form = new DOMParser().parseFromString(await opened.text(), "text/html").querySelector("main form [name=__RequestVerificationToken]");
    if (!opened.ok || !form) return { state: "review", said: words.gone };
    const body = new FormData();
    for (const [name, value] of item.fields) body.append(name, value);
    body.append("__RequestVerificationToken", form.value);
    const answer = await fetch(item.address, { method: "POST", body, headers: { "Idempotency-Key": item.id, "X-Requested-With": "fetch" } });
    if (answer.status === 401) return { state: "sign-in" };
    if (answer.status >= 500) return null;
    const said = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.redirected && answer.ok) return { state: "sent", led: new URL(answer.url).pathname, said: said.querySelector("#flash .note")?.textContent.trim() ?? "" };
    return { state: "review", said: [...said.querySelectorAll("#errors li")].map(l => l.textContent.trim()).join(" ") || words.question };
  }

  async function flush(again) {
    if (!waiting().some(i => i.state === "waiting" || i.state === "sign-in" || again && i.state === "review") || !await isThere()) return;
    await navigator.locks.request("hd-outbox", { ifAvailable: true }, async lock => {
      if (!lock) return;
      let sent = 0, left = 0;
      for (const item of waiting().filter(i => i.state === "waiting" || i.state === "sign-in" || again && i.state === "review")) {
        let became;
        try { became = await send(item); } catch { break; }
        if (!became) break;
        change(item.id, i => [{ ...i, ...became }]);
        if (became.state === "sent") sent++; else left++;
        if (became.state === "sign-in") break;
      }
      show();
      if (left) note(words.review, "warn"); else if (sent) note(fill(words.sent, sent), "ok");
    });
  }

  addEventListener("online", () => flush());
  addEventListener("offline", () => note(words.lost, "warn"));
  addEventListener("storage", e => { if (e.key === key) show(); });
  setInterval(() => { if (document.visibilityState === "visible") flush(); }, 20000);
  // Sent from its own page after it was opened again.
  const reopened = sessionStorage.getItem("hd-reopened");
  if (reopened && document.querySelector("#flash .note.ok")) { sessionStorage.removeItem("hd-reopened"); change(reopened, () => []); }
  if (!navigator.onLine) note(words.lost, "warn");
  globalThis.hdOutbox = { items: waiting, add: item => put([...waiting(), item]), change, flush, show };
  show();
  flush();
})();
