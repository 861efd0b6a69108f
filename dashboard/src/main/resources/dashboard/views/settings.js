// What a person chooses for this browser: zone, theme, refresh.

import { html } from "lit";
import { browserZone, change, settings } from "../app/settings.js";
import { choose } from "../app/theme.js";
import { dateTime } from "../app/format.js";
import { icon } from "../parts/icons.js";
import { zoneField } from "../parts/zone.js";
import { View } from "../parts/view.js";

const THEMES = [["", "As the system", "system"], ["light", "Light", "sun"], ["dark", "Dark", "moon"]];
const REFRESH = [["live", "Live, as it happens"], ["30", "Live, and everything every 30 seconds"], ["off", "Only when the page is opened"]];

class Settings extends View {
  question() {
    return null;
  }

  render() {
    const now = settings();
    const zone = now.tz || browserZone();
    return html`<h1>Settings</h1>
      <p class="muted">They are kept in this browser.</p>
      <div class="settings">
        <section class="panel"><h2>Time zone</h2>
          <p class="muted small">Times are shown and days are cut in it. A zone in the address of a page outranks it.</p>
          ${zoneField(now.tz, (tz) => change({ tz }), `As this browser (${browserZone()})`)}
          <p class="small">Now: <b>${dateTime(new Date().toISOString(), zone)}</b> <span class="muted">${zone}</span></p></section>
        <fieldset class="panel"><legend>Theme</legend>
          ${THEMES.map(([value, text, shape]) => html`<label class="choice"><input type="radio" name="theme" value=${value}
            .checked=${now.theme === value} @change=${() => choose(value)}>${icon(shape)} ${text}</label>`)}</fieldset>
        <fieldset class="panel"><legend>Refresh</legend>
          ${REFRESH.map(([value, text]) => html`<label class="choice"><input type="radio" name="refresh" value=${value}
            .checked=${now.refresh === value} @change=${() => change({ refresh: value })}>${text}</label>`)}
          <p class="muted small">Hidden tabs never ask for anything.</p></fieldset>
      </div>`;
  }
}

customElements.define("aw-settings", Settings);
