// Icons as inline SVG. Each stands beside its text, or carries it as a label.

import { html, nothing, svg } from "lit";

const PATHS = {
  mic: svg`<path d="M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 1 0-7 0v5A3.5 3.5 0 0 0 12 15Zm6.5-3.5a6.5 6.5 0 0 1-13 0M12 18v3.5"/>`,
  ear: svg`<path d="M7 9.5a5.5 5.5 0 1 1 11 0c0 4-3.5 4.5-3.5 8a3 3 0 0 1-5.5 1.7M10 10a2.5 2.5 0 1 1 4 2c-.8.6-1 1.2-1 2"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  left: svg`<path d="m14.5 5-7 7 7 7"/>`,
  right: svg`<path d="m9.5 5 7 7-7 7"/>`,
  up: svg`<path d="m6 15 6-6 6 6"/>`,
  down: svg`<path d="m6 9 6 6 6-6"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z"/>`,
  system: svg`<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M8.5 20.5h7M12 16.5v4"/>`,
  help: svg`<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.8M12 16.8v.2"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
  minus: svg`<path d="M5.5 12h13"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="12" rx="2"/><path d="M15.5 5.5v-.5a1.5 1.5 0 0 0-1.5-1.5H6A1.5 1.5 0 0 0 4.5 5v9A1.5 1.5 0 0 0 6 15.5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  share: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>`,
  export: svg`<path d="M12 3.5v11M7.5 10l4.5 4.5 4.5-4.5M4.5 17v1.5a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V17"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3"/>`,
  user: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>`,
  cards: svg`<rect x="4" y="4" width="7" height="7" rx="1.5"/><rect x="13" y="4" width="7" height="7" rx="1.5"/><rect x="4" y="13" width="7" height="7" rx="1.5"/><rect x="13" y="13" width="7" height="7" rx="1.5"/>`,
  table: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M3.5 9.5h17M3.5 14.5h17M10 9.5v10"/>`,
  stack: svg`<path d="M5 20V10M12 20V4M19 20v-7" stroke-width="4"/>`,
  lines: svg`<path d="m3.5 16 5-6 4.5 4 7.5-9"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5M12 17v.2"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.2"/>`,
  good: svg`<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.8 2.8L16 9.5"/>`,
  record: svg`<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.5" fill="currentColor"/>`,
  cloud: svg`<path d="M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.5 3.8 3.8 0 0 1-.5 7.5H7Z"/>`,
  pull: svg`<path d="M12 4v12M7 11l5 5 5-5M4.5 20h15"/>`,
  push: svg`<path d="M12 16V4M7 9l5-5 5 5M4.5 20h15"/>`,
  spark: svg`<path d="m12 3 2.2 6.8L21 12l-6.8 2.2L12 21l-2.2-6.8L3 12l6.8-2.2L12 3Z"/>`,
  relay: svg`<path d="M4 8.5h14l-3.5-3.5M20 15.5H6l3.5 3.5"/>`,
  text: svg`<path d="M4 6.5h16M4 11h16M4 15.5h10M4 20h6"/>`,
  gateway: svg`<path d="M4 20V9l8-5 8 5v11M9 20v-6h6v6"/>`,
  applet: svg`<rect x="4" y="4" width="16" height="16" rx="4"/><path d="M9 12h6M12 9v6"/>`,
  android: svg`<path d="M5 18v-2a7 7 0 0 1 14 0v2H5ZM8 10 6 6.5M16 10l2-3.5M9.5 14.5v.1M14.5 14.5v.1"/>`,
  apple: svg`<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 18.2h2"/>`,
  windows: svg`<path d="M4 6.5 11 5.5v6H4v-5ZM13 5.2l7-1v7.3h-7V5.2ZM4 13.5h7v6l-7-1v-5ZM13 13.5h7v7.3l-7-1v-6.3Z"/>`,
  linux: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="m7 9 3 3-3 3M12.5 15H17"/>`,
  web: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17-5-5.5-5-11.5 0-17Z"/>`,
  mac: svg`<rect x="4.5" y="5" width="15" height="10.5" rx="1.5"/><path d="M2.5 19h19"/>`,
  device: svg`<rect x="4" y="4" width="16" height="16" rx="3"/><path d="M9 9h6v6H9z"/>`,
  logout: svg`<path d="M14 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H14M10 12h10M16.5 8.5 20 12l-3.5 3.5"/>`,
  menu: svg`<path d="M4 6.5h16M4 12h16M4 17.5h16"/>`,
  keys: svg`<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6.5 10h.1M10 10h.1M14 10h.1M17.5 10h.1M8 14h8"/>`,
};

/** An icon. Without a label it is decoration beside a text that says the same. */
export function icon(name, label = "") {
  return html`<svg class="icon" viewBox="0 0 24 24" role=${label ? "img" : nothing}
    aria-label=${label || nothing} aria-hidden=${label ? nothing : "true"} focusable="false">${PATHS[name] ?? PATHS.device}</svg>`;
}

/** Microphone in a purple circle for a host, ear in a blue one for an audience. */
export function roleIcon(role) {
  return role === "host"
    ? html`<span class="role role-host" title="Host">${icon("mic", "Host")}</span>`
    : html`<span class="role role-audience" title="Audience">${icon("ear", "Audience")}</span>`;
}

/** Which roles there were: the first at the bottom, and on top the last, if that is another. */
export function roleStack(initial, final, switches) {
  if (!switches) {
    return roleIcon(final);
  }
  const times = `${switches} ${switches === 1 ? "switch" : "switches"}`;
  return html`<span class="role-stack" role="img" aria-label="${initial}, in the end ${final}, ${times}" title="${initial}, in the end ${final}, ${times}">
    <span class="role role-${initial}">${icon(SHAPES[initial])}</span><span class="role role-${final}">${icon(SHAPES[final])}</span></span>`;
}

const SHAPES = { host: "mic", audience: "ear" };

const PLATFORMS = { 1: "android", 2: "apple", 5: "windows", 6: "linux", 7: "web", 8: "mac" };

/** A platform with its name and, muted, its number: Web (7). */
export function platform(code, name) {
  return code === null || code === undefined
    ? html`<span class="muted">none given</span>`
    : html`<span class="platform">${icon(PLATFORMS[code] ?? "device")} ${bare(name, code)} <span class="muted">(${code})</span></span>`;
}

/** Names of unknown codes repeat the code, which stands beside them already. */
export function bare(name, code) {
  return (name ?? "Unknown").replace(` (${code})`, "");
}

const CLIENT_TYPES = {
  3: ["record", "yellow"], 8: ["applet", "pink"], 10: ["cloud", "red"], 28: ["pull", "blue"], 30: ["push", "green"],
  43: ["relay", "orange"], 47: ["text", "teal"], 48: ["text", "teal"], 50: ["gateway", "gray"],
  60: ["spark", "purple"], 68: ["text", "teal"],
};

/** A flag in the colour of its client type, with icon and name. */
export function clientType(code, name) {
  if (code === null || code === undefined) {
    return nothing;
  }
  const [shape, colour] = CLIENT_TYPES[code] ?? ["device", "plain"];
  return html`<span class="flag flag-${colour}" title="Client type ${code}">${icon(shape)} ${bare(name, code)}</span>`;
}
