// How numbers, times and names are written. Pure, but for what Intl knows.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const UNKNOWN = "–";

/** A whole number: 12,345. */
export function count(value) {
  return value === null || value === undefined ? UNKNOWN : whole.format(value);
}

/** A headline: 12,345 in full, beyond that 1.23M. */
export function compact(value) {
  if (value === null || value === undefined) {
    return UNKNOWN;
  }
  return Math.abs(value) < 100_000 ? whole.format(value) : short.format(value);
}

/** Minutes as the API says them, with 2 places: 1,234.50. */
export function minutes(value) {
  return value === null || value === undefined ? UNKNOWN : two.format(value);
}

/** A share of 1: 12.5 %, <0.1 % for what would look like nothing. */
export function percent(share) {
  if (share === null || share === undefined) {
    return UNKNOWN;
  }
  const value = share * 100;
  if (value > 0 && value < 0.1) {
    return "<0.1 %";
  }
  return `${value === 0 || Math.abs(value) >= 100 ? Math.round(value) : value.toFixed(1)} %`;
}

/** Seconds: 45 s, 3 min 20 s, 2 h 05 min, 3 d 4 h. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return UNKNOWN;
  }
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3600) {
    return s % 60 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${s / 60} min`;
  }
  if (s < 86_400) {
    const m = Math.floor((s % 3600) / 60);
    return m ? `${Math.floor(s / 3600)} h ${String(m).padStart(2, "0")} min` : `${Math.floor(s / 3600)} h`;
  }
  const h = Math.floor((s % 86_400) / 3600);
  return h ? `${Math.floor(s / 86_400)} d ${h} h` : `${Math.floor(s / 86_400)} d`;
}

/** Bytes: 512 B, 7.1 kB, 3.4 MB. */
export function bytes(value) {
  if (value === null || value === undefined) {
    return UNKNOWN;
  }
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = value;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 || size >= 99.95 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

const formats = new Map();

function formatted(iso, tz, style, options) {
  if (!iso) {
    return UNKNOWN;
  }
  const key = `${tz} ${style}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: tz, ...options }));
  }
  return formats.get(key).format(typeof iso === "number" ? new Date(iso * 1000) : new Date(iso));
}

/** 5 Jan 2026. Times are ISO text or epoch seconds. */
export function date(iso, tz) {
  return formatted(iso, tz, "date", { day: "numeric", month: "short", year: "numeric" });
}

/** 14:05:09. */
export function time(iso, tz) {
  return formatted(iso, tz, "time", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

/** 14:05. */
export function clock(iso, tz) {
  return formatted(iso, tz, "clock", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** 5 Jan 2026, 14:05:09. */
export function dateTime(iso, tz) {
  return formatted(iso, tz, "dateTime", {
    day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  });
}

/** 5 Jan, 14:05. */
export function brief(iso, tz) {
  return formatted(iso, tz, "brief", {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
}

/** The day in a zone as the API takes it: 2026-01-05. */
export function isoDay(iso, tz) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: tz, year: "numeric", month: "2-digit", day: "2-digit",
  });
  return parts.format(typeof iso === "number" ? new Date(iso * 1000) : new Date(iso));
}

/** A day some days later or, with less than 0, before: 2026-03-01, -1 gives 2026-02-28. */
export function dayAfter(day, days) {
  const [y, m, d] = day.split("-").map(Number);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

/** How long ago, from now in ms: just now, 12 s ago, 5 min ago, 3 h ago, 2 d ago. */
export function ago(iso, now) {
  if (!iso) {
    return "never";
  }
  const s = Math.round((now - Date.parse(iso)) / 1000);
  if (s < 5) {
    return "just now";
  }
  if (s < 60) {
    return `${s} s ago`;
  }
  if (s < 3600) {
    return `${Math.floor(s / 60)} min ago`;
  }
  return s < 172_800 ? `${Math.floor(s / 3600)} h ago` : `${Math.floor(s / 86_400)} d ago`;
}

/**
 * A time of a chart as the API names it, an hour, a day or a month: 31 Oct 2026, 05:00. The hour is that of the zone it is
 * told in.
 *
 * @param year whether it is said, where others beside it do not tell
 */
export function bucket(iso, year) {
  const [day, clock] = [iso.slice(0, 10), iso.slice(11, 16)];
  const some = { timeZone: "UTC", month: "short", ...(day.length > 7 ? { day: "numeric" } : {}), ...(year || day.length <= 7 ? { year: "numeric" } : {}) };
  const text = new Intl.DateTimeFormat("en-GB", some).format(new Date(day));
  return clock ? `${text}, ${clock}` : text;
}

/** The range of a date filter in words. Instants are shown in the zone. */
export function dateRange({ start, end }, tz) {
  const one = (value) => {
    if (!value) {
      return "";
    }
    return value.includes("T") ? brief(value, tz) : date(`${value}T12:00:00Z`, "UTC");
  };
  if (start && start === end) {
    return one(start);
  }
  return `${one(start) || "the beginning"} – ${one(end) || "now"}`;
}

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
const PICTURES = { "\t": "⇥", "\n": "↵", "\r": "␍" };

/** A name with its invisible characters made visible, so that no two names look the same. */
export function shownName(name) {
  if (name === null || name === undefined) {
    return UNKNOWN;
  }
  return name
    .replace(UNSEEN, (c) => PICTURES[c] ?? `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`)
    .replace(/^ +| +$/g, (blanks) => "␣".repeat(blanks.length))
    .replace(/ {2,}/g, (blanks) => "␣".repeat(blanks.length));
}
