// Keeps the field officer's form on the phone: the network first, what was kept where there is none.
// It answers only for the form's own page and for style sheets, scripts and fonts; nothing a person
// wrote passes through here.
const KEPT = "sejuk-lapangan-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(tidyUp()));

async function tidyUp() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("sejuk-lapangan-") && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

function isKept(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return false;
  return url.pathname.startsWith("/static/") || (request.mode === "navigate" && url.pathname === new URL(self.registration.scope).pathname);
}

self.addEventListener("fetch", (event) => {
  if (isKept(event.request)) event.respondWith(networkFirst(event.request));
});

async function networkFirst(request) {
  try {
    const response = await fetch(request);
    // A redirect leads to the login: that is no form to keep.
    if (response.ok && response.type === "basic" && !response.redirected) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { cacheName: KEPT, ignoreVary: true, ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

async function keep(request, response) {
  const cache = await caches.open(KEPT);
  await cache.put(request, response);
}
