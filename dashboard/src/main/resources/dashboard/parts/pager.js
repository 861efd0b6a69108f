// Pages of a list, as links, so that each can be opened anywhere.

import { html, nothing } from "lit";
import { count } from "../app/format.js";
import { icon } from "./icons.js";

const AROUND = 1;

/** The pages to offer: the first, the last, those around the current one, 0 for what is left out. */
export function offered(page, pages) {
  const shown = [];
  for (let n = 1; n <= pages; n++) {
    if (n === 1 || n === pages || Math.abs(n - page) <= AROUND) {
      shown.push(n);
    } else if (shown.at(-1) !== 0) {
      shown.push(0);
    }
  }
  return shown;
}

/** @param href gives the URL of a page */
export function pager(pagination, href, what = "rows") {
  const { page, per_page: size, total, total_pages: pages } = pagination;
  if (pages <= 1 && page === 1) {
    return nothing; // the whole list is there to be seen
  }
  const first = (page - 1) * size + 1;
  const range = `${count(first)}–${count(Math.min(total, page * size))} of ${count(total)} ${what}`;
  return html`<nav class="pager" aria-label="Pages">
    <span class="muted">${range}</span>
    <span class="pages">${step(pagination.has_prev, href(page - 1), "left", "Previous page")}
      ${offered(page, pages).map((n) => n === 0
        ? html`<span class="gap" aria-hidden="true">…</span>`
        : html`<a class="page" href=${href(n)} aria-current=${n === page ? "page" : nothing} aria-label="Page ${n}">${n}</a>`)}
      ${step(pagination.has_next, href(page + 1), "right", "Next page")}</span>
  </nav>`;
}

function step(there, url, shape, label) {
  return there
    ? html`<a class="page" href=${url} aria-label=${label}>${icon(shape)}</a>`
    : html`<span class="page off" aria-hidden="true">${icon(shape)}</span>`;
}
