// Forms without a line: what a person fills in is put on the phone first, then sent. The server takes it
// once however often it comes, by the id that was made with the form. A form is marked by data-offline,
// which names the field that stands for it in the list.
(() => {
  const root = document.getElementById("luring");
  const forms = [...document.querySelectorAll("form[data-offline]")];
  if (!root || !window.isSecureContext || !window.indexedDB || !navigator.serviceWorker) return;
  const words = root.dataset;
  const owner = Number(words.owner);
  const TRY_AGAIN_MS = 30_000;
  const UNUSABLE = 422;
  const GONE = [403, 404, 409, 410, 413];
  let sending = false;
  let again = false;

  function fresh(form) {
    form.reset();
    form.elements.client_id.value = crypto.randomUUID();
  }

  function written(form) {
    const values = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && !(value instanceof File && !value.size));
    const label = new FormData(form).get(form.dataset.offline);
    return {
      client_id: form.elements.client_id.value, owner, at: Date.now(), state: "waiting",
      action: new URL(form.action).pathname, from: location.pathname, label: String(label || form.dataset.offlineLabel || document.title), values,
    };
  }

  for (const form of forms) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await offlineQueue.put(written(form));
      fresh(form);
      await show();
      await send();
    });
  }

  async function send() {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    try {
      const waiting = (await offlineQueue.all()).filter((one) => one.state === "waiting");
      if (waiting.length) await sendAll(waiting.reverse());
    } catch {
      // No line: what is on the phone stays there, and is tried again.
    } finally {
      sending = false;
      await show();
    }
    if (!again) return;
    again = false;
    await send();
  }

  async function sendAll(waiting) {
    const session = await whoIsIn();
    if (!session) return;
    for (const filled of waiting) {
      if (filled.owner === session.owner) await sendOne(filled, session.token);
    }
  }

  async function whoIsIn() {
    const response = await fetch(words.session, { headers: { "HX-Request": "true" }, cache: "no-store", redirect: "manual" });
    const isIn = response.ok && response.status === 200;
    document.getElementById("luring-masuk").hidden = isIn || response.status >= 500;
    return isIn ? response.json() : null;
  }

  function bodyOf(values) {
    const hasFile = values.some(([, value]) => value instanceof Blob);
    const body = hasFile ? new FormData() : new URLSearchParams();
    for (const [name, value] of values) body.append(name, value);
    return body;
  }

  async function sendOne(filled, token) {
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const response = await fetch(filled.action, { method: "POST", body: bodyOf(filled.values), redirect: "manual", headers });
    if (response.ok) await offlineQueue.sent(filled, await response.json());
    else if (response.status === UNUSABLE) await offlineQueue.put({ ...filled, state: "refused", problems: (await response.json()).problems });
    else if (GONE.includes(response.status)) await offlineQueue.put({ ...filled, state: "refused", problems: [words.gone] });
  }

  async function show() {
    const all = await offlineQueue.all();
    const list = root.querySelector("#luring-antrean ul");
    list.replaceChildren(...all.map(line));
    list.parentElement.hidden = all.length === 0;
  }

  function line(filled) {
    const item = document.createElement("li");
    const isMine = filled.owner === owner;
    item.dataset.state = filled.state;
    const said = filled.state === "sent" ? filled.number : filled.label;
    item.append(element("strong", "block break-words", isMine ? said : ""), element("span", "", isMine ? words[filled.state] : words.foreign));
    if (!isMine) return item;
    for (const problem of filled.problems ?? []) item.append(element("p", "text-error", problem));
    item.append(...ways(filled));
    return item;
  }

  function ways(filled) {
    if (filled.state === "sent") return filled.page ? [link(filled.page, words.asks)] : [];
    const drop = button(words.drop, () => remove(filled));
    if (filled.state !== "refused") return [drop];
    return [formFor(filled) ? button(words.fix, () => edit(filled)) : link(filled.from, words.fix), drop];
  }

  const formFor = (filled) => forms.find((form) => new URL(form.action).pathname === filled.action);

  async function remove(filled) {
    if (!confirm(words.dropSure)) return;
    await offlineQueue.drop(filled.client_id);
    await show();
  }

  async function edit(filled) {
    const form = formFor(filled);
    form.reset();
    for (const [name, value] of filled.values) fill(form.elements[name], value);
    await offlineQueue.drop(filled.client_id);
    await show();
    form.querySelector("input:not([type=hidden]), select, textarea").focus();
  }

  function fill(field, value) {
    if (!field) return;
    if (value instanceof File) field.files = inList(value);
    else if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }

  function inList(file) {
    const chosen = new DataTransfer();
    chosen.items.add(file);
    return chosen.files;
  }

  function element(name, css, text) {
    const made = document.createElement(name);
    made.className = css;
    made.textContent = text;
    return made;
  }

  function link(address, text) {
    const made = element("a", "link ml-2", text);
    made.href = address;
    return made;
  }

  function button(text, action) {
    const made = element("button", "btn btn-ghost btn-sm min-h-11", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  // The page and what it is made of are kept at the first visit, before the worker answers for them.
  async function keepPage() {
    await navigator.serviceWorker.register(words.worker);
    const cache = await caches.open("sejuk-luring-1");
    const loaded = performance.getEntriesByType("resource").map((one) => one.name);
    const parts = loaded.filter((url) => url.startsWith(`${location.origin}/static/`));
    for (const url of [location.pathname, ...new Set(parts)]) {
      const response = await fetch(url);
      if (response.ok && !response.redirected) await cache.put(url, response);
    }
    document.documentElement.dataset.kept = "yes";
  }

  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  setInterval(send, TRY_AGAIN_MS);
  show().then(send);
  window.addEventListener("load", () => keepPage().catch(() => {}));
})();
