// An app at a glance: now, today, and whether notices keep coming.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { get, path, query } from "../app/api.js";
import { ago, compact, count, dayAfter, isoDay, minutes, percent } from "../app/format.js";
import { elsewhere, format } from "../app/url.js";
import { empty } from "../parts/empty.js";
import { callRow } from "../parts/calls.js";
import { sparkline } from "../parts/sparkline.js";
import { icon } from "../parts/icons.js";
import { skeleton, View } from "../parts/view.js";

const NEWEST = 12;
const RATE_MINUTES = 5;

class Overview extends View {
  static pace = 500;
  static properties = { now: { state: true } };

  #clock = 0;

  constructor() {
    super();
    this.now = Date.now();
    this.received = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => document.hidden || this.#tick(), 5000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  /** What is known at once is shown at once; the rest is asked for. */
  onLive(call) {
    this.requestUpdate();
    super.onLive(call);
  }

  #tick() {
    this.now = Date.now();
    super.onLive(null);
  }

  question() {
    return JSON.stringify([this.state.appId, this.tz]);
  }

  async read(signal) {
    const app = this.state.appId;
    const tz = this.tz;
    const today = isoDay(new Date().toISOString(), tz);
    const days = { start_date: dayAfter(today, -13), end_date: today, tz };
    const ask = (kind, params) => get(path("api", "analytics", kind, app) + query(params), { signal });
    const from = new Date(Date.now() - RATE_MINUTES * 60_000).toISOString();
    const [byDay, byHour, users, calls, notices, last, hourBefore] = await Promise.all([
      ask("minutes", { ...days, period: "day" }),
      ask("minutes", { start_date: dayAfter(today, -1), end_date: today, tz, period: "hour" }),
      ask("concurrency", { ...days, period: "day" }),
      get(path("api", "channels", app) + query({ per_page: NEWEST }), { signal }),
      get(path("api", "notices", app) + query({ start_date: from, per_page: 200 }), { signal }),
      get(path("api", "notices", app) + query({ per_page: 1 }), { signal }),
      untilNow(ask, today, tz),
    ]);
    return { byDay, byHour, users, calls, notices, hourBefore, last: last.notices[0]?.received_at ?? null };
  }

  render() {
    if (!this.data) {
      return html`<h1 class="hidden">Overview</h1>${this.failure()}${this.loading ? skeleton(6) : nothing}`;
    }
    return html`<h1 class="hidden">Overview</h1>${this.failure()}
      <section class="figures" aria-label="Now and today">${this.#figures()}</section>
      ${this.#newest()}`;
  }

  #figures() {
    const { byDay, byHour, users, last, hourBefore } = this.data;
    const days = byDay.data_points;
    const today = days.at(-1);
    const live = this.live;
    const peaks = users.data_points;
    const shares = days.map((point) => share(point.inferred_seconds, point.seconds));
    const rate = this.data.notices.notices.length / RATE_MINUTES;
    const more = this.data.notices.pagination.has_next;
    return [
      figure("Live calls", count(live?.totalCalls ?? 0), peaks.map((point) => point.peak_calls),
        `most at once a day: ${peaks.map((point) => point.peak_calls).join(", ")}`,
        html`<span class="muted">most today ${count(peaks.at(-1)?.peak_calls)}</span>`,
        format(elsewhere(this.state, { view: "channels", live: "1" }))),
      figure("Online users", count(live?.onlineUsers ?? 0), peaks.map((point) => point.peak_users),
        `most at once a day: ${peaks.map((point) => point.peak_users).join(", ")}`,
        html`<span class="muted">in live calls now</span>`,
        format(elsewhere(this.state, { view: "channels", live: "1" }))),
      figure("Minutes today", compact(today.minutes), byHour.data_points.filter((point) => Date.parse(point.from) <= this.now).map((point) => point.minutes),
        "minutes by hour, yesterday and today", trend(today.seconds, hourBefore.total_seconds),
        format(elsewhere(this.state, { view: "minutes" }))),
      figure("Peak concurrency today", count(peaks.at(-1)?.peak_users), peaks.map((point) => point.mean_users),
        "mean users at once a day", html`<span class="muted">users at once; ${count(users.peak_users)} in 14 days</span>`),
      figure("Inferred minutes", percent(share(byDay.inferred_seconds, byDay.total_seconds)), shares,
        `share a day: ${shares.map((one) => percent(one)).join(", ")}`, html`<span class="muted">of 14 days’ minutes, where a notice is missing</span>`),
      figure("Notices per minute", `${more ? ">" : ""}${rate < 10 ? rate.toFixed(1) : count(rate)}`, this.#rates(),
        "notices a minute, the last five minutes", html`<span class="muted">${last ? `last ${ago(last, this.now)}` : "none yet"}</span>`,
        format(elsewhere(this.state, { view: "notices" }))),
    ];
  }

  #rates() {
    const rates = Array(10).fill(0);
    for (const notice of this.data.notices.notices) {
      const age = this.now - Date.parse(notice.received_at);
      const slot = 9 - Math.floor(age / 30_000);
      if (slot >= 0 && slot < 10) {
        rates[slot]++;
      }
    }
    return rates;
  }

  #newest() {
    const { calls } = this.data;
    if (!calls.channels.length) {
      return empty("No calls yet", "Notices have to arrive first. The address for Agora’s console is below.",
        html`<code>${location.origin}/${this.state.appId}/webhooks</code>`);
    }
    return html`<section class="panel flush"><header class="panel-head"><h2>Newest calls</h2>
        <a href=${format(elsewhere(this.state, { view: "channels" }))}>All channels ${icon("right")}</a></header>
      <ul class="call-list">${repeat(calls.channels, (call) => `${call.channel_session_id} ${call.channel_name}`,
        (call) => callRow(this.state, call, this.tz))}</ul></section>`;
  }
}

/** The same hours of the day before. */
function untilNow(ask, today, tz) {
  const midnight = dayAfter(today, -1);
  const dayAgo = new Date(Date.now() - 86_400_000).toISOString();
  return ask("minutes", { start_date: midnight, end_date: dayAgo, tz, period: "day" });
}

function share(part, whole) {
  return whole ? part / whole : 0;
}

function trend(now, then) {
  if (!then) {
    return html`<span class="muted">nothing by this time yesterday</span>`;
  }
  const change = (now - then) / then;
  const way = change > 0.0005 ? "up" : change < -0.0005 ? "down" : "";
  return html`<span class="trend">${way ? icon(way) : nothing}${percent(Math.abs(change))} ${way === "down" ? "less" : "more"}</span>
    <span class="muted">than by this time yesterday</span>`;
}

function figure(name, value, values, meaning, note, href = "") {
  const inside = html`<dt>${name}</dt><dd class="value">${value}</dd><dd class="figure-note">${note}</dd>`;
  return html`<div class="figure"><dl>${inside}</dl>${sparkline(values, `${name}: ${meaning}`)}
    ${href ? html`<a class="cover" href=${href} aria-label="${name}: more"></a>` : nothing}</div>`;
}

customElements.define("aw-overview", Overview);
