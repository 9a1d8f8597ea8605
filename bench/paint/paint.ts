import type { Section } from "../kit/report.ts";

export async function measurePaint(): Promise<Section> {
  return { name: "Paint", text: [], targets: [], figures: {} };
}
