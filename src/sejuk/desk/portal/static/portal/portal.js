// Nothing here is needed: it keeps pages on the phone and opens the phone's own share menu.
(() => {
  const { worker } = document.currentScript.dataset;
  // The worker answers for the folder of this page only, never for pages of members.
  const folder = location.pathname.match(/^(?:\/(?:id|en))?\/(?:publik|cek|klarifikasi|belajar)\//)?.[0];
  if (folder && navigator.serviceWorker && window.isSecureContext) {
    window.addEventListener("load", () => navigator.serviceWorker.register(worker, { scope: folder }).catch(() => {}));
  }
  for (const button of document.querySelectorAll("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ text: button.dataset.share }).catch(() => {}));
  }
})();
