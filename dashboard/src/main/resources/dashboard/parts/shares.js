// Parts of a whole as lines with bars, and roles as a strip over time.

import { html, nothing } from "lit";
import { count, minutes, percent } from "../app/format.js";
import { seconds } from "../app/window.js";
import { place } from "./place.js";

/** A bar for a part of a whole, 0 to 1; its value stands beside it as text. */
export function meter(share, kind = "") {
  return html`<span class="meter ${kind}" aria-hidden="true"><i ${place({ width: `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%` })}></i></span>`;
}

/**
 * Minutes and sessions by something.
 *
 * @param rows [{name: template, minutes, seconds, sessions}]
 */
export function minutesBy(title, rows, total) {
  return html`<section class="panel flush share-panel"><header class="panel-head"><h2>${title}</h2></header>
    ${rows.length ? html`<table><caption class="hidden">Minutes by ${title.toLowerCase()}</caption>
      <thead><tr><th scope="col">${title}</th><th scope="col" class="number">Sessions</th><th scope="col" class="number">Minutes</th><th scope="col" class="number">Share</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}${meter(total ? row.seconds / total : 0)}</th>
        <td class="number">${count(row.sessions)}</td><td class="number">${minutes(row.minutes)}</td>
        <td class="number">${percent(total ? row.seconds / total : 0)}</td></tr>`)}</tbody></table>`
      : html`<p class="muted panel-empty">No session has ended yet.</p>`}</section>`;
}

/**
 * When someone held which role, over the time of a call.
 *
 * @param segments [{role, from, to}], to is null of one that is open
 * @param whole {from, to} in epoch seconds
 */
export function roleStrip(segments, whole) {
  const length = Math.max(1, whole.to - whole.from);
  const part = (at) => Math.min(100, Math.max(0, ((at - whole.from) / length) * 100));
  return html`<span class="role-strip" aria-hidden="true">${segments.map(({ role, from, to }) => {
    const left = part(seconds(from));
    const width = part(seconds(to) ?? whole.to) - left;
    return width >= 0 ? html`<i class="seg seg-${role}" ${place({ left: `${left.toFixed(2)}%`, width: `max(2px, ${width.toFixed(2)}%)` })}></i>` : nothing;
  })}</span>`;
}

/** From when to when a call went, in epoch seconds; a live one until the answer was made. */
export function wholeOf(call) {
  const from = seconds(call.started);
  return { from, to: Math.max(from + 1, (call.live ? null : seconds(call.ended)) ?? seconds(call.as_of)) };
}
