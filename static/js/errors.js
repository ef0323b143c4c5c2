// A form that came back with errors: the reader starts at the summary.
(() => {
  const PREFIX = "Lỗi: ";

  const begin = (root) => {
    const summary = root.querySelector(".error-summary");
    if (!summary) return;
    if (!document.title.startsWith(PREFIX)) document.title = PREFIX + document.title;
    summary.focus();
  };

  // A link of the summary goes into the field itself, not only near it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest("td, .mb-3, fieldset") || field).scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });

  begin(document);
  document.addEventListener("htmx:afterSwap", (event) => begin(event.target));
})();
