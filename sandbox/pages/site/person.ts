/** A person at the keyboard, for tests that walk through the site: what they type into a field. */
import type { Want } from "./oracle.ts";

/** What goes into the field with this key, or undefined if the control is to be pressed. */
export function textFor(control: string, want: Want): string | undefined {
  switch (control) {
    case "request.appId":
    case "connect.appId":
      return want.appId;
    case "create.name":
      return "Hubwarden";
    case "relationship.text":
      return "They keep our accounts in order";
    case "gate.code":
      return "123456";
    case "gate.password":
      return "correct horse";
    case "wizard.search":
      return "";
    default:
      return undefined;
  }
}

/** Controls that only help to find others, or lead away. */
const helps = /\.list$|^wizard\.search$|^done\.token$|^dialog\.|^wizard\.back$/;

/** Which of several right controls a person takes: what leads on first, then scrolling, then the rest. */
export function favourite(rights: readonly string[]): string | undefined {
  return rights.find((key) => !helps.test(key)) ?? rights.find((key) => key.endsWith(".list")) ?? rights[0];
}
