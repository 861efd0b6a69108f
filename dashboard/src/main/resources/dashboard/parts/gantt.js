// The lanes of a timeline: those that can be seen, one below the other.

import { html, nothing } from "lit";
import { classMap } from "lit-html/directives/class-map.js";
import { repeat } from "lit-html/directives/repeat.js";
import { count, dateTime, duration, shownName, time } from "../app/format.js";
import { seconds } from "../app/window.js";
import { elsewhere, format } from "../app/url.js";
import { bare } from "./icons.js";
import { place } from "./place.js";

/** Pixels. */
export const ROW = 28;
const THINNEST = 3;

/** What there is to say of a session, as text. */
export function story(session, lane, tz) {
  const who = lane.account ? `${session.uid}, ${shownName(lane.account)}` : String(session.uid);
  const roles = session.role_segments.map((part) => part.role).join(", then ");
  return `${who}: ${roles}, joined ${dateTime(session.join_time, tz)}${session.join_inferred ? " (inferred)" : ""}, ${left(session, tz)}`;
}

function left(session, tz) {
  return session.leave_time
    ? `left ${time(session.leave_time, tz)}${session.leave_inferred ? " (inferred)" : ""} after ${duration(session.duration_seconds)}, ${reason(session)}`
    : "still there";
}

/** Why a session ended, in words with its number. */
export function reason(session) {
  return session.reason === null || session.reason === undefined
    ? (session.leave_inferred ? "the leave was not told" : "no reason given")
    : `${bare(session.reason_name, session.reason)} (${session.reason})`;
}

/**
 * A lane.
 *
 * @param lane undefined as long as it is being read
 * @param view {window, until, width, tz, state, active, id}
 */
export function laneRow(lane, at, view) {
  return html`<div class="lane" role="row" aria-rowindex=${at + 1} data-lane=${at} ${place({ top: `${at * ROW}px` })}>
    ${lane ? html`${name(lane, view)}<div class="lane-bars" role="presentation">${bars(lane, view)}</div>` : html`<div class="lane-name" role="rowheader"><span class="muted">…</span></div>`}</div>`;
}

function name(lane, view) {
  return html`<div class="lane-name" role="rowheader">${view.plain ? html`<span>${lane.uid}</span>`
    : html`<a tabindex="-1" href=${format(elsewhere(view.state, { uid: String(lane.uid) }))}>${lane.uid}</a>`}
    ${lane.account ? html`<bdi class="muted">${shownName(lane.account)}</bdi>` : nothing}${lane.sessions_cut
      ? html` <span class="muted" title="The first ${lane.sessions.length} of ${lane.session_count} sessions are drawn">+${count(lane.session_count - lane.sessions.length)}</span>` : nothing}</div>`;
}

function bars(lane, view) {
  return repeat(seen(lane.sessions, view), ([session]) => session.id, ([session, from, to]) => bar(session, lane, from, to, view));
}

/** Sessions in the window with their pixels; of those that would hide each other only the first. */
function seen(sessions, { window, until, width, active }) {
  const scale = width / (window.to - window.from);
  const shown = [];
  let covered = -Infinity;
  for (const session of sessions) {
    const from = (seconds(session.join_time) - window.from) * scale;
    const to = Math.max(from + THINNEST, ((seconds(session.leave_time) ?? until) - window.from) * scale);
    if (to >= 0 && from <= width && (to > covered + 0.5 || session.id === active)) {
      shown.push([session, from, to]);
      covered = Math.max(covered, to);
    }
  }
  return shown;
}

function bar(session, lane, from, to, view) {
  const start = Math.max(from, -20);
  const end = Math.min(to, view.width + 20);
  const classes = {
    bar: true,
    open: !session.leave_time,
    "from-inferred": session.join_inferred && from >= start,
    "to-inferred": session.leave_inferred && to <= end,
    active: session.id === view.active,
  };
  return html`<div class=${classMap(classes)} role="gridcell" id="${view.id}-${session.id}" data-session=${session.id}
    aria-selected=${session.id === view.active ? "true" : "false"} aria-label=${story(session, lane, view.tz)}
    ${place({ left: `${start.toFixed(1)}px`, width: `${(end - start).toFixed(1)}px` })}>${segments(session, start, end, view)}</div>`;
}

function segments(session, start, end, { window, until, width }) {
  const scale = width / (window.to - window.from);
  const px = (at) => (at - window.from) * scale;
  const last = session.role_segments.length - 1;
  return session.role_segments.map((part, i) => {
    const from = i === 0 ? start : Math.min(end, Math.max(start, px(seconds(part.from))));
    const to = i === last ? end : Math.max(start, Math.min(end, px(seconds(part.to) ?? until)));
    return to > from
      ? html`<i class="seg seg-${part.role}" ${place({ left: `${(from - start).toFixed(1)}px`, width: `${(to - from).toFixed(1)}px` })}></i>`
      : nothing;
  });
}
