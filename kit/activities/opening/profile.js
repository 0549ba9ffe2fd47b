// @ts-check
/** The profile of the company: where it serves its clients, so that only what applies is asked. */

import { h, put, say, uid } from "../../widgets/dom.js";
import { t } from "../../widgets/words.js";
import { notice } from "../../widgets/desk/controls.js";

/** @import { Bare, DeskRoom } from "../../widgets/desk/desk.js" */

/**
 * Channels and places by key, name and whether clients are served there.
 * @typedef {[key: string, name: string, chosen: boolean]} Chosen
 * @typedef {{channels: Chosen[], places: Chosen[], industry: string, told: boolean}} Profile
 */

/** Boxes to tick, with a title. @param {string} title @param {Chosen[]} offered */
function boxes(title, offered) {
  const all = offered.map(([key, name, chosen]) => ({ key, name,
    box: h("input", { type: "checkbox", id: uid(), checked: chosen ? "" : null }) }));
  return {
    el: h("fieldset", { class: "kit-tools" }, h("legend", null, title),
      all.map(({ name, box }) => h("label", { for: box.id }, box, " ", name))),
    chosen: () => all.filter(({ box }) => box.checked).map(({ key }) => key),
  };
}

/** @param {HTMLElement} el @param {DeskRoom<Bare & {profile: Profile | null}>} room */
export function companyProfile(el, room) {
  const said = notice();
  const state = h("p", { class: "kit-quiet" });
  const form = h("form", null);
  put(el, h("h4", null, t("Where we serve our clients")), state, form, said.el);
  let shown = "";
  const refresh = () => {
    const found = room.desk.profile;
    const now = JSON.stringify(found);
    el.hidden = !found;
    // What is ticked and not kept yet stays when somebody else's votes refresh the desk.
    if (!found || now === shown) return;
    shown = now;
    const channels = boxes(t("Channels"), found.channels);
    const places = boxes(t("Places on site"), found.places);
    const industry = h("input", { type: "text", maxlength: "120", class: "kit-reason",
      "aria-label": t("Industry"), placeholder: t("Industry") });
    industry.value = found.industry;
    say(state, found.told ? t("Phones ask, and the standard holds, only what applies here.")
      : t("Nothing is chosen yet: phones ask about all channels and places."));
    put(form, channels.el, places.el, industry, " ",
      h("button", { type: "submit", class: "kit-button" }, t("Keep the profile")));
    form.onsubmit = async (event) => {
      event.preventDefault();
      said.show(await room.send({ do: "set_profile", channels: channels.chosen(),
        places: places.chosen(), industry: industry.value }));
    };
  };
  refresh();
  return room.on(refresh);
}
