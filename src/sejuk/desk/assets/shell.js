// Small manners of every page: dialogs that open by a button, a form that is sent once.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.dataset.again !== undefined) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  // Who logged in again in another tab has a new word against forged forms; what was written here goes with it.
  const word = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (word && form.elements.csrfmiddlewaretoken) form.elements.csrfmiddlewaretoken.value = word[1];
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
    button.setAttribute("aria-busy", "true");
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
// A text to copy: the button comes only where it works; without it people select the words themselves.
for (const button of document.querySelectorAll("[data-copies]")) button.hidden = !navigator.clipboard;
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  await navigator.clipboard.writeText(field.value);
  button.firstChild.textContent = button.dataset.done;
});
