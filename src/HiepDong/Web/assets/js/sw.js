// Keeps assets and entry pages in this browser and shows a page as it was kept when it can't be fetched. It sends nothing by itself.
"use strict";
const ASSETS = "hd-assets", PAGES = "hd-pages", SHELL = "/ngoai-tuyen";
const fresh = url => new Request(url, { cache: "reload", headers: { "X-Requested-With": "fetch" } });

self.addEventListener("install", e => { self.skipWaiting(); e.waitUntil(keepPages([SHELL])); });
self.addEventListener("activate", e => e.waitUntil(self.clients.claim()));
self.addEventListener("message", e => {
  if (e.data.kind === "keep") e.waitUntil(Promise.all([keepAssets(e.data.assets), keepPages([SHELL, ...e.data.pages])]));
  // Whoever comes next sees nothing of whoever was here before.
  if (e.data.kind === "forget") e.waitUntil(caches.delete(PAGES).then(() => keepPages([SHELL])));
});

async function keepAssets(urls) {
  const cache = await caches.open(ASSETS);
  const old = new Map((await cache.keys()).map(r => [new URL(r.url).pathname, r]));
  for (const url of urls) {
    if (await cache.match(url)) continue;
    try {
      await cache.add(url);
      // A later version of the same file takes the place of the earlier one.
      const before = old.get(new URL(url).pathname);
      if (before && before.url !== url) await cache.delete(before);
    } catch { /* the line is gone: next time */ }
  }
}

async function keepPages(urls) {
  const cache = await caches.open(PAGES);
  for (const url of new Set(urls)) {
    try {
      const page = await fetch(fresh(url));
      if (page.ok && !page.redirected) {
        // Whole before it takes the place of what was kept: a line that breaks off must not leave half a page. A page without its scripts is of no use: they come with it.
        const text = await page.text();
        await keepAssets([...new Set(text.match(/\/assets\/[^"'\s>]+/g) ?? [])].map(a => new URL(a.replaceAll("&amp;", "&"), location.origin).href));
        await cache.put(url, new Response(text, { headers: page.headers }));
      }
      else if (url !== SHELL) await cache.delete(url);
    } catch { /* what was kept before stays */ }
  }
}

self.addEventListener("fetch", e => {
  const request = e.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) e.respondWith(caches.match(request).then(kept => kept ?? fetch(request)));
  else if (request.mode === "navigate") e.respondWith(page(request, url));
});

async function page(request, url) {
  try { return await fetch(request); }
  catch {
    const cache = await caches.open(PAGES);
    return await cache.match(url.pathname + url.search) ?? await cache.match(SHELL) ?? Response.error();
  }
}
