import { defineContentScript } from "#imports";
import { SUITE_ORIGIN } from "../../lib/messages/sender.ts";
import { eyes } from "./eyes.ts";
import { startSuite } from "./suite.ts";

export default defineContentScript({
  matches: [`${SUITE_ORIGIN}/*`],
  // Frames of the page's own origin are read from the top one.
  allFrames: false,
  runAt: "document_idle",
  // A message to the window would tell the page who is here.
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startSuite(signal, eyes),
});
