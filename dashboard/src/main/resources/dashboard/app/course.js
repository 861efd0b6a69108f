// The course of a call: its users in the order in which they came, read as far as somebody looks at them.

import { get } from "./api.js";
import { throttled } from "./live.js";

const SIZE = 100;

/** Lanes that are read before they can be seen. */
const AHEAD = 40;

/** While lanes fly by, pages are asked for at most once in so many ms. */
const PACE = 100;

/** Says "change" when there is more to show. */
export class Course extends EventTarget {
  /** How many users. */
  count = 0;
  /** How many sessions. */
  total = 0;
  #url;
  #pages = new Map();
  #asked = new Map();
  #seen = { first: 0, last: 0 };
  #asking = false;
  #soon = throttled(() => this.#ask(), () => PACE);

  /** @param url gives the address of a page: ({page, per_page}) => text */
  constructor(url) {
    super();
    this.#url = url;
  }

  /** Reads anew what is looked at; the rest is old then, but better than nothing until it is looked at. */
  async read() {
    this.close();
    await Promise.all(this.#near().map((page) => this.#read(page)));
  }

  /** Ends what is being read. */
  close() {
    this.#soon.cancel();
    this.#asked.forEach((abort) => abort.abort());
    this.#asked.clear();
  }

  #near() {
    const { first, last } = this.#seen;
    const page = (at) => Math.floor(Math.max(0, Math.min(this.count - 1, at)) / SIZE) + 1;
    const from = page(first - AHEAD);
    return Array.from({ length: page(last + AHEAD) - from + 1 }, (_, i) => from + i);
  }

  async #read(page) {
    const abort = new AbortController();
    this.#asked.set(page, abort);
    try {
      const found = await get(this.#url({ page, per_page: SIZE }), { signal: abort.signal });
      this.count = found.pagination.total;
      this.total = found.total_sessions;
      this.#pages.set(page, found.users);
      this.dispatchEvent(new Event("change"));
    } catch (error) {
      if (this.#asked.get(page) === abort) {
        this.#asked.delete(page); // asked again when it is looked at again
      }
      throw error;
    }
  }

  #missing() {
    return this.#near().filter((page) => !this.#asked.has(page));
  }

  /** What flies by is not asked for: only when the last answer is there is it seen what is looked at then. */
  async #ask() {
    const missing = this.#missing();
    if (this.#asking || !missing.length) {
      return;
    }
    this.#asking = true;
    await Promise.allSettled(missing.map((page) => this.#read(page)));
    this.#asking = false;
    if (this.#missing().some((page) => !missing.includes(page))) {
      this.#soon();
    }
  }

  /** A lane: {uid, account, sessions}, undefined as long as it was not read. */
  lane(at) {
    return this.#pages.get(Math.floor(at / SIZE) + 1)?.[at % SIZE];
  }

  /** Reads what is missing between two lanes and near them. */
  want(first, last) {
    this.#seen = { first, last };
    if (this.#missing().length) {
      this.#soon();
    }
  }
}
