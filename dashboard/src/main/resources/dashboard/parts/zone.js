// A choice among all time zones.

import { html, nothing } from "lit";

let zones = null;

function all() {
  zones ??= ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  return zones;
}

/**
 * @param value the zone, or "" for none chosen
 * @param pick called with a zone, or ""
 * @param none what "" is called
 */
export function zoneField(value, pick, none, label = "Time zone") {
  const known = !value || all().includes(value);
  return html`<label class="field zone"><span class="hidden">${label}</span>
    <select class="input" aria-label=${label} .value=${value} @change=${(event) => pick(event.target.value)}>
      <option value="" ?selected=${!value}>${none}</option>
      ${known ? nothing : html`<option value=${value} selected>${value}</option>`}
      ${all().map((zone) => html`<option value=${zone} ?selected=${zone === value}>${zone.replaceAll("_", " ")}</option>`)}
    </select></label>`;
}
