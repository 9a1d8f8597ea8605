import { defineBackground } from "#imports";
import { startWorker } from "../lib/worker/start.ts";

export default defineBackground(startWorker);
