// Tables whose rows can be walked with the arrow keys and whose heads sort.

import { html, nothing } from "lit";
import { icon } from "./icons.js";

/**
 * A head that sorts.
 *
 * @param sort {by, down}, the order now
 * @param pick called with {by, down}
 */
export function sortHead(by, label, sort, pick, kind = "") {
  const mine = sort.by === by;
  const direction = mine ? (sort.down ? "descending" : "ascending") : "none";
  return html`<th scope="col" class=${kind} aria-sort=${direction}>
    <button class="sort" @click=${() => pick({ by, down: mine ? !sort.down : kind === "number" })}>${label}
      ${mine ? icon(sort.down ? "down" : "up") : nothing}</button></th>`;
}

/** Sorts copies; what is missing comes last. */
export function sorted(rows, sort, value) {
  const sign = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const x = value(a, sort.by);
    const y = value(b, sort.by);
    if (x === y) {
      return 0;
    }
    if (x === null || x === undefined) {
      return 1;
    }
    if (y === null || y === undefined) {
      return -1;
    }
    return (typeof x === "string" ? x.localeCompare(y) : x - y) * sign;
  });
}

/** Arrow keys, Home and End move between the rows that have a link or button. For @keydown of a table. */
export function walk(event) {
  const keys = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = keys[event.key];
  if (step === undefined || event.target.matches("input, select, textarea")) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll("tbody tr, [data-row]")]
    .map((row) => row.querySelector("a, button"))
    .filter(Boolean);
  if (!rows.length) {
    return;
  }
  const at = rows.findIndex((first) => first.closest("tr, [data-row]").contains(event.target));
  const next = Math.max(0, Math.min(rows.length - 1, at + step));
  event.preventDefault();
  rows[next].focus();
}
