// One call: its figures, its course in time, its sessions; and what can be learnt from them, on tabs.

import { html, nothing } from "lit";
import { channelUrl, get } from "../app/api.js";
import { count, date, dateTime, duration, minutes, percent, shownName, time } from "../app/format.js";
import { throttled } from "../app/live.js";
import { elsewhere, format, patched } from "../app/url.js";
import { empty } from "../parts/empty.js";
import { icon } from "../parts/icons.js";
import { otherCalls } from "../parts/other-calls.js";
import { pager } from "../parts/pager.js";
import { sessionTable } from "../parts/sessions.js";
import { figure } from "../parts/strip.js";
import "../parts/timeline.js";
import { skeleton, View } from "../parts/view.js";

const ROWS = 50;

/** Who has only a share hears nothing live, and asks. In ms. */
const SHARED_EVERY = 10_000;
const TABS = { "": "Timeline", roles: "Roles", quality: "Quality", users: "Compare users" };
const MODULES = {
  roles: () => import("../parts/call-roles.js"),
  quality: () => import("../parts/call-quality.js"),
  users: () => import("../parts/call-users.js"),
};

class CallView extends View {
  static properties = { shared: { attribute: false } };

  #clock = 0;
  #soon = throttled(() => this.#again(), () => this.pause(500));
  #changed = (event) => this.#isMine(event.detail.call) && this.#soon();

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.shared && this.data?.call.live && !document.hidden && this.#again(), SHARED_EVERY);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#soon.cancel();
    this.live?.removeEventListener("change", this.#changed);
  }

  updated(changed) {
    if (changed.has("live")) {
      changed.get("live")?.removeEventListener("change", this.#changed);
      this.live?.addEventListener("change", this.#changed);
    }
  }

  /** A snapshot may say anything; then this call is read again while it is live. */
  #isMine(call) {
    return call
      ? call.channel_name === this.state.channel
      : this.data?.call.live;
  }

  #again() {
    this.refresh();
    this.querySelector("aw-timeline")?.refresh();
  }

  get #tab() {
    return Object.hasOwn(TABS, this.state.tab) ? this.state.tab : "";
  }

  question() {
    const { appId, channel, sessionId, page, sort, q, users } = this.state;
    const tab = this.#tab;
    return JSON.stringify([appId, channel, sessionId, tab, page, tab ? users : [sort, q]]);
  }

  async read(signal) {
    const { appId, channel, sessionId, page, sort, q } = this.state;
    const tab = this.#tab;
    const ask = (sub, params) => get(channelUrl(appId, channel, sub, { session_id: sessionId, ...params }), { signal });
    const list = tab ? { per_page: 1 } : { page, per_page: ROWS, sort, q };
    const [call, module] = await Promise.all([ask("", list), MODULES[tab]?.()]);
    return { call, tab, module, found: await module?.read(ask, this.state) };
  }

  render() {
    if (!this.data) {
      return html`<h1 class="call-name"><bdi>${shownName(this.state.channel)}</bdi></h1>
        ${this.error ? this.#missing() : nothing}${this.loading ? skeleton(6) : nothing}`;
    }
    const { call } = this.data;
    return html`${this.#head(call)}${this.failure()}
      <nav class="tabs-in" aria-label="Of this call" data-stay>${Object.entries(TABS).map(([tab, text]) => html`
        <a href=${format(patched(this.state, { tab, sort: "", q: "", users: "" }))} aria-current=${tab === this.#tab ? "page" : nothing}>${text}</a>`)}</nav>
      ${this.data.tab ? this.data.module.view(this.data.found, this.#context(call)) : this.#course(call)}`;
  }

  #context(call) {
    return { call, state: this.state, tz: this.tz, navigate: this.navigate, plain: Boolean(this.shared) };
  }

  #missing() {
    return this.error.status === 404
      ? empty("There is no such call", this.error.message,
        this.shared ? nothing : html`<a class="button" href=${format(elsewhere(this.state, { view: "channels" }))}>All channels</a>`)
      : this.failure();
  }

  #head(call) {
    return html`<header class="call-head"><div>
        ${this.#crumbs()}
        <h1 class="call-name"><bdi>${shownName(call.channel_name)}</bdi>
          ${call.live ? html`<span class="live"><i aria-hidden="true"></i>Live</span>` : nothing}</h1>
        <p class="muted">${this.#when(call)}</p></div>
      ${this.shared ? nothing : html`<button class="button" @click=${this.#share}>${icon("share")} Share</button>`}</header>
      <section class="strip" aria-label="Figures"><dl>${this.#figures(call)}</dl></section>`;
  }

  #crumbs() {
    const [href, text] = this.shared ? [this.shared.back, "Calls"] : [format(elsewhere(this.state, { view: "channels" })), "Channels"];
    return href ? html`<p class="crumbs"><a href=${href}>${text}</a> ${icon("right")}</p>` : nothing;
  }

  #when(call) {
    const sameDay = !call.live && date(call.started, this.tz) === date(call.ended, this.tz);
    const end = call.live ? "now" : sameDay ? time(call.ended, this.tz) : dateTime(call.ended, this.tz);
    return html`<time datetime=${call.started}>${dateTime(call.started, this.tz)}</time>${call.created ? nothing : html` <span title="The notice of its creation is missing">(creation not told)</span>`}
      – ${end} <span class="call-zone">${this.tz}</span>`;
  }

  #figures(call) {
    return [
      figure("Minutes", minutes(call.total_minutes), call.open_seconds > 0 ? `+${minutes(call.open_minutes)} still open` : "of all users together"),
      figure("Users", count(call.unique_users), call.live ? `${count(call.online_users)} online now` : people(call)),
      figure("Lasted", duration(call.channel_duration_seconds), call.live ? "until now" : call.destroyed ? "until it was destroyed" : "until the last leave"),
      figure("Mean users", call.utilization === null ? "–" : minutes(call.utilization), "at once, on average"),
      figure("Host minutes", minutes(call.host_minutes), `${count(call.unique_hosts)} ${call.unique_hosts === 1 ? "host" : "hosts"}`),
      figure("Audience minutes", minutes(call.audience_minutes), `${count(call.unique_audiences)} in the audience`),
      figure("Role switches", count(call.role_switches), call.unique_users ? `${(call.role_switches / call.unique_users).toFixed(1)} a user` : ""),
      figure("Inferred", percent(call.inferred_share), "of the minutes"),
    ];
  }

  #course(call) {
    const { state, tz } = this;
    const href = (page) => format(patched(state, { page: page === 1 ? "" : String(page) }));
    return html`<aw-timeline .call=${call} .state=${state} .navigate=${this.navigate} .tz=${tz} .plain=${Boolean(this.shared)}></aw-timeline>
      <section class="panel flush" aria-labelledby="sessions-title" data-stay>
        <header class="panel-head"><h2 id="sessions-title">Sessions</h2>${this.#search()}</header>
        ${call.sessions.length ? sessionTable(call.sessions, { state, tz, plain: Boolean(this.shared) })
          : empty("No session is like that", state.q ? "None has this in its uid, account or SID." : "Nobody has joined this call.")}
        <div class="panel-foot">${pager(call.pagination, href, call.pagination.total === 1 ? "session" : "sessions")}</div></section>
      ${otherCalls(call, this.#context(call), this)}`;
  }

  #search() {
    return html`<label class="search"><span class="hidden">Search sessions by uid, account or SID</span>${icon("search")}
      <input class="input" type="search" data-search placeholder="uid, account or SID" maxlength="255" .value=${this.state.q}
        @input=${(event) => this.navigate(patched(this.state, { q: event.target.value }), { replace: true })}></label>`;
  }

  async #share() {
    const { showShare } = await import("../parts/share-dialog.js");
    showShare(this.#context(this.data.call));
  }
}

function people(call) {
  return call.bots ? `${count(call.participants)} ${call.participants === 1 ? "person" : "people"}, ${count(call.bots)} ${call.bots === 1 ? "bot" : "bots"}`
    : `${count(call.participants)} ${call.participants === 1 ? "person" : "people"}`;
}

customElements.define("aw-call", CallView);
