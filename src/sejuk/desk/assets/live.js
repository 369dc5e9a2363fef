// Live pages: one stream of "something changed" notes, with names of what changed and no content.
// Elements marked data-live="narratives alerts" reload their part through htmx when a name matches.
// The stream begins with what changed since the page was made, or with "*" where that is not known.
// Without the stream they reload every half minute; without JavaScript the page is simply reloaded.
(() => {
  const POLL_MS = 30_000;
  const SETTLE_MS = 400;
  // A change is told to everybody at once: each page waits a little of its own, or all would ask at once.
  const SPREAD_MS = 1_200;
  const BUSY_MS = 3_000;
  const pending = new Set();
  let timer = 0;

  // What somebody is filling in is not swapped away under their hands; the part reloads when they are done.
  function isFilledIn(element) {
    const fields = [...element.querySelectorAll("textarea, input:not([type=hidden])")];
    const begun = fields.some(
      (one) => one === document.activeElement || one.value !== one.defaultValue || one.checked !== one.defaultChecked,
    );
    return begun || element.querySelector("details[open] form") !== null;
  }

  function flush() {
    timer = 0;
    const changes = new Set(pending);
    pending.clear();
    for (const element of document.querySelectorAll("[data-live]")) {
      const names = element.dataset.live.split(" ");
      if (!changes.has("*") && !names.some((name) => changes.has(name))) continue;
      if (isFilledIn(element)) names.forEach((name) => pending.add(name));
      else element.dispatchEvent(new CustomEvent("sejuk:changed", { bubbles: false }));
    }
    if (pending.size) timer = setTimeout(flush, BUSY_MS);
  }

  function changed(name) {
    pending.add(name);
    if (!timer) timer = setTimeout(flush, SETTLE_MS + Math.random() * SPREAD_MS);
  }

  function say(state) {
    const sign = document.getElementById("live-state");
    if (sign) sign.dataset.state = state;
  }

  // A part that finds the login ended leads the page there, but never away from what somebody is filling in.
  document.body.addEventListener("htmx:beforeOnLoad", (event) => {
    const kept = document.getElementById("luring-masuk");
    if (event.detail.xhr.status !== 401 || !(kept || isFilledIn(document.body))) return;
    event.preventDefault();
    (kept ?? document.getElementById("sesi-berakhir")).hidden = false;
  });

  let poll = 0;
  function pollAlways() {
    if (!poll) poll = setInterval(() => changed("*"), POLL_MS);
    say("poll");
  }

  const url = document.body.dataset.events;
  if (!url || !window.EventSource) {
    pollAlways();
    return;
  }
  const stream = new EventSource(url);
  stream.addEventListener("changed", (event) => changed(event.data));
  stream.onopen = () => {
    clearInterval(poll);
    poll = 0;
    say("live");
  };
  stream.onerror = pollAlways;
})();
