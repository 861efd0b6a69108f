// A call in time: users at once above the lanes of its users, with one cursor and one zoom.

import { html, nothing } from "lit";
import { repeat } from "lit-html/directives/repeat.js";
import { channelUrl, get } from "../app/api.js";
import { Course } from "../app/course.js";
import { count, time } from "../app/format.js";
import { throttled } from "../app/live.js";
import { peak } from "../app/presence.js";
import { isWhole, seconds, ticks, tickText, within, zoomed } from "../app/window.js";
import { laneRow, ROW } from "./gantt.js";
import { icon } from "./icons.js";
import { place } from "./place.js";
import { stepGraph } from "./steps.js";
import { timelineFoot } from "./timeline-foot.js";
import { Walker } from "./timeline-keys.js";
import { Pointer } from "./timeline-pointer.js";
import { Tip } from "./tip.js";
import { failure, Part, REST, skeleton } from "./view.js";

const HEIGHT = 96;
const AROUND = 4;
const TICK = 92;
const CLOSER = 0.6;


class Timeline extends Part {
  static properties = {
    call: { attribute: false },
    state: { attribute: false },
    navigate: { attribute: false },
    tz: { attribute: false },
    plain: { attribute: false },
    error: { state: true },
    width: { state: true },
    top: { state: true },
    tall: { state: true },
    window: { state: true },
    active: { state: true },
    told: { state: true },
  };

  course = null;
  #key = "";
  #abort = null;
  #steps = [];
  #clock = 0;
  #readAt = 0;
  #sizes = new ResizeObserver(() => this.#measure());
  #say = 0;
  pointer = new Pointer(this);
  walker = new Walker(this);
  tip = new Tip(this);
  #took = 0;
  #again = throttled(() => this.#read(), () => Math.max(500, REST * this.#took));

  constructor() {
    super();
    this.width = 0;
    this.top = 0;
    this.tall = 0;
    this.window = null;
    this.active = null;
    this.told = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.call?.live && !document.hidden && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    clearTimeout(this.#say);
    this.#again.cancel();
    this.#abort?.abort();
    this.course?.close();
    this.#sizes.disconnect();
    this.#key = "";
  }

  /** Reads again what changed. */
  refresh() {
    this.#again();
  }

  willUpdate(changed) {
    if (!this.call) {
      return;
    }
    const key = JSON.stringify([this.call.app_id, this.call.channel_name, this.call.channel_session_id]);
    if (key !== this.#key) {
      this.#key = key;
      this.#begin();
    }
    if (changed.has("call")) {
      this.#readAt = performance.now();
    }
    if (changed.has("state")) {
      this.window = this.#asked();
    }
  }

  #begin() {
    this.course?.close();
    this.course = new Course((params) => this.#url("lanes", params));
    this.course.addEventListener("change", () => { this.told++; });
    this.#steps = [];
    this.active = null;
    this.#read();
  }

  #url(page, params) {
    const { app_id: app, channel_name: channel, channel_session_id: id } = this.call;
    return channelUrl(app, channel, page, { ...params, session_id: id });
  }

  async #read() {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const { course } = this;
    const asked = performance.now();
    try {
      const [found] = await Promise.all([get(this.#url("concurrency", {}), { signal: abort.signal }), course.read()]);
      if (course === this.course) {
        this.#steps = still(found);
        this.#took = performance.now() - asked;
        this.error = null;
        this.told++;
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        this.error = error;
      }
    }
  }

  /** The window that the URL asks for, null for all. */
  #asked() {
    const { from, to } = this.state;
    return /^\d{1,12}$/.test(from) && /^\d{1,12}$/.test(to) && Number(from) < Number(to)
      ? { from: Number(from), to: Number(to) } : null;
  }

  /** Up to when open sessions go, in epoch seconds. */
  get until() {
    return this.call.live
      ? seconds(this.call.as_of) + (performance.now() - this.#readAt) / 1000
      : seconds(this.call.ended) ?? seconds(this.call.as_of);
  }

  /** All of the call: {from, to}. */
  get whole() {
    const from = seconds(this.call.started);
    return { from, to: Math.max(from + 1, this.until) };
  }

  /** The part of it that is looked at. */
  get seen() {
    return this.window ? within(this.window, this.whole) : this.whole;
  }

  /** Lanes are drawn anew when others can be seen, not with every pixel. */
  scrolled(top) {
    this.top = Math.floor(top / ROW) * ROW;
  }

  /** Looks at a part, and soon says so in the URL. */
  look(window) {
    const all = isWhole(window, this.whole);
    this.window = all ? null : window;
    clearTimeout(this.#say);
    this.#say = setTimeout(() => this.navigate({
      ...this.state,
      from: all ? "" : String(Math.floor(window.from)),
      to: all ? "" : String(Math.ceil(window.to)),
    }, { replace: true }), 150);
  }

  updated() {
    this.walker.land();
    const scroller = this.querySelector(".lanes");
    if (scroller && scroller !== this.watched) {
      this.#sizes.disconnect();
      this.watched = scroller;
      this.#sizes.observe(scroller);
      this.#measure();
    }
  }

  #measure() {
    const scroller = this.querySelector(".lanes");
    const name = this.querySelector(".gutter");
    if (scroller && name) {
      this.width = Math.max(40, scroller.clientWidth - name.offsetWidth);
      this.tall = scroller.clientHeight;
    }
  }

  render() {
    if (!this.call) {
      return nothing;
    }
    return html`<section class="panel flush timeline" aria-label="Timeline">
      <header class="panel-head"><h2>Timeline</h2>${this.#readout()}${this.#tools()}</header>
      ${this.error ? failure(this.error, () => this.#read()) : nothing}
      ${this.course.count ? this.#plot() : this.error || this.told ? nothing : html`<div class="lanes-wait">${skeleton(4)}</div>`}</section>`;
  }

  #readout() {
    const most = peak(this.line());
    return html`<p class="readout muted" data-rest=${most
      ? `Most at once: ${count(most[1])} at ${time(most[0], this.tz)}` : ""}><span></span></p>`;
  }

  #tools() {
    const whole = !this.window;
    return html`<div class="tools" role="group" aria-label="Zoom">
      <button class="plain" title="Closer (+)" aria-label="Look closer" @click=${() => this.zoom(CLOSER)}>${icon("plus")}</button>
      <button class="plain" title="Farther (−)" aria-label="Look from farther" ?disabled=${whole} @click=${() => this.zoom(1 / CLOSER)}>${icon("minus")}</button>
      <button class="plain wide" title="All of it (0)" ?disabled=${whole} @click=${() => this.look(this.whole)}>All</button></div>`;
  }

  /** How many users there were at once. */
  line() {
    return this.#steps;
  }

  #plot() {
    const window = this.seen;
    const steps = this.line();
    const most = peak(steps)?.[1] ?? 0;
    const marks = ticks(window.from, window.to, this.width / TICK, this.tz);
    const x = (at) => ((at - window.from) / (window.to - window.from)) * this.width;
    return html`<div class="course" @pointermove=${(event) => this.pointer.point(event)} @pointerleave=${() => this.pointer.rest()} @pointerdown=${(event) => this.pointer.press(event)}
        @pointerup=${(event) => this.pointer.release(event)} @pointercancel=${() => this.pointer.drop()} @wheel=${{ handleEvent: (event) => this.pointer.wheel(event), passive: false }}>
      <div class="course-steps"><div class="gutter"><span>${count(most)}</span><span class="gutter-what">users at once</span><span>0</span></div>
        ${this.width ? stepGraph(steps, window, this.width, HEIGHT) : nothing}</div>
      <div class="course-axis" aria-hidden="true">${marks.at.map((at) => html`<span class=${x(at) > this.width - 16 ? "late" : nothing} ${place({ left: `${x(at).toFixed(1)}px` })}>${tickText(at, marks.step, this.tz)}</span>`)}</div>
      <div class="course-grid" aria-hidden="true">${marks.at.map((at) => html`<i ${place({ left: `${x(at).toFixed(1)}px` })}></i>`)}</div>
      ${this.#lanes(window)}
      <i class="course-cursor" aria-hidden="true"></i><i class="course-brush" aria-hidden="true"></i>
      <div class="tip" hidden></div></div>
      ${timelineFoot(this.course, this.call, steps, this.tz)}`;
  }

  #lanes(window) {
    const { count: total } = this.course;
    const first = Math.max(0, Math.floor(this.top / ROW) - AROUND);
    const last = Math.min(total - 1, Math.ceil((this.top + (this.tall || 400)) / ROW) + AROUND);
    this.course.want(first, last);
    const view = {
      window, until: this.until, width: this.width, tz: this.tz, state: this.state, plain: this.plain,
      active: this.active?.session, id: "session",
    };
    const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return html`<div class="lanes" role="grid" tabindex="0" aria-rowcount=${total} aria-describedby="timeline-help"
      aria-label="Sessions by user" aria-readonly="true"
      aria-activedescendant=${this.active?.session ? `session-${this.active.session}` : nothing}
      @scroll=${(event) => this.scrolled(event.currentTarget.scrollTop)} @keydown=${(event) => this.walker.walk(event)} @focus=${() => this.walker.enter()} @blur=${() => this.tip.hide()}>
      <div class="lanes-room" role="rowgroup" ${place({ height: `${total * ROW}px` })}>
        ${repeat(shown, (at) => at, (at) => laneRow(this.course.lane(at), at, view))}</div></div>`;
  }

  /** Looks closer, or with a factor above 1 farther. */
  zoom(factor) {
    const { from, to } = this.seen;
    this.look(zoomed(this.seen, factor, (from + to) / 2, this.whole));
  }
}

/** The steps without those with which the answer ends, since the call goes on. */
function still({ live, as_of, concurrency_over_time: steps }) {
  return live ? steps.filter(([at]) => at < seconds(as_of)) : steps;
}

customElements.define("aw-timeline", Timeline);
