// @ts-check
/** An edition as it stands now and will look; made when it is asked for, and with each change. */

import { h } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { StandardRoom } from "./told.js" */

/** @param {StandardRoom} room */
export function preview(room) {
  const said = notice();
  const frame = h("iframe", { class: "kit-preview", sandbox: "allow-scripts", hidden: true });
  let shown = "";
  /** @param {string} edition @param {string} [at] number of the clause to be seen */
  async function make(edition, at = "") {
    said.say(t("Making the page…"));
    const answer = await room.ask({ do: "preview", edition });
    if (!answer.ok) {
      said.show(answer);
      return;
    }
    shown = edition;
    said.say(t("As it stands now; what you change beside it is shown at once."));
    frame.title = Object.fromEntries(room.desk.editions)[edition];
    const { html } = /** @type {{html: string}} */ (answer.message);
    URL.revokeObjectURL(frame.src.split("#")[0]);
    // A page of its own, without the rights of this one.
    const page = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    frame.src = at ? `${page}#${at}` : page;
    frame.hidden = false;
  }
  const look = room.desk.editions.map(([edition, name]) => button(name, () => make(edition)));
  const el = h("section", { class: "kit-as-it-looks", "aria-label": t("As it will look") },
    h("div", { class: "kit-tools" }, h("strong", null, t("As it will look")), look), said.el,
    frame);
  if (room.desk.editions.length) make(room.desk.editions[0][0]);
  return {
    el,
    /** Make what is shown again. @param {string} at */
    again: (at) => shown && make(shown, at),
  };
}
