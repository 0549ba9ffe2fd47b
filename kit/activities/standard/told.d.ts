/** What the desk of the standard gets of its kernel: kit/activities/standard/desk.py. */

import type { Bare, DeskItem, DeskRoom } from "../../widgets/desk/desk.js";
import type { FormField } from "../../widgets/protocol.js";

/** What was said of the standard. */
export interface Described {
  version: string;
  owner: string;
  scope: string;
  review: string;
  changes: string;
}

/** A required content, with why it does not apply. */
export interface Content {
  key: string;
  title: string;
  filled: boolean;
  reason: string;
}

/** A chapter, and the key of the one under whose heading it is shown. */
export interface ChapterTold {
  key: string;
  title: string;
  into: string;
}

/** An open point; `closed` says why it stays as it is. */
export interface Point {
  /** The entry that it is about. */
  item: string;
  /** Tells the points about one entry apart. */
  key: string;
  title: string;
  number: string;
  text: string;
  why: string;
  /** Of the entries by which it is settled. */
  kind: string;
  closed: string;
}

export interface Told extends Bare {
  passport: Described;
  versions: string[];
  contents: Content[];
  chapters: ChapterTold[];
  points: Point[];
  editions: [key: string, name: string][];
  kinds: [key: string, name: string][];
  kind: string;
  items: DeskItem[];
  numbers: Record<string, string>;
  form: FormField[];
}

export type StandardRoom = DeskRoom<Told>;
