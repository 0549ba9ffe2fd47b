/** What the toy adds to the protocol. */

import "kit/widgets/commands.js";
import "kit/widgets/protocol.js";

declare module "kit/widgets/commands.js" {
  interface Commands {
    feel: { do: "feel"; id: string; activity: string; mood: string };
  }
}

declare module "kit/widgets/protocol.js" {
  interface View {
    mood?: string;
  }
}
