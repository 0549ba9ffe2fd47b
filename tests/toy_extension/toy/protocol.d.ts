/** What the toy adds to the protocol. */

import "kit/widgets/protocol.js";

declare module "kit/widgets/protocol.js" {
  interface Commands {
    feel: { do: "feel"; id: string; activity: string; mood: string };
  }
  interface View {
    mood?: string;
  }
}
