import { protocol } from "./protocol.ts";
import { sending } from "./sending.ts";

/** Sends one command of a page to the worker. Never rejects: see `sending`. */
export const send = sending(protocol);
