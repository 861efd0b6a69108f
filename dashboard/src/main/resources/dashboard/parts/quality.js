// How good a call was for those in it, and how its score came about.

import { html, nothing } from "lit";
import { count, percent } from "../app/format.js";
import { bare, icon } from "./icons.js";
import { meter } from "./shares.js";

const LEVELS = { high: ["warning", "High"], medium: ["info", "Medium"], low: ["info", "Low"], good: ["good", "Good"], info: ["info", "To know"] };

/** good, moderate or poor; "none" without a score. */
export function verdict(score) {
  return score === null || score === undefined ? "none" : score < 50 ? "poor" : score < 80 ? "moderate" : "good";
}

/** The points that each part takes from 100; they add up to what is missing. */
export function parts({ quality_score: score, sample_size: size, reasons }) {
  if (score === null || !size) {
    return [];
  }
  const taken = reasons
    .map((row) => ({ ...row, points: (row.weight * row.count * 100) / size }))
    .filter((row) => row.points > 0);
  const rest = 100 - score - taken.reduce((sum, row) => sum + row.points, 0);
  return rest > 0.005 ? [...taken, { reason: null, points: rest }] : taken;
}

/** The score as a ring with its verdict. */
export function scoreRing(score) {
  const kind = verdict(score);
  const round = 2 * Math.PI * 42;
  return html`<div class="ring ring-${kind}"><svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle class="ring-rest" cx="50" cy="50" r="42"/><circle class="ring-score" cx="50" cy="50" r="42" stroke-dasharray="${((score ?? 0) / 100) * round} ${round}"/></svg>
    <p><b>${score === null ? "–" : Number(score).toFixed(1)}</b><span>${kind === "none" ? "no score yet" : kind}</span></p></div>`;
}

/** How the score came about. */
export function scoreParts(quality) {
  const found = parts(quality);
  if (quality.quality_score === null) {
    return html`<p class="muted">The score is made of sessions that ended, and none has.</p>`;
  }
  return html`<table class="score-parts"><caption class="hidden">How the score came about</caption>
    <tbody><tr><th scope="row">${count(quality.sample_size)} ended ${quality.sample_size === 1 ? "session" : "sessions"}, all well</th><td class="number">100.00</td></tr>
      ${found.map((row) => html`<tr><th scope="row">${row.reason === null ? "Sessions under 5 s, which weigh more than their reasons"
        : html`${count(row.count)} × ${bare(row.reason_name, row.reason)} <span class="muted">(${row.reason}), weight ${row.weight}</span>`}</th>
        <td class="number">−${row.points.toFixed(2)}</td></tr>`)}</tbody>
    <tfoot><tr><th scope="row">Score</th><td class="number">${Number(quality.quality_score).toFixed(2)}</td></tr></tfoot></table>`;
}

/** Why sessions ended, the most frequent first. */
export function reasonTable(reasons, size, notGiven = 0) {
  const rows = [...reasons].sort((a, b) => b.count - a.count);
  if (notGiven) {
    rows.push({ reason: null, reason_name: "None given", count: notGiven, share: size ? notGiven / size : 0 });
  }
  return rows.length ? html`<table><caption class="hidden">Reasons of leaving</caption>
    <thead><tr><th scope="col">Reason</th><th scope="col" class="number">Sessions</th><th scope="col" class="number">Share</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row">${bare(row.reason_name, row.reason)}${row.reason === null ? nothing : html` <span class="muted">(${row.reason})</span>`}${meter(row.share, kindOf(row.weight ?? 0))}</th>
      <td class="number">${count(row.count)}</td><td class="number">${percent(row.share)}</td></tr>`)}</tbody></table>`
    : html`<p class="muted panel-empty">No session has ended yet.</p>`;
}

function kindOf(weight) {
  return weight >= 0.7 ? "meter-bad" : weight >= 0.3 ? "meter-warn" : "";
}

/** What to know, the worst first. */
export function insightList(items) {
  return items.length ? html`<ul class="insights">${items.map((item) => {
    const [shape, text] = LEVELS[item.severity] ?? LEVELS.info;
    return html`<li class="insight insight-${item.severity}">${icon(shape)}<span class="level">${text}</span><span>${item.text}</span></li>`;
  })}</ul>` : html`<p class="muted">Nothing to say yet.</p>`;
}
