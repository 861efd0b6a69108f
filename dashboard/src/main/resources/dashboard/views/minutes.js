// Minutes over time: by role, platform, client type or channel, beside the time before, down to the calls.

import { html, nothing } from "lit";
import { get, path, query } from "../app/api.js";
import { bucket, count, dateRange, minutes, percent, shownName } from "../app/format.js";
import { change, settings } from "../app/settings.js";
import { before, byName, byRest, shownRange } from "../app/spans.js";
import { elsewhere, filters, format, patched } from "../app/url.js";
import "../parts/chart.js";
import { legend, swatch } from "../parts/chart.js";
import { empty } from "../parts/empty.js";
import "../parts/filters.js";
import { icon } from "../parts/icons.js";
import { walk } from "../parts/table.js";
import { skeleton, View } from "../parts/view.js";

const BREAKDOWNS = [["role", "Role"], ["platform", "Platform"], ["client_type", "Client type"], ["channel", "Channel"]];
const PERIODS = [["hour", "Hour"], ["day", "Day"], ["week", "Week"], ["month", "Month"]];
const ROLES = { host: "Host", audience: "Audience" };
const ROWS = 120;
const MORE = 480; // with 20 series these are 10,000 cells

class Minutes extends View {
  static pace = 5000;
  static properties = { rows: { state: true } };

  constructor() {
    super();
    this.rows = ROWS;
  }

  question() {
    const { chart: _, page: __, ...rest } = this.state;
    return JSON.stringify([rest, this.tz, shownRange(this.state, this.tz)]);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("state")) {
      this.rows = ROWS;
    }
  }

  async read(signal) {
    const { state, tz } = this;
    const range = shownRange(state, tz);
    const ask = (dates) => get(path("api", "analytics", "minutes", state.appId) + query({
      ...filters(state, tz), start_date: dates.start, end_date: dates.end,
      period: state.period || "day", breakdown_by: state.by || "role",
    }), { signal });
    const earlier = before(range);
    const [now, then] = await Promise.all([ask(range), state.compare && earlier ? ask(earlier) : null]);
    return { range, now, then, earlier };
  }

  render() {
    const period = this.state.period || "day";
    const by = this.state.by || "role";
    return html`<header class="view-head"><h1>Minutes</h1>
        ${this.#pick("Period", PERIODS, period, (value) => ({ period: value === "day" ? "" : value }))}
        ${this.#pick("Broken down by", BREAKDOWNS, by, (value) => ({ by: value === "role" ? "" : value }))}
        <div class="segmented" role="group" aria-label="Chart">${this.#mode("stack", "Stacked bars")}${this.#mode("lines", "Lines")}</div>
        <label class="check"><input type="checkbox" .checked=${Boolean(this.state.compare)}
          @change=${(event) => this.navigate(patched(this.state, { compare: event.target.checked ? "1" : "" }))}> Compare with the time before</label></header>
      <aw-filters .state=${this.state} .navigate=${this.navigate} .tz=${this.tz}></aw-filters>
      ${this.failure()}
      ${this.data ? this.#report() : this.loading ? skeleton(6) : nothing}`;
  }

  #pick(label, choices, current, some) {
    return html`<div class="segmented" role="group" aria-label=${label}>${choices.map(([value, text]) => html`
      <a href=${format(patched(this.state, some(value)))} aria-current=${value === current ? "true" : nothing}>${text}</a>`)}</div>`;
  }

  get #chart() {
    return this.state.chart || settings().chart;
  }

  #mode(name, text) {
    return html`<a href=${format({ ...this.state, chart: name })} title=${text} aria-current=${name === this.#chart ? "true" : nothing}
      @click=${() => change({ chart: name })}>${icon(name === "stack" ? "stack" : "lines", text)}</a>`;
  }

  #report() {
    const { now, then } = this.data;
    if (!now.total_seconds && !then?.total_seconds) {
      return html`${this.#headline()}${empty("No minutes in this time", "Choose a longer time, or take some filters away.",
        html`<a class="button" href=${format(elsewhere(this.state, { view: "minutes" }))}>The last 30 days</a>`)}`;
    }
    const series = now.series.map((one) => ({
      label: ROLES[one.role] ?? shownName(one.label), color: one.color, total: one.total_minutes, data: one.data.map((point) => point.minutes),
    }));
    return html`${this.#headline()}
      <section class="panel ${this.loading ? "stale" : ""}" aria-label="Chart">
        <aw-chart .series=${series} .labels=${now.data_points.map((point) => bucket(point.date, false))} .mode=${this.#chart}
          .overlay=${then ? { label: "The time before", color: "--muted", data: now.data_points.map((_, i) => then.data_points[i]?.minutes ?? 0) } : null}
          .show=${(value) => `${minutes(value)} min`} .height=${320} clickable label="Minutes, ${now.period} by ${now.period}. The table below has the same numbers."
          @pick=${(event) => this.#down(event.detail)}></aw-chart>
        ${legend(series, minutes)}</section>
      ${this.#table(series)}`;
  }

  #headline() {
    const { now, then, range, earlier } = this.data;
    const inferred = now.total_seconds ? now.inferred_seconds / now.total_seconds : 0;
    return html`<p class="totals" data-total-seconds=${now.total_seconds}>
      <span><b>${minutes(now.total_minutes)}</b> minutes</span>
      <span>${dateRange(range, this.tz)} <span class="muted">(${this.tz})</span></span>
      <span><b>${minutes(now.inferred_minutes)}</b> inferred (${percent(inferred)})</span>
      ${then ? html`<span>${then.total_seconds
        ? html`<b>${difference(now.total_seconds, then.total_seconds)}</b> than ${dateRange(earlier, this.tz)} (${minutes(then.total_minutes)})`
        : html`nothing from ${dateRange(earlier, this.tz)}`}</span>` : nothing}</p>`;
  }

  /** The state of the list of calls whose minutes a point is; series -1 are all. */
  #calls(index, series) {
    const point = this.data.now.data_points[index];
    const one = series < 0 ? null : this.data.now.series[series];
    const { filterPlatform, filterClientType, filterRole, filterChannel, filterNotChannel } = this.state;
    return elsewhere(this.state, {
      view: "channels", filterDate: `${point.from}..${point.to}`, filterPlatform, filterClientType, filterRole, filterChannel, filterNotChannel,
      ...this.#filterOf(one), tz: this.tz,
    });
  }

  #filterOf(one) {
    const { breakdown_by: by, series } = this.data.now;
    return one ? (one.other ? byRest(series, this.state) : byName(by, one)) : {};
  }

  #down({ index, series }) {
    this.navigate(this.#calls(index, series));
  }

  #table(series) {
    const { now, then } = this.data;
    const points = now.data_points;
    const shown = Math.min(points.length, this.rows);
    const title = PERIODS.find(([value]) => value === now.period)?.[1] ?? "Time";
    return html`<section class="panel flush table-box minutes-table" aria-label="The same numbers"><table @keydown=${walk}>
      <caption class="hidden">Minutes; each number leads to its calls</caption>
      <thead><tr><th scope="col">${title}</th><th scope="col" class="number">Minutes</th>
        ${series.map((one) => html`<th scope="col" class="number">${swatch(one.color)} <bdi>${one.label}</bdi></th>`)}
        ${then ? html`<th scope="col" class="number">The time before</th><th scope="col" class="number">Change</th>` : nothing}</tr></thead>
      <tbody>${points.slice(0, shown).map((point, i) => html`<tr><th scope="row">${bucket(point.date, true)}</th>
        <td class="number">${this.#cell(point, i, -1)}</td>
        ${now.series.map((one, k) => html`<td class="number">${this.#cell(one.data[i], i, k)}</td>`)}
        ${then ? this.#change(point, then.data_points[i]) : nothing}</tr>`)}</tbody>
      <tfoot><tr><th scope="row">Together</th><td class="number">${minutes(now.total_minutes)}</td>
        ${now.series.map((one) => html`<td class="number">${minutes(one.total_minutes)}</td>`)}
        ${then ? this.#change({ seconds: now.total_seconds }, { seconds: then.total_seconds, minutes: then.total_minutes }) : nothing}</tr></tfoot></table>
      ${shown < points.length ? html`<p class="more"><button class="button" @click=${() => { this.rows += MORE; }}>Show more</button>
        <span class="muted">${count(shown)} of ${count(points.length)} are shown, and all are in the sums</span></p>` : nothing}</section>
      ${now.series.some((one) => one.other) ? html`<p class="muted small">“Other channels” are all but the largest.</p>` : nothing}`;
  }

  #cell(value, index, series) {
    if (!value.seconds) {
      return html`<span class="muted">0.00</span>`;
    }
    return html`<a href=${format(this.#calls(index, series))}>${minutes(value.minutes)}</a>`;
  }

  #change(point, then) {
    return then
      ? html`<td class="number">${minutes(then.minutes)}</td><td class="number">${difference(point.seconds, then.seconds)}</td>`
      : html`<td class="number muted">–</td><td class="number muted">–</td>`;
  }
}

function difference(now, then) {
  if (!then) {
    return now ? "new" : "–";
  }
  const share = (now - then) / then;
  return `${percent(Math.abs(share))} ${share < 0 ? "less" : "more"}`;
}

customElements.define("aw-minutes", Minutes);
