// Keys that work everywhere.

/** All of them, for the help. */
export const KEYS = [
  ["/", "Search"],
  ["?", "Show these keys"],
  ["g then o", "Overview"],
  ["g then c", "Channels"],
  ["g then m", "Minutes"],
  ["g then n", "Notices"],
  ["g then s", "Settings"],
  ["t", "Light or dark"],
  ["↓ ↑ Home End", "Move between the rows of a table"],
  ["← →", "Move through a chart or a timeline"],
  ["Esc", "Close a dialog, clear a search"],
];

const VIEWS = { o: "overview", c: "channels", m: "minutes", n: "notices", s: "settings" };
const PATIENCE = 1500;

/**
 * Listens on the document.
 *
 * @param does {go(view), help(), theme()}
 */
export function listen(does) {
  let waiting = 0;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    const second = performance.now() - waiting < PATIENCE;
    waiting = 0;
    if (second && VIEWS[event.key]) {
      event.preventDefault();
      does.go(VIEWS[event.key]);
    } else if (event.key === "g") {
      waiting = performance.now();
    } else if (event.key === "?") {
      event.preventDefault();
      does.help();
    } else if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select?.();
      } else {
        event.preventDefault();
        does.go("channels", { search: true });
      }
    } else if (event.key === "t") {
      does.theme();
    }
  });
}
