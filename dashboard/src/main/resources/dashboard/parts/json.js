// JSON to look at: indented, its parts in colours, every number and text exactly as it was sent.

import { html } from "lit";

const TOKEN = /("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null)|([{}[\],:])|(\s+)|([^])/gu;

/** [kind, text] of every part; text that is no JSON is "other". */
export function tokens(text) {
  return [...text.matchAll(TOKEN)].filter((match) => !match[5]).map((match) => {
    const kind = ["text", "number", "word", "sign", "", "other"][match.slice(1).findIndex((group) => group !== undefined)];
    return [kind, match[0]];
  });
}

/** Indents without reading any value, because a number of 20 digits would not survive that. */
export function indented(text) {
  try {
    JSON.parse(text);
  } catch {
    return [["other", text]];
  }
  const parts = [];
  let depth = 0;
  const line = () => parts.push(["space", `\n${"  ".repeat(depth)}`]);
  const all = tokens(text);
  all.forEach(([kind, part], i) => {
    const opens = part === "{" || part === "[";
    const closes = part === "}" || part === "]";
    const bare = all[i - 1]?.[1] === "{" || all[i - 1]?.[1] === "[";
    if (kind === "sign" && closes) {
      depth--;
      if (!bare) {
        line();
      }
    }
    const name = kind === "text" && all[i + 1]?.[1] === ":";
    parts.push([name ? "name" : kind, part]);
    if (kind === "sign" && opens) {
      depth++;
      const next = all[i + 1]?.[1];
      if (next !== "}" && next !== "]") {
        line();
      }
    } else if (kind === "sign" && part === ",") {
      line();
    } else if (kind === "sign" && part === ":") {
      parts.push(["space", " "]);
    }
  });
  return parts;
}

/** For a pre element. */
export function jsonText(text) {
  return indented(text).map(([kind, part]) => (kind === "space" || kind === "sign" || kind === "other"
    ? part : html`<span class="json-${kind}">${part}</span>`));
}
