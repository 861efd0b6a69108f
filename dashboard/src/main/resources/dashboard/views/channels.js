// Calls by channel: searched as you type, filtered, as cards or as a table.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { get, path, query } from "../app/api.js";
import { brief, count, minutes, shownName } from "../app/format.js";
import { change, settings } from "../app/settings.js";
import { filters, format, isFiltered, NO_FILTERS, patched } from "../app/url.js";
import { callHref, callMinutes, flags, inferred, liveBadge, span } from "../parts/calls.js";
import { empty } from "../parts/empty.js";
import "../parts/filters.js";
import { icon } from "../parts/icons.js";
import { pager } from "../parts/pager.js";
import { walk } from "../parts/table.js";
import { skeleton, View } from "../parts/view.js";

const PER_PAGE = 48;
const TYPING = 150;

class Channels extends View {
  static pace = 500;

  #typing = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  question() {
    const { layout: _, ...rest } = this.state;
    return JSON.stringify([rest, this.tz]);
  }

  async read(signal) {
    const { state } = this;
    const url = path("api", "channels", state.appId) + query({
      ...filters(state, this.tz), q: state.q, live: state.live ? "true" : "", sort: state.sort,
      page: state.page, per_page: PER_PAGE,
    });
    return get(url, { signal });
  }

  /** Typing is no step of its own: Back leads to what was there before the search. */
  #search(event) {
    const q = event.target.value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.navigate(patched(this.state, { q }), { replace: this.state.q !== "" && q !== "" });
    }, TYPING);
  }

  #searchKey(event) {
    if (event.key === "Escape" && event.target.value) {
      event.target.value = "";
      this.#search(event);
    }
  }

  render() {
    const layout = this.state.layout || settings().layout;
    return html`<header class="view-head"><h1>Channels</h1>
        <label class="search"><span class="hidden">Search by name</span>${icon("search")}
          <input class="input" type="search" data-search placeholder="Search by name" maxlength="200" autocomplete="off" spellcheck="false"
            .value=${this.state.q} @input=${this.#search} @keydown=${this.#searchKey}></label>
        <div class="segmented" role="group" aria-label="Layout">${this.#layout("cards", layout)}${this.#layout("table", layout)}</div>
        <button class="button" @click=${this.#export}>${icon("export")} Export</button></header>
      <aw-filters .state=${this.state} .navigate=${this.navigate} .tz=${this.tz} live></aw-filters>
      ${this.failure()}
      ${this.data ? this.#list(layout) : this.loading ? skeleton(6) : nothing}`;
  }

  #layout(name, current) {
    return html`<a href=${format({ ...this.state, layout: name })} aria-current=${name === current ? "true" : nothing}
      title=${name === "cards" ? "Cards" : "Table"} @click=${() => change({ layout: name })}>${icon(name, name === "cards" ? "Cards" : "Table")}</a>`;
  }

  async #export() {
    const { exportDialog } = await import("../parts/export.js");
    exportDialog(this.state, this.tz);
  }

  #list(layout) {
    const { channels, pagination, totals } = this.data;
    if (!channels.length) {
      return this.#nothing();
    }
    const key = (call) => `${call.channel_session_id} ${call.channel_name}`;
    return html`${this.#totals(totals)}
      <div class="list ${this.loading ? "stale" : ""}" aria-busy=${this.loading ? "true" : nothing}>
      ${layout === "table"
        ? html`<div class="panel flush table-box"><table @keydown=${walk}><caption class="hidden">Calls</caption>${this.#head()}
            <tbody>${repeat(channels, key, (call) => this.#row(call))}</tbody></table></div>`
        : html`<ul class="cards" @keydown=${walk}>${repeat(channels, key, (call) => this.#card(call))}</ul>`}</div>
      ${pager(pagination, (page) => format({ ...this.state, page: page === 1 ? "" : page }), "calls")}`;
  }

  #totals(totals) {
    const parts = [
      [count(totals.calls), totals.calls === 1 ? "call" : "calls"],
      [minutes(totals.total_minutes), "minutes"],
      [minutes(totals.host_minutes), "as host"],
      [minutes(totals.audience_minutes), "as audience"],
      [minutes(totals.inferred_minutes), "inferred"],
    ];
    return html`<p class="totals" data-total-seconds=${totals.total_seconds}>${parts.map(([value, what]) => html`<span><b>${value}</b> ${what}</span>`)}
      ${totals.open_sessions ? html`<span><b>+${minutes(totals.open_minutes)}</b> of ${count(totals.open_sessions)} open ${totals.open_sessions === 1 ? "session" : "sessions"}</span>` : nothing}</p>`;
  }

  #nothing() {
    const { state } = this;
    if (Number(state.page) > 1) {
      return empty("This page is empty", "The list has become shorter.", html`<a class="button" href=${format(patched(state, {}))}>First page</a>`);
    }
    if (state.q) {
      return empty("No channel has this in its name", html`Nothing contains “<bdi>${shownName(state.q)}</bdi>”${isFiltered(state) ? " with these filters" : ""}.`,
        html`<a class="button" href=${format(patched(state, { q: "", ...NO_FILTERS }))}>Show all</a>`);
    }
    if (isFiltered(state)) {
      return empty("Nothing matches these filters", "Choose a longer time, or take some of them away.",
        html`<a class="button" href=${format(patched(state, NO_FILTERS))}>Clear all</a>`);
    }
    return empty("No calls yet", "They appear here as soon as notices arrive at", html`<code>${location.origin}/${state.appId}/webhooks</code>`);
  }

  #card(call) {
    return html`<li class="card" data-row>
      <h2><a href=${callHref(this.state, call)}><bdi>${shownName(call.channel_name)}</bdi></a>${liveBadge(call)}</h2>
      <p class="card-figures"><span class="big">${callMinutes(call)}</span> min
        <span class="card-users">${icon("users")} ${count(call.unique_users)}<span class="hidden"> users</span></span></p>
      <p class="muted small">${span(call, this.tz)}</p>
      <p class="marks">${flags(call)}${inferred(call)}</p></li>`;
  }

  /** The list is sorted by the server, the newest first. */
  #order(text, sort) {
    const mine = this.state.sort === sort;
    return html`<th scope="col" aria-sort=${mine ? "descending" : "none"}><a class="sort" href=${format(patched(this.state, { sort }))}
      title="Sort by ${text.toLowerCase()}, the newest first">${text} ${mine ? icon("down") : nothing}</a></th>`;
  }

  #head() {
    return html`<thead><tr><th scope="col">Channel</th><th scope="col" class="number">Minutes</th><th scope="col" class="number">Users</th>
      ${this.#order("First activity", "started")}${this.#order("Last activity", "")}<th scope="col">Clients</th></tr></thead>`;
  }

  #row(call) {
    return html`<tr><th scope="row"><a href=${callHref(this.state, call)}><bdi>${shownName(call.channel_name)}</bdi></a> ${liveBadge(call)}</th>
      <td class="number">${callMinutes(call)}</td><td class="number">${count(call.unique_users)}</td>
      <td class="when">${brief(call.first_activity, this.tz)}</td><td class="when">${brief(call.last_activity, this.tz)}</td>
      <td><span class="marks">${flags(call)}${inferred(call)}</span></td></tr>`;
  }
}

customElements.define("aw-channels", Channels);
