// Asks the server. Every failure is an Error whose message is a sentence for people.

import { TOKEN } from "./shared.js";

/** What the server refused, or that it cannot be reached. */
export class ApiError extends Error {
  /** @param status HTTP status, 0 when there was no answer */
  constructor(message, status) {
    super(message);
    this.name = "ApiError";
    this.status = status;
  }
}

/** The query of an address: what is "", null or undefined is left out, lists are repeated. */
export function query(params = {}) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") {
        given.append(name, String(one));
      }
    }
  }
  const text = given.toString();
  return text ? `?${text}` : "";
}

/** A path of segments; each may be any text but "." and "..", which browsers would resolve. */
export function path(...segments) {
  return `/${segments.map((segment) => encodeURIComponent(segment)).join("/")}`;
}

/** The address of a channel, or of a page of it such as "timeline"; of who has only a share, within that. */
export function channelUrl(appId, channel, page = "", params = {}) {
  const base = TOKEN ? ["api", "shared", TOKEN, "channel"] : ["api", "channel", appId];
  const sub = page ? [page] : [];
  return channel === "." || channel === ".."
    ? path(...base, ...sub) + query({ ...params, channel })
    : path(...base, channel, ...sub) + query(params);
}

async function problem(response) {
  const type = response.headers.get("Content-Type") || "";
  const body = type.includes("json") ? await response.json().catch(() => null) : null;
  const text = body?.detail || body?.title || `The server answered ${response.status}`;
  return new ApiError(/[.!?]$/.test(text) ? text : `${text}.`, response.status);
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new ApiError("The server cannot be reached. It may be restarting.", 0);
  }
  if (response.status === 401 && !location.pathname.startsWith("/share/")) {
    location.assign(`/login${query({ next: location.pathname + location.search })}`); // the login has run out
  }
  if (!response.ok) {
    throw await problem(response);
  }
  return response;
}

/** Reads JSON. */
export async function get(url, { signal } = {}) {
  return (await ask(url, { signal, headers: { Accept: "application/json" } })).json();
}

/** Posts JSON; the answer as it is, to be read as JSON or as a stream. */
export function post(url, body, { signal } = {}) {
  return ask(url, {
    method: "POST",
    signal,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Deletes what is there; the answer as JSON. */
export async function remove(url) {
  return (await ask(url, { method: "DELETE" })).json();
}
