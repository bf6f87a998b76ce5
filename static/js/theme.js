// Before the first paint, so that the chosen theme shows without a flash; hence no module.
(() => {
  const root = document.documentElement;
  const choices = ["system", "light", "dark"];
  const names = { system: "as the system", light: "light", dark: "dark" };
  let kept = null;
  try {
    kept = localStorage.getItem("theme");
  } catch {
    // Storage may be forbidden; the system's theme serves.
  }
  let theme = choices.includes(kept) ? kept : "system";

  const show = () => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      button.textContent = `Theme: ${names[theme]}`;
    }
  };

  show();
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    theme = choices[(choices.indexOf(theme) + 1) % choices.length];
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // It then lasts as long as the page.
    }
    show();
  });
})();
