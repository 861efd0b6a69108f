// Light, dark, or as the system has it.

import { change, settings } from "./settings.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const changes = new EventTarget();

/** "light" or "dark": what is shown now. */
export function shown() {
  return settings().theme || (dark.matches ? "dark" : "light");
}

/** Shows a theme: "light", "dark", or "" for the system's. */
export function choose(theme) {
  change({ theme });
  apply();
}

export function apply() {
  const { theme } = settings();
  if (theme) {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
  changes.dispatchEvent(new Event("change"));
}

/** Calls back when colours change; returns what ends that. */
export function onTheme(listener) {
  changes.addEventListener("change", listener);
  return () => changes.removeEventListener("change", listener);
}

dark.addEventListener("change", () => changes.dispatchEvent(new Event("change")));
