/** What is asked of the room, as the commands of the kit and of its activities have it.
 * Written by `python -m tests.javascript.protocol_types`: change the Python, not this. */

/** Every command by the word that asks for it. */
export interface Commands {
  /** Write an item; ``within`` names the item it belongs to, ``of`` the one it varies. */
  add: {
    do: "add";
    id: string;
    activity: string;
    kind: string;
    fields: Record<string, string>;
    within?: string | null;
    of?: string | null;
  };
  /** Say what a session's notebook gave: its activities in order, or the failed cell. */
  agenda: {
    do: "agenda";
    id: string;
    session: string;
    order?: string[];
    failed_cell?: number | null;
    error?: string;
  };
  /** Answer a pulse: how far one agrees with each statement, from 1 to 5. */
  answer: {
    do: "answer";
    id: string;
    activity: string;
    values: Record<string, number>;
  };
  /** Take back that a required content does not apply. */
  applicable: {
    do: "applicable";
    id: string;
    content: string;
  };
  /** Approve an adopted module that was tried in real dialogues. */
  approve: {
    do: "approve";
    id: string;
    item: string;
  };
  /** Put right what an item is: its kind, stage, channel; votes on its wording stand. */
  classify: {
    do: "classify";
    id: string;
    item: string;
    marks: Record<string, string>;
  };
  /** Close an activity. */
  close: {
    do: "close";
    id: string;
    activity: string;
  };
  /** Say which techniques a coder saw in one turn of an employee; an empty list means none. */
  code: {
    do: "code";
    id: string;
    dialogue: string;
    turn: number;
    /** Initials or a short code, never a full name. */
    coder: string;
    techniques: string[];
  };
  /** Finish a dialogue: what its coder did not touch was looked at, and nothing seen there. */
  code_rest: {
    do: "code_rest";
    id: string;
    dialogue: string;
    coder: string;
  };
  /** Say something about an item. */
  comment: {
    do: "comment";
    id: string;
    activity: string;
    item: string;
    text: string;
  };
  /** Say what became of trying an idea. */
  conclude: {
    do: "conclude";
    id: string;
    item: string;
    note: string;
  };
  /** Adopt an item, send it back for rework, or drop it. */
  decide: {
    do: "decide";
    id: string;
    item: string;
    decision: "adopt" | "rework" | "drop";
    reason?: string;
    binding?: "must" | "should" | "free";
  };
  /** Declare an activity, as a notebook's cell does. */
  declare: {
    do: "declare";
    id: string;
    activity: unknown;
    /** Kinds of items of the workshop's own, of which the activity may name some. */
    kinds?: unknown[];
  };
  /** Say what the standard is; what is said replaces all that was said before. */
  describe_standard: {
    do: "describe_standard";
    id: string;
    version?: string;
    owner?: string;
    scope?: string;
    /** Day of the next review, as an ISO date. */
    review?: string;
    /** How to propose a change. */
    changes?: string;
  };
  /** Draw a round of role plays among those who take part.
   *
   * With ``handover`` nobody is drawn: each client goes on to the next group's employee, with
   * the same situation, so that one client is served by several.
   */
  draw: {
    do: "draw";
    id: string;
    activity: string;
    handover?: boolean;
  };
  /** Change somebody's wording, with a reason that stays in the log. */
  edit: {
    do: "edit";
    id: string;
    item: string;
    fields: Record<string, string>;
    reason: string;
  };
  /** Come in, or say anew who one is. */
  enter: {
    do: "enter";
    id: string;
    name?: string;
    groups?: Record<string, string>;
    language?: string;
    credit?: boolean;
    /** What is printed on one's ticket, where tickets are asked for. */
    ticket?: string;
  };
  /** Hide an item from phones and wall, which needs a reason, or show it again. */
  hide: {
    do: "hide";
    id: string;
    item: string;
    on?: boolean;
    reason?: string;
  };
  /** Take in checked rows of a table; the first part replaces what it held before. */
  import: {
    do: "import";
    id: string;
    table: string;
    source: string;
    rows: Record<string, unknown>[];
    first?: boolean;
  };
  /** Say that two items which look alike are not the same. */
  keep_apart: {
    do: "keep_apart";
    id: string;
    items: string[];
  };
  /** Say what an item belongs with; the list replaces the earlier one.
   *
   * With ``kind`` it replaces the links to that kind of item, and the others stay.
   */
  link: {
    do: "link";
    id: string;
    item: string;
    to: string[];
    kind?: string;
  };
  /** Add the questions that the standard gives, as far as they were never asked. */
  make_questions: {
    do: "make_questions";
    id: string;
    activity: string;
  };
  /** Make entries of an activity's kind a topic, under the name that the facilitator gives it. */
  make_topic: {
    do: "make_topic";
    id: string;
    activity: string;
    text: string;
    items: string[];
  };
  /** Make several items one; a wording that is none of theirs needs a reason. */
  merge: {
    do: "merge";
    id: string;
    items: string[];
    fields: Record<string, string>;
    reason?: string;
  };
  /** Say why a required content does not apply to this company. */
  not_applicable: {
    do: "not_applicable";
    id: string;
    content: string;
    reason: string;
  };
  /** Open an activity and make it the current one; ``close_current`` closes the one before. */
  open: {
    do: "open";
    id: string;
    activity: string;
    close_current?: boolean;
  };
  /** Turn to a session of the workshop; ``close_current`` closes first what is open. */
  open_session: {
    do: "open_session";
    id: string;
    session: string;
    close_current?: boolean;
  };
  /** Enter how many people chose a value on paper. */
  paper: {
    do: "paper";
    id: string;
    activity: string;
    item: string;
    value: unknown;
    count: number;
  };
  /** Go on from a step that lacks something, with a written reason. */
  pass_gate: {
    do: "pass_gate";
    id: string;
    step: string;
    reason: string;
  };
  /** Plan how often a module is to be tried, and what counts as a success. */
  plan_trial: {
    do: "plan_trial";
    id: string;
    item: string;
    wanted: number;
    watch?: string;
  };
  /** Make tickets right: the marks of those that were printed. */
  print_tickets: {
    do: "print_tickets";
    id: string;
    marks: string[];
  };
  /** Take a participant out, which needs a reason, or let them in again.
   *
   * Their votes and trials leave the counts and their entries are hidden; what they answered in
   * secret stays, for nobody knows which ballots are theirs.
   */
  remove: {
    do: "remove";
    id: string;
    participant: string;
    on?: boolean;
    reason?: string;
  };
  /** Reveal an activity's results, or take them back; ``close`` closes an open ballot first. */
  reveal: {
    do: "reveal";
    id: string;
    activity: string;
    on?: boolean;
    close?: boolean;
  };
  /** Change the wording of one's own item. */
  revise: {
    do: "revise";
    id: string;
    item: string;
    fields: Record<string, string>;
  };
  /** Fill in the sheet of one's own group: which points were said, in any words. */
  score: {
    do: "score";
    id: string;
    activity: string;
    item: string;
    points: boolean[];
    naturalness?: number | null;
  };
  /** Say who may still come in: nobody new, or only who has a ticket; how many are expected. */
  set_door: {
    do: "set_door";
    id: string;
    locked?: boolean;
    expected?: number;
    by_ticket?: boolean;
  };
  /** Say how much one participant may send; see :class:`kit.domain.door.Limits`. */
  set_limits: {
    do: "set_limits";
    id: string;
    entries: number;
    characters: number;
    pace: number;
  };
  /** Say where the company serves its clients, and in which industry. */
  set_profile: {
    do: "set_profile";
    id: string;
    channels: string[];
    places?: string[];
    industry?: string;
  };
  /** Say which situations a theme of the claims goes into, or why it is dropped. */
  settle_theme: {
    do: "settle_theme";
    id: string;
    theme: string;
    situations?: string[];
    reason?: string;
  };
  /** Let participants read and keep the standard, or no longer. */
  share_standard: {
    do: "share_standard";
    id: string;
    on?: boolean;
  };
  /** Say that one can work with the draft, or why not yet. */
  sign: {
    do: "sign";
    id: string;
    activity: string;
    agrees: boolean;
    reason?: string;
  };
  /** Leave a table out of the audit, with a reason. */
  skip_table: {
    do: "skip_table";
    id: string;
    table: string;
    reason: string;
  };
  /** Put a pack's entries beside the forms, for participants to take up. */
  suggest: {
    do: "suggest";
    id: string;
    pack: string;
    suggestions: unknown[];
  };
  /** Put tags on an item. */
  tag: {
    do: "tag";
    id: string;
    item: string;
    tags: string[];
  };
  /** Take part in the role plays of an activity, or no longer. */
  take_part: {
    do: "take_part";
    id: string;
    activity: string;
    on?: boolean;
  };
  /** Make a suggestion an entry of one's own, word for word; it may be changed afterwards. */
  take_up: {
    do: "take_up";
    id: string;
    activity: string;
    suggestion: string;
  };
  /** Say what claims are about: their places in the table. */
  theme_claims: {
    do: "theme_claims";
    id: string;
    theme: string;
    claims: number[];
  };
  /** Let an open activity close in so many seconds, or only when told (``None``). */
  time: {
    do: "time";
    id: string;
    activity: string;
    seconds: number | null;
  };
  /** Tell how a wording went in a real dialogue; ``tried_at`` when it was sent later. */
  try: {
    do: "try";
    id: string;
    activity: string;
    item: string;
    outcome: string;
    seconds?: number | null;
    naturalness?: number | null;
    channel?: string;
    /** Who tried; ``""`` where that was not said, and it is in no figure by who tried. */
    by?: string;
    tried_at?: number | null;
  };
  /** Vote on an item; ``None`` takes the vote back. */
  vote: {
    do: "vote";
    id: string;
    activity: string;
    item: string;
    value: unknown;
  };
  /** Say which share of the standard employees should have written, from 0 to 1. */
  want_share: {
    do: "want_share";
    id: string;
    share: number;
  };
  /** Take one's own item back. */
  withdraw: {
    do: "withdraw";
    id: string;
    item: string;
  };
}
