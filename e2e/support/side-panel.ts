import type { BrowserContext } from "@playwright/test";
import { sessionOfBrowser } from "../harness/worker-targets.ts";

/** What an expression gives in the open side panel, which is no tab and so no page to Playwright. `null`: none is open. */
export async function askSidePanel(context: BrowserContext, expression: string): Promise<unknown> {
  const session = await sessionOfBrowser(context);
  const { targetInfos } = await session.send("Target.getTargets");
  const panel = targetInfos.find(({ url }) => url.includes("/sidepanel.html"));
  if (!panel) return null;
  const { targetId } = panel;
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  const answer = new Promise<unknown>((resolve) => {
    const hear = ({ message, sessionId: from }: { message: string; sessionId: string }) => {
      if (from !== sessionId) return;
      session.off("Target.receivedMessageFromTarget", hear);
      resolve((JSON.parse(message) as { result?: { result?: { value?: unknown } } }).result?.result?.value);
    };
    session.on("Target.receivedMessageFromTarget", hear);
  });
  const message = JSON.stringify({
    id: 1,
    method: "Runtime.evaluate",
    params: { expression, returnByValue: true },
  });
  await session.send("Target.sendMessageToTarget", { sessionId, message });
  const value = await answer;
  await session.send("Target.detachFromTarget", { sessionId });
  return value;
}
