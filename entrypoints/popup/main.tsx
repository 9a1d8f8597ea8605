// First of all, and before the others are sorted.
import "./open.ts";

import { type Cards, readCards } from "../../components/cards.ts";
import type { Live } from "../../components/live.tsx";
import { mount } from "../../components/mount.tsx";
import { Popup } from "./popup.tsx";

/** Milliseconds after which a person should see that something is going on. */
const SOON = 100;

// A frame without the cards would be in the way of the one with them, so the first that is drawn has them. If the read is slow or
// fails, the page comes as it is and says so.
const loading: Live<Cards> = { state: "loading" };
const read = readCards().then(
  (value): Live<Cards> => ({ state: "ready", value }),
  () => loading,
);
const late = new Promise<Live<Cards>>((resolve) => setTimeout(resolve, SOON, loading));
void Promise.race([read, late]).then((first) => mount(<Popup first={first} />));
