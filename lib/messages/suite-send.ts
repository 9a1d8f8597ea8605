import { sending } from "./sending.ts";
import { suiteCommands } from "./suite-commands.ts";

/** Sends one command of the content script to the worker. Never rejects: see `sending`. */
export const sendSuite = sending(suiteCommands);
