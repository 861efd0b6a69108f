// The sessions of a call as a table.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { date, dateTime, duration, shownName, time } from "../app/format.js";
import { format, patched } from "../app/url.js";
import { bare, clientType, icon, platform, roleStack } from "./icons.js";
import { person } from "./people.js";
import { walk } from "./table.js";

/** Columns that sort, as the API names them; those of numbers and times begin with the most. */
const HEADS = [
  ["uid", "User"], ["role", "Role"], ["platform", "Platform"], ["joined", "Joined", true],
  ["left", "Left", true], ["stayed", "Stayed", true], ["reason", "Reason"],
];

/** How a session took part: RTC is a call of hosts alone, ILS has an audience. */
export function mode(session) {
  return session.communication_mode === 1 ? "RTC/Host" : session.is_host ? "ILS/Host" : "ILS/Audience";
}

/**
 * The table.
 *
 * @param sessions of a page, as the API says them
 * @param view {state, tz, plain}: plain has no links to users
 */
export function sessionTable(sessions, view) {
  return html`<div class="table-box" role="group" aria-label="Sessions" tabindex="0"><table class="sessions" @keydown=${walk}>
    <caption class="hidden">Sessions of this call</caption>
    <thead><tr>${HEADS.map(([by, label, down]) => head(by, label, down, view.state))}<th scope="col">SID</th></tr></thead>
    <tbody>${repeat(sessions, (session) => session.id, (session) => row(session, view))}</tbody></table></div>`;
}

/** A head is a link, because the order is part of the URL. */
function head(by, label, down, state) {
  const order = state.sort || "-joined";
  const mine = order.replace("-", "") === by;
  const falls = order.startsWith("-");
  const next = mine ? `${falls ? "" : "-"}${by}` : `${down ? "-" : ""}${by}`;
  return html`<th scope="col" class=${by === "stayed" ? "number" : nothing} aria-sort=${mine ? (falls ? "descending" : "ascending") : "none"}>
    <a class="sort" href=${format(patched(state, { sort: next === "-joined" ? "" : next }))}>${label} ${mine ? icon(falls ? "down" : "up") : nothing}</a></th>`;
}

function row(session, view) {
  const { tz } = view;
  return html`<tr>
    <th scope="row">${person(session, view)}</th>
    <td><span class="role-cell">${roleStack(session.initial_is_host ? "host" : "audience", session.is_host ? "host" : "audience", session.role_switches)}
      <span class="mode">${mode(session)}</span></span></td>
    <td class="on">${platform(session.platform, session.platform_name)}${clientType(session.client_type, session.client_type_name)}
      <span class="muted small">${bare(session.product_name, session.product_id)} (${session.product_id})</span></td>
    <td class="when"><time datetime=${session.join_time} title=${dateTime(session.join_time, tz)}>${date(session.join_time, tz)}, ${time(session.join_time, tz)}</time>${mark(session.join_inferred)}</td>
    <td class="when">${session.leave_time
      ? html`<time datetime=${session.leave_time} title=${dateTime(session.leave_time, tz)}>${date(session.leave_time, tz) === date(session.join_time, tz) ? nothing : `${date(session.leave_time, tz)}, `}${time(session.leave_time, tz)}</time>${mark(session.leave_inferred)}`
      : html`<span class="live"><i aria-hidden="true"></i>still there</span>`}</td>
    <td class="number">${session.leave_time ? duration(session.duration_seconds) : nothing}</td>
    <td class="why">${why(session)}</td>
    <td class="sid">${session.sid ? html`<bdi class="mono muted">${shownName(session.sid)}</bdi>` : nothing}</td></tr>`;
}

function mark(inferred) {
  return inferred
    ? html`<span class="worked-out" title="The notice is missing; the time was worked out from others">inferred</span>` : nothing;
}

function why(session) {
  if (!session.leave_time) {
    return nothing;
  }
  return session.reason === null ? html`<span class="muted">none given</span>`
    : html`${bare(session.reason_name, session.reason)} <span class="muted">(${session.reason})</span>`;
}
