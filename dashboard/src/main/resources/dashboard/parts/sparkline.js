// A small line of the last values, with its meaning in words.

import { html, nothing, svg } from "lit";

const WIDTH = 120;
const HEIGHT = 32;
const PAD = 2;

/** The points of a line through these values. */
export function points(values) {
  const most = Math.max(1e-9, ...values);
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  return values.map((value, i) => [i * step, HEIGHT - PAD - (value / most) * (HEIGHT - 2 * PAD)]);
}

/** @param label what a screen reader says of it */
export function sparkline(values, label) {
  if (!values || values.length < 2) {
    return nothing;
  }
  const line = points(values).map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${svg`<polygon points="0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}"/><polyline points=${line}/>`}</svg>`;
}
