// What a person chose, kept in this browser: theme, zone, refresh, the app looked at last.

const KEY = "agora-webhooks";
const DEFAULTS = { theme: "", tz: "", refresh: "live", lastApp: "", layout: "cards", chart: "stack" };
const changes = new EventTarget();

function stored() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) || "{}");
    return value && typeof value === "object" ? value : {};
  } catch {
    return {}; // storage is turned off, or holds something else
  }
}

let current = { ...DEFAULTS, ...stored() };
addEventListener("storage", (event) => {
  if (event.key === KEY) {
    current = { ...DEFAULTS, ...stored() };
    changes.dispatchEvent(new Event("change"));
  }
});

/** All settings; not to be changed. */
export function settings() {
  return current;
}

/** Changes some of them, here and in the other tabs. */
export function change(some) {
  current = { ...current, ...some };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // they last as long as this page then
  }
  changes.dispatchEvent(new Event("change"));
}

/** Calls back after every change; returns what ends that. */
export function onChange(listener) {
  changes.addEventListener("change", listener);
  return () => changes.removeEventListener("change", listener);
}

/** The zone of this browser, such as Europe/Berlin. */
export function browserZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** The zone to show times in: the URL's, else the chosen one, else the browser's. */
export function zone(state) {
  return state?.tz || current.tz || browserZone();
}
