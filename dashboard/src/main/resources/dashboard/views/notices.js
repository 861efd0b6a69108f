import { html } from "lit";
import { View } from "../parts/view.js";

class Notices extends View {
  render() {
    return html`<h1>Notices</h1>`;
  }
}

customElements.define("aw-notices", Notices);
