/** What widgets of the desk get of their kernel: kit/widgets/desk/part.py and desk_view.py. */

import type { Current, FormField } from "../protocol.js";
import type { ActivityRoom, Answer, Binding, Decision, Given } from "../room.js";

/** An activity as its notebook declared it, and how it is going. */
export interface Declared {
  id: string;
  session: string;
  does: string;
  kind: string;
  title: string;
  prompt: string;
  within: string;
  ask: string[];
  method: Current["method"];
  criteria: string[];
  budget: number;
  most: number;
  privacy: Current["privacy"];
  minutes: number | null;
  must_at_most: number | null;
  /** Whether those vote who have used what it is about. */
  after_use: boolean;
  settings: Record<string, unknown>;
  state: Current["state"];
}

/** An activity of the agenda, with what its controls need to know. */
export interface Run extends Declared {
  shown: boolean;
  closes_at: number | null;
  current: boolean;
  /** Whether the wall shows it. */
  wall: boolean;
  /** Whether it runs on beside whatever is current. */
  beside: boolean;
  /** Whether its answers go into a box. */
  ballot: boolean;
  answered: boolean;
  for_room: boolean;
  reveals: boolean;
  show_label: string;
  voted: number;
  items: number;
}

/** An entry as the facilitator sees it. */
export interface DeskItem {
  id: string;
  kind: string;
  text: string;
  fields: Record<string, string>;
  version: number;
  at: number;
  within: string;
  about: string;
  of: string;
  parents: string[];
  hidden: boolean;
  tags: string[];
  decision: Decision | null;
  decided_version: number;
  reason: string;
  binding: Binding;
  comments: string[];
  author: string;
  trials: ItemTrials;
  links: { id: string; text: string }[];
  note: string;
  /** Whether a note may close it, where no trial tells what became of it. */
  concluded: boolean;
  edits: { version: number; fields: Record<string, string>; reason: string; at: number }[];
}

/** How an entry was tried, and what bars its approval. */
export interface ItemTrials {
  n: number;
  outcomes: Record<string, number>;
  wanted: number | null;
  watch: string;
  approved: boolean;
  blockers: string[];
}

/** What every widget has. */
export interface Bare {
  run: Declared;
  session: string;
}

/** What a widget about entries has besides. */
export interface Desk extends Bare {
  run: Run;
  /** What is open now and would have to be closed first. */
  running: { id: string; title: string }[];
  joined: number;
  /** What becomes of secret ballots, `""` where there are none. */
  urn: string;
  items: DeskItem[];
  form: FormField[];
}

/** The frame that answers a message: more than an acknowledgement where more was asked for. */
export type Reply = Record<string, unknown>;

/** A message that the widget itself answers: nothing of it goes to the log. */
export type Message = { do: string } & Record<string, unknown>;

export interface DeskAnswer extends Answer {
  message: Reply;
}

/** The room of one widget. */
export interface DeskRoom<D extends Bare = Desk> extends ActivityRoom {
  desk: D;
  send: (command: Given) => Promise<DeskAnswer>;
  /** Ask the widget's own kernel for something. */
  ask: (message: Message) => Promise<DeskAnswer>;
  stop: () => void;
}

/** What more a card of an entry shows. */
export type Extra = (item: DeskItem) => {
  el: HTMLElement;
  update?: (item: DeskItem) => void;
};

/** The model of an anywidget, as far as it is used here. */
export interface Model {
  get: (name: string) => unknown;
  on: (event: string, fn: (message: Reply) => void) => void;
  off: (event: string, fn: (message: Reply) => void) => void;
  send: (message: Message) => void;
}
