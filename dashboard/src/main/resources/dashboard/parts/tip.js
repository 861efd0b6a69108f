// What stands beside the pointer: one session in a few lines.

import { html, nothing, render } from "lit";
import { dateTime, duration, shownName } from "../app/format.js";
import { reason } from "./gantt.js";
import { clientType, platform, roleIcon } from "./icons.js";

const ROLES = 8;

/** Pixels. */
const ASIDE = 14;
const EDGE = 4;

/** A session of a lane. */
export function about(session, lane, tz) {
  const inferred = html`<span class="muted">inferred</span>`;
  return html`<p class="tip-head"><b>${session.uid}</b> ${lane.account ? html`<bdi>${shownName(lane.account)}</bdi>` : nothing}</p>
    <dl><dt>Joined</dt><dd>${dateTime(session.join_time, tz)} ${session.join_inferred ? inferred : nothing}</dd>
      <dt>Left</dt><dd>${session.leave_time ? html`${dateTime(session.leave_time, tz)} ${session.leave_inferred ? inferred : nothing}` : "still there"}</dd>
      ${session.leave_time ? html`<dt>Stayed</dt><dd>${duration(session.duration_seconds)}</dd><dt>Reason</dt><dd>${reason(session)}</dd>` : nothing}
      <dt>Roles</dt><dd class="tip-roles">${roles(session.role_segments)}</dd>
      <dt>Platform</dt><dd>${platform(session.platform, session.platform_name)}</dd>
      ${session.client_type === null ? nothing : html`<dt>Client</dt><dd>${clientType(session.client_type, session.client_type_name)}</dd>`}</dl>`;
}

function roles(segments) {
  const more = segments.length - ROLES;
  return html`${segments.slice(0, ROLES).map((part) => roleIcon(part.role))}${more > 0 ? ` and ${more} more` : nothing}`;
}

/** Shows one session at a time, near a place in its timeline. */
export class Tip {
  #of;
  #session = null;

  /** @param of the timeline */
  constructor(of) {
    this.#of = of;
  }

  hide() {
    this.#session = null;
    const tip = this.#of.querySelector(".tip");
    if (tip) {
      tip.hidden = true;
    }
  }

  /** Shows a session of a lane; none hides it. */
  show(session, lane, x, y) {
    const tip = this.#of.querySelector(".tip");
    if (!session || !tip) {
      this.hide();
      return;
    }
    tip.hidden = false;
    if (this.#session !== session) {
      this.#session = session;
      render(about(session, lane, this.#of.tz), tip);
    }
    const room = this.#of.querySelector(".course");
    const left = x + ASIDE + tip.offsetWidth > room.clientWidth ? Math.max(EDGE, x - tip.offsetWidth - ASIDE) : x + ASIDE;
    tip.style.left = `${left}px`;
    tip.style.top = `${Math.max(EDGE, Math.min(y + ASIDE, room.clientHeight - tip.offsetHeight - EDGE))}px`;
  }
}
