import type { Sandbox } from "../../sandbox/index.ts";
import type { ConnectForm } from "../main-job.ts";

const worlds = ["small", "medium", "large", "many"] as const;
export type WorldName = (typeof worlds)[number];

/** The world of that name, or the end of the program with the names that there are. */
export function readWorld(name: string): WorldName {
  const found = worlds.find((world) => world === name);
  if (found !== undefined) return found;
  console.error(`There is no world called "${name}". There are: ${worlds.join(", ")}.`);
  process.exit(2);
}

/** What one types to connect a practice portfolio; the first of the world unless told otherwise. */
export function practiceForm(sandbox: Sandbox, businessId?: string): ConnectForm {
  const portfolio = sandbox.world.portfolio(businessId);
  return {
    label: portfolio.name,
    token: sandbox.tokens.admin(portfolio.id),
    businessId: portfolio.id,
    appId: portfolio.appId,
  };
}

/** The same for people to copy. These tokens open nothing but the sandbox. */
export function practiceLines(sandbox: Sandbox): string[] {
  const form = practiceForm(sandbox);
  return [
    "",
    `Practice portfolio "${form.label}"`,
    `  Business ID   ${form.businessId}`,
    `  App ID        ${form.appId}`,
    `  Access token  ${form.token}`,
    "",
  ];
}
