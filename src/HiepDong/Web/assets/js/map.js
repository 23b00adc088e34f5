// The map of boundaries: MapLibre draws what this node serves, shaded as the squares are. Without WebGL, or when anything fails, the squares stand.
(() => {
  "use strict";
  const { library, worker, styles } = document.currentScript.dataset;
  const figure = document.getElementById("ban-do"), box = figure.querySelector(".geo"), readout = figure.querySelector(".readout");
  const data = JSON.parse(figure.querySelector(".geo-data").textContent);
  const token = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const placeOf = new Map(data.places.map(p => [p.code, p]));
  let bounds = data.bounds;
  const shades = ["h0", "h1", "h2", "h3", "h4", "h5"];

  const fail = () => {
    figure.classList.remove("geo-on");
    figure.querySelector(".geo-off").hidden = false;
  };
  const probe = document.createElement("canvas");
  if (!(probe.getContext("webgl2") ?? probe.getContext("webgl"))) { fail(); return; }
  figure.classList.add("geo-on");
  readout.textContent = data.words.loading;

  // A circle on the ground, as Mercator shows it.
  const circle = z => Array.from({ length: 73 }, (_, i) => {
    const turn = i * Math.PI / 36;
    return [z.at[0] + z.radius * Math.cos(turn), z.at[1] + z.radius * Math.sin(turn) * Math.cos(z.at[1] * Math.PI / 180)];
  });
  const meets = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  const feature = (code, shade, geometry, zone) => ({ type: "Feature", properties: { code, shade, zone }, geometry });

  const start = async () => {
    try {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles });
      const code = Object.assign(document.createElement("script"), { src: library });
      const loaded = [sheet, code].map(e => new Promise((done, lost) => { e.onload = done; e.onerror = lost; }));
      document.head.append(sheet, code);
      const [answer] = await Promise.all([fetch(data.boundaries), ...loaded]);
      if (!answer.ok) throw new Error(answer.status);
      draw(await answer.json());
    } catch { fail(); }
  };
  const rest = () => (window.requestIdleCallback ?? setTimeout)(start);
  if (document.readyState === "complete") rest(); else addEventListener("load", rest);

  const draw = ground => {
    // A file that has the whole of the special zones reaches farther than the circles that mark them.
    for (const [x, y] of ground.features.flatMap(f => f.geometry.coordinates.flat(2))) bounds = [[Math.min(bounds[0][0], x), Math.min(bounds[0][1], y)], [Math.max(bounds[1][0], x), Math.max(bounds[1][1], y)]];
    const land = ground.features.filter(f => placeOf.has(f.properties.ma)).map(f => ({ ...feature(f.properties.ma, placeOf.get(f.properties.ma).shade, f.geometry, false), label: f.properties.nhan }));
    const zones = data.zones.filter(z => placeOf.has(z.province));
    const drawn = zones.filter(z => z.drawn).map(z => feature(z.province, placeOf.get(z.province).shade, { type: "Polygon", coordinates: [circle(z)] }, true));
    const labels = [
      ...zones.map(z => ({ at: z.at, name: z.name, text: `(${placeOf.get(z.province).name})`, shade: placeOf.get(z.province).shade, always: true, size: Infinity })),
      ...land.map(f => {
        const { name, shade, text } = placeOf.get(f.properties.code);
        return { at: f.label, name, shade, text: shade.startsWith("h") ? text : "", size: extent(f.geometry) };
      }),
    ].sort((a, b) => b.size - a.size);
    figure.makePicture = () => picture(land, drawn, labels);

    const maplibregl = window.maplibregl;
    maplibregl.setWorkerUrl(worker);
    const colours = () => ["match", ["get", "shade"], ...shades.flatMap(s => [s, token(s)]), "rgba(0,0,0,0)"];
    const paints = {
      sea: ["background", "background-color", () => token("paper")],
      shade: ["fill", "fill-color", colours],
      border: ["line", "line-color", () => token("line-2")],
      closed: ["line", "line-color", () => token("line-2")],
      zone: ["line", "line-color", () => token("ink-3")],
      chosen: ["line", "line-color", () => token("ink")],
    };
    const layer = (id, filter, more = {}) => ({ id, type: paints[id][0], ...(id === "sea" ? {} : { source: "land" }), ...(filter ? { filter } : {}), paint: { [paints[id][1]]: paints[id][2](), ...more } });
    const hatch = () => {
      const tile = document.createElement("canvas");
      tile.width = tile.height = 16;
      const paint = tile.getContext("2d", { willReadFrequently: true });
      paint.fillStyle = token("card");
      paint.fillRect(0, 0, 16, 16);
      paint.strokeStyle = token("line-2");
      paint.lineWidth = 3;
      for (const from of [-16, 0, 16]) { paint.beginPath(); paint.moveTo(from - 2, 18); paint.lineTo(from + 18, -2); paint.stroke(); }
      return paint.getImageData(0, 0, 16, 16);
    };
    const map = new maplibregl.Map({
      container: box, attributionControl: false, bounds, fitBoundsOptions: { padding: 6 }, maxBounds: [[92, 0], [128, 30]], minZoom: 2, maxZoom: 10, renderWorldCopies: false, fadeDuration: 0,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, cooperativeGestures: true,
      locale: {
        "Map.Title": data.words.title, "NavigationControl.ZoomIn": data.words.in, "NavigationControl.ZoomOut": data.words.out,
        "CooperativeGesturesHandler.WindowsHelpText": data.words.wheel, "CooperativeGesturesHandler.MacHelpText": data.words.wheelMac, "CooperativeGesturesHandler.MobileHelpText": data.words.fingers,
      },
      style: {
        version: 8, sources: { land: { type: "geojson", data: { type: "FeatureCollection", features: [...land, ...drawn] }, tolerance: .2 } },
        layers: [
          layer("sea"),
          layer("shade", ["in", ["get", "shade"], ["literal", shades]]),
          layer("border", ["all", ["!=", ["get", "shade"], "out"], ["!", ["get", "zone"]]], { "line-width": 1 }),
          layer("closed", ["==", ["get", "shade"], "out"], { "line-width": 1, "line-dasharray": [3, 3] }),
          layer("zone", ["get", "zone"], { "line-width": 1.5, "line-dasharray": [4, 2] }),
          layer("chosen", ["==", ["get", "code"], ""], { "line-width": 3 }),
        ],
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.on("error", e => { if (!map.loaded()) { console.warn(e.error?.message); map.remove(); fail(); } });
    map.on("load", () => {
      map.addImage("hatch", hatch(), { pixelRatio: 2 });
      map.addLayer({ id: "none", type: "fill", source: "land", filter: ["==", ["get", "shade"], "none"], paint: { "fill-pattern": "hatch" } }, "border");
      // Clear, so that an empty outline is under the pointer too.
      map.addLayer({ id: "ground", type: "fill", source: "land", paint: { "fill-color": "rgba(0,0,0,0)" } });
      readout.textContent = "";
      box.dataset.ready = "";
    });
    new MutationObserver(() => {
      if (!map.isStyleLoaded()) return;
      for (const [id, [, name, value]] of Object.entries(paints)) map.setPaintProperty(id, name, value());
      map.updateImage("hatch", hatch());
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

    // ---- Names: laid over the map by this page, the larger province first, none over another. ----
    const over = document.createElement("div");
    over.className = "geo-labels";
    over.setAttribute("aria-hidden", "true");
    box.append(over);
    for (const l of labels) {
      l.element = document.createElement("span");
      l.element.lang = "vi";
      l.element.translate = false;
      l.element.dataset.shade = l.shade;
      l.element.append(Object.assign(document.createElement("b"), { textContent: l.name }), l.text);
      over.append(l.element);
    }
    const measure = () => labels.forEach(l => { [l.width, l.height] = [l.element.offsetWidth, l.element.offsetHeight]; });
    const settle = () => {
      const taken = [];
      for (const l of labels) {
        const { x, y } = map.project(l.at), edge = { left: x - l.width / 2, right: x + l.width / 2, top: y - l.height / 2, bottom: y + l.height / 2 };
        const free = l.always || !taken.some(t => meets(edge, t));
        if (free) taken.push(edge);
        l.element.classList.toggle("off", !free);
        l.element.style.transform = `translate(${Math.round(edge.left)}px, ${Math.round(edge.top)}px)`;
      }
    };
    document.fonts.ready.then(() => { measure(); settle(); });
    map.on("move", settle);
    map.on("resize", () => { measure(); settle(); });

    // ---- One province at a time: under the pointer, or of the link in the table that has the focus. ----
    const choose = code => {
      const place = placeOf.get(code);
      readout.textContent = place?.line ?? "";
      map.getCanvas().style.cursor = place?.href ? "pointer" : "";
      if (map.getLayer("chosen")) map.setFilter("chosen", ["==", ["get", "code"], code ?? ""]);
    };
    const under = e => map.getLayer("ground") ? map.queryRenderedFeatures(e.point, { layers: ["ground"] }).at(0)?.properties.code : undefined;
    map.on("mousemove", e => choose(under(e)));
    map.on("mouseout", () => choose());
    map.on("click", e => { const place = placeOf.get(under(e)); if (place?.href) location.assign(place.href); });
    const byLink = new Map(data.places.filter(p => p.href).map(p => [p.href, p.code]));
    for (const link of document.querySelectorAll(".map-page .twin th a")) {
      const code = byLink.get(link.getAttribute("href"));
      for (const [kind, chosen] of [["focus", code], ["mouseenter", code], ["blur", undefined], ["mouseleave", undefined]]) link.addEventListener(kind, () => choose(chosen));
    }
  };

  // ---- The picture that is saved: the whole country in Mercator's projection, with the shades' legend. ----
  const ns = "http://www.w3.org/2000/svg";
  const rise = latitude => 180 / Math.PI * Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360));
  const rings = g => g.type === "Polygon" ? g.coordinates : g.coordinates.flat();
  const extent = g => {
    const ring = rings(g)[0], xs = ring.map(c => c[0]), ys = ring.map(c => c[1]);
    return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
  };
  const shape = (name, attributes, text) => {
    const e = document.createElementNS(ns, name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    if (text !== undefined) e.textContent = text;
    return e;
  };

  const picture = (land, drawn, labels) => {
    const [[west, south], [east, north]] = bounds, wide = 760, scale = wide / (east - west);
    const on = ([longitude, latitude]) => [(longitude - west) * scale, (rise(north) - rise(latitude)) * scale];
    const height = (rise(north) - rise(south)) * scale, font = '"Be Vietnam Pro", system-ui, sans-serif';
    const svg = shape("svg", { viewBox: `0 0 ${wide} ${Math.ceil(height)}` });
    const pattern = shape("pattern", { id: "hatch-saved", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(shape("rect", { width: 7, height: 7, fill: token("card") }), shape("line", { x1: 0, y1: 0, x2: 0, y2: 7, stroke: token("line-2"), "stroke-width": 2 }));
    const defs = shape("defs", {});
    defs.append(pattern);
    svg.append(defs);
    const look = shade => ({ fill: shade === "none" ? "url(#hatch-saved)" : shade === "out" ? "none" : token(shade), stroke: token("line-2"), ...(shade === "out" ? { "stroke-dasharray": "3 3" } : {}) });
    for (const f of [...land, ...drawn]) {
      const d = rings(f.geometry).map(r => "M" + r.map(c => on(c).map(v => v.toFixed(1)).join(" ")).join("L") + "Z").join("");
      svg.append(shape("path", { d, ...look(f.properties.shade), "fill-rule": "evenodd", ...(f.properties.zone ? { stroke: token("ink-3"), "stroke-dasharray": "5 2" } : {}) }));
    }
    const taken = [];
    for (const l of labels) {
      const [x, y] = on(l.at), half = Math.max(l.name.length * 7.4, l.text.length * 6.4) / 2;
      const edge = { left: x - half, right: x + half, top: y - 11, bottom: y + (l.text ? 15 : 4) };
      if (!l.always && taken.some(t => meets(edge, t))) continue;
      taken.push(edge);
      const common = { x, "text-anchor": "middle", "font-family": font, ...(l.shade === "h4" || l.shade === "h5" ? { fill: token("on-h4"), stroke: token(l.shade) } : { fill: token("ink"), stroke: token("card") }), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
      svg.append(shape("text", { ...common, y, "font-size": 11.5, "font-weight": 600 }, l.name), shape("text", { ...common, y: y + 12, "font-size": 10.5 }, l.text));
    }
    [...figure.querySelectorAll(".map-legend li")].forEach((line, n, all) => {
      const y = height - (all.length - n) * 20, shade = line.querySelector(".swatch").classList[1] ?? "none";
      svg.append(shape("rect", { x: 4, y, width: 24, height: 14, rx: 3, ...look(shade) }), shape("text", { x: 34, y: y + 11, "font-family": font, "font-size": 11.5, fill: token("ink-2") }, line.textContent.trim().replace(/\s+/g, " ")));
    });
    return svg;
  };
})();
