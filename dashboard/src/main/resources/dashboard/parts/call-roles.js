// Who spoke and who listened in a call.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { count, minutes, percent } from "../app/format.js";
import { format, patched } from "../app/url.js";
import { bare, clientType, platform, roleIcon } from "./icons.js";
import { pager } from "./pager.js";
import { person } from "./people.js";
import { place } from "./place.js";
import { minutesBy, roleStrip, wholeOf } from "./shares.js";
import { walk } from "./table.js";

const ROWS = 50;

export function read(ask, { page }) {
  return ask("role-analytics", { page, per_page: ROWS });
}

export function view(roles, context) {
  const { state } = context;
  const total = roles.total_seconds;
  const href = (page) => format(patched(state, { page: page === 1 ? "" : String(page) }));
  return html`<div class="split-panels">${split(roles)}
      ${minutesBy("Platform", roles.platforms.map((row) => ({ ...row, name: platform(row.platform, row.platform_name) })), total)}
      ${minutesBy("Client type", roles.client_types.map((row) => ({ ...row, name: typeName(row) })), total)}
      ${minutesBy("Product", roles.products.map((row) => ({ ...row, name: html`${bare(row.product_name, row.product_id)} <span class="muted">(${row.product_id})</span>` })), total)}</div>
    <section class="panel flush" aria-labelledby="role-users" data-stay>
      <header class="panel-head"><h2 id="role-users">Roles by user</h2><p class="muted small">over the time of the call</p></header>
      <div class="table-box" role="group" aria-label="Roles by user" tabindex="0"><table class="sessions" @keydown=${walk}>
        <thead><tr><th scope="col">User</th><th scope="col" class="strip-col">Roles</th><th scope="col" class="number">Host min</th>
          <th scope="col" class="number">Audience min</th><th scope="col" class="number">Open min</th><th scope="col" class="number">Switches</th></tr></thead>
        <tbody>${repeat(roles.users, (user) => user.uid, (user) => row(user, context))}</tbody></table></div>
      <div class="panel-foot">${pager(roles.pagination, href, "users")}</div></section>`;
}

function typeName(row) {
  return row.client_type === null ? html`<span class="muted">none given</span>`
    : html`${clientType(row.client_type, row.client_type_name)} <span class="muted">(${row.client_type})</span>`;
}

function split(roles) {
  const ended = roles.host_seconds + roles.audience_seconds;
  const share = ended ? roles.host_seconds / ended : 0;
  return html`<section class="panel role-split" aria-labelledby="split-title"><h2 id="split-title">Host and audience</h2>
    <div class="split-bar" aria-hidden="true">${ended ? html`<i class="seg-host" ${place({ "flex-grow": String(roles.host_seconds) })}></i><i class="seg-audience" ${place({ "flex-grow": String(roles.audience_seconds) })}></i>` : nothing}</div>
    <dl><div><dt>${roleIcon("host")} Host</dt><dd><b>${minutes(roles.host_minutes)}</b> min <span class="muted">${ended ? percent(share) : ""}</span></dd></div>
      <div><dt>${roleIcon("audience")} Audience</dt><dd><b>${minutes(roles.audience_minutes)}</b> min <span class="muted">${ended ? percent(1 - share) : ""}</span></dd></div>
      <div><dt>Together</dt><dd><b>${minutes(roles.total_minutes)}</b> min</dd></div>
      <div><dt>Still open</dt><dd><b>${minutes(roles.open_minutes)}</b> min</dd></div>
      <div><dt>Role switches</dt><dd><b>${count(roles.role_switches)}</b></dd></div>
      <div><dt>Wall clock</dt><dd><b>${minutes(roles.wall_clock_minutes)}</b> min</dd></div></dl></section>`;
}

function row(user, context) {
  return html`<tr><th scope="row">${person(user, context)}</th>
    <td class="strip-col">${roleStrip(user.role_segments, wholeOf(context.call))}${user.role_segments_cut ? html`<span class="muted small">the first 200 parts</span>` : nothing}</td>
    <td class="number">${minutes(user.host_minutes)}</td><td class="number">${minutes(user.audience_minutes)}</td>
    <td class="number">${user.open_seconds ? minutes(user.open_minutes) : nothing}</td><td class="number">${count(user.role_switches)}</td></tr>`;
}
