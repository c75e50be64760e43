// What the pages need of their own script. Everything works without it; it only helps.
"use strict";

// A form is sent once, however often its button is pressed. After ten seconds it may be sent again:
// a form whose answer is a file leaves the page where it is.
const RESEND_AFTER = 10_000;
const sentAt = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (event.timeStamp - (sentAt.get(form) ?? -RESEND_AFTER) < RESEND_AFTER) {
    event.preventDefault();
    return;
  }
  sentAt.set(form, event.timeStamp);
});

// Coming back with the browser's back button, the form may be sent again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sentAt.delete(form);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// A row that opens for change takes the focus to what is wrong in it, else to its first field; Enter saves it.
document.addEventListener("htmx:afterSettle", (event) => {
  const row = event.target.closest?.("tr");
  if (!row || document.activeElement !== document.body) return;
  const field = row.querySelector("[aria-invalid=true]") ?? row.querySelector("input:not([type=hidden])");
  (field ?? row.querySelector("td a"))?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("tr input")) return;
  const save = event.target.closest("tr").querySelector("button[hx-post]");
  if (!save) return;
  event.preventDefault();
  save.click();
});

// When a part of the page could not be fetched or saved, say so; never fail in silence.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => {
    const text = document.getElementById("request-failed");
    const messages = document.getElementById("messages");
    if (text && messages) messages.replaceChildren(text.content.cloneNode(true));
  });
}
