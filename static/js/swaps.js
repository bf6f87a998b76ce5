// After a swap the focus goes to what is new: a swap would otherwise leave it nowhere.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const root = document.getElementById(detail.target.id) ?? document;
  root.querySelector("[data-focus]")?.focus({ preventScroll: true });
});

document.addEventListener("htmx:sendError", () => {
  const told = document.getElementById("told");
  told.classList.replace("unseen", "told");
  told.textContent = "That did not reach the server. Check the connection and try again.";
});
