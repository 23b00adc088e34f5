// Ticks all rows at once and says how many are ticked.
(() => {
  "use strict";
  for (const all of document.querySelectorAll("[data-all]")) {
    const boxes = [...document.querySelectorAll(`[data-pick="${all.dataset.all}"]`)];
    if (boxes.length === 0) continue;
    all.closest("[hidden]")?.removeAttribute("hidden");
    const button = all.form.querySelector("[data-count]"), plain = button?.textContent;
    const say = () => {
      const n = boxes.filter(b => b.checked).length;
      all.checked = n === boxes.length;
      all.indeterminate = n > 0 && n < boxes.length;
      if (button) button.textContent = n > 0 ? button.dataset.count.replace("{0}", n) : plain;
    };
    all.addEventListener("change", () => { for (const b of boxes) b.checked = all.checked; say(); });
    for (const b of boxes) b.addEventListener("change", say);
    say();
  }
})();
