// The course of a call: its sessions by the time of joining, read as far as somebody looks at them.

import { get } from "./api.js";
import { concurrency, lanes } from "./presence.js";

const SIZE = 200;
const AT_ONCE = 4;

/** Up to so many sessions are read as a whole and shown by user; of more only those are read that are seen. */
export const MOST = 3000;

/** Says "change" when there is more to show. */
export class Course extends EventTarget {
  /** Whether all sessions are here, so that a lane is a user; else it is a session. */
  whole = true;
  /** How many lanes. */
  count = 0;
  /** How many sessions. */
  total = 0;
  #url;
  #lanes = [];
  #pages = new Map();
  #asked = new Set();

  /** @param url gives the address of a page: ({page, per_page}) => text */
  constructor(url) {
    super();
    this.#url = url;
  }

  async #page(page, signal) {
    return get(this.#url({ page, per_page: SIZE }), { signal });
  }

  /** Reads anew what there is to show. */
  async read(signal) {
    const first = await this.#page(1, signal);
    this.total = first.pagination.total;
    if (this.total > MOST) {
      this.#become(first);
      return;
    }
    const rows = await this.#rest(first, signal);
    this.#lanes = lanes(rows);
    this.whole = true;
    this.count = this.#lanes.length;
    this.dispatchEvent(new Event("change"));
  }

  async #rest(first, signal) {
    const pages = [first.sessions];
    for (let next = 2; next <= first.pagination.total_pages; next += AT_ONCE) {
      const numbers = Array.from({ length: AT_ONCE }, (_, i) => next + i);
      const some = await Promise.all(numbers
        .filter((page) => page <= first.pagination.total_pages)
        .map((page) => this.#page(page, signal)));
      pages.push(...some.map((page) => page.sessions));
    }
    return pages.flat();
  }

  /** The pages that were seen are old now, but better than none until they are read again. */
  #become(first) {
    this.whole = false;
    this.count = this.total;
    this.#asked.clear();
    this.#put(1, first.sessions);
  }

  #put(page, rows) {
    this.#asked.add(page);
    this.#pages.set(page, rows.map((row) => ({ uid: row.uid, account: row.account, sessions: [row] })));
    this.dispatchEvent(new Event("change"));
  }

  /** A lane: {uid, account, sessions}, undefined as long as it was not read. */
  lane(at) {
    return this.whole ? this.#lanes[at] : this.#pages.get(Math.floor(at / SIZE) + 1)?.[at % SIZE];
  }

  /** Reads what is missing between two lanes. */
  want(first, last, signal) {
    if (this.whole) {
      return;
    }
    for (let page = Math.floor(first / SIZE) + 1; page <= Math.floor(last / SIZE) + 1; page++) {
      if (!this.#asked.has(page) && (page - 1) * SIZE < this.total) {
        this.#asked.add(page);
        this.#page(page, signal).then(
          (answer) => this.#put(page, answer.sessions),
          () => this.#asked.delete(page)); // asked again when it is looked at again
      }
    }
  }

  /** How many users there were at once, or null if not all sessions are here. */
  steps() {
    return this.whole ? concurrency(this.#lanes) : null;
  }
}
