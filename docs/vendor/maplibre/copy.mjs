// npm install --ignore-scripts && node copy.mjs: copies the build of MapLibre GL JS that keeps its worker in a file of its own (so that the content policy needs no blob:) to
// src/HiepDong/Web/assets/js/vendor, unchanged, and packs the scripts as tightly as brotli can; the hashes stand in VENDORED.md.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const from = new URL("node_modules/maplibre-gl/", import.meta.url), to = new URL("../../../src/HiepDong/Web/assets/js/vendor/", import.meta.url);
const write = (name, bytes) => {
  writeFileSync(new URL(name, to), bytes);
  console.log(createHash("sha256").update(bytes).digest("hex"), " js/vendor/" + name, bytes.length);
};

for (const [source, name] of [["dist/maplibre-gl-csp.js", "maplibre-gl-csp.js"], ["dist/maplibre-gl-csp-worker.js", "maplibre-gl-csp-worker.js"], ["dist/maplibre-gl.css", "maplibre-gl.css"], ["dist/LICENSE.txt", "maplibre-gl-LICENSE.txt"]]) {
  const bytes = readFileSync(new URL(source, from));
  write(name, bytes);
  if (name.endsWith(".js")) write(name + ".br", brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}
