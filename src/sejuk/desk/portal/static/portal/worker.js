// Keeps public pages on the phone: the network first, what was kept where there is none, else a page that
// says so. Nothing that a person typed is kept: only addresses without a query that were read with GET.
const KEPT = "sejuk-publik-1";
const OURS = "sejuk-publik-";
const MOST = 60;
const LANGUAGE = self.location.pathname.match(/^\/(?:id|en)(?=\/)/)?.[0] ?? "";
const OFFLINE = `${LANGUAGE}/publik/luring/`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepOffline());
});
self.addEventListener("activate", (event) => event.waitUntil(tidyUp()));

async function keepOffline() {
  const cache = await caches.open(KEPT);
  const page = await fetch(OFFLINE, { credentials: "omit" });
  const style = (await page.clone().text()).match(/href="([^"]+public\.css)"/)?.[1];
  await cache.put(OFFLINE, page);
  if (style) await cache.add(style);
}

async function tidyUp() {
  const old = (await caches.keys()).filter((name) => name !== KEPT && name.startsWith(OURS));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function isKept(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.search) return false;
  if (url.pathname.startsWith("/static/")) return true;
  return request.mode === "navigate" && !url.pathname.includes("/cek/");
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && (isKept(request) || request.mode === "navigate")) event.respondWith(networkFirst(request));
});

async function networkFirst(request) {
  try {
    const response = await fetch(request);
    if (isKept(request) && response.ok && response.type === "basic" && !response.redirected) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    if (request.mode === "navigate") return (await caches.match(OFFLINE, { ignoreVary: true })) ?? Promise.reject(error);
    throw error;
  }
}

async function keep(request, response) {
  const cache = await caches.open(KEPT);
  await cache.put(request, response);
  const kept = await cache.keys();
  const pages = kept.filter((one) => !one.url.includes("/static/") && !one.url.endsWith(OFFLINE));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST)).map((one) => cache.delete(one)));
}
