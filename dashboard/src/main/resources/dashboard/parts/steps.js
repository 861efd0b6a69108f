// How many users there were at once, as steps over time.

import { html, svg } from "lit";
import { count, dateTime } from "../app/format.js";
import { peak, usersAt } from "../app/presence.js";

const TOP = 8;
const ROWS = 300;

/** Where steps lie in a window: the path of their upper edge. */
export function stepPath(steps, window, width, height, most) {
  const x = (at) => ((at - window.from) / (window.to - window.from)) * width;
  const y = (users) => height - (users / most) * (height - TOP);
  let path = `M0 ${y(usersAt(steps, window.from)).toFixed(1)}`;
  for (const [at, users] of steps) {
    if (at > window.from && at <= window.to) {
      path += `H${x(at).toFixed(1)}V${y(users).toFixed(1)}`;
    }
  }
  return `${path}H${width.toFixed(1)}`;
}

/** The graph. */
export function stepGraph(steps, window, width, height) {
  const most = Math.max(1, peak(steps)?.[1] ?? 0);
  const line = stepPath(steps, window, width, height, most);
  return html`<svg class="step-graph" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
    ${svg`<path class="area" d="${line}V${height}H0Z"/><path class="line" d=${line}/>`}</svg>`;
}

/** The same as a table, for who cannot see it. */
export function stepTable(steps, tz) {
  const shown = steps.slice(0, ROWS);
  return html`<table><caption class="hidden">Users at once, from each time on</caption>
    <thead><tr><th scope="col">From</th><th scope="col" class="number">Users at once</th></tr></thead>
    <tbody>${shown.map(([at, users]) => html`<tr><td>${dateTime(at, tz)}</td><td class="number">${count(users)}</td></tr>`)}</tbody></table>
    ${steps.length > ROWS ? html`<p class="muted small cut">The first ${count(ROWS)} of ${count(steps.length)} changes.</p>` : ""}`;
}
