// The page around the views: head, navigation, the live connection, keys.

import { html, nothing } from "lit";
import { get } from "./api.js";
import { listen } from "./keys.js";
import { Live } from "./live.js";
import { followLinks, go, onRoute, state } from "./route.js";
import { change, onChange, settings } from "./settings.js";
import { TOKEN } from "./shared.js";
import { choose, shown } from "./theme.js";
import { elsewhere, format, patched, settle, viewOf } from "./url.js";
import { TABS, VIEWS } from "./views.js";
import { shownName } from "./format.js";
import { icon } from "../parts/icons.js";
import { logo } from "../parts/logo.js";
import { failure, Part } from "../parts/view.js";

const STATUS = {
  connecting: ["Connecting", "wait"],
  live: ["Live", "good"],
  lost: ["Connection lost", "bad"],
  paused: ["Paused", "wait"],
  off: ["Not live", "wait"],
};

class App extends Part {
  static properties = {
    apps: { state: true },
    me: { state: true },
    failed: { state: true },
  };

  #live = null;
  #liveApp = "";
  #view = null;
  #shown = "";
  #scroll = undefined;

  constructor() {
    super();
    this.apps = null;
    this.me = null;
    this.failed = null;
  }

  connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
    onRoute(({ step, scroll }) => {
      this.#scroll = scroll;
      this.#follow(step);
    });
    onChange(() => {
      this.#live?.refresh();
      this.requestUpdate();
    });
    followLinks(document);
    listen({
      go: (view, { search = false } = {}) => {
        go(elsewhere(state(), { view: view === "overview" ? "" : view }));
        if (search) {
          this.updateComplete.then(() => this.#focusSearch(20));
        }
      },
      help: () => this.#help(),
      theme: () => this.#switchTheme(),
    });
    this.#begin();
  }

  async #begin() {
    const asked = get("/api/apps?per_page=200");
    get("/api/me").then((me) => { this.me = me; }, () => {}); // it is only shown
    if (!state().appId) {
      const apps = await asked.then((body) => body.apps, () => null);
      const last = apps?.find((app) => app.app_id === settings().lastApp) ?? apps?.[0];
      if (last && !state().appId && state().view !== "settings") {
        go(patched(state(), { appId: last.app_id }), { replace: true });
      }
    }
    asked.then((body) => { this.apps = body.apps; }, () => { this.apps = []; });
    this.#follow(false);
  }

  #focusSearch(tries) {
    const search = document.querySelector("[data-search]");
    if (search) {
      search.focus();
    } else if (tries > 0) {
      setTimeout(() => this.#focusSearch(tries - 1), 50);
    }
  }

  #follow(step) {
    this.#connect(state().appId);
    this.requestUpdate();
    this.#show(step);
  }

  #connect(appId) {
    if (appId === this.#liveApp) {
      return;
    }
    this.#live?.close();
    this.#liveApp = appId;
    this.#live = appId ? new Live(appId) : null;
    this.#live?.addEventListener("status", () => this.#heard());
    if (appId) {
      change({ lastApp: appId });
    }
  }

  #heard() {
    this.requestUpdate();
    if (this.failed && this.#live?.status === "live") {
      this.#show(false); // the server is back, and so may be what it did not give
    }
  }

  async #show(step) {
    const name = viewOf(state());
    const view = VIEWS[name] ?? VIEWS.overview;
    if (this.#shown !== name) {
      this.#shown = name;
      this.#view = null;
      try {
        await view.load();
      } catch {
        this.failed = new Error("This part of the dashboard could not be loaded.");
        this.#shown = "";
        return;
      }
      if (this.#shown !== name) {
        return; // another view was asked for meanwhile
      }
      this.failed = null;
      this.#view = document.createElement(view.tag);
      document.getElementById("main").replaceChildren(this.#view);
      if (step) {
        document.getElementById("main").focus({ preventScroll: true });
      }
    }
    if (!this.#view) {
      return; // it is on its way, and gets the latest state
    }
    this.#hand(this.#view);
    document.title = [view.title, state().appId, "Agora Webhooks"].filter(Boolean).join(" · ");
    this.#restoreScroll();
  }

  #hand(view) {
    view.navigate = go;
    view.live = this.#live;
    view.state = state();
  }

  #restoreScroll() {
    const to = this.#scroll;
    this.#scroll = undefined;
    if (to === undefined) {
      return;
    }
    const view = this.#view;
    const settle = () => (view.loading ? setTimeout(settle, 30) : requestAnimationFrame(() => scrollTo(0, to)));
    view.updateComplete.then(settle);
  }

  #switchTheme() {
    choose(shown() === "dark" ? "light" : "dark");
  }

  async #help() {
    const { showKeys } = await import("../parts/keys-dialog.js");
    showKeys();
  }

  #pick(event) {
    go(elsewhere({ tz: state().tz }, { appId: event.target.value }));
  }

  render() {
    const now = state();
    return html`
      <a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        document.getElementById("main").focus();
      }}>Skip to the content</a>
      <header class="head">
        <div class="head-row">
          <a class="brand" href=${format(elsewhere(now, {}))}>${logo()}<span>Agora Webhooks</span></a>
          ${this.#picker(now)}
          <span class="spacer"></span>
          ${this.#status()}
          <button class="head-button" @click=${this.#switchTheme} title="Light or dark (t)"
            aria-label="Switch to the ${shown() === "dark" ? "light" : "dark"} theme">${icon(shown() === "dark" ? "sun" : "moon")}</button>
          ${this.me?.kind === "user" ? html`<form class="me" method="post" action="/logout">
            <span title="Logged in">${icon("user")} <bdi>${shownName(this.me.name)}</bdi></span>
            <button class="head-button" title="Log out" aria-label="Log out">${icon("logout")}</button></form>` : nothing}
          <button class="head-button" @click=${this.#help} title="Keys (?)" aria-label="Show the keys">${icon("keys")}</button>
        </div>
        ${now.appId ? this.#tabs(now) : nothing}
      </header>
      ${this.#live?.status === "lost" ? html`<p class="lost" role="status">${icon("warning")}
        <span>The connection is lost: what you see may be old. Trying again …</span></p>` : nothing}
      ${this.failed ? failure(this.failed, () => location.reload()) : nothing}
      <main id="main" tabindex="-1"></main>`;
  }

  #picker(now) {
    const apps = this.apps ?? [];
    const known = apps.some((app) => app.app_id === now.appId);
    if (!apps.length && !now.appId) {
      return nothing;
    }
    return html`<label class="picker"><span class="hidden">App</span>
      <select @change=${this.#pick} .value=${now.appId}>
        ${known ? nothing : html`<option value=${now.appId} selected>${now.appId || "Choose an app"}</option>`}
        ${apps.map((app) => html`<option value=${app.app_id} ?selected=${app.app_id === now.appId}>${app.name ? shownName(app.name) : app.app_id}</option>`)}
      </select></label>`;
  }

  #status() {
    if (!this.#live) {
      return nothing;
    }
    const [text, kind] = STATUS[this.#live.status];
    return html`<span class="status status-${kind}" title="Changes come in as they happen" role="status">
      <i aria-hidden="true"></i><span>${text}</span></span>`;
  }

  #tabs(now) {
    const current = viewOf(now);
    const shownAs = { call: "channels", user: "channels" }[current] ?? current;
    return html`<nav class="tabs" aria-label="Views">${TABS.map((name) => html`
      <a href=${format(elsewhere(now, { view: name === "overview" ? "" : name }))}
        aria-current=${name === shownAs ? "page" : nothing}>${VIEWS[name].title}</a>`)}</nav>`;
  }
}

if (TOKEN) {
  settle(location.pathname);
  const { Viewer } = await import("./viewer.js");
  customElements.define("aw-app", Viewer);
} else {
  customElements.define("aw-app", App);
}
