// What is typed in a form with a draft (see components/draft.html) is kept on the server: every ten seconds while it
// changes, when a field is left, and when the page is. Nothing is kept in the browser.
"use strict";

const EVERY = 10_000;
// A form without a long text is kept when it has this many fields to fill in.
const MANY_FIELDS = 5;
// Browsers let a page that is being left send this much.
const AFTER_LEAVING = 60_000;
const NOT_TYPED = new Set(["hidden", "password", "file", "submit", "button", "image", "reset", "fieldset", "output"]);

// What each form is watched by: what was last kept of it, and the timer that will keep it.
const watched = new Map();

function fields(form) {
  return [...form.elements].filter((field) => field.name && !field.disabled && !NOT_TYPED.has(field.type));
}

function typedIn(form) {
  const typed = {};
  for (const field of fields(form)) {
    const values = (typed[field.name] ??= []);
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) values.push(field.value);
    } else if (field.type === "select-multiple") {
      values.push(...[...field.selectedOptions].map((option) => option.value));
    } else {
      values.push(field.value);
    }
  }
  return JSON.stringify(typed);
}

function watch(draft) {
  const form = draft.closest("form");
  if (!form || watched.has(form)) return;
  const fillable = fields(form);
  const names = new Set(fillable.map((field) => field.name));
  if (!fillable.some((field) => field.type === "textarea") && names.size < MANY_FIELDS) return;
  // The word that it is kept stands where one looks when one is done: by the buttons.
  const status = draft.querySelector(".draft-status");
  const buttons = form.querySelector(":scope > .actions, :scope > .save-bar, .submit-row");
  if (buttons) buttons.before(status);
  else form.append(status);
  watched.set(form, { draft, status, kept: typedIn(form), timer: 0, sent: false });
  if ("comesBack" in draft.dataset) watched.get(form).kept = "";
  for (const take of draft.querySelectorAll("[data-draft-take]")) take.hidden = false;
  if ("comesBack" in draft.dataset) keep(form);
}

function keepSoon(form) {
  const state = watched.get(form);
  if (!state) return;
  state.sent = false;
  state.timer ||= setTimeout(() => keep(form), EVERY);
}

async function keep(form) {
  const state = watched.get(form);
  if (!state) return;
  clearTimeout(state.timer);
  state.timer = 0;
  const typed = typedIn(form);
  if (state.sent || typed === state.kept) return;
  const before = state.kept;
  state.kept = typed;
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    submission: form.elements.submission?.value ?? "",
    form: state.draft.dataset.draft,
    typed,
  });
  try {
    const keepalive = body.toString().length < AFTER_LEAVING;
    const answer = await fetch(state.draft.dataset.keep, { method: "POST", body, keepalive });
    const told = answer.ok ? await answer.json() : null;
    if (told?.left === 0) document.dispatchEvent(new CustomEvent("session:over", { detail: told }));
    else if (told) tell(state, told.saved && `${state.draft.dataset.saved} ${told.saved}`);
    else throw new Error(answer.statusText);
  } catch {
    state.kept = before;
    tell(state, state.draft.dataset.failed);
    if (form.isConnected) keepSoon(form);
  }
}

// Said once a minute at most: only what has changed is read out.
function tell(state, text) {
  if (text && state.status.textContent !== text) state.status.textContent = text;
}

const keepAll = () => [...watched.keys()].map(keep);

function putBack(draft) {
  const form = draft.closest("form");
  const typed = JSON.parse(draft.querySelector("[data-draft-typed]").content.textContent);
  const left = structuredClone(typed);
  let first = null;
  for (const field of fields(form)) {
    if (!(field.name in typed)) continue;
    if (!put(field, typed[field.name], left)) continue;
    first ??= field;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  const notice = draft.querySelector("[data-draft-notice]");
  const missing = Object.values(left).some((values) => values.some((value) => value.trim()));
  if (missing && notice.querySelector("details")) {
    // What there is no field for any more can be read and copied.
    notice.querySelector(".draft-actions").remove();
    notice.querySelector("details").open = true;
  } else {
    notice.remove();
  }
  (first ?? form).focus();
}

// Puts what was typed into a field and takes it from what is `left`; whether the field is changed by it.
function put(field, values, left) {
  const rest = left[field.name];
  if (field.type === "checkbox" || field.type === "radio") {
    const checked = values.includes(field.value);
    left[field.name] = rest.filter((value) => value !== field.value);
    const changed = field.checked !== checked;
    field.checked = checked;
    return changed;
  }
  if (field.type === "select-multiple") {
    for (const option of field.options) option.selected = values.includes(option.value);
    const values_of = new Set([...field.options].map((option) => option.value));
    left[field.name] = rest.filter((value) => !values_of.has(value));
    return true;
  }
  const value = rest[0];
  if (value === undefined || field.value === value) return rest.shift() && false;
  if (field.type === "select-one" && ![...field.options].some((option) => option.value === value)) return false;
  rest.shift();
  field.value = value;
  return true;
}

function watchAll(root) {
  for (const draft of root.querySelectorAll("[data-draft]")) watch(draft);
}

document.addEventListener("input", (event) => keepSoon(event.target.form));
document.addEventListener("change", (event) => keepSoon(event.target.form));
document.addEventListener("focusout", (event) => event.target.form && keep(event.target.form));
document.addEventListener("click", (event) => {
  const take = event.target.closest("[data-draft-take]");
  if (take) putBack(take.closest("[data-draft]"));
});

// What is being sent is saved or comes back: it is not kept meanwhile, until something more is typed in it.
for (const sending of ["submit", "htmx:beforeRequest"]) {
  document.addEventListener(sending, (event) => {
    const state = watched.get(event.target);
    if (state) state.sent = true;
  });
}

document.addEventListener("htmx:afterSettle", () => {
  for (const form of watched.keys()) if (!form.isConnected) watched.delete(form);
  watchAll(document);
});
document.addEventListener("visibilitychange", () => document.hidden && keepAll());
document.addEventListener("session:ending", (event) => event.detail.push(...keepAll()));
window.addEventListener("pagehide", keepAll);
watchAll(document);
