// The quality of one call.

import { html } from "lit";
import { count, dateTime, duration } from "../app/format.js";
import { meter } from "./shares.js";
import { insightList, reasonTable, scoreParts, scoreRing } from "./quality.js";

const LENGTHS = {
  "0-5s": "under 5 s", "5-30s": "5 to 30 s", "30-60s": "30 s to 1 min",
  "1-5min": "1 to 5 min", "5-15min": "5 to 15 min", "15min+": "15 min and more",
};

export function read(ask) {
  return ask("quality-metrics", {});
}

export function view(quality, { tz }) {
  return html`<div class="split-panels">
    <section class="panel" aria-labelledby="score-title"><h2 id="score-title">Quality score</h2>
      <div class="score">${scoreRing(quality.quality_score)}<div>${scoreParts(quality)}</div></div></section>
    <section class="panel" aria-labelledby="insights-title"><h2 id="insights-title">What stands out</h2>${insightList(quality.insight_items)}${facts(quality, tz)}</section>
    <section class="panel flush" aria-labelledby="lengths-title"><header class="panel-head"><h2 id="lengths-title">How long sessions lasted</h2></header>${histogram(quality.session_length_histogram)}</section>
    <section class="panel flush" aria-labelledby="reasons-title"><header class="panel-head"><h2 id="reasons-title">Why they ended</h2></header>
      ${reasonTable(quality.reasons, quality.sample_size, quality.reason_breakdown.not_given)}</section></div>`;
}

function facts(quality, tz) {
  return html`<dl class="quality-facts"><div><dt>Mean session</dt><dd>${duration(quality.avg_user_session_seconds)}</dd></div>
    <div><dt>Most users at once</dt><dd>${count(quality.max_concurrent_users)} <span class="muted">${quality.peak_concurrent_time ? `from ${dateTime(quality.peak_concurrent_time, tz)}` : ""}</span></dd></div>
    <div><dt>Abnormal users (999)</dt><dd>${count(quality.churn_events)}</dd></div>
    <div><dt>Failed, under 5 s</dt><dd>${count(quality.failed_calls)}</dd></div>
    <div><dt>Looks like a test</dt><dd>${quality.test_channels ? "yes, one person only" : "no"}</dd></div></dl>`;
}

function histogram(lengths) {
  const rows = Object.entries(lengths);
  const most = Math.max(1, ...rows.map(([, n]) => n));
  return html`<table><caption class="hidden">Sessions by how long they lasted</caption>
    <thead><tr><th scope="col">Length</th><th scope="col" class="bar-col"><span class="hidden">Bar</span></th><th scope="col" class="number">Sessions</th></tr></thead>
    <tbody>${rows.map(([name, n]) => html`<tr><th scope="row">${LENGTHS[name] ?? name}</th><td class="bar-col">${meter(n / most)}</td><td class="number">${count(n)}</td></tr>`)}</tbody></table>`;
}
