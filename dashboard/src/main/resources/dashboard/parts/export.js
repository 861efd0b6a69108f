// The dialog that exports: what, from when to when, how much it will be, and how far it has come.

import { html, nothing, render } from "lit";
import { get, path, post, query } from "../app/api.js";
import { bytes, count, dayAfter, isoDay, shownName } from "../app/format.js";
import { dates, list } from "../app/url.js";
import { icon } from "./icons.js";
import { Part } from "./view.js";

const FORMATS = [["csv", "CSV tables in a zip"], ["json", "JSON"], ["ndjson", "NDJSON, a line each"]];
const WHAT = [["include_sessions", "Sessions and roles"], ["include_metrics", "Daily metrics"], ["include_webhook_events", "Raw notices"]];
const PAUSE = 250;

class Export extends Part {
  static properties = {
    state: { attribute: false },
    tz: {},
    asked: { state: true },
    estimate: { state: true },
    error: { state: true },
    done: { state: true },
    filtered: { state: true },
    range: { state: true },
  };

  #timer = 0;
  #abort = null;

  constructor() {
    super();
    this.estimate = null;
    this.error = null;
    this.done = null;
    this.filtered = true;
    this.range = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const { start, end } = dates(this.state.filterDate);
    const today = isoDay(new Date().toISOString(), this.tz);
    const day = (value, otherwise) => (value ? (value.includes("T") ? isoDay(value, this.tz) : value) : otherwise);
    this.asked = {
      start_date: day(start, dayAfter(today, -6)), end_date: day(end, today), format: "csv",
      channel_name: this.state.channel || (this.state.filterChannel.length === 1 ? this.state.filterChannel[0] : ""),
      include_sessions: true, include_metrics: true, include_webhook_events: false,
    };
    get(path("api", "export", this.state.appId, "date-range") + query({ tz: this.tz })).then((range) => { this.range = range; }, () => {});
    this.#estimate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  #set(some) {
    this.asked = { ...this.asked, ...some };
    this.done = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#estimate(), PAUSE);
  }

  get #body() {
    const { channel_name: channel, ...rest } = this.asked;
    return { ...rest, tz: this.tz, ...(this.filtered ? this.#filters : {}), ...(channel ? { channel_name: channel } : {}) };
  }

  /** Those of the page but its dates, which stand in the dialog itself. */
  get #filters() {
    const { filterPlatform, filterClientType, filterRole, filterChannel, filterNotChannel } = this.state;
    return Object.fromEntries(Object.entries({
      platform: list(filterPlatform), client_type: list(filterClientType), role: list(filterRole),
      channel_name: filterChannel.length > 1 ? filterChannel : [], not_channel: this.asked.channel_name ? [] : filterNotChannel,
    }).filter(([, values]) => values.length));
  }

  async #estimate() {
    const asked = this.asked;
    this.error = null;
    try {
      const answer = await post(path("api", "export", this.state.appId, "validate"), this.#body);
      const estimate = await answer.json();
      if (asked === this.asked) {
        this.estimate = estimate;
      }
    } catch (error) {
      if (asked === this.asked) {
        this.estimate = null;
        this.error = error;
      }
    }
  }

  /** Reads the stream as it comes, so that one sees how far it is. */
  async #run() {
    this.error = null;
    const abort = new AbortController();
    this.#abort = abort;
    this.done = { bytes: 0, finished: false };
    try {
      const answer = await post(path("api", "export", this.state.appId), this.#body, { signal: abort.signal });
      const parts = [];
      let size = 0;
      for (const reader = answer.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) {
          break;
        }
        parts.push(value);
        size += value.length;
        this.done = { bytes: size, finished: false };
      }
      save(new Blob(parts, { type: answer.headers.get("Content-Type") ?? "" }), this.#name);
      this.done = { bytes: size, finished: true };
    } catch (error) {
      this.done = null;
      this.error = error.name === "AbortError" ? null : error.status === undefined
        ? new Error("The export broke off before its end. Try again.") : error;
    }
  }

  get #name() {
    const { format, start_date: start, end_date: end } = this.asked;
    return `agora-${this.state.appId}-${start}-${end}.${format === "csv" ? "zip" : format}`;
  }

  render() {
    const { asked } = this;
    const running = this.done && !this.done.finished;
    return html`<header><h2 id="export-title">Export</h2>
        <button class="plain" aria-label="Close" @click=${() => this.closest("dialog").close()}>${icon("close")}</button></header>
      <div class="dialog-body">
        <div class="filter-dates">
          <label class="field"><span>From</span><input class="input" type="date" required .value=${asked.start_date} max=${asked.end_date} @change=${(event) => this.#set({ start_date: event.target.value })}></label>
          <label class="field"><span>To</span><input class="input" type="date" required .value=${asked.end_date} min=${asked.start_date} @change=${(event) => this.#set({ end_date: event.target.value })}></label>
          ${this.range?.earliest_date ? html`<button class="button" @click=${() => this.#set({ start_date: this.range.earliest_date, end_date: this.range.latest_date })}>Everything</button>` : nothing}
          <p class="muted small">Days of ${this.tz}.</p></div>
        <label class="field"><span>Channel</span><input class="input" maxlength="200" placeholder="All channels" autocomplete="off" spellcheck="false" .value=${asked.channel_name} @input=${(event) => this.#set({ channel_name: event.target.value })}></label>
        ${Object.keys(this.#filters).length ? html`<label class="check"><input type="checkbox" .checked=${this.filtered}
          @change=${(event) => { this.filtered = event.target.checked; this.#set({}); }}> Only what the filters of the page let pass</label>` : nothing}
        <fieldset class="bare"><legend>What</legend>${WHAT.map(([name, text]) => html`<label class="choice"><input type="checkbox" .checked=${asked[name]} @change=${(event) => this.#set({ [name]: event.target.checked })}> ${text}</label>`)}</fieldset>
        <fieldset class="bare"><legend>Format</legend>${FORMATS.map(([name, text]) => html`<label class="choice"><input type="radio" name="format" value=${name} .checked=${asked.format === name} @change=${() => this.#set({ format: name })}> ${text}</label>`)}</fieldset>
        ${this.error ? html`<p class="note note-bad" role="alert">${icon("warning")}<span>${this.error.message}</span></p>` : nothing}
      </div>
      <footer>${this.#size()}${running ? html`<button class="button" @click=${() => this.#abort.abort()}>Stop</button>` : nothing}
        <button class="button primary" ?disabled=${running || Boolean(this.error)} @click=${this.#run}>${icon("export")} ${running ? "Exporting …" : "Export"}</button></footer>`;
  }

  #size() {
    const { estimate, done } = this;
    const likely = estimate ? html`${count(estimate.total_records)} records, about ${bytes(estimate.estimated_bytes)}` : "Counting …";
    const share = done && estimate?.estimated_bytes ? Math.min(1, done.bytes / estimate.estimated_bytes) : 0;
    return html`<div class="estimate" role="status"><p>${done?.finished
        ? html`${icon("good")} Done: ${bytes(done.bytes)} as <b><bdi>${shownName(this.#name)}</bdi></b>`
        : done ? html`${bytes(done.bytes)} of about ${bytes(estimate?.estimated_bytes)}` : likely}</p>
      ${done ? html`<progress max="1" .value=${done.finished ? 1 : share} aria-label="Progress"></progress>` : nothing}</div>`;
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

customElements.define("aw-export", Export);

/** Shows the dialog for the app, time and channel of a state. */
export function exportDialog(state, tz) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "export-title");
  dialog.addEventListener("close", () => dialog.remove());
  render(html`<aw-export .state=${state} .tz=${tz}></aw-export>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
}
