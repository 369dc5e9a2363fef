// Keeps forms on the phone: the network first, what was kept where there is none. It answers only for
// pages below its own address that asked to be kept, and for style sheets, scripts and fonts; nothing a
// person wrote passes through here.
const KEPT = "sejuk-luring-1";
const OURS = ["sejuk-luring-", "sejuk-lapangan-"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(tidyUp()));

async function tidyUp() {
  const names = await caches.keys();
  const old = names.filter((name) => name !== KEPT && OURS.some((start) => name.startsWith(start)));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function isAsset(url) {
  return url.origin === self.location.origin && url.pathname.startsWith("/static/");
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (isAsset(new URL(request.url)) || request.mode === "navigate") event.respondWith(networkFirst(request));
});

async function networkFirst(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request, { ignoreVary: true, ignoreSearch: true });
  try {
    const response = await fetch(request);
    // A page is kept when it asks for it (form.js); here it is only brought up to date. A redirect leads
    // to the login: that is no form to keep.
    const wanted = kept || isAsset(new URL(request.url));
    if (wanted && response.ok && response.type === "basic" && !response.redirected) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
