// Puts the frame where this script stands. It reads nothing of the page and sends nothing anywhere.
(() => {
  const script = document.currentScript;
  const frame = document.createElement("iframe");
  frame.src = new URL(script.dataset.address || "/widget/", script.src).href;
  frame.title = script.dataset.title || "Sejuk";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.width = "100%";
  frame.height = script.dataset.height || "420";
  frame.style.border = "1px solid #d9e1e4";
  frame.style.borderRadius = "10px";
  script.after(frame);
})();
