// A figure in a strip of figures.

import { html } from "lit";

/** @param note what stands below the value, in small */
export function figure(name, value, note) {
  return html`<div><dt>${name}</dt><dd class="strip-value">${value}</dd><dd class="muted small">${note}</dd></div>`;
}
