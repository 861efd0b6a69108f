// Runs before the first paint, so that a chosen theme does not flash. Not a module, because modules wait.
(() => {
  let theme = "";
  try {
    theme = JSON.parse(localStorage.getItem("agora-webhooks") || "{}").theme || "";
  } catch {
    // Storage may be turned off or hold something else; then the system's theme it is.
  }
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
})();
