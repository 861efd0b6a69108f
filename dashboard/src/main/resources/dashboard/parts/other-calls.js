// The other calls of a channel.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { brief, count, minutes, shownName } from "../app/format.js";
import { format, patched } from "../app/url.js";
import { walk } from "./table.js";

/** A list of them, each a link; nothing if this is the only one. */
export function otherCalls(call, { state, tz }) {
  if (!call.calls.length) {
    return nothing;
  }
  return html`<section class="panel flush" aria-labelledby="others-title">
    <header class="panel-head"><h2 id="others-title">Other calls of <bdi>${shownName(call.channel_name)}</bdi></h2>
      ${call.calls_next ? html`<span class="muted small">the newest ${count(call.calls.length)}</span>` : nothing}</header>
    <div class="table-box others" role="group" aria-label="Other calls" tabindex="0"><table @keydown=${walk}>
      <thead><tr><th scope="col">Began</th><th scope="col">Ended</th><th scope="col" class="number">Users</th><th scope="col" class="number">Minutes</th></tr></thead>
      <tbody>${repeat(call.calls, (other) => other.channel_session_id, (other) => row(other, state, tz))}</tbody></table></div></section>`;
}

function row(other, state, tz) {
  const there = patched(state, { sessionId: other.channel_session_id, from: "", to: "", q: "", sort: "", users: "" });
  return html`<tr><td><a href=${format(there)}>${brief(other.started, tz)}</a></td>
    <td>${other.live ? html`<span class="live"><i aria-hidden="true"></i>Live</span>` : brief(other.ended, tz)}</td>
    <td class="number">${count(other.unique_users)}</td><td class="number">${minutes(other.total_minutes)}</td></tr>`;
}
