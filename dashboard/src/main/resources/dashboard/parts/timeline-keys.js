// The keys on a timeline: they walk from session to session, look closer and farther.

import { panned, seconds, within } from "../app/window.js";
import { elsewhere } from "../app/url.js";
import { ROW } from "./gantt.js";

const CLOSER = 0.6;
const FAR = 10;

export class Walker {
  #of;

  /** @param of the timeline */
  constructor(of) {
    this.#of = of;
  }

  async enter() {
    if (!this.#of.active && this.#of.course.lane(0)) {
      this.#of.active = { lane: 0, session: this.#of.course.lane(0).sessions[0].id };
    }
    await this.#of.updateComplete;
    this.#showActive();
  }

  walk(event) {
    const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -FAR, PageDown: FAR, Home: -Infinity, End: Infinity };
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key in steps) {
      this.#toLane((this.#of.active?.lane ?? 0) + steps[event.key], event.key === "Home" ? 0 : null);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const by = event.key === "ArrowLeft" ? -1 : 1;
      event.shiftKey ? this.#of.look(panned(this.#of.seen, by / 4, this.#of.whole)) : this.#toSession(by);
    } else if (event.key === "+" || event.key === "=" || event.key === "-") {
      this.#of.zoom(event.key === "-" ? 1 / CLOSER : CLOSER);
    } else if (event.key === "0") {
      this.#of.look(this.#of.whole);
    } else if (event.key === "Escape") {
      this.#of.tip.hide();
    } else if (event.key === "Enter" && this.#of.active && !this.#of.plain) {
      this.#of.navigate(elsewhere(this.#of.state, { uid: String(this.#of.course.lane(this.#of.active.lane).uid) }));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The lane, and in it the session that is next in time to the one left. */
  #toLane(to, which) {
    const at = Math.max(0, Math.min(this.#of.course.count - 1, to));
    const lane = this.#of.course.lane(at);
    this.#scrollTo(at);
    const old = this.#activeSession();
    const from = which === 0 || !old ? 0 : seconds(old.join_time);
    if (lane) {
      this.#activate(at, nearest(lane, from));
    } else {
      this.#of.active = { lane: at, session: "", from }; // the next key goes on from there
      this.#of.course.want(at, at);
    }
  }

  /** Goes to a session of a lane that was walked to before it was read. */
  land() {
    const { active } = this.#of;
    const lane = active && !active.session && this.#of.course.lane(active.lane);
    if (lane) {
      this.#activate(active.lane, nearest(lane, active.from));
    }
  }

  #toSession(by) {
    const lane = this.#of.active && this.#of.course.lane(this.#of.active.lane);
    if (!lane) {
      return;
    }
    const next = lane.sessions.findIndex((one) => one.id === this.#of.active.session) + by;
    if (next >= 0 && next < lane.sessions.length) {
      this.#activate(this.#of.active.lane, lane.sessions[next]);
      return;
    }
    const other = this.#of.course.lane(this.#of.active.lane + by);
    if (other) {
      this.#scrollTo(this.#of.active.lane + by);
      this.#activate(this.#of.active.lane + by, by > 0 ? other.sessions[0] : other.sessions.at(-1));
    }
  }

  #activeSession() {
    return this.#of.active && this.#of.course.lane(this.#of.active.lane)?.sessions.find((one) => one.id === this.#of.active.session);
  }

  async #activate(lane, session) {
    this.#of.active = { lane, session: session.id };
    const from = seconds(session.join_time);
    const seen = this.#of.seen;
    if (from > seen.to || (seconds(session.leave_time) ?? this.#of.until) < seen.from) {
      const half = (seen.to - seen.from) / 2;
      this.#of.look(within({ from: from - half, to: from + half }, this.#of.whole));
    }
    await this.#of.updateComplete;
    this.#showActive();
  }

  #scrollTo(at) {
    const scroller = this.#of.querySelector(".lanes");
    if (at * ROW < scroller.scrollTop) {
      scroller.scrollTop = at * ROW;
    } else if ((at + 1) * ROW > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = (at + 1) * ROW - scroller.clientHeight;
    }
    this.#of.scrolled(scroller.scrollTop);
  }

  #showActive() {
    const bar = this.#of.querySelector(".bar.active");
    const session = this.#activeSession();
    if (bar && session) {
      const box = this.#of.querySelector(".course").getBoundingClientRect();
      const at = bar.getBoundingClientRect();
      this.#of.tip.show(session, this.#of.course.lane(this.#of.active.lane), Math.max(at.left, box.left + 8) - box.left, at.bottom - box.top - 8);
    }
  }
}

/** The session that began nearest to a time. */
function nearest(lane, from) {
  const away = (session) => Math.abs(seconds(session.join_time) - from);
  return lane.sessions.reduce((best, one) => (away(one) < away(best) ? one : best));
}
