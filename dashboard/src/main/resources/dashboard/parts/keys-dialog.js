// The help on keys.

import { html, render } from "lit";
import { KEYS } from "../app/keys.js";
import { icon } from "./icons.js";

/** Shows it above the page; Escape closes it. */
export function showKeys() {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.addEventListener("close", () => dialog.remove());
  render(html`
    <header><h2 id="keys-title">Keys</h2>
      <button class="plain" aria-label="Close" @click=${() => dialog.close()}>${icon("close")}</button></header>
    <dl class="keys">${KEYS.map(([keys, what]) => html`<div><dt>${keys.split(" ").map((key) =>
      key === "then" ? html`<span class="muted">then</span> ` : html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
}
