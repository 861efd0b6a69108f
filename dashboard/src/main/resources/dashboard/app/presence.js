// Who was there when: lanes of users, and how many of them there were at once. Pure.

import { seconds } from "./window.js";

/**
 * A lane for each user, in the order in which they first came, with their sessions in that order.
 *
 * @param rows of the timeline, by the time of joining
 */
export function lanes(rows) {
  const byUid = new Map();
  for (const row of rows) {
    const lane = byUid.get(row.uid);
    if (lane) {
      lane.sessions.push(row);
      lane.account ??= row.account;
    } else {
      byUid.set(row.uid, { uid: row.uid, account: row.account, sessions: [row] });
    }
  }
  return [...byUid.values()];
}

/**
 * How many users were there at once: [[epoch second, users], ...], each from its second on.
 * Someone is there from joining on until leaving, or to the end; twice at once counts once.
 */
export function concurrency(all) {
  const changes = new Map();
  const change = (at, by) => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { sessions } of all) {
    for (const [from, to] of merged(sessions)) {
      change(from, 1);
      if (to !== Infinity) {
        change(to, -1);
      }
    }
  }
  let users = 0;
  const steps = [];
  for (const [at, by] of [...changes].sort((a, b) => a[0] - b[0])) {
    if (by) {
      users += by;
      steps.push([at, users]);
    }
  }
  return steps;
}

function merged(sessions) {
  const parts = [];
  for (const session of sessions) {
    const from = seconds(session.join_time);
    const to = seconds(session.leave_time) ?? Infinity;
    const last = parts.at(-1);
    if (to <= from) {
      continue;
    }
    if (last && from <= last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      parts.push([from, to]);
    }
  }
  return parts;
}

/** The users at a time, before the first step none. */
export function usersAt(steps, at) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle][0] <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low ? steps[low - 1][1] : 0;
}

/** The step with the most users, the first of several; null of none. */
export function peak(steps) {
  return steps.reduce((most, step) => (!most || step[1] > most[1] ? step : most), null);
}
