// npm install && node build.mjs: writes src/HiepDong/Web/assets/js/vendor/echarts.min.js and, packed as tightly as brotli can, echarts.min.js.br; their hashes stand in VENDORED.md.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const to = new URL("../../../src/HiepDong/Web/assets/js/vendor/", import.meta.url).pathname;

// Parts that the library asks for by name but that are never reached by what is drawn here: its Chinese words, animations of SVG written without a browser, options of ECharts 2
// and 3, fill patterns.
const unused = {
  "i18n/langZH.js": "export default {};",
  "svg/cssAnimation.js": "export function createCSSAnimation() {}",
  "preprocessor/backwardCompat.js": "export default function () {}",
  "util/decal.js": "export function createOrUpdatePatternFromDecal() { return null; }",
};

const result = await build({
  entryPoints: [new URL("entry.js", import.meta.url).pathname], bundle: true, minify: true, format: "iife", globalName: "echarts", target: "es2020", legalComments: "none", write: false,
  banner: { js: "/* Apache ECharts 5.6.0 (Apache-2.0) with zrender 5.6.1 (BSD-3-Clause) and tslib 2.3.0 (0BSD): lines, bars, marks, SVG; built by docs/vendor/echarts. */" },
  plugins: [{
    name: "leave-out",
    setup: b => b.onLoad({ filter: /\.js$/ }, a => {
      const name = Object.keys(unused).find(n => a.path.endsWith("/" + n));
      return name ? { contents: unused[name], loader: "js" } : undefined;
    }),
  }],
});
const script = Buffer.from(result.outputFiles[0].contents);
const packed = brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: script.length } });
for (const [name, bytes] of [["echarts.min.js", script], ["echarts.min.js.br", packed]]) {
  writeFileSync(to + name, bytes);
  console.log(createHash("sha256").update(bytes).digest("hex"), name, bytes.length);
}
copyFileSync(new URL("node_modules/echarts/LICENSE", import.meta.url).pathname, to + "echarts-LICENSE.txt");
copyFileSync(new URL("node_modules/echarts/NOTICE", import.meta.url).pathname, to + "echarts-NOTICE.txt");
copyFileSync(new URL("node_modules/zrender/LICENSE", import.meta.url).pathname, to + "zrender-LICENSE.txt");
