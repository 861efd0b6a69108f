// The first run: no app has sent anything yet.

import { html, nothing } from "lit";
import { get, path } from "../app/api.js";
import { elsewhere, format } from "../app/url.js";
import { ago, shownName } from "../app/format.js";
import { icon } from "../parts/icons.js";
import { View } from "../parts/view.js";

const APP_ID = /^[A-Za-z0-9_-]{1,64}$/;
const PAUSE = 2000;

class Start extends View {
  static properties = { appId: { state: true }, copied: { state: true } };

  #timer = 0;

  constructor() {
    super();
    this.appId = "";
    this.copied = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => document.hidden || this.refresh(), PAUSE);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  question() {
    return "start";
  }

  async read(signal) {
    const { apps } = await get("/api/apps?per_page=200", { signal });
    const refused = apps.find((app) => app.rejected > 0 && app.stored === 0);
    const why = refused
      ? await get(`${path("api", "rejected", refused.app_id)}?per_page=5`, { signal })
      : null;
    return { apps, refused: refused && { ...refused, list: why.rejected } };
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const came = this.data?.apps.find((app) => app.stored > 0);
    if (changed.has("data") && came && !this.state.appId) {
      this.navigate(elsewhere(this.state, { appId: came.app_id }), { replace: true });
    }
  }

  get #url() {
    return `${location.origin}/${this.#valid ? this.appId : "{app_id}"}/webhooks`;
  }

  get #valid() {
    return APP_ID.test(this.appId);
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#url);
    this.copied = true;
    setTimeout(() => { this.copied = false; }, 2000);
  }

  render() {
    const wrong = this.appId && !this.#valid;
    return html`<section class="panel start">
      <h1>Nothing has arrived yet</h1>
      <p class="muted">Three steps, and this page shows your calls as they happen.</p>
      <ol class="steps">
        <li><h2>Name your project</h2>
          <label class="field"><span>App ID, from Agora’s console</span>
            <input class="input mono" maxlength="64" autocomplete="off" spellcheck="false" .value=${this.appId}
              aria-invalid=${wrong ? "true" : nothing} aria-describedby="app-id-help"
              placeholder="32 letters and digits" @input=${(event) => { this.appId = event.target.value.trim(); }}></label>
          <p id="app-id-help" class=${wrong ? "bad small" : "muted small"}>${wrong
            ? "An app id has 1 to 64 letters, digits, _ or -." : "No notice names its project, so the address must."}</p></li>
        <li><h2>Paste this address into Agora’s console</h2>
          <p class="muted small">Notifications → New configuration → Receiving server URL. Choose the RTC channel events 101 to 112.</p>
          <div class="copy"><code>${this.#url}</code>
            <button class="button primary" ?disabled=${!this.#valid} @click=${this.#copy}>${icon(this.copied ? "check" : "copy")}
              <span aria-live="polite">${this.copied ? "Copied" : "Copy"}</span></button></div>
          ${["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)
            ? html`<p class="note note-warn">${icon("warning")}<span>This is an address of your own machine. Agora reaches it only through a public name: put that in place of ${location.host}.</span></p>` : nothing}</li>
        <li><h2>Wait for the first notice</h2>${this.#waiting()}</li>
      </ol></section>`;
  }

  #waiting() {
    const refused = this.data?.refused;
    if (this.error) {
      return this.failure();
    }
    if (!refused) {
      return html`<p class="waiting" role="status"><i aria-hidden="true"></i>Listening. The page goes on by itself.</p>`;
    }
    return html`<div class="note note-bad" role="alert">${icon("warning")}<div>
      <p>Something arrived for <b><bdi>${shownName(refused.app_id)}</bdi></b> and was refused:</p>
      <ul>${refused.list.map((one) => html`<li><b>${one.status}</b> ${one.reason} <span class="muted">(${ago(one.received_at, Date.now())})</span></li>`)}</ul>
      <p><a href=${format(elsewhere(this.state, { appId: refused.app_id, view: "notices", kind: "refused" }))}>See what was sent</a></p></div></div>`;
  }
}

customElements.define("aw-start", Start);
