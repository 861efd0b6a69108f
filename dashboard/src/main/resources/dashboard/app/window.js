// Stretches of time, in epoch seconds: how an axis is cut, and how one looks closer. Pure, but for what Intl knows.

const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
  86_400, 172_800, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
];
const SHORTEST = 10;
const DAY = 86_400;

const STYLES = {
  all: { hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  date: { day: "numeric", month: "short" },
  minute: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  second: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
};
const writers = new Map();

/** They are dear to make, and an axis is drawn with every move. */
function writer(language, tz, style) {
  const key = `${tz} ${Object.keys(STYLES).find((name) => STYLES[name] === style)}`;
  if (!writers.has(key)) {
    writers.set(key, new Intl.DateTimeFormat(language, { timeZone: tz, ...style }));
  }
  return writers.get(key);
}

/** Epoch seconds of ISO text, null of null. */
export function seconds(iso) {
  return iso ? Date.parse(iso) / 1000 : null;
}

/** How far a zone's clock is ahead of UTC at a time. */
export function offset(at, tz) {
  const parts = writer("en-US", tz, STYLES.all).formatToParts(new Date(at * 1000));
  const of = (type) => Number(parts.find((part) => part.type === type).value);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return Math.round(wall / 1000 - Math.floor(at));
}

/**
 * Where an axis from one time to another has its marks: at round times of the zone.
 *
 * @param most how many there may be, about
 * @return {step, at: [epoch seconds]}
 */
export function ticks(from, to, most, tz) {
  const step = STEPS.find((one) => (to - from) / one <= Math.max(1, most)) ?? STEPS.at(-1);
  const shift = offset(from, tz);
  const at = [];
  for (let t = Math.ceil((from + shift) / step) * step - shift; t <= to; t += step) {
    at.push(t);
  }
  return { step, at };
}

/** How a mark is written: as a day, to the minute or to the second. */
export function tickText(at, step, tz) {
  const style = step >= DAY ? STYLES.date : step >= 60 ? STYLES.minute : STYLES.second;
  return writer("en-GB", tz, style).format(new Date(at * 1000));
}

/** A window inside another, as long as it was if that goes, and never shorter than 10 s. */
export function within(window, whole) {
  const longest = whole.to - whole.from;
  const length = Math.min(longest, Math.max(Math.min(SHORTEST, longest), window.to - window.from));
  const from = Math.min(Math.max(whole.from, window.from), whole.to - length);
  return { from, to: from + length };
}

/** Looks closer, or farther with a factor above 1, around a time that stays where it is. */
export function zoomed(window, factor, around, whole) {
  const from = around - (around - window.from) * factor;
  return within({ from, to: from + (window.to - window.from) * factor }, whole);
}

/** Moves by a part of what is seen. */
export function panned(window, part, whole) {
  const by = (window.to - window.from) * part;
  return within({ from: window.from + by, to: window.to + by }, whole);
}

/** Whether a window is all there is. */
export function isWhole(window, whole) {
  return window.from <= whole.from && window.to >= whole.to;
}
