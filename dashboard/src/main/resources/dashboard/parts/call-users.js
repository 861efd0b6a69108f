// Users of a call side by side, on one time axis.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { count, duration, minutes, time } from "../app/format.js";
import { format, list, patched } from "../app/url.js";
import { bare, icon } from "./icons.js";
import { pager } from "./pager.js";
import { person } from "./people.js";
import { roleStrip, wholeOf } from "./shares.js";
import { verdict } from "./quality.js";
import { walk } from "./table.js";

const ROWS = 25;

/** Users that are asked for at once. */
const MOST = 100;

/** Users with their figures and roles; of those who are chosen, or of a page. */
export async function read(ask, { page, users }) {
  const chosen = list(users).filter((uid) => /^\d+$/.test(uid)).map(Number);
  const both = async (params) => {
    const [figures, roles] = await Promise.all([ask("multi-user", params), ask("role-analytics", params)]);
    const segments = new Map(roles.users.map((user) => [user.uid, user.role_segments]));
    return { ...figures, users: figures.users.map((user) => ({ ...user, role_segments: segments.get(user.uid) ?? [] })) };
  };
  const [shown, compared] = await Promise.all([both({ page, per_page: ROWS }), found(chosen, both)]);
  return { ...shown, chosen: compared };
}

/** The chosen users in the order in which they were chosen. */
async function found(chosen, both) {
  const known = new Map();
  for (let from = 0; from < chosen.length; from += MOST) {
    const { users } = await both({ uid: chosen.slice(from, from + MOST).join(","), per_page: MOST });
    users.forEach((user) => known.set(user.uid, user));
  }
  return chosen.map((uid) => known.get(uid)).filter(Boolean);
}

export function view(found, context) {
  const { state } = context;
  const href = (page) => format(patched(state, { page: page === 1 ? "" : String(page) }));
  return html`${found.chosen.length ? comparison(found.chosen, context) : html`<p class="muted hint">${icon("info")} Choose users below to see them side by side.</p>`}
    <section class="panel flush" aria-labelledby="compare-users" data-stay><header class="panel-head"><h2 id="compare-users">Users</h2><span class="muted small">${count(found.total_users)} in this call</span></header>
      <div class="table-box" role="group" aria-label="Users" tabindex="0"><table class="sessions" @keydown=${walk}>
        <thead><tr><th scope="col"><span class="hidden">Compare</span></th><th scope="col">User</th><th scope="col" class="strip-col">${axis(context)}</th>
          <th scope="col" class="number">Minutes</th><th scope="col" class="number">Sessions</th><th scope="col" class="number">Switches</th><th scope="col" class="number">Failed</th><th scope="col">Came back</th><th scope="col" class="number">Quality</th></tr></thead>
        <tbody>${repeat(found.users, (user) => user.uid, (user) => row(user, context))}</tbody></table></div>
      <div class="panel-foot">${pager(found.pagination, href, "users")}</div></section>`;
}

function axis({ call, tz }) {
  const { from, to } = wholeOf(call);
  return html`<span class="strip-axis"><span>${time(from, tz)}</span><span>${time(to, tz)}</span></span>`;
}

function row(user, context) {
  const chosen = list(context.state.users);
  const uid = String(user.uid);
  const on = chosen.includes(uid);
  const toggle = () => context.navigate(patched(context.state, {
    page: context.state.page, users: (on ? chosen.filter((one) => one !== uid) : [...chosen, uid]).join(","),
  }), { stay: true });
  return html`<tr><td><input type="checkbox" class="pick" .checked=${on} aria-label="Compare ${uid}" @change=${toggle}></td>
    <th scope="row">${person(user, context)}</th><td class="strip-col">${roleStrip(user.role_segments, wholeOf(context.call))}</td>
    <td class="number">${minutes(user.total_active_minutes)}${user.open_seconds ? html` <span class="muted">+${minutes(user.open_minutes)}</span>` : nothing}</td>
    <td class="number">${count(user.session_count)}</td><td class="number">${count(user.total_role_switches)}</td><td class="number">${count(user.failed_calls)}</td>
    <td>${pattern(user.reconnection_analysis)}</td><td class="number">${quality(user.quality_score)}</td></tr>`;
}

const PATTERNS = { unstable: "unstable", moderate: "now and then", stable: "stable", no_reconnections: "never" };

function pattern({ pattern: name, reconnection_count: times }) {
  return html`<span class="pattern pattern-${name}">${PATTERNS[name] ?? name}</span>${times ? html` <span class="muted">${count(times)}×</span>` : nothing}`;
}

function quality(score) {
  return html`<span class="quality quality-${verdict(score)}">${score === null ? "–" : Number(score).toFixed(1)}</span>`;
}

/** What is compared: a name, and what it is of a user. */
const LINES = [
  ["Minutes", (user) => minutes(user.total_active_minutes)],
  ["Still open", (user) => (user.open_seconds ? minutes(user.open_minutes) : "–")],
  ["Host minutes", (user) => minutes(user.host_minutes)],
  ["Audience minutes", (user) => minutes(user.audience_minutes)],
  ["Sessions", (user) => count(user.session_count)],
  ["Role switches", (user) => count(user.total_role_switches)],
  ["Platforms", (user) => user.platforms.map((row) => `${bare(row.platform_name, row.platform)}${row.platform === null ? "" : ` (${row.platform})`}`).join(", ") || "–"],
  ["Came back", (user) => pattern(user.reconnection_analysis)],
  ["Within 2 min", (user) => count(user.reconnection_analysis.rapid_reconnections)],
  ["Sessions up to 30 s", (user) => count(user.reconnection_analysis.burst_sessions)],
  ["Mean gap", (user) => duration(user.reconnection_analysis.avg_session_gap_seconds)],
  ["Failed, under 5 s", (user) => count(user.failed_calls)],
  ["Abnormal (999)", (user) => count(user.churn_events)],
  ["Why they left", (user) => user.reasons.map((row) => `${bare(row.reason_name, row.reason)} (${row.reason}) ${row.count}×`).join(", ") || "–"],
  ["Quality", (user) => quality(user.quality_score)],
];

function comparison(users, context) {
  return html`<section class="panel flush" aria-labelledby="compare-title" data-stay>
    <header class="panel-head"><h2 id="compare-title">Side by side</h2><a href=${format(patched(context.state, { page: context.state.page, users: "" }))}>Clear</a></header>
    <div class="axis-panel"><div class="axis-row"><span></span>${axis(context)}</div>
      ${users.map((user) => html`<div class="axis-row">${person(user, context)}${roleStrip(user.role_segments, wholeOf(context.call))}</div>`)}</div>
    <div class="table-box" role="group" aria-label="Side by side" tabindex="0"><table class="compare">
      <thead><tr><td></td>${users.map((user) => html`<th scope="col">${person(user, context)}</th>`)}</tr></thead>
      <tbody>${LINES.map(([name, value]) => html`<tr><th scope="row">${name}</th>${users.map((user) => html`<td>${value(user)}</td>`)}</tr>`)}</tbody></table></div></section>`;
}
