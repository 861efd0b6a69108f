// The live calls of one app, by Server-Sent Events: one connection a page, none while nobody looks.

import { path } from "./api.js";
import { settings } from "./settings.js";

/** Says "change" after every change of the calls, and "status" when the connection comes or goes. */
export class Live extends EventTarget {
  /** "connecting", "live", "lost", "paused" or "off". */
  status = "connecting";
  /** By row, the latest start first. */
  calls = new Map();
  asOf = null;
  #appId;
  #source = null;
  #beyond = { calls: 0, users: 0 };
  #closed = false;
  #seen = () => this.#followSight();
  #retry = 0;

  constructor(appId) {
    super();
    this.#appId = appId;
    document.addEventListener("visibilitychange", this.#seen);
    this.#followSight();
  }

  #followSight() {
    if (this.#closed) {
      return;
    }
    if (settings().refresh === "off") {
      this.#disconnect("off");
    } else if (document.hidden) {
      this.#disconnect("paused");
    } else if (!this.#source) {
      this.#connect();
    }
  }

  /** After the setting changed. */
  refresh() {
    this.#followSight();
  }

  #connect() {
    this.#say(this.status === "lost" ? "lost" : "connecting");
    const source = new EventSource(`${path("api", "live", this.#appId)}/events`);
    this.#source = source;
    source.addEventListener("snapshot", (event) => this.#snapshot(JSON.parse(event.data)));
    source.addEventListener("call", (event) => this.#call(JSON.parse(event.data)));
    source.addEventListener("ended", (event) => this.#ended(JSON.parse(event.data)));
    source.addEventListener("reset", () => {}); // the snapshot behind it replaces everything
    source.addEventListener("open", () => this.#say("live"));
    source.addEventListener("error", () => this.#lost(source));
  }

  #lost(source) {
    if (source !== this.#source) {
      return;
    }
    this.#say("lost");
    if (source.readyState === EventSource.CLOSED) { // refused: the browser does not come back by itself
      this.#source = null;
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#followSight(), 3000);
    }
  }

  #disconnect(status) {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
    this.#say(status);
  }

  #say(status) {
    if (this.status !== status) {
      this.status = status;
      this.dispatchEvent(new Event("status"));
    }
  }

  #snapshot(told) {
    this.calls = new Map(told.calls.map((call) => [call.row, call]));
    const users = told.calls.reduce((sum, call) => sum + call.online_users, 0);
    this.#beyond = { calls: told.total_calls - told.calls.length, users: told.online_users - users };
    this.#changed(told, null);
  }

  #call({ call, as_of }) {
    const rest = [...this.calls.values()].filter((other) => other.row !== call.row);
    const at = rest.findIndex((other) => other.started < call.started);
    rest.splice(at < 0 ? rest.length : at, 0, call);
    this.calls = new Map(rest.map((one) => [one.row, one]));
    this.#changed({ as_of }, call);
  }

  #ended(told) {
    const call = this.calls.get(told.row) ?? null;
    if (!this.calls.delete(told.row)) {
      this.#beyond.calls = Math.max(0, this.#beyond.calls - 1);
    }
    this.#changed(told, call);
  }

  #changed({ as_of }, call) {
    this.asOf = as_of;
    this.dispatchEvent(new CustomEvent("change", { detail: { call } }));
  }

  /** How many calls are live, those beyond the told ones included. */
  get totalCalls() {
    return this.calls.size + this.#beyond.calls;
  }

  /** How many users are in them. */
  get onlineUsers() {
    let users = this.#beyond.users;
    for (const call of this.calls.values()) {
      users += call.online_users;
    }
    return Math.max(0, users);
  }

  close() {
    this.#closed = true;
    document.removeEventListener("visibilitychange", this.#seen);
    this.#disconnect("off");
  }
}

/**
 * Runs work at once, and again at most once in so many ms however often it is asked for.
 *
 * @param millis gives the ms
 */
export function throttled(work, millis) {
  let last = -Infinity;
  let timer = 0;
  const run = () => {
    timer = 0;
    last = performance.now();
    work();
  };
  const ask = () => {
    if (!timer) {
      timer = setTimeout(run, Math.max(0, last + millis() - performance.now()));
    }
  };
  ask.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return ask;
}
