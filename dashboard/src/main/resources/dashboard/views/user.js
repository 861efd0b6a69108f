// One user: everything they took part in, and how it went for them. By uid, or by account with all its uids.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { get, path, query } from "../app/api.js";
import { brief, count, date, dateTime, duration, minutes, percent, shownName, time } from "../app/format.js";
import { throttled } from "../app/live.js";
import { seconds } from "../app/window.js";
import { elsewhere, format, patched } from "../app/url.js";
import { empty } from "../parts/empty.js";
import { bare, clientType, icon, platform, roleStack } from "../parts/icons.js";
import { pager } from "../parts/pager.js";
import { insightList, reasonTable, scoreParts, scoreRing } from "../parts/quality.js";
import { mode } from "../parts/sessions.js";
import { minutesBy } from "../parts/shares.js";
import { figure } from "../parts/strip.js";
import { walk } from "../parts/table.js";
import { skeleton, View } from "../parts/view.js";

const ROWS = 25;
const CHANNELS = 100;

/** Accounts that are shown at once. */
const FEW = 5;

class UserView extends View {
  #soon = throttled(() => this.refresh(), () => this.pause(500));
  #changed = ({ detail: { call } }) => this.#concerns(call) && this.#soon();

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#soon.cancel();
    this.live?.removeEventListener("change", this.#changed);
  }

  updated(changed) {
    if (changed.has("live")) {
      changed.get("live")?.removeEventListener("change", this.#changed);
      this.live?.addEventListener("change", this.#changed);
    }
  }

  /** A call that this user is or was in; a snapshot may be of any. */
  #concerns(call) {
    return !call || !this.data || call.users?.some((user) => this.data.user.uids.includes(user.uid))
      || this.data.user.channels_list.some((channel) => channel.channel_name === call.channel_name);
  }

  question() {
    const { appId, uid, account, page } = this.state;
    return JSON.stringify([appId, uid, account, page]);
  }

  async read(signal) {
    const { appId, uid, account, page } = this.state;
    const of = uid ? path("api", "user", appId, uid, "detailed") : path("api", "user", appId);
    const user = await get(of + query({ account: uid ? "" : account, per_page: CHANNELS }), { signal });
    const sessions = user.uid === null ? null
      : await get(path("api", "user", appId, String(user.uid), "sessions") + query({ page, per_page: ROWS }), { signal });
    return { user, sessions };
  }

  render() {
    if (!this.data) {
      return html`<h1>${this.state.uid ? `User ${this.state.uid}` : html`<bdi>${shownName(this.state.account)}</bdi>`}</h1>
        ${this.error ? this.#missing() : nothing}${this.loading ? skeleton(6) : nothing}`;
    }
    const { user, sessions } = this.data;
    return html`${this.#head(user)}${this.failure()}
      <section class="strip" aria-label="Figures"><dl>${figures(user)}</dl></section>
      ${sessions ? this.#sessions(sessions) : this.#uids(user)}
      <div class="split-panels">${this.#quality(user)}${this.#insights(user)}
        ${minutesBy("Platform", user.platforms.map((row) => ({ ...row, name: platform(row.platform, row.platform_name) })), user.total_active_seconds)}
        ${minutesBy("Product", user.products.map((row) => ({ ...row, name: html`${bare(row.product_name, row.product_id)} <span class="muted">(${row.product_id})</span>` })), user.total_active_seconds)}</div>
      ${this.#channels(user)}`;
  }

  #missing() {
    return this.error.status === 404
      ? empty("There is no such user", this.error.message,
        html`<a class="button" href=${format(elsewhere(this.state, { view: "channels" }))}>All channels</a>`)
      : this.failure();
  }

  #head(user) {
    const title = user.uid === null ? html`<bdi>${shownName(this.state.account)}</bdi>` : html`User ${user.uid}`;
    return html`<header class="call-head"><div>
      <p class="crumbs"><a href=${format(elsewhere(this.state, { view: "channels" }))}>Channels</a> ${icon("right")}</p>
      <h1 class="call-name">${title}${user.open_sessions ? html`<span class="live"><i aria-hidden="true"></i>In ${count(user.open_sessions)} ${user.open_sessions === 1 ? "call" : "calls"}</span>` : nothing}
        ${user.sid ? html`<small class="title-sid" title="SID of the newest session"><span class="hidden">SID </span><bdi>${shownName(user.sid)}</bdi></small>` : nothing}</h1>
      ${user.accounts.length ? html`<div class="muted accounts">${user.accounts.length === 1 ? "Account" : "Accounts"}:
        ${this.#accounts(user.accounts.slice(0, FEW))}${user.accounts.length > FEW ? html`<details><summary>${count(user.accounts.length - FEW)} more</summary>
          ${this.#accounts(user.accounts.slice(FEW))}</details>` : nothing}</div>` : nothing}</div></header>`;
  }

  #accounts(accounts) {
    return accounts.map((account) => html`<a href=${format(elsewhere(this.state, { account }))}><bdi>${shownName(account)}</bdi></a> `);
  }

  #uids(user) {
    return html`<section class="panel" aria-labelledby="uids-title"><h2 id="uids-title">${count(user.uids.length)} users have this account</h2>
      <p class="uids">${user.uids.map((uid) => html`<a href=${format(elsewhere(this.state, { uid: String(uid) }))}>${uid}</a> `)}</p></section>`;
  }

  #sessions({ sessions, pagination }) {
    const href = (page) => format(patched(this.state, { page: page === 1 ? "" : String(page) }));
    return html`<section class="panel flush" aria-labelledby="calls-title" data-stay><header class="panel-head"><h2 id="calls-title">Calls</h2><span class="muted small">the newest first</span></header>
      <div class="table-box" role="group" aria-label="Calls" tabindex="0"><table class="sessions" @keydown=${walk}>
        <thead><tr><th scope="col">Call</th><th scope="col">Role</th><th scope="col">Platform</th><th scope="col">Joined</th><th scope="col">Left</th><th scope="col" class="number">Stayed</th><th scope="col">Reason</th></tr></thead>
        <tbody>${repeat(sessions, (session) => `${session.id} ${session.channel_name}`, (session) => this.#row(session))}</tbody></table></div>
      <div class="panel-foot">${pager(pagination, href, pagination.total === 1 ? "session" : "sessions")}</div></section>`;
  }

  #row(session) {
    const { tz } = this;
    const there = format(elsewhere(this.state, { channel: session.channel_name, sessionId: session.channel_session_id }));
    const sameDay = session.leave_time && date(session.leave_time, tz) === date(session.join_time, tz);
    return html`<tr><th scope="row" class="call-cell"><a href=${there}><bdi>${shownName(session.channel_name)}</bdi></a></th>
      <td><span class="role-cell">${roleStack(session.initial_is_host ? "host" : "audience", session.is_host ? "host" : "audience", session.role_switches)}<span class="mode">${mode(session)}</span></span></td>
      <td class="on">${platform(session.platform, session.platform_name)}${clientType(session.client_type, session.client_type_name)}</td>
      <td class="when">${dateTime(session.join_time, tz)}${mark(session.join_inferred)}</td>
      <td class="when">${session.leave_time ? html`${sameDay ? time(session.leave_time, tz) : dateTime(session.leave_time, tz)}${mark(session.leave_inferred)}` : html`<span class="live"><i aria-hidden="true"></i>still there</span>`}</td>
      <td class="number">${session.leave_time ? duration(session.duration_seconds) : nothing}</td>
      <td class="why">${session.leave_time && session.reason !== null ? html`${bare(session.reason_name, session.reason)} <span class="muted">(${session.reason})</span>` : nothing}</td></tr>`;
  }

  #quality(user) {
    return html`<section class="panel" aria-labelledby="score-title"><h2 id="score-title">Quality score</h2>
      <div class="score">${scoreRing(user.quality_score)}<div>${scoreParts(user)}</div></div></section>`;
  }

  #insights(user) {
    return html`<section class="panel" aria-labelledby="insights-title"><h2 id="insights-title">What stands out</h2>${insightList(user.insight_items)}
      <div class="user-reasons">${reasonTable(user.reasons, user.sample_size, user.reason_breakdown.not_given)}</div></section>`;
  }

  #channels(user) {
    const more = user.pagination.total - user.channels_list.length;
    return html`<section class="panel flush" aria-labelledby="channels-title"><header class="panel-head"><h2 id="channels-title">Channels</h2>
        <span class="muted small">${count(user.total_channels_joined)}${more > 0 ? `, the latest ${count(user.channels_list.length)} shown` : ""}</span></header>
      <div class="table-box others" role="group" aria-label="Channels" tabindex="0"><table class="sessions" @keydown=${walk}>
        <thead><tr><th scope="col">Channel</th><th scope="col" class="number">Sessions</th><th scope="col" class="number">Minutes</th><th scope="col" class="number">Switches</th><th scope="col">Last there</th></tr></thead>
        <tbody>${repeat(user.channels_list, (channel) => channel.channel_name, (channel) => html`<tr>
          <th scope="row" class="call-cell"><a href=${format(elsewhere(this.state, { channel: channel.channel_name, sessionId: String(Math.floor(seconds(channel.last_activity))) }))}><bdi>${shownName(channel.channel_name)}</bdi></a></th>
          <td class="number">${count(channel.session_count)}</td>
          <td class="number">${minutes(channel.total_minutes)}${channel.open_seconds ? html` <span class="muted">+${minutes(channel.open_minutes)}</span>` : nothing}</td>
          <td class="number">${count(channel.role_switches)}</td><td class="when">${brief(channel.last_activity, this.tz)}</td></tr>`)}</tbody></table></div></section>`;
  }
}

function mark(inferred) {
  return inferred ? html`<span class="worked-out" title="The notice is missing; the time was worked out from others">inferred</span>` : nothing;
}

function figures(user) {
  return [
    figure("Minutes", minutes(user.total_active_minutes), user.open_seconds ? `+${minutes(user.open_minutes)} still open` : "in all calls"),
    figure("Sessions", count(user.total_sessions), `${count(user.open_sessions)} open`),
    figure("Channels", count(user.total_channels_joined), ""),
    figure("Mean session", duration(user.avg_session_seconds), "of those that ended"),
    figure("Host minutes", minutes(user.host_minutes), `audience ${minutes(user.audience_minutes)}`),
    figure("Role switches", count(user.total_role_switches), ""),
    figure("Failed, under 5 s", count(user.failed_calls), `${count(user.churn_events)} abnormal (999)`),
    figure("Inferred", percent(user.inferred_share), "of the minutes"),
  ];
}

customElements.define("aw-user", UserView);
