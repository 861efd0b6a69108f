// Which time is shown when none was chosen, and which was before it. Pure.

import { dayAfter, isoDay } from "./format.js";
import { dates } from "./url.js";

const DAY_MS = 86_400_000;

/** Days that are shown of each period. */
export const SPANS = { hour: 2, day: 30, week: 84, month: 365 };

/** The time of a state: {start, end}, days or instants. */
export function shownRange(state, tz, now = Date.now()) {
  if (state.filterDate) {
    return dates(state.filterDate);
  }
  const end = isoDay(new Date(now).toISOString(), tz);
  return { start: dayAfter(end, 1 - (SPANS[state.period || "day"] ?? SPANS.day)), end };
}

/** As long a time right before it; null if it has no bounds. Days stay days, so that clock changes do not matter. */
export function before({ start, end }) {
  if (!start || !end) {
    return null;
  }
  if (!start.includes("T") && !end.includes("T")) {
    const days = Math.round((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1;
    return { start: dayAfter(start, -days), end: dayAfter(start, -1) };
  }
  const from = Date.parse(start);
  const to = Date.parse(end.includes("T") ? end : dayAfter(end, 1));
  return { start: new Date(2 * from - to).toISOString(), end: new Date(from).toISOString() };
}

/** The filter that a series of a breakdown stands for. */
export function byName(breakdown, one) {
  switch (breakdown) {
    case "role":
      return { filterRole: one.role };
    case "platform":
      return { filterPlatform: one.platform ?? -1 };
    case "client_type":
      return { filterClientType: one.client_type ?? -1 };
    default:
      return { filterChannel: [one.channel_name], filterNotChannel: [] };
  }
}

/** The filter of the channels that have no series of their own. */
export function byRest(series, { filterChannel, filterNotChannel }) {
  const named = series.filter((one) => !one.other).map((one) => one.channel_name);
  return filterChannel.length
    ? { filterChannel: filterChannel.filter((name) => !named.includes(name)) }
    : { filterNotChannel: [...filterNotChannel, ...named] };
}
