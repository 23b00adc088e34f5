// Draws the pictures of a page from the data beside them, and saves any picture as SVG or PNG. Without it there are the tables.
(() => {
  "use strict";
  const library = document.currentScript.dataset.library;
  const token = name => `var(--${name})`;
  const font = '"Be Vietnam Pro", system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

  // ---- Drawing: colours stay names of tokens in the SVG itself, so a change of theme and printing recolour it. ----
  const words = (color, size = 12) => ({ color, fontSize: size, fontFamily: font });
  const number = sign => v => String(v).replace(".", sign).replace(/\B(?=(\d{3})+(?!\d))/g, sign === "," ? "." : ",");

  const line = (s, data) => ({
    type: "line", name: s.name, data: s.points.map(p => ({ value: p.value ?? "-", symbol: p.approximate ? "emptyCircle" : "circle" })),
    symbolSize: s.tone === "now" ? 7 : 5, lineStyle: { color: token(s.tone === "now" ? "act" : "ink-3"), width: s.tone === "now" ? 2.5 : 1.5, type: s.tone === "now" ? "solid" : [5, 4] },
    itemStyle: { color: token(s.tone === "now" ? "act" : "ink-3"), borderColor: token(s.tone === "now" ? "act" : "ink-3") }, z: s.tone === "now" ? 3 : 2,
    markLine: s.tone === "now" && data.marks.length ? {
      symbol: "none", silent: true, lineStyle: { color: token("warn-line"), type: [2, 3], width: 1.5 },
      data: data.marks.map((m, n) => ({ xAxis: m.at, label: { formatter: m.text, position: "end", rotate: 0, distance: 9 + n % 2 * 14, align: m.at > data.labels.length / 2 ? "right" : "left", ...words(token("warn"), 11) } })),
    } : undefined,
  });
  const bar = s => ({
    type: "bar", name: s.name, data: s.points.map(p => ({ value: p.value ?? "-", label: { formatter: p.text } })), barMaxWidth: 18, barGap: "15%",
    itemStyle: { color: token(s.tone === "now" ? "act" : "line-2"), borderColor: token(s.tone === "now" ? "act" : "ink-3"), borderWidth: 1 },
    label: { show: true, position: "right", ...words(token("ink-2"), 11) },
  });

  const option = (data, narrow) => {
    const labels = { type: "category", data: data.labels, axisLine: { lineStyle: { color: token("line-2") } }, axisTick: { show: false }, axisLabel: { ...words(token("ink-2")), interval: data.kind === "bar" ? 0 : "auto", hideOverlap: true } };
    const values = { type: "value", splitNumber: 4, axisLabel: { ...words(token("ink-3")), formatter: number(data.decimals) }, splitLine: { lineStyle: { color: token("line") } }, minInterval: data.series.every(s => s.points.every(p => p.value === null || Number.isInteger(p.value))) ? 1 : 0 };
    return {
      animation: false, silent: true,
      grid: { left: 4, right: data.kind === "bar" ? 64 : 16, top: data.marks.length ? 44 : 16, bottom: 4, containLabel: true },
      xAxis: data.kind === "bar" ? { ...values, splitNumber: narrow ? 2 : 4 } : { ...labels, boundaryGap: true },
      yAxis: data.kind === "bar" ? { ...labels, inverse: true } : values,
      series: data.series.map(s => ({ ...(data.kind === "bar" ? bar(s) : line(s, data)), emphasis: { disabled: true }, silent: true })),
    };
  };

  const legend = data => {
    const p = document.createElement("p");
    p.className = "small chart-legend";
    for (const s of data.series) {
      const entry = document.createElement("span"), key = document.createElement("span");
      key.className = `key-${data.kind} ${s.tone}`;
      entry.append(key, s.name);
      p.append(entry);
    }
    return p;
  };

  // Room and legend at once, so that nothing moves later; the library follows when the page is complete and at rest.
  const pictures = [...document.querySelectorAll("figure.chart")].flatMap(figure => {
    const source = figure.querySelector("script[type='application/json']"), box = figure.querySelector(".drawing");
    if (!source || !box) return [];
    const data = JSON.parse(source.textContent);
    box.hidden = false;
    box.before(legend(data));
    return [{ box, data }];
  });

  const draw = ({ box, data }) => {
    const chart = window.echarts.init(box, null, { renderer: "svg" });
    let narrow = box.clientWidth < 480;
    chart.setOption(option(data, narrow));
    new ResizeObserver(() => {
      if (narrow !== (narrow = box.clientWidth < 480)) chart.setOption(option(data, narrow));
      chart.resize();
    }).observe(box);

    // The values under the pointer, in a line of text: a box that floats would need styles the content policy forbids.
    const readout = document.createElement("p");
    readout.className = "readout";
    box.after(readout);
    chart.getZr().on("mousemove", e => {
      const at = chart.convertFromPixel({ seriesIndex: 0 }, [e.offsetX, e.offsetY])?.[data.kind === "bar" ? 1 : 0];
      readout.textContent = data.names[at] === undefined ? "" : `${data.names[at]}: ${data.series.map(s => `${s.name} ${s.points[at].text}`).join(" · ")}`;
    });
    chart.getZr().on("globalout", () => { readout.textContent = ""; });
  };

  if (pictures.length) {
    const fetchLibrary = () => document.head.append(Object.assign(document.createElement("script"), { src: library, onload: () => { pictures.forEach(draw); offer(); }, onerror: () => pictures.forEach(({ box }) => { box.hidden = true; }) }));
    const rest = () => (window.requestIdleCallback ?? setTimeout)(fetchLibrary);
    if (document.readyState === "complete") rest(); else addEventListener("load", rest);
  }

  // Where today would be out of sight, a time line begins so that it is seen, with some of what comes next.
  for (const box of document.querySelectorAll(".gantt")) {
    const now = box.querySelector("td .now")?.getBoundingClientRect().left, end = box.getBoundingClientRect().right;
    if (!(now > end - 8)) continue;
    // The days in words go under the names whole, not cut in two.
    const days = box.querySelector("tbody td:not(.line)")?.offsetWidth ?? 0;
    box.scrollLeft = Math.max(now - end + 120, days);
  }

  // ---- Saving: the SVG with its colours written out as on paper, its title above and what it stands on below. ----
  const ns = "http://www.w3.org/2000/svg";
  const kept = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order"];
  const wrap = (text, most) => {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      if ((lines.at(-1) + " " + word).length > most && lines.at(-1)) lines.push(word);
      else lines[lines.length - 1] = (lines.at(-1) + " " + word).trim();
    }
    return lines;
  };
  const lineOf = (text, x, y, size, weight, fill) => {
    const t = document.createElementNS(ns, "text");
    for (const [name, value] of Object.entries({ x, y, "font-size": size, "font-weight": weight, "font-family": font, fill })) t.setAttribute(name, value);
    t.textContent = text;
    return t;
  };

  // A grid of shaded cells is a table already: its picture is the cells where they stand.
  const grid = table => {
    const svg = document.createElementNS(ns, "svg"), all = table.getBoundingClientRect();
    svg.setAttribute("viewBox", `0 0 ${all.width} ${all.height}`);
    for (const cell of table.querySelectorAll("th, td")) {
      const style = getComputedStyle(cell), at = cell.getBoundingClientRect(), rect = document.createElementNS(ns, "rect"), left = cell.matches("tr > :first-child");
      for (const [name, value] of Object.entries({ x: at.x - all.x, y: at.y - all.y, width: at.width, height: at.height, rx: 3, fill: cell.nodeName === "TD" ? style.backgroundColor : "none" })) rect.setAttribute(name, value);
      const text = lineOf(cell.textContent.trim(), at.x - all.x + (left ? 0 : at.width / 2), at.y - all.y + at.height / 2 + 4, 12, 400, style.color);
      if (!left) text.setAttribute("text-anchor", "middle");
      svg.append(rect, text);
    }
    return svg;
  };

  // A copy that looks the same without the stylesheet.
  const painted = drawn => {
    const copy = drawn.cloneNode(true), from = [drawn, ...drawn.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((e, n) => {
      const style = getComputedStyle(from[n]);
      for (const name of kept) if (e.nodeName !== "svg" && style.getPropertyValue(name)) e.setAttribute(name, style.getPropertyValue(name).replace(/"/g, "'"));
      e.removeAttribute("class");
      e.removeAttribute("style");
    });
    return copy;
  };

  // A time line is a table with a bar in each row: what, when, and the bar.
  const bars = table => {
    const svg = document.createElementNS(ns, "svg"), ink = getComputedStyle(table).color, [wide, next] = [300, 150];
    let y = 0;
    for (const row of table.rows) {
      const line = painted(row.querySelector("svg")), head = row.parentElement.nodeName === "THEAD";
      const names = wrap((head ? row.cells[0] : row.cells[0].querySelector("a") ?? row.cells[0].firstChild).textContent.trim(), 46).slice(0, 3);
      const state = row.cells[1].querySelector(".small")?.textContent.trim() ?? "", when = row.cells[1].textContent.trim();
      const days = [...wrap(when.slice(0, when.length - state.length).trim(), 24), ...(state ? wrap(state, 24) : [])].slice(0, 4);
      const height = Math.max(32, Math.max(names.length, days.length) * 15 + 6);
      for (const [texts, x] of [[names, 0], [days, wide]]) texts.forEach((t, n) => svg.append(lineOf(t, x, y + 15 + n * 15, 12, head ? 600 : 400, ink)));
      for (const [name, value] of Object.entries({ x: wide + next, y })) line.setAttribute(name, value);
      svg.append(line);
      y += height;
    }
    svg.setAttribute("viewBox", `0 0 ${wide + next + table.querySelector("svg").getBoundingClientRect().width} ${y}`);
    return svg;
  };

  const look = (style, thin) => thin ? { fill: style.borderLeftColor } : { fill: style.backgroundColor, stroke: style.borderTopColor, "stroke-dasharray": style.borderTopStyle === "dashed" ? "3 2" : "none" };

  const picture = figure => {
    const root = document.documentElement;
    const theme = root.dataset.theme;
    root.dataset.theme = "light";
    const timeLine = figure.querySelector(".gantt table");
    // What is neither SVG nor table says itself how its picture is made.
    const drawn = figure.makePicture?.() ?? (timeLine ? bars(timeLine) : figure.querySelector("svg") ?? grid(figure.querySelector("table.heat")));
    const box = drawn.viewBox.baseVal?.width ? drawn.viewBox.baseVal : { x: 0, y: 0, width: drawn.clientWidth, height: drawn.clientHeight };
    const copy = drawn.isConnected ? painted(drawn) : drawn;
    for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
    const tone = getComputedStyle(root);
    const [ink, grey, full, pale] = ["ink", "ink-2", "act", "ink-3"].map(name => tone.getPropertyValue("--" + name).trim());
    const keys = new Map([...figure.querySelectorAll(".legend .key")].map(key => [key, look(getComputedStyle(key), key.classList.contains("now"))]));
    root.dataset.theme = theme;

    // What was drawn for a phone is drawn larger.
    const width = Math.max(box.width, 480), high = box.height * width / box.width;
    const title = wrap(figure.querySelector("figcaption").textContent.trim(), Math.floor(width / 8.6));
    const note = wrap(figure.querySelector(".chart-source").textContent.trim(), Math.floor(width / 5.6));
    const top = 14 + title.length * 20 + 22, bottom = 12 + note.length * 15;
    const svg = document.createElementNS(ns, "svg");
    const height = top + high + bottom;
    for (const [name, value] of Object.entries({ xmlns: ns, width: width + 32, height, viewBox: `0 0 ${width + 32} ${height}` })) svg.setAttribute(name, value);
    const paper = document.createElementNS(ns, "rect");
    for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "#fff" })) paper.setAttribute(name, value);
    svg.append(paper);
    title.forEach((t, n) => svg.append(lineOf(t, 16, 26 + n * 20, 15, 600, ink)));
    let x = 16;
    const y = 14 + title.length * 20 + 14;
    for (const key of figure.querySelectorAll(".chart-legend > span > span")) {
      const now = key.classList.contains("now"), mark = document.createElementNS(ns, "line");
      for (const [name, value] of Object.entries({ x1: x, x2: x + 22, y1: y - 4, y2: y - 4, stroke: now ? full : pale, "stroke-width": key.className.startsWith("key-bar") ? 9 : now ? 2.5 : 1.5, "stroke-dasharray": now || key.className.startsWith("key-bar") ? "none" : "5 4", "stroke-opacity": key.className.startsWith("key-bar") && !now ? .4 : 1 })) mark.setAttribute(name, value);
      const text = key.nextSibling.textContent.trim();
      svg.append(mark, lineOf(text, x + 28, y, 12, 400, grey));
      x += 48 + text.length * 6.6;
    }
    for (const key of figure.querySelectorAll(".legend .key")) {
      const mark = document.createElementNS(ns, "rect"), text = key.nextSibling.textContent.trim(), thin = key.classList.contains("now");
      for (const [name, value] of Object.entries({ x: thin ? x + 10 : x, y: y - 11, width: thin ? 2 : 22, height: 13, ...keys.get(key) })) mark.setAttribute(name, value);
      svg.append(mark, lineOf(text, x + 28, y, 12, 400, grey));
      x += 48 + text.length * 6.6;
    }
    const inner = document.createElementNS(ns, "svg");
    for (const [name, value] of Object.entries({ x: 16, y: top, width, height: high, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`, overflow: "visible" })) inner.setAttribute(name, value);
    inner.append(...copy.childNodes);
    svg.append(inner);
    note.forEach((t, n) => svg.append(lineOf(t, 16, top + high + 16 + n * 15, 11, 400, grey)));
    return { text: new XMLSerializer().serializeToString(svg), width: width + 32, height };
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  // A picture of an SVG sees no font of the page: those of the stylesheet are put into it.
  const fonts = async () => {
    const faces = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules].filter(rule => rule instanceof CSSFontFaceRule && rule.cssText.includes("url(") && rule.style.fontWeight !== "700").map(rule => [rule.cssText, new URL(/url\("?([^")]+)/.exec(rule.cssText)[1], sheet.href)]));
    const written = await Promise.all(faces.map(async ([rule, address]) => {
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
      return rule.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""))})`);
    }));
    return written.join("");
  };

  const offer = () => document.querySelectorAll("figure.chart button[data-export][hidden]").forEach(button => {
    const figure = button.closest("figure");
    if (!figure.querySelector("svg, table.heat")) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { text, width, height } = picture(figure);
      if (button.dataset.export === "svg") { save(new Blob([text], { type: "image/svg+xml" }), figure.id + ".svg"); return; }
      const styled = text.replace(/>/, `><style>${await fonts().catch(() => "")}</style>`);
      const image = new Image();
      image.addEventListener("load", () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [width * 2, height * 2];
        const paint = canvas.getContext("2d");
        paint.scale(2, 2);
        paint.drawImage(image, 0, 0, width, height);
        canvas.toBlob(b => save(b, figure.id + ".png"), "image/png");
      });
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(styled);
    });
  });
  offer();
})();
