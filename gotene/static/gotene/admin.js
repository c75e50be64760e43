// The admin's searchable selects get the name of their field: without it a screen reader says only what is chosen.
"use strict";

function nameSelects(root) {
  for (const select of root.querySelectorAll(".admin-autocomplete")) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const chosen = document.getElementById(`select2-${select.id}-container`);
    if (!label || !chosen) continue;
    label.id ||= `${select.id}_label`;
    chosen.setAttribute("aria-labelledby", label.id);
    chosen.closest(".select2-selection").setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
  }
}

// Pages with such selects bring jQuery, and it runs what is registered in turn: the selects are made first.
window.django?.jQuery?.(() => nameSelects(document));
document.addEventListener("formset:added", (event) => nameSelects(event.target));
