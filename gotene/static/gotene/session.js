// Warns before one is signed out for doing nothing (components/session_warning.html). The server says how long is left:
// another tab may have been used, and what pages ask by themselves does not count.
"use strict";

(() => {
  const dialog = document.getElementById("session-warning");
  if (!dialog) return;
  const about = dialog.dataset;
  const countdown = dialog.querySelector(".session-countdown");
  const said = dialog.querySelector("[data-last-minute]");
  const WARNED_BEFORE = Number(about.warnedBefore);
  const ASK_AGAIN = 20;
  // The longest answer that is waited for, and the shortest time between two questions, in milliseconds.
  const PATIENCE = 10_000;
  let ends, canGoOn, timer, leaving, dismissed;

  function know({ left, can_go_on, end = "" }) {
    ends = Date.now() + left * 1000;
    canGoOn = can_go_on;
    if (left <= 0) leave(end);
    else if (left > WARNED_BEFORE) rest();
    else warn();
  }

  const left = () => Math.max(0, Math.ceil((ends - Date.now()) / 1000));

  function rest() {
    dismissed = false;
    if (dialog.open) dialog.close();
    wait(left() - WARNED_BEFORE);
  }

  function wait(seconds) {
    clearTimeout(timer);
    timer = setTimeout(tick, seconds * 1000);
  }

  function warn() {
    for (const part of dialog.querySelectorAll("[data-when]")) {
      part.hidden = part.dataset.when !== (canGoOn ? "idle" : "absolute");
    }
    if (!dialog.open && !dismissed) {
      keepWhatIsTyped();
      dialog.showModal();
    }
    show();
    wait(1);
  }

  function show() {
    const seconds = left();
    const text = countdown.dataset.text;
    countdown.textContent = text.replace("{m}", Math.floor(seconds / 60)).replace("{s}", seconds % 60);
    if (seconds <= 60) said.textContent = said.dataset.lastMinute;
  }

  function tick() {
    const seconds = left();
    if (!dialog.open && !dismissed) return ask();
    if (seconds <= 0 || seconds % ASK_AGAIN === 0) return ask();
    show();
    wait(1);
  }

  async function ask(address = about.ask, options = {}) {
    clearTimeout(timer);
    try {
      const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      know(await answer.json());
    } catch {
      // No answer: the server ends the session all the same. Ask again in a while.
      wait(ASK_AGAIN);
    }
  }

  function goOn() {
    const body = new URLSearchParams({ csrfmiddlewaretoken: about.csrf });
    ask(about.goOn, { method: "POST", body });
  }

  // Those who keep what is typed add when they are done.
  function keepWhatIsTyped() {
    const kept = [];
    document.dispatchEvent(new CustomEvent("session:ending", { detail: kept }));
    return Promise.allSettled(kept);
  }

  // Nothing that others may read is left on the screen.
  async function leave(end) {
    if (leaving) return;
    leaving = true;
    await Promise.race([keepWhatIsTyped(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    location.assign(end ? `${about.signIn}&slut=${end}` : about.signIn);
  }

  dialog.querySelector("[data-session-go-on]").addEventListener("click", goOn);
  dialog.querySelector("[data-session-close]").addEventListener("click", () => dialog.close());
  // Escape answers the question: somebody is there.
  dialog.addEventListener("cancel", (event) => {
    if (!canGoOn) return;
    event.preventDefault();
    goOn();
  });
  dialog.addEventListener("close", () => (dismissed = left() <= WARNED_BEFORE));
  document.addEventListener("session:over", (event) => know(event.detail));
  // A computer that has slept has not counted.
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  window.addEventListener("pageshow", (event) => event.persisted && ask());

  know({ left: Number(about.left), can_go_on: about.canGoOn === "yes" });
})();
