// What is wrong is said by the server, all of it at once, in the page's own words: the browser's
// bubbles speak the browser's language and show one field at a time.
for (const form of document.forms) form.noValidate = true;

// A form is sent once: the second press of an impatient hand is not a second request.
// The server refuses it too (it compares versions); this only spares the reader the refusal.
(() => {
  const FREE_AGAIN_MS = 15000;

  const release = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[type=submit][aria-disabled]")) {
      button.removeAttribute("aria-disabled");
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "resubmit" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    for (const button of form.querySelectorAll("[type=submit]")) {
      button.setAttribute("aria-disabled", "true");
    }
    setTimeout(release, FREE_AGAIN_MS, form);
  });

  // Back to a page kept by the browser: its forms can be sent again.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
})();
