/** The room as a part of a page sees it, whichever line stands behind it. */

import type { Commands } from "./commands.js";
import type { Choice, Current, View } from "./protocol.js";

type Known =
  | "me" | "room" | "agenda" | "current" | "choices" | "suggested" | "items" | "results"
  | "turnout" | "asks";

/** A view that has come whole once; the parts of single activities may still be missing. */
export type WholeView = View & Required<Pick<View, Known>>;

/** The whole view while an activity is current. */
export type ActivityView = WholeView & { current: Current };

/** A command as the room gets it. */
export type Command = Commands[keyof Commands];

/** A command as a part gives it: its id is made where it is sent. */
export type Given = { [Do in keyof Commands]: Omit<Commands[Do], "id"> }[keyof Commands];

/** What is decided about an entry, and how far it then obliges. */
export type Decision = Commands["decide"]["decision"];
export type Binding = NonNullable<Commands["decide"]["binding"]>;

/** What became of a command; `why` is the refusal in the reader's language. */
export interface Answer {
  ok: boolean;
  why?: string;
  seq?: number;
}

/** A command under way, refused, or `saved` but not yet shown by the view. */
export interface Pending {
  command: Command;
  state: "waiting" | "saved" | "refused";
  why: string;
}

/** Calls `fn` with the names of the parts that have changed; gives what stops it. */
export type On = (fn: (changed: Set<string>) => void) => () => void;

/** What anybody sees of a room. */
export interface Seen {
  view: WholeView;
  state: "live" | "waiting" | "lost";
  on: On;
  /** Seconds by the room's clock. */
  clock: () => number;
}

/** What stands on the wall of an activity: as it is now, or as it was last. */
export type WallView =
  Pick<WholeView, "current" | "results" | "turnout" | "agenda"> & Partial<WholeView>;

/** A room as somebody sees it who only looks. */
export interface Shown {
  view: Pick<WholeView, "current" | "results"> & Partial<WholeView>;
  on: On;
}

/** A room that one answers. */
export interface Room extends Seen {
  /** What is under way or was refused, in the order in which it was given. */
  pending: readonly Pending[];
  send: (command: Given) => Promise<Answer>;
  /** On a phone: why the server is away, as it said itself when it went; `""` otherwise. */
  stops?: string;
  /** Search what an entry of an activity can belong to; only where much is kept elsewhere. */
  find?: (activity: string, query: string) => Promise<Choice[]>;
  /** Forget a refused command. */
  dismiss: (id: string) => void;
}

/** A room in which an activity is current. */
export interface ActivityRoom extends Room {
  view: ActivityView;
}

/** A room before its first view has come. */
export type Opening<R extends Seen> = Omit<R, "view"> & { view: WholeView | null };

/** Single items that have changed, by the part they stand in. */
export type Patch = Pick<View, "items">;

/** A frame that the room sends. */
export type Frame =
  | { is: "welcome"; id?: undefined; participant: string | null; seq: number; view: WholeView }
  | { is: "view"; id?: undefined; seq: number; set: View; patch?: Patch }
  | { is: "ack"; id: string; seq: number }
  | { is: "refused"; id: string | null; why: string; later?: boolean }
  | { is: "stops"; id?: undefined; why: string };
