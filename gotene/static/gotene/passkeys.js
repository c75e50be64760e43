// Passkeys: joins the page's button to allauth's script, which asks the browser and sends the form.
"use strict";

const form = document.querySelector("form[data-passkey]");
const ids = { credential: "passkey-credential", data: "passkey-data" };
const asked = {
  use: () => window.allauth.webauthn.forms.authenticateForm({ ids: { ...ids, authenticate: "passkey-button" } }),
  add: () => window.allauth.webauthn.forms.signupForm({ ids: { ...ids, signup: "passkey-button" } }),
  "sign-in": () => window.allauth.webauthn.forms.loginForm({ ids: { ...ids, login: "passkey-button" } }),
};

// A browser without passkeys shows no button for them.
if (window.PublicKeyCredential) asked[form.dataset.passkey]();
else document.getElementById("passkey-button").hidden = true;

// Cancelled, the wrong device, or no answer: said on the page, not only in the browser's log.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
