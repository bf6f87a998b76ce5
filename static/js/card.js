// What a shown card needs beyond its form: where the reader is after the reveal, and how long it took.
let shownAt = performance.now();

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.matches(".answer") && target.open) target.querySelector("[data-answer]").focus();
  },
  true,
);

document.addEventListener(
  "submit",
  ({ target }) => {
    const taken = target.elements.duration_ms;
    if (taken) taken.value = Math.round(performance.now() - shownAt);
  },
  true,
);

document.addEventListener("htmx:afterSwap", () => {
  shownAt = performance.now();
});
