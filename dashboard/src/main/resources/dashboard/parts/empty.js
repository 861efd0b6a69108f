// What stands where there is nothing.

import { html, nothing } from "lit";
import { icon } from "./icons.js";

/** A sentence on why there is nothing, and what to do about it. */
export function empty(title, text, action = nothing) {
  return html`<div class="empty">${icon("info")}<h2>${title}</h2><p>${text}</p>${action}</div>`;
}
