// Size of text and contrast, as this reader chose them on this computer.
// Loaded before the page is painted, so that nothing jumps.
(() => {
  const root = document.documentElement;
  const SIZES = ["small", "normal", "large", "larger", "largest"];

  const read = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const keep = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* private browsing: for this page only */ }
  };

  const setSize = (size) => {
    root.dataset.textSize = size;
    keep("text-size", size);
  };
  const setContrast = (level) => {
    root.dataset.contrast = level;
    keep("contrast", level);
  };

  const saved = read("text-size");
  root.dataset.textSize = SIZES.includes(saved) ? saved : "normal";
  const prefersMore = window.matchMedia("(prefers-contrast: more)").matches;
  root.dataset.contrast = read("contrast") || (prefersMore ? "high" : "normal");

  const acts = {
    smaller: () => setSize(SIZES[Math.max(0, SIZES.indexOf(root.dataset.textSize) - 1)]),
    normal: () => setSize("normal"),
    larger: () => setSize(SIZES[Math.min(SIZES.length - 1, SIZES.indexOf(root.dataset.textSize) + 1)]),
    contrast: (button) => {
      setContrast(root.dataset.contrast === "high" ? "normal" : "high");
      button.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const tools of document.querySelectorAll(".display-tools")) {
      tools.hidden = false;
      tools.querySelector("[data-display=contrast]")
        .setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
      tools.addEventListener("click", (event) => {
        const button = event.target.closest("[data-display]");
        if (button) acts[button.dataset.display](button);
      });
    }
  });
})();
