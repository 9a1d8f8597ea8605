import type { BrowserContext } from "@playwright/test";
import { count, median, type Section, table } from "../kit/report.ts";
import { type Frames, ride } from "./scroll.ts";

/** A notch of the wheel in every frame, 6,000 px a second: as fast as rows can still be looked at. */
const wheel = 100;
/** Five rows a frame: a strong flick on a touchpad, in which nothing can be read. */
const flick = 250;
/** A page and a half a frame, as when the scroll bar is dragged: no row of one frame is there in the next. */
const drag = 1000;

/** What scrolling through a table costs, beside a page without content that is scrolled the same way, and one at rest. */
export async function measureScrolling(
  context: BrowserContext,
  pages: { table: string; tall: string; empty: string },
): Promise<Pick<Section, "text" | "targets" | "figures">> {
  const rest = await ride(context, { url: pages.empty, selector: null, step: 0, frames: 300 });
  const plain = await ride(context, { url: pages.tall, selector: "div", step: flick, frames: 600 });
  const turned = await ride(context, { url: pages.table, selector: "tbody tr", step: wheel, frames: 1200 });
  const whole = await ride(context, { url: pages.table, selector: "tbody tr", step: flick });
  const dragged = await ride(context, { url: pages.table, selector: "tbody tr", step: drag, frames: 300 });

  const interval = median(rest.deltas);
  const each = (frames: Frames, kind: keyof Frames["cpu"]): number => frames.cpu[kind] / frames.deltas.length;
  const row = (words: string, frames: Frames): string[] => [
    words,
    count(frames.deltas.length),
    `${((100 * frames.deltas.filter((delta) => delta > 1.5 * interval).length) / frames.deltas.length).toFixed(1)} %`,
    ...(["all", "script", "style", "layout"] as const).map((kind) => each(frames, kind).toFixed(2)),
  ];
  return {
    text: [
      `A frame lasts ${interval.toFixed(1)} ms on a page at rest; one that comes after 1.5 × that is late. Late frames depend on what ` +
        "else the machine does, so the target is the processor time of the page's main thread, in ms a frame.",
      table(
        ["page", "frames", "late", "main thread", "script", "style", "layout"],
        [
          row("empty, at rest", rest),
          row(`empty and as tall, ${flick} px a frame`, plain),
          row(`10,000 members, ${wheel} px a frame`, turned),
          row(`10,000 members from top to end, ${flick} px a frame`, whole),
          row(`10,000 members, dragged, ${drag} px a frame`, dragged),
        ],
      ),
    ],
    targets: [
      {
        what: "paint: main thread's work a frame while the wheel turns through 10,000 rows ÷ the frame",
        value: each(turned, "all") / interval,
        bound: { most: 1 },
      },
    ],
    figures: { interval, rest, plain, turned, whole, dragged },
  };
}
