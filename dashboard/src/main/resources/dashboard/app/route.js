// Where we are, and how to go on. A step is pushed, so that Back undoes it; typing replaces.

import { format, parse } from "./url.js";

const changes = new EventTarget();
let current = parse(location.search);

/** The state of the URL. */
export function state() {
  return current;
}

/** Goes to a state. The same URL again is no step. What stays scrolls nowhere. */
export function go(next, { replace = false, stay = false } = {}) {
  const url = format(next, location.pathname);
  if (url === location.pathname + location.search) {
    return;
  }
  if (replace) {
    history.replaceState(history.state, "", url);
  } else {
    history.replaceState({ ...history.state, scroll: scrollY }, "");
    history.pushState({}, "", url);
  }
  become(parse(location.search), { step: !replace, scroll: replace || stay ? undefined : 0 });
}

function become(next, detail) {
  current = next;
  changes.dispatchEvent(new CustomEvent("change", { detail }));
}

/** Calls back with {step, scroll} when the state changed. */
export function onRoute(listener) {
  changes.addEventListener("change", (event) => listener(event.detail));
}

history.scrollRestoration = "manual"; // views come in later than the browser would scroll
addEventListener("popstate", (event) => {
  become(parse(location.search), { step: true, scroll: event.state?.scroll ?? 0 });
});

/**
 * Takes clicks on links of this page; all others, and those with a key held, are the browser's. Links
 * in something with data-stay leave the page scrolled as it is.
 */
export function followLinks(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) {
      return;
    }
    const url = new URL(link.href);
    if (url.origin === location.origin && url.pathname === location.pathname && !url.hash) {
      event.preventDefault();
      go(parse(url.search), { stay: Boolean(link.closest("[data-stay]")) });
    }
  });
}
