/** What the page asks its server, and what comes back. */
import type { ErrorKey, Gate, Role, Section, SiteData, Task } from "./scene.ts";

export interface Generate {
  userId: string;
  appId: string;
  expiry: "60" | "never";
  scopes: readonly string[];
}

export type Ask =
  | { do: "load"; section: Section | null }
  | { do: "requestApp"; appId: string }
  | { do: "connectApp"; appId: string }
  | { do: "createApp"; name: string; password?: string }
  | { do: "acceptPolicy" }
  | { do: "createUser"; name: string; role: Role }
  | { do: "assign"; userId: string; appId: string; tasks: readonly Task[] }
  | ({ do: "generate"; password?: string } & Generate)
  | ({ do: "askApproval" } & Generate)
  | { do: "verify"; code: string }
  | { do: "revoke"; userId: string };

export interface Answer {
  data: SiteData;
  error?: ErrorKey;
  gate?: Gate;
  /** For a gate that says when to come back. */
  minutes?: number;
  token?: string;
}

/** The name under which the request travels, in the manner of the real site. */
export function friendlyName(ask: Ask): string {
  const name = `BizKitSettings${ask.do.charAt(0).toUpperCase()}${ask.do.slice(1)}`;
  return ask.do === "load" ? `${name}Query` : `${name}Mutation`;
}
