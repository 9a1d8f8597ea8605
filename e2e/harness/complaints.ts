import type { BrowserContext, Page } from "@playwright/test";
import { sessionOfBrowser } from "./worker-targets.ts";

export interface Complaint {
  kind: "page error" | "console error" | "worker error";
  text: string;
  /** The page or script that it came from. */
  where: string;
}

/** Collects, for the whole life of the context, what pages and workers throw or log as an error. */
export async function watchComplaints(context: BrowserContext): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  const watchPage = (page: Page): void => {
    page.on("pageerror", (error) => complaints.push({ kind: "page error", text: String(error), where: page.url() }));
  };
  context.pages().forEach(watchPage);
  context.on("page", watchPage);
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const where = message.location().url || message.page()?.url() || "";
    complaints.push({ kind: "console error", text: message.text(), where });
  });
  await watchWorkers(context, (text, where) => complaints.push({ kind: "worker error", text, where }));
  return complaints;
}

interface WorkerMessage {
  method?: string;
  params?: { exceptionDetails?: { text: string; exception?: { description?: string } } };
}

/**
 * What a service worker throws reaches nobody through Playwright, so we attach to each worker ourselves. Enabling
 * `Runtime` also hands over what was thrown before we came.
 */
async function watchWorkers(context: BrowserContext, report: (text: string, where: string) => void): Promise<void> {
  const session = await sessionOfBrowser(context);
  const urls = new Map<string, string>();
  session.on("Target.receivedMessageFromTarget", ({ message, sessionId }) => {
    const { method, params } = JSON.parse(message) as WorkerMessage;
    if (method !== "Runtime.exceptionThrown" || params?.exceptionDetails === undefined) return;
    const { text, exception } = params.exceptionDetails;
    report(exception?.description ?? text, urls.get(sessionId) ?? "");
  });
  session.on("Target.targetCreated", async ({ targetInfo }) => {
    if (targetInfo.type !== "service_worker") return;
    try {
      const { sessionId } = await session.send("Target.attachToTarget", {
        targetId: targetInfo.targetId,
        flatten: false,
      });
      urls.set(sessionId, targetInfo.url);
      const message = JSON.stringify({ id: 1, method: "Runtime.enable" });
      await session.send("Target.sendMessageToTarget", { sessionId, message });
    } catch {
      // The worker, or the whole browser, has ended before we came.
    }
  });
  await session.send("Target.setDiscoverTargets", { discover: true });
}
