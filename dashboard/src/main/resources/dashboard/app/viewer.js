// The page of a share: the same views on what was shared, and nothing beside it.

import { html, nothing } from "lit";
import { get, path, post } from "./api.js";
import { dateTime } from "./format.js";
import { followLinks, go, onRoute, state } from "./route.js";
import { onChange, zone } from "./settings.js";
import { TOKEN } from "./shared.js";
import { choose, shown } from "./theme.js";
import { parse, format } from "./url.js";
import { icon } from "../parts/icons.js";
import { logo } from "../parts/logo.js";
import { failure, Part } from "../parts/view.js";

const WHAT = { call: "A call that was shared with you", channel: "A channel that was shared with you", filter: "Calls that were shared with you" };

export class Viewer extends Part {
  static properties = { head: { state: true }, error: { state: true }, wrong: { state: true } };

  #view = null;

  constructor() {
    super();
    this.head = null;
    this.error = null;
    this.wrong = "";
  }

  connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
    document.title = "Shared · Agora Webhooks";
    onRoute(() => this.#show());
    onChange(() => this.requestUpdate());
    followLinks(document);
    this.#begin();
  }

  async #begin() {
    try {
      this.head = await get(path("api", "export", "public", TOKEN));
      this.error = null;
      await this.#show();
    } catch (error) {
      this.error = error;
    }
  }

  /** What is looked at: the shared call whatever the URL says, else the call in it, else the list. */
  #looked() {
    const { what, app_id: appId, channel_name: channel, channel_session_id: sessionId } = this.head;
    const now = { ...state(), appId, view: "", uid: "", account: "" };
    if (what === "filter") {
      return now;
    }
    return { ...now, channel, sessionId: what === "call" ? sessionId : now.sessionId };
  }

  async #show() {
    if (!this.head?.what) {
      return;
    }
    const looked = this.#looked();
    const tag = looked.channel ? "aw-call" : "aw-shared-calls";
    await (looked.channel ? import("../views/call.js") : import("../views/shared-calls.js"));
    await this.updateComplete;
    if (this.#view?.localName !== tag) {
      this.#view = document.createElement(tag);
      this.querySelector("main").replaceChildren(this.#view);
    }
    this.#view.shared = { back: this.head.what === "filter" ? format(parse("")) : "" };
    this.#view.navigate = go;
    this.#view.state = Object.freeze(looked);
  }

  async #unlock(event) {
    event.preventDefault();
    this.wrong = "";
    try {
      await post(path("api", "shared", TOKEN, "password"), { password: new FormData(event.target).get("password") });
      await this.#begin();
    } catch (error) {
      this.wrong = error.message;
    }
  }

  render() {
    const dark = shown() === "dark";
    return html`<a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        this.querySelector("main").focus();
      }}>Skip to the content</a>
      <header class="head"><div class="head-row"><span class="brand">${logo()}<span>Agora Webhooks</span></span>
        <span class="shared-what">${this.head?.what ? WHAT[this.head.what] : ""}</span><span class="spacer"></span>
        <button class="head-button" @click=${() => choose(dark ? "light" : "dark")} aria-label="Switch to the ${dark ? "light" : "dark"} theme">${icon(dark ? "sun" : "moon")}</button></div></header>
      ${this.error ? html`<section class="shared-note" aria-label="This link">${this.error.status === 404
        ? html`<div class="empty">${icon("info")}<h1>This link opens nothing</h1><p>It has expired, was revoked, or is not complete.</p></div>`
        : failure(this.error, () => this.#begin())}</section>` : nothing}
      ${this.head && !this.head.what ? this.#form() : nothing}
      <main id="main" tabindex="-1"></main>
      ${this.head?.what ? html`<footer class="shared-foot muted small">This link works until ${dateTime(this.head.expires_at, zone(state()))} (${zone(state())}).</footer>` : nothing}`;
  }

  #form() {
    return html`<form class="panel shared-door" aria-label="Password" @submit=${this.#unlock}><h1>${icon("lock")} A password is needed</h1>
      <p class="muted">Who sent you this link can tell you.</p>
      <label class="field"><span>Password</span><input class="input" type="password" name="password" required maxlength="72" autocomplete="off"
        aria-invalid=${this.wrong ? "true" : nothing} aria-describedby="door-wrong"></label>
      <p id="door-wrong" class="bad small" role="alert">${this.wrong}</p>
      <button class="button primary">Open</button></form>`;
  }
}
