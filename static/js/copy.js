// Copies the text of the element that data-copy names; where that is not allowed, selects it.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  const told = document.getElementById("told");
  try {
    await navigator.clipboard.writeText(text.textContent);
    told.textContent = button.textContent = "Copied";
  } catch {
    text.closest("details").open = true;
    getSelection().selectAllChildren(text);
    told.textContent = button.textContent = "Selected: copy it with your keys";
  }
});
