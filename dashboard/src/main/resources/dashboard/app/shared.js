// Whether this page shows one share or all there is.

/** The token of the share, "" if the page is the dashboard itself. */
export const TOKEN = /^\/share\/([A-Za-z0-9_-]+)\/?$/.exec(location.pathname)?.[1] ?? "";
