// A call in a list: as a row, a card, or a line of a table.

import { html, nothing } from "lit";
import { brief, clock, count, date, dateTime, minutes, percent, shownName } from "../app/format.js";
import { elsewhere, format } from "../app/url.js";
import { clientType, icon } from "./icons.js";

/** The URL of a call. */
export function callHref(state, call) {
  return format(elsewhere(state, { channel: call.channel_name, sessionId: call.channel_session_id }));
}

/** "Live, 12 online", or nothing. */
export function liveBadge(call) {
  return call.live
    ? html`<span class="live"><i aria-hidden="true"></i>Live <b>${count(call.online_users)}</b><span class="hidden">users online</span></span>`
    : nothing;
}

/** The flags of a call's client types. */
export function flags(call) {
  return call.client_types.map((code, i) => clientType(code, call.client_type_names[i]));
}

/** Minutes as the lists show them: those of ended sessions, and what still runs. */
export function callMinutes(call) {
  return html`<span title="Ended sessions">${minutes(call.total_minutes)}</span>${call.open_seconds > 0
    ? html` <span class="muted" title="Sessions that go on, until now">+${minutes(call.open_minutes)}</span>` : nothing}`;
}

/** A mark for a share of inferred minutes. */
export function inferred(call) {
  return call.inferred_share > 0
    ? html`<span class="muted small" title="A notice is missing, and what it would have said was worked out">${percent(call.inferred_share)} inferred</span>`
    : nothing;
}

/** When it was, from the first to the last activity; a live call goes on. */
export function span(call, tz) {
  const sameDay = date(call.first_activity, tz) === date(call.last_activity, tz);
  const last = sameDay ? clock(call.last_activity, tz) : brief(call.last_activity, tz);
  return html`<time datetime=${call.first_activity} title=${dateTime(call.first_activity, tz)}>${brief(call.first_activity, tz)}</time> –
    <time datetime=${call.last_activity} title="Last activity ${dateTime(call.last_activity, tz)}">${call.live ? "now" : last}</time>`;
}

/** A line of a short list. */
export function callRow(state, call, tz) {
  return html`<li class="call-row">
    <a href=${callHref(state, call)}><bdi>${shownName(call.channel_name)}</bdi></a>
    <span class="marks">${liveBadge(call)}${flags(call)}</span>
    <span class="muted when">${span(call, tz)}</span>
    <span class="number">${icon("users")} ${count(call.unique_users)}<span class="hidden"> users</span></span>
    <span class="number">${callMinutes(call)} <span class="muted">min</span></span></li>`;
}
