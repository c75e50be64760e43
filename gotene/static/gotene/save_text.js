// A button that saves a list on the page as a text file; nothing is asked of the server.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-save-text]");
  if (!button) return;
  const lines = [...document.getElementById(button.dataset.saveText).children].map((item) => item.textContent.trim());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${document.title}\n\n${lines.join("\n")}\n`], { type: "text/plain" }));
  link.download = button.dataset.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
});
