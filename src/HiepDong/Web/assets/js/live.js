// A running conference: told of an event, the page fetches its own new state and changes only what differs. Forms are sent without leaving the page.
// Without this script everything is there on reload.
(() => {
  "use strict";
  const root = document.getElementById("live");
  if (!root) return;
  const { conference, hub, venue } = root.dataset;
  let number = +root.dataset.number;
  const ahead = Date.parse(root.dataset.now) - Date.now();
  const now = () => Date.now() + ahead;

  // Clocks run from the server's times.
  const two = n => String(n).padStart(2, "0");
  const seconds = e => Math.max(0, +e.dataset.spent + (e.dataset.since ? (now() - Date.parse(e.dataset.since)) / 1000 : 0));
  const tick = () => {
    for (const e of root.querySelectorAll(".clock")) {
      const s = Math.floor(seconds(e)), h = Math.floor(s / 3600);
      const text = (h ? h + ":" : "") + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
      if (e.textContent !== text) e.textContent = text;
    }
    for (const e of root.querySelectorAll("progress[data-spent]")) e.value = Math.min(e.max, seconds(e));
  };
  setInterval(tick, 1000);
  tick();

  // What differs only by the request it was drawn in is the same. Clocks run by themselves.
  const plain = html => html.replace(/<input[^>]*name="(?:__RequestVerificationToken|khoa)"[^>]*>/g, "").replace(/(<span class="clock"[^>]*>)[^<]*/g, "$1").replace(/(<progress[^>]*?) value="[^"]*"/g, "$1");
  const shown = new Map([...document.querySelectorAll("[data-region]")].map(r => [r.id, plain(r.innerHTML)]));
  const dirty = new WeakSet();
  addEventListener("input", e => { const form = e.target.closest?.("form[data-hold]"); if (form) { dirty.add(form); typing(form); } });
  const busy = form => dirty.has(form) || form.contains(document.activeElement);

  /** Puts the regions of a newly drawn page in place. A form somebody is writing in stays; if its text was saved by another meanwhile, it says so. */
  const put = (page, given) => {
    const fresh = page.getElementById("live");
    if (!fresh || +fresh.dataset.number < number && !given) return;
    number = Math.max(number, +fresh.dataset.number);
    for (const region of document.querySelectorAll("[data-region]")) {
      const next = page.getElementById(region.id);
      const html = next ? plain(next.innerHTML) : "";
      if (!next || shown.get(region.id) === html && !(given && region.contains(given))) continue;
      const held = [...region.querySelectorAll("form[data-hold]")].filter(f => f !== given && busy(f));
      if (held.some(f => !next.querySelector("#" + CSS.escape(f.id)))) continue;
      const focus = region.contains(document.activeElement) ? document.activeElement.id : "";
      const open = [...region.querySelectorAll("details")].map(d => d.open);
      const selection = focus && document.activeElement.selectionStart !== undefined ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : null;
      const nodes = document.createElement("template");
      nodes.innerHTML = next.innerHTML;
      nodes.content.querySelectorAll("details").forEach((d, i) => { if (open[i]) d.open = true; });
      for (const form of held) {
        const other = nodes.content.querySelector("#" + CSS.escape(form.id));
        if (other.dataset.version !== form.dataset.version && !form.querySelector(".stale")) {
          const note = document.createElement("p");
          note.className = "note stale";
          note.setAttribute("role", "status");
          note.textContent = form.dataset.stale;
          form.prepend(note);
        }
        other.replaceWith(form);
      }
      region.replaceChildren(...nodes.content.childNodes);
      shown.set(region.id, html);
      if (focus) {
        const again = document.getElementById(focus);
        again?.focus({ preventScroll: true });
        try { if (selection) again?.setSelectionRange(...selection); } catch { /* A field without a selection. */ }
      }
    }
    const said = document.getElementById("said"), words = page.getElementById("said")?.textContent ?? "";
    if (said.textContent !== words) said.textContent = words;
    drawTyping();
    tick();
  };

  const read = async (address, options) => {
    const answer = await fetch(address, { credentials: "same-origin", headers: { "X-Requested-With": "live" }, ...options });
    return { answer, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
  };

  // Nothing moves under a finger that is down: what it would press could be somewhere else when it is lifted.
  let lifted = Promise.resolve();
  addEventListener("pointerdown", () => {
    lifted = new Promise(done => {
      for (const end of ["pointerup", "pointercancel", "dragend"]) addEventListener(end, () => setTimeout(done), { once: true, capture: true });
      setTimeout(done, 3000);
    });
  }, true);

  // One fetch at a time; what happens meanwhile is in the next one.
  let fetching = false, again = false;
  const refresh = async () => {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      do {
        again = false;
        const { answer, page } = await read(location.href);
        await lifted;
        if (answer.ok) put(page);
      } while (again);
    } catch { /* The line is away; it is asked again when it is back. */ }
    finally { fetching = false; }
  };

  document.addEventListener("submit", async e => {
    const form = e.target;
    if (e.defaultPrevented || form.method !== "post" || !root.contains(form)) return;
    e.preventDefault();
    const hold = form.hasAttribute("data-hold");
    const address = e.submitter?.hasAttribute("formaction") ? e.submitter.formAction : form.action;
    const data = new FormData(form, e.submitter);
    try {
      const { answer, page } = await read(address, { method: "POST", body: new URLSearchParams(data) });
      if (!page.getElementById("live")) { location.reload(); return; }
      await lifted;
      document.getElementById("flash").replaceChildren(...(page.getElementById("flash")?.childNodes ?? []));
      if (answer.ok && hold) {
        dirty.delete(form);
        if (new URL(answer.url).pathname === location.pathname && /[?&]sua=/.test(location.search) && form.dataset.subject) history.replaceState(null, "", answer.url);
        put(page, form);
        if (!form.isConnected && form.dataset.subject) document.getElementById("ket-luan-h")?.scrollIntoView({ block: "nearest" });
      } else if (answer.ok) await refresh();
      else {
        put(page, hold ? form : e.submitter ?? form);
        document.getElementById("errors")?.focus();
      }
      if (answer.ok && document.getElementById("errors")) await refresh();
    } catch {
      lost(true);
    } finally {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  // Opening and leaving an editor.
  document.addEventListener("click", async e => {
    const link = e.target.closest?.("a[data-live]");
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    const open = document.querySelector("form[data-hold][data-subject]");
    const drop = link.hasAttribute("data-drop");
    if (!drop && [...document.querySelectorAll("form[data-hold][data-subject]")].some(f => dirty.has(f))) return;
    e.preventDefault();
    if (drop && link.closest("form")) dirty.delete(link.closest("form"));
    try {
      const { answer, page } = await read(link.href);
      if (!answer.ok) { location.href = link.href; return; }
      await lifted;
      history.replaceState(null, "", link.href.split("#")[0]);
      document.activeElement?.blur();
      put(page, drop ? link.closest("form") : open ?? root);
      document.querySelector("form[data-subject] textarea")?.focus();
    } catch { lost(true); }
  });

  // Who is typing: said for a few seconds, kept nowhere.
  const typers = new Map();
  let last = 0;
  const drawTyping = () => {
    for (const place of root.querySelectorAll("[data-typing]")) {
      const who = typers.get(place.dataset.typing);
      place.hidden = !who;
      place.textContent = who ? root.dataset.typingText.replace("{0}", who.name) : "";
    }
  };
  function typing(form) {
    if (!form.dataset.subject || Date.now() - last < 2000 || connection?.state !== "Connected") return;
    last = Date.now();
    connection.send("Typing", conference, form.dataset.subject).catch(() => {});
  }

  // The line.
  const line = document.getElementById("line");
  const lost = away => {
    line.hidden = false;
    line.className = "live-line" + (away ? " off" : "");
    line.textContent = away ? line.dataset.off : line.dataset.on;
  };
  const connection = new signalR.HubConnectionBuilder().withUrl(hub).configureLogging(signalR.LogLevel.None)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: c => Math.min(500 * 2 ** c.previousRetryCount, 5000) + Math.random() * 400 }).build();
  connection.serverTimeoutInMilliseconds = 10000;
  connection.keepAliveIntervalInMilliseconds = 3000;
  connection.on("event", message => { if (message.number > number) refresh(); });
  connection.on("typing", (subject, name) => {
    clearTimeout(typers.get(subject)?.timer);
    typers.set(subject, { name, timer: setTimeout(() => { typers.delete(subject); drawTyping(); }, 5000) });
    drawTyping();
  });
  const follow = async () => {
    const rest = await connection.invoke("Follow", conference, number, venue || null);
    lost(false);
    if (rest.some(m => m.number > number)) await refresh();
  };
  const start = async () => {
    try {
      await connection.start();
      await follow();
    } catch {
      lost(true);
      setTimeout(start, 2000 + Math.random() * 1000);
    }
  };
  connection.onreconnecting(() => lost(true));
  connection.onreconnected(() => follow().catch(() => lost(true)));
  connection.onclose(() => { lost(true); setTimeout(start, 2000); });
  addEventListener("online", () => { if (connection.state === "Disconnected") start(); });
  start();

  const full = root.querySelector("[data-full]");
  if (full && root.requestFullscreen) {
    full.hidden = false;
    full.addEventListener("click", () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
  }
})();
