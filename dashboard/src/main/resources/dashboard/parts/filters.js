// The filters of lists and charts: a form to set them, chips that say what is set, a banner to clear all.

import { html, nothing } from "lit";
import { dateRange, dayAfter, isoDay, shownName } from "../app/format.js";
import { nameIn, table } from "../app/names.js";
import { dateFilter, dates, format, isFiltered, list, NO_FILTERS, patched } from "../app/url.js";
import { icon } from "./icons.js";
import { Part } from "./view.js";
import { zoneField } from "./zone.js";

const ROLES = { host: "Host", audience: "Audience" };
const FEW = 3; // channels that are left out and have chips of their own
const SPANS = [["Today", 0], ["7 days", 6], ["30 days", 29], ["90 days", 89]];

/** Filters that are folded away on a phone, whose screen they would fill. */
export function filterBox(inside) {
  return html`<details class="filter-box" ?open=${!matchMedia("(max-width: 40rem)").matches}>
    <summary class="button">Filters</summary>${inside}</details>`;
}

/** Properties: state, navigate, tz, live: whether "live only" is offered. */
class Filters extends Part {
  static properties = {
    state: { attribute: false },
    navigate: { attribute: false },
    tz: {},
    live: { type: Boolean },
    names: { state: true },
  };

  constructor() {
    super();
    this.names = { platforms: {}, clientTypes: {} };
  }

  connectedCallback() {
    super.connectedCallback();
    Promise.all([table("platforms"), table("client-types")]).then(
      ([platforms, clientTypes]) => { this.names = { platforms, clientTypes }; },
      () => {}); // codes are shown without names then
  }

  #set(some) {
    this.navigate(patched(this.state, some));
  }

  #dates(start, end) {
    if (!start || !end || start <= end) {
      this.#set({ filterDate: dateFilter(start, end) });
    }
  }

  render() {
    const { start, end } = dates(this.state.filterDate);
    const day = (value) => (value.includes("T") ? isoDay(value, this.tz) : value);
    const today = isoDay(new Date().toISOString(), this.tz);
    return html`${filterBox(html`<div class="filters" role="group" aria-label="Filters">
      <div class="filter-dates">
        <label class="field"><span>From</span><input class="input" type="date" .value=${day(start)} max=${day(end) || nothing}
          @change=${(event) => this.#dates(event.target.value, day(end))}></label>
        <label class="field"><span>To</span><input class="input" type="date" .value=${day(end)} min=${day(start) || nothing}
          @change=${(event) => this.#dates(day(start), event.target.value)}></label>
        <div class="segmented" role="group" aria-label="Last days">${SPANS.map(([text, days]) => {
          const value = dateFilter(dayAfter(today, -days), today);
          return html`<button aria-pressed=${this.state.filterDate === value ? "true" : "false"}
            @click=${() => this.#set({ filterDate: value })}>${text}</button>`;
        })}</div></div>
      ${this.#choice("Platform", "filterPlatform", this.names.platforms)}
      ${this.#choice("Client type", "filterClientType", { "-1": "None given", ...this.names.clientTypes })}
      ${this.#choice("Role", "filterRole", ROLES)}
      <div class="field"><span>Time zone</span>${zoneField(this.state.tz, (tz) => this.#set({ tz }), `${this.tz.replaceAll("_", " ")} (as set)`, "Time zone of this page")}</div>
      ${this.live ? html`<label class="check"><input type="checkbox" .checked=${Boolean(this.state.live)}
        @change=${(event) => this.#set({ live: event.target.checked ? "1" : "" })}> Live only</label>` : nothing}
    </div>`)}${this.#banner()}`;
  }

  /** One more value each time; the chips take them away. */
  #choice(label, name, names) {
    const chosen = list(this.state[name]);
    const left = Object.entries(names).filter(([code]) => !chosen.includes(code))
      .sort(([a], [b]) => (Number(a) || 0) - (Number(b) || 0));
    return html`<label class="field"><span>${label}</span>
      <select class="input" .value=${""} @change=${(event) => {
        const value = event.target.value;
        event.target.value = "";
        this.#set({ [name]: [...chosen, value].join(",") });
      }}>
        <option value="">${chosen.length ? "Add …" : "Any"}</option>
        ${left.map(([code, text]) => html`<option value=${code}>${text}${name === "filterRole" ? "" : ` (${code})`}</option>`)}
      </select></label>`;
  }

  #banner() {
    if (!isFiltered(this.state)) {
      return nothing;
    }
    return html`<div class="filter-banner" role="status">${icon("info")}<span class="hidden">Filters that are set:</span>
      <ul class="chips">${this.#chips().map(([what, text, without]) => html`<li>
        <a class="chip" href=${format(patched(this.state, without))} aria-label="Remove the filter ${what}: ${text}">
          <span>${what}</span> <b><bdi>${text}</bdi></b> ${icon("close")}</a></li>`)}</ul>
      <a class="button" href=${format(patched(this.state, NO_FILTERS))}>Clear all</a></div>`;
  }

  #chips() {
    const { state } = this;
    const chips = [];
    if (state.filterDate) {
      chips.push(["Date", dateRange(dates(state.filterDate), this.tz), { filterDate: "" }]);
    }
    const each = (name, what, text) => {
      for (const value of list(state[name])) {
        chips.push([what, text(value), { [name]: list(state[name]).filter((one) => one !== value).join(",") }]);
      }
    };
    each("filterPlatform", "Platform", (code) => `${nameIn(this.names.platforms, code)} (${code})`);
    each("filterClientType", "Client type", (code) => `${nameIn(this.names.clientTypes, code)} (${code})`);
    each("filterRole", "Role", (role) => ROLES[role] ?? role);
    for (const name of state.filterChannel) {
      chips.push(["Channel", shownName(name), { filterChannel: state.filterChannel.filter((one) => one !== name) }]);
    }
    const left = state.filterNotChannel;
    if (left.length > FEW) {
      chips.push(["All channels but", `${left.length} of them`, { filterNotChannel: [] }]);
    } else {
      for (const name of left) {
        chips.push(["All channels but", shownName(name), { filterNotChannel: left.filter((one) => one !== name) }]);
      }
    }
    if (state.live) {
      chips.push(["Live", "only", { live: "" }]);
    }
    return chips;
  }
}

customElements.define("aw-filters", Filters);
