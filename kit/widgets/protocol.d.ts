/** The parts of a view, as kit/room/protocol.py has them.
 * Written by `python -m tests.javascript.protocol_types`: change the Python, not this. */

/** Who the participant said to be. */
export interface Me {
  id: string;
  name: string;
  groups: Record<string, string>;
  language: string;
  credit: boolean;
}

/** The room: its title, language, how many are here, and whether it is ready. */
export interface RoomPart {
  title: string;
  language: string;
  code: string;
  session: string;
  present: number;
  joined: number;
  prepared: boolean;
  page: string;
  /** Nobody new can come in. */
  locked: boolean;
  /** Who comes in is asked for a ticket. */
  by_ticket: boolean;
  /** The standard can be read and kept. */
  standard: boolean;
}

/** One activity of the agenda. */
export interface AgendaEntry {
  id: string;
  does: string;
  title: string;
  state: "waiting" | "open" | "closed";
  /** Whether phones take part in it. */
  answered: boolean;
  /** Whether the wall says how many entries have come in. */
  counts_items: boolean;
}

/** One question of a form. */
export interface FormField {
  name: string;
  label: string | Record<string, string>;
  help: string | Record<string, string>;
  required: boolean;
  lines: number;
  choices: ([string, string | Record<string, string>])[];
}

/** What a criterion is called, and what its lowest and its highest grade mean. */
export interface Scale {
  label: string;
  low: string;
  high: string;
}

/** The current activity: what it asks, and how to answer. */
export interface Current {
  id: string;
  does: string;
  kind: string;
  kind_label: string | Record<string, string>;
  kind_many: string | Record<string, string>;
  title: string;
  prompt: string;
  state: "waiting" | "open" | "closed";
  shown: boolean;
  closes_at: number | null;
  privacy: "named" | "pseudonymous" | "secret";
  within: string;
  within_label: string | Record<string, string>;
  form: FormField[];
  method: "approval" | "ratings" | "dots" | "pairwise" | "choice";
  criteria: string[];
  budget: number;
  most: number;
  /** What an item can be given by a criterion, least first. */
  grades: number[];
  /** By criterion, those of its own and of all votes on its kind; keys of the catalogue. */
  scales: Record<string, Scale>;
  /** Answers to choose from beside the form, by question: the part of the command that takes
   * their keys.
   */
  offers: Record<string, ([string, string | Record<string, string>])[]>;
  /** Whether it is about what is said or done to clients: then trials tell how natural it was. */
  spoken: boolean;
}

/** One item as a phone sees it; nobody's name is in it. */
export interface ItemPart {
  id: string;
  kind: string;
  fields: Record<string, string>;
  version: number;
  within?: string;
  about?: string;
  of?: string;
  mine: boolean;
  my_vote?: unknown;
  /** The answers to a question of a quiz; a vote names one by its place, from 0. */
  options?: string[];
  /** The place of the right answer, once the results are shown. */
  right?: number;
  comments?: string[];
  /** How often one has told a trial of it, where trials are told. */
  tried?: number;
  /** What counts as a success, as it was planned. */
  watch?: string;
  /** What became of one's own entry: merged, hidden, adopted, sent back, dropped; and why. */
  outcome?: Record<string, string>;
}

/** A module as the observer's sheet shows it: what must be said, in any words. */
export interface Sheet {
  item: string;
  text: string;
  points: string[];
}

/** Somebody's place in a group of a role play. */
export interface Seat {
  /** In the group, from 1: what to call somebody without a name. */
  number: number;
  /** As they named themselves, or ``""``. */
  name: string;
  role: "client" | "employee" | "observer";
}

/** What a number on a map stands for; an entry that is not on the map has none. */
export interface MapEntry {
  number: string;
  text: string;
}

/** Results by two criteria as a picture, with what is to be seen, and all of it in words. */
export interface RatingsMap {
  title: string;
  words: string;
  picture: string;
  entries: MapEntry[];
}

/** The groups of the present round, in the order of their numbers: the first is group 1. */
export interface Round {
  number: number;
  groups: Seat[][];
}

/** One's part in the role plays. */
export interface RolePart {
  ready: boolean;
  round: number;
  /** ``""`` without a group. */
  role: "client" | "employee" | "observer" | "";
  /** The number of one's group, which is its table; 0 without a group. */
  group: number;
  /** One's own in it. */
  number: number;
  /** The others in it. */
  partners: Seat[];
  situation: string;
  client_says: string;
  /** The type of client to play: its form filled in, empty without one. */
  client_type: Record<string, string>;
  /** The modules of the situation: for the observer to fill in, for the employee to read. */
  sheets: Sheet[];
  fills: boolean;
  scored: boolean;
}

/** What one said of the draft, and whether it was changed since. */
export interface SigningPart {
  agrees: boolean;
  reason: string;
  changed: boolean;
}

/** Something an item can belong to. */
export interface Choice {
  id: string;
  text: string;
}

/** An entry that a pack suggests, until somebody takes it up. */
export interface Suggested {
  id: string;
  fields: Record<string, string>;
  /** What it belongs to: a stage of the talk, a channel. */
  about: string;
}

/** How far an activity has come, without leaking any result. */
export interface Turnout {
  activity: string;
  voted: number;
  items: number;
  present: number;
}

/** An activity that can be answered beside the current one, with what it adds to a view. */
export interface Beside {
  current: Current;
  items: ItemPart[];
  pair?: string[] | null;
  role?: RolePart | null;
  signing?: SigningPart | null;
}

/** All a phone shows. A missing part in ``set`` means unchanged. */
export interface View {
  me?: Me | null;
  room?: RoomPart;
  agenda?: AgendaEntry[];
  current?: Current | null;
  items?: ItemPart[];
  choices?: Choice[];
  suggested?: Suggested[];
  pair?: string[] | null;
  role?: RolePart | null;
  signing?: SigningPart | null;
  results?: Record<string, unknown>[] | null;
  turnout?: Turnout | null;
  /** What one may say of oneself besides a name: the groups of ``enter``. */
  asks?: FormField[];
  beside?: Beside[];
  /** Who plays with whom: on the wall alone. */
  round?: Round | null;
  /** Results of a vote by two criteria: on the wall alone. */
  map?: RatingsMap | null;
  now?: number;
}
