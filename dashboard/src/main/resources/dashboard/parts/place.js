// Where an element stands: set on the element itself, because the policy allows no styles in markup.

import { noChange } from "lit";
import { directive, Directive } from "lit-html/directive.js";

class Place extends Directive {
  #set = {};

  render() {
    return noChange;
  }

  update(part, [styles]) {
    for (const [name, value] of Object.entries(styles)) {
      if (this.#set[name] !== value) {
        this.#set[name] = value;
        part.element.style.setProperty(name, value);
      }
    }
    return noChange;
  }
}

/** Sets CSS properties: html`<div ${place({ left: "10px" })}>`. Always the same names. */
export const place = directive(Place);
