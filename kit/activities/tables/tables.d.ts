/** What the widget of an imported table gets of its kernel. */

import type { Bare } from "../../widgets/desk/desk.js";
import type { Measured } from "../../widgets/results_bar.js";

export interface TablesDesk extends Bare {
  joined: number;
  found: Found;
  /** Whether the audit needs the table, or a reason to do without it. */
  needed: boolean;
  /** Where the table is the one of codes. */
  coding: { dialogues: number; turns: number; from: string; here: boolean } | null;
}

/** What a table says; `source` is its file, `skipped` the reason to do without it. */
export type Found = { label: string; source: string; skipped: string; n: number } & (
  | ({ table: "claims" } & Claims)
  | ({ table: "survey" } & Survey)
  | ({ table: "codings" } & Codings)
  | ({ table: "dialogues" } & Dialogues)
  | ({ table: "roster" } & Roster)
  | ({ table: "trials" } & ToldTrials)
);

export interface Claims {
  /** How many have a theme, and how many are not read yet. */
  themed: number;
  unread: number;
  themes: { theme: string; count: number; share: Measured }[];
}

export interface Survey {
  best: string[];
  indices: Index[];
}

/** How satisfied clients are, by one of the usual rules. */
export interface Index {
  name: string;
  rule: string;
  value: Measured;
  scale: [number, number];
}

export interface Codings {
  frequencies: { technique: string; share: Measured }[];
  overall: Agreement | null;
  techniques: Agreement[];
}

/** How far coders agree, by three figures. */
export interface Agreement {
  name: string;
  n: number;
  percent: Measured;
  alpha: Measured;
  ac1: Measured;
}

export interface Dialogues {
  turns: number;
  agent_turns: number;
  channels: { label: string; share: Measured; n: number }[];
  /** How many STOP-phrases there are to look for. */
  listed: number;
  said: SaidPhrase[];
  repeated: Measured;
}

/** A STOP-phrase that employees say, with an example. */
export interface SaidPhrase {
  phrase: string;
  replacement: string;
  count: number;
  dialogues: number;
  sample: string;
}

export interface Roster {
  here: number;
  groups: Grouped[];
}

/** One way to group employees; `small` counts the groups that are not shown. */
export interface Grouped {
  name: string;
  small: number;
  said: boolean;
  rows: Presence[];
}

/** How many of a group are here, as far as that may be shown. */
export interface Presence {
  group: string;
  staff: number;
  here: number | null;
  share: number | null;
  missing: string;
}

export interface ToldTrials {
  modules: ToldModule[];
}

/** What imported trials say of a module. */
export interface ToldModule {
  id: string;
  number: string;
  text: string;
  n: number;
  counts: Record<string, number>;
  share: Measured;
  earlier: number;
  dropped: boolean;
}

/** What a file would bring in, and everything that is wrong with it. */
export interface Look {
  headers: string[];
  preview: string[][];
  columns: { name: string; label: string; required: boolean }[];
  /** The heading of each column that was recognised. */
  mapping: Record<string, string>;
  rows: number;
  faults: number;
  bad: { row: number; column: string; why: string }[];
  problems: string[];
  notices: string[];
  masked: number;
  /** Only of a file of trials. */
  codes?: Code[];
  modules?: Module[];
}

/** A code of a file of trials, and the module that it is likely to be. */
export interface Code {
  code: string;
  title: string;
  rows: number;
  item: string;
  why: string;
}

/** A speech module that trials can be about. */
export interface Module {
  id: string;
  number: string;
  text: string;
  about: string;
}

/** A turn of a dialogue; of an employee's, the techniques that the coder saw. */
export interface Turn {
  turn: number;
  agent: boolean;
  text: string;
  /** `null`: not coded yet. */
  techniques: string[] | null;
}

/** A dialogue to code: its place among all, and how many others its coder has finished. */
export interface Dialogue {
  id: string;
  at: number;
  of: number;
  others: number;
  turns: Turn[];
}

/** Claims that may be about the same. */
export interface Group {
  words: string[];
  claims: number[];
  samples: string[];
}

/** Two claims that may be one. */
export interface Pair {
  claims: number[];
  texts: string[];
  theme: string;
  similarity: number;
}
