// A chart by uPlot: bars or lines, stacked or not, over time or over named points. Its numbers stand in a
// table too, which the view writes; the arrow keys walk through the points and say them.

import { html, nothing, render } from "lit";
import uPlot from "uplot";
import { compact, count, dateTime } from "../app/format.js";
import { onTheme } from "../app/theme.js";
import { Part } from "./view.js";

const HEIGHT = 280;
const LINE = 2;
const BAR_SHARE = 0.72;
const MOST_BAR = 72;
const LETTER = 6.6;

/** Puts series on top of each other: the nth is the sum of the first n + 1. */
export function stacked(series) {
  const sums = [];
  let below = null;
  for (const { data } of series) {
    below = data.map((value, i) => (value ?? 0) + (below ? below[i] : 0));
    sums.push(below);
  }
  return sums;
}

/** Which of stacked values a height is in; -1 above all. */
export function hit(sums, index, height) {
  return sums.findIndex((sum) => height <= sum[index] && height >= 0);
}

/** The colour that a custom property has here and now; canvas cannot read properties. */
function colour(name) {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/**
 * Properties: series [{label, color, data}]; overlay, one more that is drawn as a dashed line; xs, epoch seconds, or labels, a text a point; mode "stack",
 * "lines" or "step"; show(value) writes a value; tz; label says what it shows; height; cursorKey links the
 * cursors of charts; zoomable. Events: "pick" {index, series}, series -1 for all; "zoom" {from, to} in
 * epoch seconds or null for all; "point" {index}.
 */
class Chart extends Part {
  static properties = {
    series: { attribute: false },
    xs: { attribute: false },
    labels: { attribute: false },
    overlay: { attribute: false },
    mode: {},
    show: { attribute: false },
    tz: {},
    label: {},
    height: { type: Number },
    cursorKey: {},
    zoomable: { type: Boolean },
    clickable: { type: Boolean },
  };

  #plot = null;
  #shape = "";
  #sums = [];
  #stopTheme = null;
  #sizes = new ResizeObserver(() => this.#fit());
  #tip = null;

  constructor() {
    super();
    this.series = [];
    this.mode = "lines";
    this.show = count;
    this.height = HEIGHT;
    this.label = "Chart";
    this.overlay = null;
    this.clickable = false;
    this.zoomable = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stopTheme = onTheme(() => this.#rebuild());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopTheme?.();
    this.#sizes.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
    this.#shape = "";
  }

  render() {
    return html`<div class="chart ${this.clickable ? "clickable" : ""}" tabindex="0" role="application" aria-roledescription="chart" aria-label=${this.label}
        @keydown=${this.#key}></div>
      <p class="hidden" aria-live="polite"></p>`;
  }

  get #box() {
    return this.querySelector(".chart");
  }

  get #axis() {
    return this.labels ? this.labels.map((_, i) => i) : (this.xs ?? []);
  }

  updated() {
    this.#sizes.observe(this.#box);
    const shape = JSON.stringify([this.mode, Boolean(this.labels), this.tz, this.height, this.cursorKey, this.zoomable,
      this.series.map((one) => [one.label, one.color]), this.overlay?.label]);
    if (this.#plot && shape === this.#shape) {
      this.#plot.setData(this.#data(), !this.#zoomed());
    } else {
      this.#shape = shape;
      this.#rebuild();
    }
  }

  #zoomed() {
    const { min, max } = this.#plot.scales.x;
    const xs = this.#plot.data[0];
    return this.zoomable && xs.length > 0 && (min > xs[0] || max < xs.at(-1));
  }

  /** Stacked series are drawn from the top down, so that each covers what is not its own. */
  #data() {
    this.#sums = this.mode === "stack" ? stacked(this.series) : this.series.map((one) => one.data);
    const drawn = this.mode === "stack" ? [...this.#sums].reverse() : this.#sums;
    return [this.#axis, ...drawn, ...(this.overlay ? [this.overlay.data] : [])];
  }

  #rebuild() {
    const box = this.#box;
    if (!box?.isConnected) {
      return;
    }
    this.#plot?.destroy();
    const data = this.#data();
    this.#plot = new uPlot(this.#options(box.clientWidth || 600), data, box);
    this.#plot.root.setAttribute("aria-hidden", "true");
    this.#tip = document.createElement("div");
    this.#tip.className = "chart-tip";
    this.#tip.hidden = true;
    this.#plot.over.append(this.#tip);
    this.#plot.over.addEventListener("mouseleave", () => { this.#tip.hidden = true; });
    this.#plot.over.addEventListener("click", () => this.#click());
    this.#plot.over.addEventListener("dblclick", () => this.#say("zoom", null));
  }

  #options(width) {
    const axis = colour("--chart-axis");
    const grid = { stroke: colour("--chart-grid"), width: 1 };
    const ticks = { show: false };
    const font = `12px ${getComputedStyle(document.body).fontFamily}`;
    const order = this.mode === "stack" ? [...this.series].reverse() : this.series;
    return {
      width,
      height: this.height,
      padding: [12, 8, 0, 0],
      legend: { show: false },
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), this.tz || "UTC"),
      cursor: {
        drag: { x: this.zoomable, y: false, setScale: this.zoomable },
        points: this.mode === "stack" ? { show: false } : {},
        y: false,
        ...(this.cursorKey ? { sync: { key: this.cursorKey, scales: ["x", null] } } : {}),
      },
      scales: {
        x: this.labels ? { time: false, range: (_, min, max) => [min - 0.5, max + 0.5] } : { time: true },
        y: { range: (_, _min, max) => [0, max > 0 ? max * 1.06 : 1] },
      },
      axes: [
        { stroke: axis, grid: { show: false }, ticks, font, size: 34, ...(this.labels ? this.#named() : {}) },
        { stroke: axis, grid, ticks, font, size: 56, values: (_, splits) => splits.map(compact) },
      ],
      series: [{}, ...order.map((one) => this.#drawn(one)), ...(this.overlay ? [this.#dashed(this.overlay)] : [])],
      hooks: {
        setCursor: [() => this.#point()],
        setScale: [(plot, key) => key === "x" && this.#scaled(plot)],
      },
    };
  }

  /** Points with names: as many as there is room for. */
  #named() {
    return {
      splits: (plot) => {
        const longest = Math.max(1, ...this.labels.map((label) => label.length));
        const room = Math.max(1, Math.floor(plot.bbox.width / devicePixelRatio / (longest * LETTER + 16)));
        const every = Math.max(1, Math.ceil(this.labels.length / room));
        return this.labels.map((_, i) => i).filter((i) => i % every === 0);
      },
      values: (_, splits) => splits.map((i) => this.labels[i] ?? ""),
    };
  }

  #drawn({ label, color }) {
    const stroke = color?.startsWith("--") ? colour(color) : color;
    const base = { label, stroke, width: LINE, points: { show: false } };
    if (this.mode === "stack") {
      const size = [BAR_SHARE, MOST_BAR];
      return this.labels
        ? { ...base, width: 0, fill: stroke, paths: uPlot.paths.bars({ size, align: 0 }) }
        : { ...base, width: 0, fill: stroke, paths: uPlot.paths.stepped({ align: 1 }) };
    }
    return this.mode === "step"
      ? { ...base, fill: `color-mix(in srgb, ${stroke} 16%, transparent)`, paths: uPlot.paths.stepped({ align: 1 }) }
      : { ...base, points: { show: this.#axis.length < 2, size: 7, fill: stroke } };
  }

  #dashed({ label, color }) {
    const stroke = color.startsWith("--") ? colour(color) : color;
    return { label, stroke, width: LINE, dash: [6, 5], points: { show: false } };
  }

  #fit() {
    const width = this.#box?.clientWidth;
    if (this.#plot && width && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: this.height });
    }
  }

  #point() {
    const plot = this.#plot;
    if (!plot || !this.#tip) {
      return;
    }
    const { idx, left, top } = plot.cursor;
    if (idx === null || idx === undefined || left < 0) {
      this.#tip.hidden = true;
      return;
    }
    this.#tip.hidden = false;
    render(this.#told(idx), this.#tip);
    const beyond = left > plot.over.clientWidth / 2;
    this.#tip.style.left = beyond ? "" : `${left + 14}px`;
    this.#tip.style.right = beyond ? `${plot.over.clientWidth - left + 14}px` : "";
    this.#tip.style.top = `${Math.max(0, Math.min(top, plot.over.clientHeight - this.#tip.clientHeight))}px`;
    this.#say("point", { index: idx });
  }

  #name(index) {
    return this.labels ? this.labels[index] : dateTime(this.xs[index], this.tz || "UTC");
  }

  #told(index) {
    const most = 12;
    const rows = this.series.filter((one) => one.data[index]);
    const total = rows.reduce((sum, one) => sum + one.data[index], 0);
    return html`<b>${this.#name(index)}</b>
      ${rows.slice(0, most).map((one) => html`<span class="tip-row">${swatch(one.color)}<span><bdi>${one.label}</bdi></span><span>${this.show(one.data[index])}</span></span>`)}
      ${rows.length > most ? html`<span class="muted">and ${rows.length - most} more</span>` : nothing}
      ${rows.length > 1 && this.mode === "stack" ? html`<span class="tip-row tip-total"><span>Together</span><span>${this.show(total)}</span></span>` : nothing}
      ${this.overlay ? html`<span class="tip-row"><span></span><span class="muted">${this.overlay.label}</span><span>${this.show(this.overlay.data[index])}</span></span>` : nothing}
      ${rows.length === 0 ? html`<span class="muted">nothing</span>` : nothing}`;
  }

  #scaled(plot) {
    const xs = plot.data[0];
    if (!this.zoomable || !xs?.length) {
      return;
    }
    const { min, max } = plot.scales.x;
    this.#say("zoom", min <= xs[0] && max >= xs.at(-1) ? null : { from: min, to: max });
  }

  /** Shows only a stretch of time; null shows all. */
  zoomTo(range) {
    const xs = this.#plot?.data[0];
    if (xs?.length) {
      this.#plot.setScale("x", range ? { min: range.from, max: range.to } : { min: xs[0], max: xs.at(-1) });
    }
  }

  #click() {
    const { idx, top } = this.#plot.cursor;
    if (idx === null || idx === undefined || !this.clickable) {
      return;
    }
    const height = this.#plot.posToVal(top, "y");
    const series = this.mode === "stack" ? hit(this.#sums, idx, height) : this.#nearest(idx, height);
    this.#say("pick", { index: idx, series });
  }

  #nearest(index, height) {
    let best = -1;
    this.series.forEach(({ data }, i) => {
      if (best < 0 || Math.abs(data[index] - height) < Math.abs(this.series[best].data[index] - height)) {
        best = i;
      }
    });
    return best;
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    const last = this.#axis.length - 1;
    const now = this.#plot?.cursor.idx ?? -1;
    if (step !== undefined && last >= 0) {
      event.preventDefault();
      const index = Math.max(0, Math.min(last, now + step));
      const left = this.#plot.valToPos(this.#axis[index], "x");
      this.#plot.setCursor({ left, top: this.#plot.over.clientHeight / 3 });
      this.querySelector("[aria-live]").textContent = [this.#name(index),
        ...this.series.filter((one) => one.data[index]).map((one) => `${one.label}: ${this.show(one.data[index])}`)].join(", ");
    } else if (event.key === "Enter" && now >= 0 && this.clickable) {
      this.#say("pick", { index: now, series: this.series.length === 1 ? 0 : -1 });
    } else if (event.key === "Escape") {
      this.#tip.hidden = true;
    }
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("aw-chart", Chart);

/** What the colours of a chart mean. */
export function legend(series, show = count) {
  return html`<ul class="legend">${series.map((one) => html`<li>${swatch(one.color)}<bdi>${one.label}</bdi>
    ${one.total === undefined ? nothing : html`<span class="muted">${show(one.total)}</span>`}</li>`)}</ul>`;
}

/** A dot of a colour, as SVG, because a style in markup is against the content policy. */
export function swatch(color) {
  return html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="2.5" fill=${color}></rect></svg>`;
}
