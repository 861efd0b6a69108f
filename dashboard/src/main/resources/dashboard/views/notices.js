// What Agora said, as it came: every notice, and what was refused, with the reason.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { get, path, query } from "../app/api.js";
import { ago, bytes, dateTime, shownName } from "../app/format.js";
import { nameIn, table } from "../app/names.js";
import { dateFilter, dates, elsewhere, format, patched } from "../app/url.js";
import { empty } from "../parts/empty.js";
import { filterBox } from "../parts/filters.js";
import { bare, icon } from "../parts/icons.js";
import { jsonText } from "../parts/json.js";
import { walk } from "../parts/table.js";
import { skeleton, View } from "../parts/view.js";

const PER_PAGE = 50;
const TYPING = 300;
const PAUSE = 5000; // what is set aside changes no call, so nothing live tells of it
const REASONS = {
  other_product: "Another product than RTC: kept, no part of calls",
  unknown_event: "An event that is not known",
  no_channel: "No channel is named",
  test: "A test of Agora’s console",
  bad_timestamp: "A time that cannot be",
  no_uid: "No user is named",
  before_horizon: "Older than what was pruned: kept, no part of calls",
  superseded: "Made of an imported session, of which notices tell too",
};
const NONE = {
  q: "", filterDate: "", filterUid: "", eventType: "", product: "", status: "", reason: "",
};

class Notices extends View {
  static pace = 500;
  static properties = { names: { state: true } };

  #typing = 0;
  #clock = 0;

  constructor() {
    super();
    this.names = { events: {}, products: {} };
  }

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => document.hidden || this.live?.status !== "live" || this.onLive(null), PAUSE);
    Promise.all([table("event-types"), table("products")]).then(
      ([events, products]) => { this.names = { events, products }; }, () => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    clearInterval(this.#clock);
  }

  /** A page further back stays as it is, and so does the list beside what is being read. */
  onLive(call) {
    if (!this.state.after && !this.state.noticeId) {
      super.onLive(call);
    }
  }

  get #refused() {
    return this.state.kind === "refused";
  }

  async read(signal) {
    const { state, tz } = this;
    const { start, end } = dates(state.filterDate);
    const times = { start_date: start, end_date: end, tz, after: state.after, per_page: PER_PAGE };
    if (this.#refused) {
      return { rejected: await get(path("api", "rejected", state.appId) + query({ after: state.after, per_page: PER_PAGE }), { signal }) };
    }
    const [list, copies] = await Promise.all([
      get(path("api", "notices", state.appId) + query({
        ...times, channel: state.q, uid: state.filterUid, event_type: state.eventType, product: state.product,
        status: state.status, reason: state.reason,
      }), { signal }),
      state.noticeId ? get(path("api", "notices", state.appId, state.noticeId), { signal }) : null,
    ]);
    return { list, copies };
  }

  render() {
    return html`<header class="view-head"><h1>Notices</h1>
        <div class="segmented" role="group" aria-label="Kind">
          <a href=${format(elsewhere(this.state, { view: "notices" }))} aria-current=${this.#refused ? nothing : "true"}>Taken</a>
          <a href=${format(elsewhere(this.state, { view: "notices", kind: "refused" }))} aria-current=${this.#refused ? "true" : nothing}>Refused</a></div></header>
      ${this.#refused ? nothing : this.#filters()}
      ${this.failure()}
      ${this.data ? this.#shown() : this.loading ? skeleton(8) : nothing}`;
  }

  #shown() {
    if (this.#refused) {
      return this.data.rejected ? this.#rejections(this.data.rejected) : skeleton(8);
    }
    return this.data.list ? html`<div class="notices ${this.data.copies ? "with-detail" : ""}">${this.#list(this.data.list)}${this.#detail()}</div>` : skeleton(8);
  }

  #set(some) {
    this.navigate(patched(this.state, { noticeId: "", ...some }));
  }

  #typed(name, event) {
    const value = event.target.value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      if (event.target.validity.valid) {
        this.navigate(patched(this.state, { noticeId: "", [name]: value }), { replace: this.state[name] !== "" && value !== "" });
      }
    }, TYPING);
  }

  #filters() {
    const { state } = this;
    const { start, end } = dates(state.filterDate);
    const choices = (names) => Object.entries(names).map(([code, text]) => [code, `${text} (${code})`]);
    return filterBox(html`<div class="filters" role="group" aria-label="Filters">
      <label class="field"><span>Channel, exact name</span><input class="input" data-search maxlength="200" autocomplete="off" spellcheck="false" .value=${state.q} @input=${(event) => this.#typed("q", event)}></label>
      <label class="field id"><span>User id</span><input class="input" inputmode="numeric" pattern="[0-9]{1,10}" maxlength="10" .value=${state.filterUid} @input=${(event) => this.#typed("filterUid", event)}></label>
      <label class="field"><span>From</span><input class="input" type="date" .value=${start.slice(0, 10)} @change=${(event) => this.#set({ filterDate: dateFilter(event.target.value, end) })}></label>
      <label class="field"><span>To</span><input class="input" type="date" .value=${end.slice(0, 10)} @change=${(event) => this.#set({ filterDate: dateFilter(start, event.target.value) })}></label>
      ${this.#choice("Event", "eventType", choices(this.names.events))}
      ${this.#choice("Product", "product", choices(this.names.products))}
      ${this.#choice("What became of it", "status", [["correlated", "Became part of a call"], ["set_aside", "Set aside"]])}
      ${this.#choice("Set aside, because", "reason", Object.entries(REASONS))}
      ${Object.keys(NONE).some((name) => state[name]) ? html`<a class="button" href=${format(patched(state, { ...NONE, noticeId: "" }))}>Clear all</a>` : nothing}</div>`);
  }

  #choice(label, name, choices) {
    const value = this.state[name];
    const known = !value || choices.some(([code]) => code === value);
    return html`<label class="field"><span>${label}</span><select class="input" .value=${value} @change=${(event) => this.#set({ [name]: event.target.value })}>
      <option value="" ?selected=${!value}>Any</option>
      ${known ? nothing : html`<option value=${value} selected>${value}</option>`}
      ${choices.map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}</select></label>`;
  }

  #list({ notices, pagination }) {
    if (!notices.length) {
      return Object.keys(NONE).some((name) => this.state[name])
        ? empty("No notice matches", "Names of channels have to be whole here.", html`<a class="button" href=${format(patched(this.state, NONE))}>Clear all</a>`)
        : empty("No notices yet", "They appear here as soon as they arrive.");
    }
    return html`<div class="notice-list"><div class="panel flush table-box ${this.loading ? "stale" : ""}"><table @keydown=${walk}>
      <caption class="hidden">Notices, the newest first</caption>
      <thead><tr><th scope="col">Received</th><th scope="col">Event</th><th scope="col">Channel</th><th scope="col">User</th><th scope="col">What became of it</th><th scope="col" class="number">Size</th></tr></thead>
      <tbody>${repeat(notices, (one, i) => `${one.notice_id} ${one.received_at} ${i}`, (one) => this.#row(one))}</tbody></table></div>
      ${this.#more(pagination)}</div>`;
  }

  #row(one) {
    const open = one.notice_id === this.state.noticeId;
    const url = format({ ...this.state, noticeId: open ? "" : one.notice_id });
    return html`<tr class=${open ? "chosen" : ""}><td class="when"><a href=${url} aria-expanded=${open ? "true" : "false"} title=${shownName(one.notice_id)}>${dateTime(one.received_at, this.tz)}</a></td>
      <td>${one.event_type_name ?? html`${bare(one.product_name, one.product_id)}`} <span class="muted">${one.event_type === null ? nothing : `(${one.event_type})`}</span></td>
      <td>${one.channel_name === null ? html`<span class="muted">–</span>` : html`<bdi>${shownName(one.channel_name)}</bdi>`}</td>
      <td>${one.uid ?? html`<span class="muted">–</span>`}</td>
      <td>${one.status === "correlated" ? html`<span class="muted">in a call</span>` : html`<span class="flag flag-yellow" title=${REASONS[one.reason] ?? ""}>${icon("info")} ${one.reason?.replaceAll("_", " ")}</span>`}</td>
      <td class="number muted">${bytes(one.body_bytes)}</td></tr>`;
  }

  /** A list that grows at its front has no page numbers: it goes on behind its last row. */
  #more(pagination) {
    return html`<nav class="pager" aria-label="Pages">
      ${this.state.after ? html`<a class="button" href=${format(patched(this.state, { after: "" }))}>${icon("left")} Newest</a>` : html`<span></span>`}
      ${pagination.has_next ? html`<a class="button" href=${format({ ...this.state, after: pagination.next, noticeId: "" })}>Older ${icon("right")}</a>` : nothing}</nav>`;
  }

  #detail() {
    const { copies } = this.data;
    if (!copies) {
      return nothing;
    }
    return html`<section class="panel notice-detail" aria-label="Notice"><header><h2>Notice <code><bdi>${shownName(copies.notice_id)}</bdi></code></h2>
        <a class="plain" href=${format({ ...this.state, noticeId: "" })} aria-label="Close">${icon("close")}</a></header>
      ${copies.notices.length > 1 ? html`<p class="note note-info">${icon("info")}<span>It came with ${copies.pagination.has_next ? "more than " : ""}${copies.notices.length} different contents.</span></p>` : nothing}
      ${copies.notices.map((one) => this.#copy(one))}</section>`;
  }

  #copy(one) {
    const facts = [
      ["Received", html`${dateTime(one.received_at, this.tz)} <span class="muted">${ago(one.received_at, Date.now())}</span>`],
      ["Sent", one.notify_ms === null ? "–" : dateTime(one.notify_ms / 1000, this.tz)],
      ["Happened", dateTime(one.event_time, this.tz)],
      ["Product", html`${bare(one.product_name, one.product_id)} <span class="muted">(${one.product_id})</span>`],
      ["Event", one.event_type === null ? "–" : html`${nameIn(this.names.events, one.event_type)} <span class="muted">(${one.event_type})</span>`],
      ["Channel", one.channel_name === null ? "–" : html`<a href=${format(elsewhere(this.state, { channel: one.channel_name, sessionId: one.channel_session_id ?? "" }))}><bdi>${shownName(one.channel_name)}</bdi></a>`],
      ["User", one.uid === null ? "–" : html`<a href=${format(elsewhere(this.state, { uid: one.uid }))}>${one.uid}</a>`],
      ["What became of it", one.status === "correlated" ? "Became part of a call" : `Set aside: ${REASONS[one.reason] ?? one.reason}`],
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${headers(one.headers)}
      <h3>Body <span class="muted">${bytes(one.body_bytes)}</span></h3>${body(one)}`;
  }

  #rejections({ rejected, pagination }) {
    if (!rejected.length) {
      return empty("Nothing was refused", "What is not JSON, has no noticeId or a wrong signature would be kept here, with the reason.");
    }
    return html`<ul class="rejections">${rejected.map((one) => html`<li class="panel">
      <p><b class="bad">${one.status}</b> ${one.reason} <span class="muted">${dateTime(one.received_at, this.tz)}, ${bytes(one.body_bytes)}</span></p>
      ${headers(one.headers)}${body(one)}</li>`)}</ul>${this.#more(pagination)}`;
  }
}

function headers(given) {
  const names = Object.entries(given ?? {});
  return names.length ? html`<details class="headers"><summary>Headers (${names.length})</summary>
    <dl class="facts">${names.map(([name, value]) => html`<div><dt>${name}</dt><dd class="mono">${shownName(value)}</dd></div>`)}</dl></details>` : nothing;
}

function body(one) {
  return one.body === null
    ? html`<p class="muted small">These bytes are no text; in Base64:</p><pre class="body" tabindex="0"><code>${one.body_base64}</code></pre>`
    : html`<pre class="body" tabindex="0"><code>${jsonText(one.body)}</code></pre>`;
}

customElements.define("aw-notices", Notices);
