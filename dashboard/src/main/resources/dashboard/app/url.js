// The state of the page is its URL. Pure: no document, no history.

/** All there is in a URL, in the order in which it is written. What is not given is "". */
export const NAMES = [
  "appId", "view", "channel", "sessionId", "uid", "account", "tab", "users",
  "filterDate", "filterPlatform", "filterClientType", "filterRole", "filterChannel", "filterNotChannel", "live", "q",
  "period", "by", "chart", "compare",
  "kind", "noticeId", "eventType", "product", "status", "reason", "filterUid",
  "from", "to", "sort", "layout", "after", "tz", "page",
];

/** These may be there several times, because a name may have a comma in it. */
const REPEATED = new Set(["filterChannel", "filterNotChannel"]);

/** Reads the part of a URL from "?" on. Unknown names are left out. */
export function parse(search) {
  const given = new URLSearchParams(search);
  const state = {};
  for (const name of NAMES) {
    state[name] = REPEATED.has(name) ? given.getAll(name) : (given.get(name) ?? "");
  }
  return Object.freeze(state);
}

let home = "/";

/** From now on URLs are of this path, as those of a share are. */
export function settle(path) {
  home = path;
}

/** Writes a URL: "/" or "/?…", the same text for the same state. */
export function format(state, path = home) {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = state[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "" && one !== false) {
        query.append(name, String(one));
      }
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The same view with something changed; lists begin at their first page again. */
export function patched(state, some) {
  return parse(format({ ...state, page: "", after: "", ...some }, ""));
}

/** Another view of the same app, with nothing else but the zone kept. */
export function elsewhere(state, some) {
  return parse(format({ appId: state.appId, tz: state.tz, ...some }, ""));
}

/** Which view a state is: its name, or "call" and "user" by what is given. */
export function viewOf(state) {
  if (!state.appId) {
    return state.view === "settings" ? "settings" : "start";
  }
  if (state.view) {
    return state.view;
  }
  return state.channel ? "call" : state.uid || state.account ? "user" : "overview";
}

/** The parts of a list such as "7,2". */
export function list(value) {
  return value ? value.split(",").filter((part) => part !== "") : [];
}

/** The ends of "a..b", or of one day "a". Either may be "". */
export function dates(filterDate) {
  const at = filterDate.indexOf("..");
  return at < 0
    ? { start: filterDate, end: filterDate }
    : { start: filterDate.slice(0, at), end: filterDate.slice(at + 2) };
}

/** What dates() reads; "" if there is no bound. */
export function dateFilter(start, end) {
  if (!start && !end) {
    return "";
  }
  return start === end ? start : `${start}..${end}`;
}

/** The filters of a state as the API takes them. */
export function filters(state, tz) {
  const { start, end } = dates(state.filterDate);
  return {
    start_date: start,
    end_date: end,
    tz,
    platform: state.filterPlatform,
    client_type: state.filterClientType,
    role: state.filterRole,
    channel: state.filterChannel,
    not_channel: state.filterNotChannel,
  };
}

/** Whether any filter is set. */
export function isFiltered(state) {
  return Boolean(
    state.filterDate || state.filterPlatform || state.filterClientType || state.filterRole ||
      state.filterChannel.length || state.filterNotChannel.length || state.live,
  );
}

/** What removes all filters. */
export const NO_FILTERS = Object.freeze({
  filterDate: "", filterPlatform: "", filterClientType: "", filterRole: "", filterChannel: [], filterNotChannel: [], live: "",
});
