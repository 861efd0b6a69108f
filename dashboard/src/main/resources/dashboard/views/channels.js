import { html } from "lit";
import { View } from "../parts/view.js";

class Channels extends View {
  render() {
    return html`<h1>Channels</h1>`;
  }
}

customElements.define("aw-channels", Channels);
