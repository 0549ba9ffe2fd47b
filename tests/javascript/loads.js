// @ts-check
/** Loads bundles as a browser would: `node loads.js FOLDER` tells by file what came of it.
 *
 * `<name>.desk.js` is a widget of the desk, `<name>.page.js` the script of a page. */

import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { h } from "../../kit/widgets/dom.js";
import { openPage } from "./page.js";

/** @type {string[]} */
const lines = [];

class Line {
  /** @param {string} url */
  constructor(url) {
    lines.push(url);
  }
  close() {}
}

/** A page as the server gives it: its settings, and the places that its script fills. */
function servedPage() {
  const body = openPage();
  const settings = { base: "/", code: "ROOM", join: "http://10.0.0.1/join/ROOM", assets: "/-/" };
  for (const [name, content] of Object.entries(settings)) {
    body.append(h("meta", { name: `kit-${name}`, content }));
  }
  for (const id of ["kit-head", "kit-part", "kit-foot", "kit-notes"]) body.append(h("div", { id }));
  Object.assign(document, { addEventListener() {}, title: "Day" });
  Object.assign(globalThis, {
    WebSocket: Line, location: { href: "http://10.0.0.1/join/ROOM" },
    window: { addEventListener() {} },
  });
  Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"] } });
}

const [, , folder] = process.argv;
/** @type {Record<string, string>} */
const told = {};
servedPage();
for (const name of readdirSync(folder).sort()) {
  const before = lines.length;
  const loaded = await import(pathToFileURL(resolve(folder, name)).href);
  await new Promise((done) => setTimeout(done));
  told[name] = name.endsWith(".desk.js") ? typeof loaded.default.render
    : lines.slice(before).join(" ");
}
console.log(JSON.stringify(told));
// What a page repeats would keep this process for good.
process.exit(0);
