import { html } from "lit";
import { View } from "../parts/view.js";

class Minutes extends View {
  render() {
    return html`<h1>Minutes</h1>`;
  }
}

customElements.define("aw-minutes", Minutes);
