// Every view: the module it is in, loaded when it is first shown, its element and its title.

/** No view knows another; they meet here and in the URL. */
export const VIEWS = {
  start: { load: () => import("../views/start.js"), tag: "aw-start", title: "Start" },
  overview: { load: () => import("../views/overview.js"), tag: "aw-overview", title: "Overview" },
  call: { load: () => import("../views/call.js"), tag: "aw-call", title: "Call" },
  user: { load: () => import("../views/user.js"), tag: "aw-user", title: "User" },
  channels: { load: () => import("../views/channels.js"), tag: "aw-channels", title: "Channels" },
  minutes: { load: () => import("../views/minutes.js"), tag: "aw-minutes", title: "Minutes" },
  notices: { load: () => import("../views/notices.js"), tag: "aw-notices", title: "Notices" },
  settings: { load: () => import("../views/settings.js"), tag: "aw-settings", title: "Settings" },
};

/** Those in the navigation. */
export const TABS = ["overview", "channels", "minutes", "notices", "settings"];
