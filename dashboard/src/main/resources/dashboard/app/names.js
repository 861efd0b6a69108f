// What codes mean. The server has the only table; it is asked once.

import { get } from "./api.js";

const KINDS = {
  platforms: "platform_mapping",
  products: "product_mapping",
  "client-types": "client_type_mapping",
  reasons: "reason_mapping",
  "event-types": "event_type_mapping",
};
const asked = new Map();

/** The table of a kind: {code: name}. Codes are text. */
export function table(kind) {
  if (!asked.has(kind)) {
    const answer = get(`/api/mappings/${kind}`).then((body) => body[KINDS[kind]] ?? {});
    answer.catch(() => asked.delete(kind)); // asked again the next time
    asked.set(kind, answer);
  }
  return asked.get(kind);
}

/** The name of a code in a table; -1 is what no code was given for. */
export function nameIn(names, code) {
  return String(code) === "-1" ? "None given" : (names?.[code] ?? `Unknown (${code})`);
}
