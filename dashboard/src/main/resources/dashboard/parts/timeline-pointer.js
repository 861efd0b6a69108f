// The pointer over a timeline: a cursor through graph and lanes, a stretch drawn to look closer, the wheel.

import { count, dateTime } from "../app/format.js";
import { usersAt } from "../app/presence.js";
import { panned, within, zoomed } from "../app/window.js";

const DRAG = 6;

export class Pointer {
  #of;
  #drag = null;

  /** @param of the timeline */
  constructor(of) {
    this.#of = of;
  }

  #at(event) {
    const box = this.#of.querySelector(".course").getBoundingClientRect();
    const gutter = this.#of.querySelector(".gutter").offsetWidth;
    const x = event.clientX - box.left - gutter;
    const window = this.#of.seen;
    return { x, y: event.clientY - box.top, gutter, at: window.from + (x / this.#of.width) * (window.to - window.from) };
  }

  point(event) {
    const { x, y, gutter, at } = this.#at(event);
    const inside = x >= 0 && x <= this.#of.width;
    this.#cursor(inside ? gutter + x : null, at);
    const bar = event.target.closest?.(".bar");
    const lane = event.target.closest?.(".lane");
    const found = bar && this.#of.course.lane(Number(lane.dataset.lane));
    const session = found?.sessions.find((one) => one.id === bar.dataset.session);
    this.#of.tip.show(session, found, gutter + x, y);
    if (this.#drag) {
      this.#brush(this.#drag.x, x, gutter);
    }
  }

  #cursor(left, at) {
    const line = this.#of.querySelector(".course-cursor");
    const readout = this.#of.querySelector(".readout");
    line.classList.toggle("shown", left !== null);
    readout.classList.toggle("at-cursor", left !== null);
    if (left !== null) {
      line.style.left = `${left}px`;
      const users = usersAt(this.#of.line(), at);
      readout.firstElementChild.textContent = `${dateTime(Math.round(at), this.#of.tz)}: ${count(users)} ${users === 1 ? "user" : "users"} at once`;
    }
  }

  #brush(from, to, gutter) {
    const brush = this.#of.querySelector(".course-brush");
    const left = Math.max(0, Math.min(from, to));
    const right = Math.min(this.#of.width, Math.max(from, to));
    brush.classList.toggle("shown", right - left > DRAG);
    brush.style.left = `${gutter + left}px`;
    brush.style.width = `${right - left}px`;
  }

  press(event) {
    const { x, at } = this.#at(event);
    const onGraph = event.target.closest(".course-steps, .course-axis");
    if (event.button === 0 && onGraph && x >= 0 && x <= this.#of.width) {
      this.#drag = { x, at };
      event.currentTarget.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  }

  release(event) {
    if (this.#drag) {
      const { x, at } = this.#at(event);
      const [from, to] = [Math.min(this.#drag.at, at), Math.max(this.#drag.at, at)];
      if (Math.abs(x - this.#drag.x) > DRAG) {
        this.#of.look(within({ from, to }, this.#of.whole));
      }
      this.drop();
    } else {
      this.#choose(event);
    }
  }

  #choose(event) {
    const bar = event.target.closest?.(".bar");
    if (bar) {
      this.#of.active = { lane: Number(bar.closest(".lane").dataset.lane), session: bar.dataset.session };
    }
  }

  drop() {
    this.#drag = null;
    this.#of.querySelector(".course-brush").classList.remove("shown");
  }

  rest() {
    this.#cursor(null, 0);
    this.#of.tip.hide();
  }

  wheel(event) {
    const { x, at } = this.#at(event);
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const factor = Math.exp(Math.max(-1, Math.min(1, event.deltaY / 200)));
      this.#of.look(zoomed(this.#of.seen, factor, Math.min(Math.max(at, this.#of.seen.from), this.#of.seen.to), this.#of.whole));
    } else if (this.#of.window && x >= 0 && Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.#of.look(panned(this.#of.seen, event.deltaX / this.#of.width, this.#of.whole));
    }
  }
}
