// What all views share: they are light DOM, so that one set of styles, labels and ids serves all.

import { html, LitElement, nothing } from "lit";
import { throttled } from "../app/live.js";
import { onChange, settings, zone } from "../app/settings.js";
import { icon } from "./icons.js";

/** So many times as long as a live view took to read it lets the server rest. */
export const REST = 2;

/** An element in light DOM. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/**
 * A view. It gets state (see app/url.js), navigate(state, {replace}) and live (see app/live.js); what it
 * shows comes from read(signal), which is asked again when question() changes, refresh() is called, or,
 * where pace is more than 0, something live changed: at most once in so many ms.
 */
export class View extends Part {
  static pace = 0;
  static properties = {
    state: { attribute: false },
    navigate: { attribute: false },
    live: { attribute: false },
    data: { state: true },
    error: { state: true },
    loading: { state: true },
  };

  #asked = null;
  #abort = null;
  #timer = 0;
  #stop = null;
  #reading = false;
  #again = false;
  #heard = null;
  #took = 0;
  #soon = throttled(() => this.refresh(), () => this.pause(this.constructor.pace));
  #changed = (event) => this.onLive(event.detail.call);

  constructor() {
    super();
    this.data = null;
    this.error = null;
    this.loading = false;
  }

  /** The zone to show times in. */
  get tz() {
    return zone(this.state);
  }

  /** Text that changes when something else is to be read; null reads nothing. */
  question() {
    return JSON.stringify([this.state, this.tz]);
  }

  /**
   * Something live changed, and what is shown is old.
   *
   * @param call which, null after a new beginning
   */
  onLive(_call) {
    if (this.constructor.pace > 0) {
      this.#soon();
    }
  }

  /** How long to wait before reading again, at least so many ms: what is dear to read is read less often. */
  pause(least) {
    return Math.max(least, REST * this.#took);
  }

  /** Reads what is shown; its result is this.data. */
  async read() {
    return null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = onChange(() => {
      this.requestUpdate();
      this.#tick();
    });
    this.#tick();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    clearInterval(this.#timer);
    this.#abort?.abort();
    this.#reading = false;
    this.#asked = null;
    this.#soon.cancel();
    this.#hear(null);
  }

  #hear(live) {
    if (this.#heard !== live) {
      this.#heard?.removeEventListener("change", this.#changed);
      live?.addEventListener("change", this.#changed);
      this.#heard = live;
    }
  }

  #tick() {
    clearInterval(this.#timer);
    const seconds = Number(settings().refresh);
    if (seconds > 0) {
      this.#timer = setInterval(() => document.hidden || this.refresh(), seconds * 1000);
    }
  }

  willUpdate() {
    this.#hear(this.isConnected ? (this.live ?? null) : null);
    const question = this.state ? this.question() : null;
    if (question !== null && question !== this.#asked) {
      this.#asked = question;
      this.#read(true);
    }
  }

  /** Reads again without a sign, as when something live changed; a read under way is let finish first. */
  refresh() {
    if (this.#asked === null || !this.isConnected) {
      return;
    }
    if (this.#reading) {
      this.#again = true;
    } else {
      this.#read(false);
    }
  }

  async #read(shown) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    if (shown) {
      this.loading = true;
    }
    this.#reading = true;
    this.#again = false;
    const asked = performance.now();
    try {
      const data = await this.read(abort.signal);
      this.#took = performance.now() - asked;
      if (!abort.signal.aborted) {
        this.data = data;
        this.error = null;
        this.loading = false;
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        this.error = error;
        this.loading = false;
      }
    }
    if (this.#abort === abort) {
      this.#reading = false;
      if (this.#again) {
        this.refresh();
      }
    }
  }

  /** The failure, if there is one, to stand above what was there before. */
  failure() {
    return this.error ? failure(this.error, () => this.retry()) : nothing;
  }

  retry() {
    this.error = null;
    this.#read(true);
  }
}

/** A failure as a sentence, and a way to try again. */
export function failure(error, retry) {
  return html`<div class="note note-bad" role="alert">${icon("warning")}
    <p>${error.message}</p>
    ${retry ? html`<button class="button" @click=${retry}>Try again</button>` : nothing}
  </div>`;
}

/** Grey blocks in place of what is still read. */
export function skeleton(lines = 5) {
  return html`<div class="skeleton" role="status" aria-label="Loading">${Array.from({ length: lines }, () => html`<span></span>`)}</div>`;
}
