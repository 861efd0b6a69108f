// The calls of a share that is a filter.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { get, path, query } from "../app/api.js";
import { count, minutes } from "../app/format.js";
import { TOKEN } from "../app/shared.js";
import { format, patched } from "../app/url.js";
import { callRow } from "../parts/calls.js";
import { empty } from "../parts/empty.js";
import { icon } from "../parts/icons.js";
import { pager } from "../parts/pager.js";
import { skeleton, View } from "../parts/view.js";

const ROWS = 50;

class SharedCalls extends View {
  question() {
    return JSON.stringify([this.state.page, this.state.q]);
  }

  read(signal) {
    const { page, q } = this.state;
    return get(path("api", "shared", TOKEN, "channels") + query({ page, q, per_page: ROWS }), { signal });
  }

  render() {
    if (!this.data) {
      return html`<h1>Calls</h1>${this.failure()}${this.loading ? skeleton(6) : nothing}`;
    }
    const { channels, pagination, totals } = this.data;
    const href = (page) => format(patched(this.state, { page: page === 1 ? "" : String(page) }));
    return html`<h1>Calls</h1>${this.failure()}
      <p class="muted shared-sum">${count(pagination.total)} ${pagination.total === 1 ? "call" : "calls"}, ${minutes(totals.total_minutes)} minutes</p>
      <section class="panel flush" aria-label="Calls"><header class="panel-head"><h2>Newest activity first</h2>
        <label class="search"><span class="hidden">Search by channel name</span>${icon("search")}
          <input class="input" type="search" data-search placeholder="channel name" .value=${this.state.q}
            @input=${(event) => this.navigate(patched(this.state, { q: event.target.value }), { replace: true })}></label></header>
        ${channels.length ? html`<ul class="call-list">${repeat(channels, (call) => `${call.channel_session_id} ${call.channel_name}`, (call) => callRow(this.state, call, this.tz))}</ul>`
          : empty("No calls", this.state.q ? "No channel has this in its name." : "Nothing matches what was shared.")}</section>
      ${pager(pagination, href, "calls")}`;
  }
}

customElements.define("aw-shared-calls", SharedCalls);
