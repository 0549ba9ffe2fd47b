// @ts-check
/** Writing documents on the desk: a button for each format of each edition. */

import { h, put, say } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { button, notice } from "../../widgets/desk/controls.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */

/** @typedef {[key: string, name: string, formats: [key: string, name: string][]][]} Editions */

/**
 * @typedef {Bare & {shared: boolean}} Sharing
 * @typedef {Pick<DeskRoom<Sharing>, "ask" | "send" | "on" | "desk">} SharingRoom
 */

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
 * @param {HTMLElement} el @param {SharingRoom} room @param {Editions} editions */
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
      t("Final: without the DRAFT mark, when nothing is missing")), sharing(room), said.el);
}

/** Letting participants read the standard, as it stands now, and keep it.
 * @param {SharingRoom} room */
function sharing(room) {
  const said = notice();
  const state = h("span", { class: "kit-quiet" });
  const give = button("", async () => said.show(await room.send({ do: "share_standard" })));
  const stop = button(t("Share no longer"),
    async () => said.show(await room.send({ do: "share_standard", on: false })));
  const draw = () => {
    const { shared } = room.desk;
    say(give, shared ? t("Share it as it stands now") : t("Let participants read the standard"));
    say(state, shared ? t("Phones offer the standard to read and keep.") : "");
    stop.hidden = !shared;
  };
  draw();
  room.on(draw);
  return h("div", { class: "kit-tools" }, give, stop, state, said.el);
}
