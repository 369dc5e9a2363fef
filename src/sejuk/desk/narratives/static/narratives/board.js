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

  let kept = { open: [], focus: () => null };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const focused = document.activeElement;
    const inside = event.target.contains(focused);
    kept = {
      open: [...document.querySelectorAll("main details[open][id]")].map((one) => one.id),
      focus: inside ? sameAs(focused) : () => null,
    };
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
    kept.focus()?.focus({ preventScroll: true });
    kept.focus = () => null;
  });

  // How to find the same link, button or summary again in what was swapped in.
  function sameAs(focused) {
    const href = focused.getAttribute("href");
    if (href) return () => document.querySelector(`main a[href="${CSS.escape(href)}"]`);
    const action = focused.matches("button") && focused.form?.getAttribute("action");
    if (action) return () => document.querySelector(`main form[action="${CSS.escape(action)}"] button`);
    const id = focused.matches("summary") && focused.parentElement.id;
    return () => (id ? document.getElementById(id)?.querySelector("summary") : null);
  }
})();
