// The field officer's form without a line: each report is put on the phone first, then sent. The server
// takes a report once however often it comes, by the id that was made with the form.
(() => {
  const root = document.getElementById("lapangan");
  const form = document.getElementById("lapangan-formulir");
  if (!root || !form || !window.isSecureContext || !window.indexedDB || !navigator.serviceWorker) return;
  const words = root.dataset;
  const owner = Number(words.owner);
  const TRY_AGAIN_MS = 30_000;
  const FIELDS = ["title", "text", "medium", "place", "address"];
  let sending = false;
  let again = false;

  function fresh() {
    form.reset();
    form.elements.client_id.value = crypto.randomUUID();
  }

  function written() {
    const report = { client_id: form.elements.client_id.value, owner, at: Date.now(), state: "waiting" };
    for (const name of FIELDS) report[name] = form.elements[name].value;
    return report;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await fieldQueue.put(written());
    fresh();
    await show();
    await send();
  });

  async function send() {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    try {
      const waiting = (await fieldQueue.all()).filter((one) => one.state === "waiting");
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
    for (const report of waiting) {
      if (report.owner === session.owner) await sendOne(report, session.token);
    }
  }

  async function whoIsIn() {
    const response = await fetch(words.session, { headers: { "HX-Request": "true" }, cache: "no-store", redirect: "manual" });
    const isIn = response.ok && response.status === 200;
    document.getElementById("lapangan-masuk").hidden = isIn || response.status >= 500;
    return isIn ? response.json() : null;
  }

  async function sendOne(report, token) {
    const body = new URLSearchParams({ client_id: report.client_id });
    for (const name of FIELDS) body.set(name, report[name]);
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": token } });
    if (response.ok) await fieldQueue.sent(report, await response.json());
    else if (response.status === 422) await fieldQueue.put({ ...report, state: "refused", problems: (await response.json()).problems });
  }

  async function show() {
    const reports = await fieldQueue.all();
    const list = root.querySelector("#lapangan-antrean ul");
    list.replaceChildren(...reports.map(line));
    list.parentElement.hidden = reports.length === 0;
  }

  function line(report) {
    const item = document.createElement("li");
    const isMine = report.owner === owner;
    item.dataset.state = report.state;
    const said = report.state === "sent" ? report.number : report.title;
    item.append(element("strong", "block break-words", isMine ? said : ""), element("span", "", isMine ? words[report.state] : words.foreign));
    for (const problem of report.problems ?? []) item.append(element("p", "text-error", problem));
    if (isMine) item.append(...ways(report));
    return item;
  }

  function ways(report) {
    if (report.state === "sent") {
      if (!report.page) return [];
      const link = element("a", "link ml-2", words.asks);
      link.href = report.page;
      return [link];
    }
    const drop = button(words.drop, () => remove(report));
    return report.state === "refused" ? [button(words.fix, () => edit(report)), drop] : [drop];
  }

  async function remove(report) {
    if (!confirm(words.dropSure)) return;
    await fieldQueue.drop(report.client_id);
    await show();
  }

  async function edit(report) {
    for (const name of [...FIELDS, "client_id"]) form.elements[name].value = report[name];
    await fieldQueue.drop(report.client_id);
    await show();
    form.elements.title.focus();
  }

  function element(name, css, text) {
    const made = document.createElement(name);
    made.className = css;
    made.textContent = text;
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
    const cache = await caches.open("sejuk-lapangan-1");
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
