// The sign of the product.

import { html } from "lit";

export function logo() {
  return html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="4.5" fill="currentColor"/>
    <path d="M8.5 23.5a10.6 10.6 0 0 1 0-15M23.5 8.5a10.6 10.6 0 0 1 0 15" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/>
  </svg>`;
}
