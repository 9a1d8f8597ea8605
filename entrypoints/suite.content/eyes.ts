import { capture, readPasted } from "../../lib/guide/capture.ts";
import { look } from "../../lib/guide/look.ts";
import { people } from "../../lib/guide/people.ts";
import type { Eyes } from "./overlay.tsx";

export const eyes: Eyes = { look, capture, readPasted, people };
