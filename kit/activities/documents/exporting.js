// @ts-check
/** Writing documents on the desk: a button for each format of each edition. */

import { h, put } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { DeskRoom } from "../../widgets/desk/desk.js" */

/** @typedef {[key: string, name: string, formats: [key: string, name: string][]][]} Editions */

/** Formats that everybody reads stand in front: Word, PDF and a page for the browser. */
const AT_HAND = 3;

/** Offer a file for download that came as text in base64.
 * @param {{name: string, content: string}} file */
function download(file) {
  const bytes = Uint8Array.from(atob(file.content), (c) => c.charCodeAt(0));
  const link = h("a", { download: file.name });
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 30000);
}

/** Buttons that write each edition in each of its formats.
 * @param {HTMLElement} el @param {Pick<DeskRoom, "ask">} room @param {Editions} editions */
export function exporting(el, room, editions) {
  const said = notice();
  const final = h("input", { type: "checkbox" });
  const write = async (/** @type {string} */ edition, /** @type {string} */ format) => {
    said.say(t("Making the file…"));
    const answer = await room.ask({ do: "export", format, edition, final: final.checked });
    if (!answer.ok) {
      said.show(answer);
      return;
    }
    const { files } = /** @type {{files: {name: string, content: string}[]}} */ (answer.message);
    files.forEach(download);
    said.say(t("Kept as {path}", { path: answer.message.path }));
  };
  put(el, h("h4", null, t("Draft standard")),
    h("p", { class: "kit-quiet" }, t("The standard holds what is adopted, the evidence book all "
      + "that stands behind it. Files are kept in the folder “exports”.")),
    editions.map(([edition, label, formats]) => {
      const buttons = formats.map(([format, name]) => button(name, () => write(edition, format)));
      return h("div", { class: "kit-tools", role: "group", "aria-label": label },
        h("strong", null, label), buttons.slice(0, AT_HAND),
        h("details", { class: "kit-formats" }, h("summary", null, t("More formats")),
          h("div", { class: "kit-tools" }, buttons.slice(AT_HAND))));
    }),
    h("label", { class: "kit-final" }, final, " ",
      t("Final: without the DRAFT mark, when nothing is missing")), said.el);
}
