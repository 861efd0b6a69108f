// What stands below a timeline: what its colours mean, how much there is, and its graph as a table.

import { html, nothing } from "lit";
import { count } from "../app/format.js";
import { stepTable } from "./steps.js";

export function timelineFoot(course, call, steps, tz) {
  return html`<footer class="course-foot"><ul class="legend" aria-label="Legend">
      <li><i class="swatch seg-host"></i>Host</li><li><i class="swatch seg-audience"></i>Audience</li>
      <li><i class="swatch hatched"></i>Inferred end</li>${call.live ? html`<li><i class="swatch going"></i>Still there</li>` : nothing}</ul>
    <p class="muted small" id="timeline-help">${amount(course)}
      <span class="pointing">Arrows walk them, + and − zoom; the table below says the same.</span></p>
    <details class="twin"><summary>Users at once as a table</summary>
      <div class="twin-box" tabindex="0" role="group" aria-label="Users at once">${stepTable(steps, tz)}</div></details></footer>`;
}

function amount({ total, count: users }) {
  return `${count(users)} ${users === 1 ? "user" : "users"}, ${count(total)} ${total === 1 ? "session" : "sessions"}.`;
}
