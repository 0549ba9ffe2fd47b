/** What pages are built of: see dom.js. */

/** What can stand in an element: `null`, `undefined` and `false` leave nothing. */
export type Child = Node | string | number | false | null | undefined | readonly Child[];

export type Listeners = {
  [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

/** Anything but these is an attribute: `true` sets it empty, `false` leaves it out. */
export interface Props {
  class?: string | null;
  text?: string | number | null;
  on?: Listeners;
  [attribute: string]: unknown;
}

/** What a tag makes. */
export type Made<Tag extends string> =
  Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement;

/** What shows one thing of a list, and how it takes news of it. */
export interface Card<T> {
  el: HTMLElement;
  update?: (one: T) => void;
}
