// Sends many files one after the other and shows what became of each; without this script one request carries them all.
(() => {
  "use strict";
  const form = document.getElementById("doc"), outcomes = document.getElementById("ket-qua");
  if (!form || !window.fetch) return;
  const bar = document.getElementById("tien-trinh"), count = document.getElementById("dem"), stop = document.getElementById("dung"), go = form.querySelector("button.main");
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  const complain = text => {
    const line = document.createElement("p");
    line.className = "note bad";
    line.textContent = text;
    outcomes.append(line);
    return line;
  };
  let stopped = false, running = null;

  stop.addEventListener("click", () => { stopped = true; running?.abort(); });

  form.addEventListener("submit", async e => {
    const files = [...form.elements.tep.files];
    const most = Number(form.dataset.most);
    if (files.length < 2 && !files.some(f => f.size > most)) return;
    e.preventDefault();
    // One request must stay below what the server takes; each of these is its own.
    const common = new FormData(form);
    common.delete("tep");
    common.delete("noi-dung");
    const pasted = form.elements["noi-dung"].value;
    stopped = false;
    go.disabled = true;
    bar.hidden = stop.hidden = false;
    bar.max = files.length + (pasted.trim() ? 1 : 0);
    let done = 0, ended = false, unsent = "";
    for (const item of pasted.trim() ? [...files, pasted] : files) {
      if (stopped) break;
      if (item.size > most) {
        complain(fill(form.dataset.large, item.name));
        bar.value = ++done;
        count.textContent = fill(form.dataset.progress, done, bar.max);
        continue;
      }
      const body = new FormData();
      for (const [name, value] of common) body.append(name, value);
      if (typeof item === "string") body.append("noi-dung", item); else body.append("tep", item);
      running = new AbortController();
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual", signal: running.signal });
        if (answer.type === "opaqueredirect" || answer.status === 401) { ended = true; break; }
        const html = await answer.text();
        if (answer.ok) outcomes.insertAdjacentHTML("beforeend", html);
        else throw new Error();
      } catch {
        if (stopped) break;
        if (typeof item === "string") unsent = item;
        complain(fill(form.dataset.lost, item.name ?? document.querySelector("label[for='noi-dung']").textContent.trim()));
      }
      bar.value = ++done;
      count.textContent = fill(form.dataset.progress, done, bar.max);
    }
    if (ended) {
      // Files and words stay in the form, as a page opened anew could not hold them.
      const note = complain(fill(form.dataset.session, done, bar.max) + " "), link = document.createElement("a");
      Object.assign(link, { href: "/dang-nhap", target: "_blank", rel: "noopener", textContent: form.dataset.sessionLink });
      note.append(link, ", " + form.dataset.sessionThen);
      link.focus();
    } else if (stopped) count.textContent = fill(form.dataset.stopped, done, bar.max);
    else {
      form.reset();
      form.elements["noi-dung"].value = unsent;
    }
    // The list below shows what has just been read.
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html").getElementById("da-doc");
      if (page) document.getElementById("da-doc").replaceWith(page);
    } catch { /* it is there when the page is opened again */ }
    go.disabled = false;
    stop.hidden = true;
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  });
})();
