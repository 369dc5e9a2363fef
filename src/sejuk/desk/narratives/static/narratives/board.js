// The board's keyboard: j and k walk the rows, Enter opens, x ticks, / searches, g then b, n, p or k goes, ? helps.
// And its manners while parts reload themselves: open details stay open, the focus stays where it was.
(() => {
  const PLACES = { b: "/", n: "/narasi/", p: "/peringatan/", k: "/kasus/" };
  let going = false;

  const rows = () => [...document.querySelectorAll("[data-row]")];
  const linkOf = (row) => row.querySelector("a");

  function walk(step) {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.contains(document.activeElement));
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1);
    linkOf(all[next])?.focus();
    all[next].scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    if (going) {
      going = false;
      if (PLACES[key]) location.assign(PLACES[key]);
      return true;
    }
    if (key === "j") walk(1);
    else if (key === "k") walk(-1);
    else if (key === "g") going = true;
    else if (key === "x") document.activeElement?.closest("[data-row]")?.querySelector("input[type=checkbox]")?.click();
    else if (key === "/") document.getElementById("id_cari")?.focus();
    else if (key === "?") document.getElementById("keys")?.showModal();
    else return false;
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog[open]")) return;
    if (press(event.key)) event.preventDefault();
  });

  let kept = { open: [], href: "", row: false };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const focused = document.activeElement;
    const inside = event.target.contains(focused);
    kept = {
      open: [...event.target.querySelectorAll("details[open][id]")].map((one) => one.id),
      href: inside ? focused.getAttribute("href") || "" : "",
      id: inside ? focused.closest("[id]")?.id || "" : "",
    };
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
    const again = kept.href && document.querySelector(`main a[href="${CSS.escape(kept.href)}"]`);
    const summary = kept.id && document.getElementById(kept.id)?.querySelector("summary");
    if (again) again.focus({ preventScroll: true });
    else if (summary) summary.focus({ preventScroll: true });
    kept = { open: [], href: "", id: "" };
  });
})();
