// Shows where a number comes from beside the table. Without this script the same link opens a page of its own.
(() => {
  "use strict";
  const frame = document.getElementById("with-source");
  const panel = document.getElementById("source");
  if (!frame || !panel || !window.fetch) return;
  let from = null;

  const close = () => {
    panel.hidden = true;
    frame.classList.remove("with-panel");
    document.querySelector("#figures tr.sel")?.classList.remove("sel");
    from?.focus();
  };

  const show = async (href, link) => {
    const address = new URL(href, location.href);
    address.searchParams.set("manh", "1");
    let answer;
    try {
      answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    } catch {
      answer = null;
    }
    // A lost line or an ended session: the ordinary page says what to do.
    if (!answer?.ok || answer.redirected) { location.href = href; return; }
    panel.innerHTML = await answer.text();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn small";
    button.textContent = panel.dataset.close;
    button.addEventListener("click", close);
    (panel.querySelector(".act:last-child") ?? panel).append(button);
    panel.hidden = false;
    frame.classList.add("with-panel");
    if (link) {
      from = link;
      document.querySelector("#figures tr.sel")?.classList.remove("sel");
      link.closest("tr")?.classList.add("sel");
    }
    panel.scrollTop = 0;
    panel.focus({ preventScroll: matchMedia("(min-width: 1101px)").matches });
  };

  document.addEventListener("click", e => {
    const link = e.target.closest("a[href^='/tong-hop/nguon?']");
    if (!link || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || link.hasAttribute("data-whole")) return;
    if (!frame.contains(link)) return;
    e.preventDefault();
    show(link.getAttribute("href"), panel.contains(link) ? null : link);
  });
  document.addEventListener("keydown", e => { if (e.key === "Escape" && !panel.hidden) close(); });
})();
