// A user as a name that leads to all of their calls.

import { html, nothing } from "lit";
import { shownName } from "../app/format.js";
import { elsewhere, format } from "../app/url.js";

/** @param view {state, plain}: plain has no links */
export function person({ uid, account }, { state, plain }) {
  return html`<div class="who">${plain ? html`<span>${uid}</span>`
    : html`<a href=${format(elsewhere(state, { uid: String(uid) }))}>${uid}</a>`}
    ${account ? html`<bdi class="muted small">${shownName(account)}</bdi>` : nothing}</div>`;
}
