// Ways to show a call to others: the address of this page, or a link that opens only this.

import { html, nothing } from "lit";
import { get, path, post, remove } from "../app/api.js";
import { dateTime, shownName } from "../app/format.js";
import { format } from "../app/url.js";
import { icon } from "./icons.js";
import { Part } from "./view.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const LASTS = [[HOUR, "1 hour"], [DAY, "1 day"], [7 * DAY, "7 days"], [30 * DAY, "30 days"], [365 * DAY, "1 year"]];
const FEEDBACK = 2000;

class ShareDialog extends Part {
  static properties = {
    call: { attribute: false }, state: { attribute: false }, tz: { attribute: false }, what: { state: true }, lasts: { state: true },
    made: { state: true }, shares: { state: true }, error: { state: true }, busy: { state: true }, copied: { state: true },
  };

  constructor() {
    super();
    this.what = "call";
    this.lasts = 7 * DAY;
    this.made = null;
    this.shares = null;
    this.error = null;
    this.busy = false;
    this.copied = "";
  }

  firstUpdated() {
    this.#list();
    this.querySelector("dialog").showModal();
  }

  /** With the call in it, because without one it is the newest. */
  get #page() {
    return location.origin + format({ ...this.state, sessionId: this.call.channel_session_id });
  }

  get #url() {
    return path("api", "export", this.call.app_id, "share");
  }

  async #list() {
    try {
      const shares = [];
      for (let after = ""; after !== null;) {
        const page = await get(`${this.#url}?per_page=200${after && `&after=${encodeURIComponent(after)}`}`);
        shares.push(...page.shares);
        after = page.pagination.next;
      }
      this.shares = shares.filter((share) => share.status === "active" && share.channel_name === this.call.channel_name
        && [null, this.call.channel_session_id].includes(share.channel_session_id));
    } catch (error) {
      this.shares = [];
      this.error = error;
    }
  }

  async #create(event) {
    event.preventDefault();
    const password = new FormData(event.target).get("password");
    this.busy = true;
    this.error = null;
    try {
      const answer = await post(this.#url, {
        what: this.what,
        channel: this.call.channel_name,
        ...(this.what === "call" ? { session_id: this.call.channel_session_id } : {}),
        expires_in: this.lasts,
        ...(password ? { password } : {}),
      });
      this.made = await answer.json();
      this.#list();
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
  }

  async #revoke(share) {
    try {
      await remove(path("api", "export", this.call.app_id, "share", share.share_id));
      if (this.made?.share_id === share.share_id) {
        this.made = null;
      }
      await this.#list();
    } catch (error) {
      this.error = error;
    }
  }

  async #copy(text, which) {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = which;
      setTimeout(() => { this.copied = ""; }, FEEDBACK);
    } catch {
      this.querySelector(`[data-copy="${which}"]`)?.select(); // where the clipboard is closed to pages
    }
  }

  render() {
    const close = () => this.querySelector("dialog").close();
    return html`<dialog class="dialog share" aria-labelledby="share-title" @close=${() => this.remove()}>
      <header><h2 id="share-title">Share “<bdi>${shownName(this.call.channel_name)}</bdi>”</h2><button class="plain" aria-label="Close" @click=${close}>${icon("close")}</button></header>
      <div class="dialog-body">
        <section aria-labelledby="share-page"><h3 id="share-page">This page</h3>
          <p class="muted small">For people who may look at this dashboard. It opens just what you see.</p>${this.#link(this.#page, "page")}</section>
        <form @submit=${this.#create} aria-labelledby="share-new"><h3 id="share-new">A link for others</h3>
          <p class="muted small">It opens only what you choose here, without a login.</p>
          <div class="share-fields"><label class="field"><span>What</span><select class="input" .value=${this.what} @change=${(event) => { this.what = event.target.value; }}>
              <option value="call">This call</option><option value="channel">All calls of this channel</option></select></label>
            <label class="field"><span>Expires after</span><select class="input" @change=${(event) => { this.lasts = Number(event.target.value); }}>
              ${LASTS.map(([value, text]) => html`<option value=${value} ?selected=${value === this.lasts}>${text}</option>`)}</select></label>
            <label class="field"><span>Password (optional)</span><input class="input" type="password" name="password" maxlength="72" autocomplete="new-password"></label></div>
          <button class="button primary" ?disabled=${this.busy}>Create link</button></form>
        <div role="status">${this.made ? html`<div class="share-made"><p>${icon("check")} The link works until ${dateTime(this.made.expires_at, this.tz)}. It is shown only now.</p>${this.#link(location.origin + new URL(this.made.share_url, location.href).pathname, "share")}</div>` : nothing}</div>
        ${this.error ? html`<p class="note note-bad" role="alert">${icon("warning")}<span>${this.error.message}</span></p>` : nothing}
        ${this.shares?.length ? this.#made() : nothing}
      </div></dialog>`;
  }

  #link(url, which) {
    return html`<div class="copy"><input class="input mono" readonly data-copy=${which} aria-label="Link" .value=${url} @focus=${(event) => event.target.select()}>
      <button type="button" class="button" @click=${() => this.#copy(url, which)}>${icon(this.copied === which ? "check" : "copy")}<span aria-live="polite">${this.copied === which ? "Copied" : "Copy"}</span></button></div>`;
  }

  #made() {
    return html`<section aria-labelledby="share-list"><h3 id="share-list">Links that work now</h3><ul class="share-list">${this.shares.map((share) => html`<li>
      <span>${share.what === "call" ? "This call" : "The channel"}${share.password_needed ? ", with a password" : ""}<br>
        <span class="muted small">until ${dateTime(share.expires_at, this.tz)}, ${share.views} ${share.views === 1 ? "view" : "views"}</span></span>
      <button class="button" @click=${() => this.#revoke(share)}>Revoke</button></li>`)}</ul></section>`;
  }
}

customElements.define("aw-share-dialog", ShareDialog);

/** Shows it above the page; Escape closes it. */
export function showShare({ call, state, tz }) {
  const dialog = document.createElement("aw-share-dialog");
  dialog.call = call;
  dialog.state = state;
  dialog.tz = tz;
  document.body.append(dialog);
}
