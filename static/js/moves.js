// Candidates go from where they stood to where they stand now, and those who fall light up on the way.
// The swap has put them in place already, so nothing waits for this, the focus least of all.
const TIME = { duration: 450, easing: "cubic-bezier(.2, .7, .2, 1)" };
const still = matchMedia("(prefers-reduced-motion: reduce)");
let before = new Map();

const candidates = () => [...document.querySelectorAll("[data-candidate]")];
const isOut = (candidate) => candidate.matches(".out");

document.addEventListener("htmx:beforeSwap", () => {
  before = new Map(
    candidates().map((one) => [one.dataset.candidate, { top: one.getBoundingClientRect().top, out: isOut(one) }]),
  );
});

document.addEventListener("htmx:afterSwap", () => {
  if (still.matches) return;
  const moved = candidates().map((one) => [one, before.get(one.dataset.candidate), one.getBoundingClientRect().top]);
  for (const [one, was, top] of moved) {
    if (!was) continue;
    if (was.top !== top) one.animate({ transform: [`translateY(${was.top - top}px)`, "none"] }, TIME);
    if (isOut(one) && !was.out) one.animate({ background: ["var(--mark)", "none"] }, { ...TIME, duration: 1500 });
  }
});
