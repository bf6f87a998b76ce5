// Presses what carries data-key. A text field is focused, a radio button answers its form at once.
const INTERACTIVE = "a, button, summary, input, select, textarea, [contenteditable]";
const TYPING = "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const here = event.target;
  if (here.matches?.(TYPING)) return;
  const key = event.key === "Enter" ? " " : event.key;
  // Space and enter belong to the control that has the focus; but a link does nothing at a space by itself.
  const link = event.key === " " && here.matches?.("a[data-key]");
  if (key === " " && !link && here.matches?.(INTERACTIVE)) return;

  const wanted = [...document.querySelectorAll("[data-key]")].find(
    (element) =>
      element.dataset.key === key &&
      (element.checkVisibility?.() ?? true) &&
      !element.matches(":disabled, details[open] > summary"),
  );
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches(TYPING)) wanted.focus();
  else wanted.click();
  if (wanted.type === "radio") wanted.form.requestSubmit();
});
